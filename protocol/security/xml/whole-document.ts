import { type CanonicalForm, canonicalize } from '../../xml/libxml2.ts';
import type { ByteSpan, XmlElement } from '../../xml/tree.ts';
import { walkElements } from '../../xml/walk.ts';
import type { Source } from './standalone.ts';

/** A document that is to be canonicalised without its signature. */
export interface WholeDocument {
  readonly packet: Uint8Array;
  readonly root: XmlElement;
  readonly signature: XmlElement;
  readonly source: Source;
}

/**
 * The canonical bytes of a whole document without its signature, in pieces. Long Base64 never goes through the
 * XML reader: a mark stands for it there, and it is put back afterwards, since text of that kind is its own
 * canonical form but for its line ends. Undefined when that cannot be done without doubt.
 */
export function canonicalDocument(
  { packet, root, signature, source }: WholeDocument,
  form: CanonicalForm,
): readonly Uint8Array[] | undefined {
  const carved = carvedBelow(root);
  if (carved.some(({ start }) => start >= signature.span.start && start < signature.span.end))
    return undefined;
  const pieces: Uint8Array[] = [];
  let at = 0;
  const copyTo = (end: number) => pieces.push(source({ start: at, end }));
  const holes = [
    ...carved.map((span, index) => ({ ...span, mark: markOf(index) })),
    { ...signature.span, mark: '' },
  ];
  for (const { start, end, mark } of holes.toSorted((one, other) => one.start - other.start)) {
    copyTo(start);
    pieces.push(Buffer.from(mark));
    at = end;
  }
  copyTo(packet.length);
  const canonical = canonicalize(Buffer.concat(pieces), form);
  return canonical && putBack(Buffer.from(canonical), carved, packet);
}

function carvedBelow(root: XmlElement): readonly ByteSpan[] {
  return [...walkElements(root)].flatMap(({ carved }) => carved).toSorted((a, b) => a.start - b.start);
}

function markOf(index: number): string {
  return `[carved ${index}]`;
}

/** Marks have to come back in order and once each: a document that holds such a text itself is not judged. */
function putBack(
  canonical: Buffer,
  carved: readonly ByteSpan[],
  packet: Uint8Array,
): readonly Uint8Array[] | undefined {
  const pieces: Uint8Array[] = [];
  let at = 0;
  for (const [index, { start, end }] of carved.entries()) {
    const mark = markOf(index);
    const found = canonical.indexOf(mark, at);
    if (found < 0) return undefined;
    pieces.push(canonical.subarray(at, found), canonicalText(packet.subarray(start, end)));
    at = found + mark.length;
  }
  pieces.push(canonical.subarray(at));
  const marks = canonical.toString('latin1').split('[carved ').length - 1;
  return marks === carved.length ? pieces : undefined;
}

const carriageReturn = 0x0d;
const ampersand = 0x26;

/** Base64 letters and white space: only line ends and references to white space are written another way. */
function canonicalText(bytes: Uint8Array): Uint8Array {
  if (!bytes.includes(carriageReturn) && !bytes.includes(ampersand)) return bytes;
  const text = Buffer.from(bytes).toString('latin1').replace(/\r\n?/g, '\n');
  return Buffer.from(text.replace(/&#(?:x([0-9a-fA-F]+)|([0-9]+));/g, characterOf), 'latin1');
}

function characterOf(_: string, hexadecimal: string | undefined, decimal: string | undefined): string {
  const value = hexadecimal === undefined ? Number(decimal) : Number.parseInt(hexadecimal, 16);
  return value === carriageReturn ? '&#xD;' : String.fromCharCode(value);
}
