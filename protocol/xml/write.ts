import { type Problem, problem } from '../problems/problem.ts';
import { type Reading, read, unread } from '../result.ts';
import { escapeAttribute, escapeText, unwritableIn } from './escape.ts';

/**
 * An element about to be written. `name` is a literal qualified name, prefix and all, and namespace
 * declarations are attributes like any other: the caller decides about every byte.
 */
export interface OutElement {
  readonly name: string;
  readonly attributes: readonly (readonly [name: string, value: string])[];
  /** Text, children, or bytes that are element text already (Base64). Empty content makes `<name/>`. */
  readonly content: string | readonly OutElement[] | Uint8Array;
}

/**
 * The bytes of a document: UTF-8 without byte order mark, prolog, two spaces a level, line feeds. Bytes are
 * copied once and never become a string. A text that XML 1.0 cannot hold is a problem, at its place; nothing
 * is dropped or replaced.
 */
export function writeXml(root: OutElement): Reading<Uint8Array> {
  const problems = findUnwritable(root);
  return problems.length > 0 ? unread(...problems) : read(renderXml(root));
}

/** The same for a tree that is known to be writable; throws when it is not. */
export function renderXml(root: OutElement): Uint8Array {
  const output = new Pieces();
  output.text('<?xml version="1.0" encoding="UTF-8"?>\n');
  render(root, 0, output);
  return output.join();
}

/** Every text and attribute value that XML cannot hold, in document order, with the path of its element. */
export function findUnwritable(root: OutElement): readonly Problem[] {
  const found: Problem[] = [];
  visit(root, '', (text, path) => {
    const seen = unwritableIn(text);
    if (seen !== undefined) found.push(problem('xml.text-unwritable', path, { seen }));
  });
  return found;
}

/** Text collected until bytes come between. */
class Pieces {
  readonly #done: Uint8Array[] = [];
  #text: string[] = [];

  text(piece: string): void {
    this.#text.push(piece);
  }

  bytes(piece: Uint8Array): void {
    this.#flush();
    this.#done.push(piece);
  }

  join(): Uint8Array {
    this.#flush();
    return Buffer.concat(this.#done);
  }

  #flush(): void {
    this.#done.push(Buffer.from(this.#text.join(''), 'utf8'));
    this.#text = [];
  }
}

function render(element: OutElement, depth: number, output: Pieces): void {
  const { name, content } = element;
  output.text(`${'  '.repeat(depth)}<${name}${renderAttributes(element)}`);
  if (content.length === 0) {
    output.text('/>\n');
    return;
  }
  output.text('>');
  if (typeof content === 'string') output.text(escapeText(sound(content)));
  else if (content instanceof Uint8Array) output.bytes(content);
  else renderChildren(content, depth, output);
  output.text(`</${name}>\n`);
}

function renderChildren(children: readonly OutElement[], depth: number, output: Pieces): void {
  output.text('\n');
  for (const child of children) render(child, depth + 1, output);
  output.text('  '.repeat(depth));
}

function renderAttributes({ attributes }: OutElement): string {
  return attributes.map(([name, value]) => ` ${name}="${escapeAttribute(sound(value))}"`).join('');
}

function sound(text: string): string {
  const seen = unwritableIn(text);
  if (seen !== undefined) throw new Error(`${seen} cannot be written as XML 1.0`);
  return text;
}

function visit(element: OutElement, path: string, onText: (text: string, path: string) => void): void {
  const { content } = element;
  for (const [, value] of element.attributes) onText(value, path);
  if (content instanceof Uint8Array) return;
  if (typeof content === 'string') onText(content, path);
  else for (const child of content) visit(child, join(path, child, content), onText);
}

function join(path: string, child: OutElement, siblings: readonly OutElement[]): string {
  const alike = siblings.filter((each) => each.name === child.name);
  const local = child.name.slice(child.name.indexOf(':') + 1);
  const step = alike.length > 1 ? `${local}[${alike.indexOf(child) + 1}]` : local;
  return path === '' ? step : `${path}/${step}`;
}
