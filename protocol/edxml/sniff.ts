import type { SniffedType } from './attachment-facts.ts';

/** Bytes from the front of a content that are looked at. */
export const sniffedBytes = 4096;

type Magic = readonly [type: SniffedType, bytes: readonly number[]];

const magics: readonly Magic[] = [
  ['zip', [0x50, 0x4b, 0x03, 0x04]],
  ['zip', [0x50, 0x4b, 0x05, 0x06]],
  ['ole', [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]],
  ['png', [0x89, 0x50, 0x4e, 0x47]],
  ['jpeg', [0xff, 0xd8, 0xff]],
  ['gif', [0x47, 0x49, 0x46, 0x38]],
  ['tiff', [0x49, 0x49, 0x2a, 0x00]],
  ['tiff', [0x4d, 0x4d, 0x00, 0x2a]],
  ['gzip', [0x1f, 0x8b, 0x08]],
  ['rtf', [0x7b, 0x5c, 0x72, 0x74, 0x66]],
  ['executable', [0x7f, 0x45, 0x4c, 0x46]],
  ['executable', [0xcf, 0xfa, 0xed, 0xfe]],
  ['executable', [0x23, 0x21]],
];

/** The same by their first byte: most contents are none of them. */
const magicsByFirst: readonly (readonly Magic[] | undefined)[] = Array.from({ length: 256 }, (_, first) => {
  const found = magics.filter(([, [byte]]) => byte === first);
  return found.length === 0 ? undefined : found;
});

const zips = magics.filter(([type]) => type === 'zip');
const pdfMark = Buffer.from('%PDF-', 'latin1');

/** Offset up to which a PDF may begin, as readers of PDF allow. */
export const latestPdfHeader = 1024;

/** Says what a content is by its first bytes, up to 4096 of them. */
export function sniff(head: Uint8Array): SniffedType {
  const bytes = Buffer.from(head.buffer, head.byteOffset, Math.min(head.byteLength, sniffedBytes));
  const known = magicsByFirst[bytes[0] ?? -1]?.find(([, magic]) => startsWith(bytes, magic));
  if (known !== undefined) return known[0];
  if (startsWith(bytes, pdfMark) || bytes.subarray(0, latestPdfHeader).includes(pdfMark)) return 'pdf';
  // Two letters are little proof; a program of this kind has zeros right behind them.
  if (bytes.toString('latin1', 0, 2) === 'MZ' && bytes.includes(0)) return 'executable';
  if (!isText(bytes)) return 'unknown';
  return isHtml(bytes.toString('utf8')) ? 'html' : 'text';
}

/** True for what `sniff` calls a ZIP. */
export function isZip(head: Uint8Array): boolean {
  return zips.some(([, magic]) => startsWith(head, magic));
}

function startsWith(bytes: Uint8Array, mark: ArrayLike<number>): boolean {
  for (let index = 0; index < mark.length; index += 1) if (bytes[index] !== mark[index]) return false;
  return true;
}

function isText(bytes: Buffer): boolean {
  if (bytes.length === 0) return false;
  const marked = bytes.toString('latin1', 0, 2);
  if (marked === '\xff\xfe' || marked === '\xfe\xff') return true;
  if (/[\x00-\x08\x0e-\x1a\x1c-\x1f]/.test(bytes.toString('latin1'))) return false;
  // The last letter may be cut where the head ends.
  const decoded = new TextDecoder('utf-8').decode(bytes, { stream: true });
  return !decoded.includes('\ufffd') || bytes.includes('\ufffd');
}

const htmlStart = /^<(?:!doctype\s+html|html|head|body|script|svg|iframe)\b/i;

/** Comments may stand before a page. They are stepped over by hand: one expression for it backtracks for ever. */
function isHtml(text: string): boolean {
  let rest = text.replace(/^\ufeff/, '').trimStart();
  while (rest.startsWith('<!--')) {
    const end = rest.indexOf('-->');
    if (end < 0) return false;
    rest = rest.slice(end + 3).trimStart();
  }
  return htmlStart.test(rest);
}

/** The replacement character in UTF-8: what is left of a byte that was read as text. */
const replacement = Buffer.from([0xef, 0xbf, 0xbd]);

/** Chance puts one into 4 kB of compressed data once in thousands of files; two are the work of software. */
const suspicious = 2;

/** True for binary content that was read as UTF-8 text and written again. */
export function isMangled(head: Uint8Array, sniffed: SniffedType): boolean {
  if (sniffed === 'text' || sniffed === 'html') return false;
  const bytes = Buffer.from(head.buffer, head.byteOffset, head.byteLength);
  let count = 0;
  for (let at = bytes.indexOf(replacement); at >= 0; at = bytes.indexOf(replacement, at + 3)) count += 1;
  return count >= suspicious;
}
