import { type Problem, problem } from '../problems/problem.ts';
import { type Reading, read, unread } from '../result.ts';
import { escapeAttribute, escapeText, unwritableIn } from './escape.ts';
import type { ByteSpan } from './tree.ts';

/**
 * An element about to be written. `name` is a literal qualified name, prefix and all, and namespace
 * declarations are attributes like any other: the caller decides about every byte.
 */
export interface OutElement {
  readonly name: string;
  readonly attributes: readonly (readonly [name: string, value: string])[];
  /** Text, children, or bytes that are element text already (Base64). Empty content makes `<name/>`. */
  readonly content: string | readonly OutElement[] | Uint8Array | SourceSpans;
}

/** Element text that stands, as it has to be written, in another document. There is at least one span. */
export interface SourceSpans {
  readonly spans: readonly ByteSpan[];
}

/** A part of a document: its own bytes, or where they stand in the source. */
export type XmlPiece = Uint8Array | ByteSpan;

/**
 * The bytes of a document: UTF-8 without byte order mark, prolog, two spaces a level, line feeds. Bytes are
 * copied once and never become a string. A text that XML 1.0 cannot hold is a problem, at its place; nothing
 * is dropped or replaced.
 */
export function writeXml(root: OutElement): Reading<Uint8Array> {
  const output = rendered(root);
  return output.unwritable === undefined ? read(joined(output.all())) : unread(...findUnwritable(root));
}

/** The same for a tree that is known to be writable; throws when it is not, and for spans of a source. */
export function renderXml(root: OutElement): Uint8Array {
  return joined(renderPieces(root));
}

/** The same in pieces, for a tree whose long texts stay where they are. */
export function renderPieces(root: OutElement): readonly XmlPiece[] {
  const output = rendered(root);
  if (output.unwritable !== undefined) throw new Error(`${output.unwritable} cannot be written as XML 1.0`);
  return output.all();
}

function rendered(root: OutElement): Pieces {
  const output = new Pieces();
  output.text('<?xml version="1.0" encoding="UTF-8"?>\n');
  render(root, 0, output);
  return output;
}

function joined(pieces: readonly XmlPiece[]): Uint8Array {
  return Buffer.concat(
    pieces.map((piece) => {
      if (piece instanceof Uint8Array) return piece;
      throw new Error('A document with spans of a source is written in pieces.');
    }),
  );
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
  readonly #done: XmlPiece[] = [];
  #text = '';
  /** The first character that XML cannot hold; what has been written is then no document. */
  unwritable: string | undefined;

  text(piece: string): void {
    this.#text += piece;
  }

  /** The same text, of which it is noted when XML cannot hold it. */
  sound(text: string): string {
    this.unwritable ??= unwritableIn(text);
    return text;
  }

  put(...pieces: readonly XmlPiece[]): void {
    this.#flush();
    this.#done.push(...pieces);
  }

  all(): readonly XmlPiece[] {
    this.#flush();
    return this.#done;
  }

  #flush(): void {
    this.#done.push(Buffer.from(this.#text, 'utf8'));
    this.#text = '';
  }
}

function render(element: OutElement, depth: number, output: Pieces): void {
  const { name, content } = element;
  output.text(`${'  '.repeat(depth)}<${name}${renderAttributes(element, output)}`);
  if (isNothing(content)) {
    output.text('/>\n');
    return;
  }
  output.text('>');
  if (typeof content === 'string') output.text(escapeText(output.sound(content)));
  else if (content instanceof Uint8Array) output.put(content);
  else if ('spans' in content) output.put(...content.spans);
  else renderChildren(content, depth, output);
  output.text(`</${name}>\n`);
}

function isNothing(content: OutElement['content']): boolean {
  return typeof content === 'object' && 'spans' in content ? false : content.length === 0;
}

function renderChildren(children: readonly OutElement[], depth: number, output: Pieces): void {
  output.text('\n');
  for (const child of children) render(child, depth + 1, output);
  output.text('  '.repeat(depth));
}

function renderAttributes({ attributes }: OutElement, output: Pieces): string {
  if (attributes.length === 0) return '';
  return attributes.map(([name, value]) => ` ${name}="${escapeAttribute(output.sound(value))}"`).join('');
}

function visit(element: OutElement, path: string, onText: (text: string, path: string) => void): void {
  const { content } = element;
  for (const [, value] of element.attributes) onText(value, path);
  if (content instanceof Uint8Array) return;
  if (typeof content === 'string') onText(content, path);
  else if ('spans' in content) return;
  else for (const child of content) visit(child, join(path, child, content), onText);
}

function join(path: string, child: OutElement, siblings: readonly OutElement[]): string {
  const alike = siblings.filter((each) => each.name === child.name);
  const local = child.name.slice(child.name.indexOf(':') + 1);
  const step = alike.length > 1 ? `${local}[${alike.indexOf(child) + 1}]` : local;
  return path === '' ? step : `${path}/${step}`;
}
