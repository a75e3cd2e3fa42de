/** What a file is by its first bytes. */
export type ContentKind =
  | 'pdf'
  | 'zip'
  | 'ole'
  | 'rtf'
  | 'png'
  | 'jpeg'
  | 'gif'
  | 'tiff'
  | 'gzip'
  | 'executable'
  | 'html'
  | 'text'
  | 'empty'
  | 'unknown';

const beginnings: readonly (readonly [ContentKind, string])[] = [
  ['pdf', '%PDF-'],
  ['zip', 'PK\x03\x04'],
  ['zip', 'PK\x05\x06'],
  ['ole', '\xd0\xcf\x11\xe0'],
  ['rtf', '{\\rtf'],
  ['png', '\x89PNG'],
  ['jpeg', '\xff\xd8\xff'],
  ['gif', 'GIF8'],
  ['tiff', 'II*\0'],
  ['tiff', 'MM\0*'],
  ['gzip', '\x1f\x8b'],
  ['executable', 'MZ'],
  ['executable', '\x7fELF'],
  ['executable', '#!'],
];

const looked = 2048;

/** Sniffs a file. A PDF may have up to 1024 bytes before its header, as readers of PDF allow. */
export function contentKindOf(bytes: Uint8Array): ContentKind {
  if (bytes.length === 0) return 'empty';
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, looked));
  const text = head.toString('latin1');
  const known = beginnings.find(([, mark]) => text.startsWith(mark));
  if (known !== undefined) return known[0];
  if (text.slice(0, 1024).includes('%PDF-')) return 'pdf';
  if (/[\x00-\x08\x0e-\x1a]/.test(text)) return 'unknown';
  return /^\s*<(?:!doctype html|html|head|body|script|svg|iframe)\b/i.test(text) ? 'html' : 'text';
}

/** Replacement characters in what is no text: somebody read the file as UTF-8 and wrote it again. */
export function isMangled(bytes: Uint8Array): boolean {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 4096));
  const mark = Buffer.from('\ufffd', 'utf8');
  const first = head.indexOf(mark);
  return first >= 0 && head.indexOf(mark, first + 3) >= 0;
}

/** Marks that only a file with macros has: the part of Office Open XML, the storage of the older formats. */
export const macroMarks: readonly Buffer[] = [
  Buffer.from('vbaProject.bin', 'latin1'),
  Buffer.from('_VBA_PROJECT', 'utf16le'),
];

/** The harmless file by which virus scanners are tested, in pieces so that none takes this source for it. */
export const testVirusMark: Buffer = Buffer.from(
  ['X5O!P%@AP[4\\PZX54(P^)', '7CC)7}$', 'EICAR-STANDARD-', 'ANTIVIRUS-TEST-FILE'].join(''),
  'latin1',
);

/** True when any of the marks stands in the bytes. */
export function holdsAny(bytes: Uint8Array, marks: readonly Buffer[]): boolean {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return marks.some((mark) => view.includes(mark));
}
