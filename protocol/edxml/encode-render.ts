import type { OutElement } from './encode-tree.ts';

/**
 * The bytes of a packet: UTF-8, no byte order mark, prolog, two spaces a level, line feeds. Content that is
 * bytes already is copied, never turned into a string, so a big attachment costs its own size once.
 */
export function renderPacket(root: OutElement): Uint8Array {
  const output = new Pieces();
  output.text('<?xml version="1.0" encoding="UTF-8"?>\n');
  render(root, 0, output);
  return output.join();
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
  output.text(`${'  '.repeat(depth)}<${name}${attributesOf(element)}`);
  if (content.length === 0) {
    output.text('/>\n');
    return;
  }
  output.text('>');
  if (typeof content === 'string') output.text(escapeText(content));
  else if (content instanceof Uint8Array) output.bytes(content);
  else renderChildren(content, depth, output);
  output.text(`</${name}>\n`);
}

function renderChildren(children: readonly OutElement[], depth: number, output: Pieces): void {
  output.text('\n');
  for (const child of children) render(child, depth + 1, output);
  output.text('  '.repeat(depth));
}

function attributesOf(element: OutElement): string {
  return element.attributes.map(([name, value]) => ` ${name}="${escapeAttribute(value)}"`).join('');
}

/** A bare carriage return would be read back as a line feed. */
function escapeText(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('\r', '&#13;');
}

function escapeAttribute(text: string): string {
  return escapeText(text).replaceAll('"', '&quot;').replaceAll('\n', '&#10;').replaceAll('\t', '&#9;');
}
