import { type Problem, problem } from '../problems/problem.ts';

/** So many bytes of a body say what it is. */
export const tellingBytes = 512;

/**
 * What was sent in the place of a packet, for a request that was refused because its hash does not fit or its XML
 * cannot be read: one notice, where the first bytes say what it is. It is for whoever looks for the cause, and no part
 * of the answer.
 */
export function nearBody(problems: readonly Problem[], first: Uint8Array): readonly Problem[] {
  const isMeant = problems.some(({ code }) => code === 'wire.file-hash-wrong' || code.startsWith('xml.'));
  const seen = isMeant ? formOf(first) : undefined;
  return seen === undefined ? [] : [problem('wire.body-not-packet', 'body', { seen })];
}

/** Undefined of what may be XML, and of what nobody knows. */
function formOf(first: Uint8Array): string | undefined {
  // .NET puts a byte order mark before whatever it writes.
  const text = Buffer.from(first.subarray(0, tellingBytes))
    .toString('latin1')
    .replace(/^\xef\xbb\xbf/, '');
  if (text.trim() === '') return `${text.length} byte`;
  return forms.find(([, isForm]) => isForm(text))?.[0];
}

const forms: readonly (readonly [string, (text: string) => boolean])[] = [
  ['gzip', (text) => text.startsWith('\x1f\x8b')],
  ['zip', (text) => text.startsWith('PK\x03\x04')],
  ['PDF', (text) => text.startsWith('%PDF-')],
  ['multipart/form-data', (text) => /^--\S+\r?\n[\w-]+:/.test(text)],
  ['JSON', (text) => /^\s*(?:\{\s*["}]|\[)/.test(text)],
  ['SOAP', (text) => /<(?:\w+:)?Envelope[\s>]/.test(text)],
  ['Base64', (text) => /^[A-Za-z0-9+/]{12}/.test(text) && isMarkup(Buffer.from(text.slice(0, 12), 'base64'))],
  ['application/x-www-form-urlencoded', (text) => /^[\w.-]+=(?:[\w.+*-]|%[0-9A-Fa-f]{2})+(?:&|$)/.test(text)],
];

function isMarkup(bytes: Uint8Array): boolean {
  return /^(?:\xef\xbb\xbf)?\s*<[?!A-Za-z]/.test(Buffer.from(bytes).toString('latin1'));
}
