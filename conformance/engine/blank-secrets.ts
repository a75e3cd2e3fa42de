import type { HeaderPair } from '../../protocol/wire/headers.ts';
import type { RawAnswer } from './stage.ts';

const blanked = '***';

/** Headers that carry a secret itself; an HMAC is none. */
const secretHeaders: ReadonlySet<string> = new Set(['authorization', 'x-secretkey', 'cookie']);

/** Headers as they are written down. */
export function blankedHeaders(headers: readonly HeaderPair[]): readonly HeaderPair[] {
  return headers.map(([name, value]) => [name, secretHeaders.has(name.toLowerCase()) ? blanked : value]);
}

/** An answer with every secret in it blanked, and whether it showed one (AUT-08). */
export function blankSecrets(
  answer: RawAnswer,
  secrets: readonly string[],
): { readonly answer: RawAnswer; readonly shown: boolean } {
  const bytes = Buffer.from(answer.body.buffer, answer.body.byteOffset, answer.body.byteLength);
  const inHeader = (secret: string) => answer.headers.some(([, value]) => value.includes(secret));
  const found = secrets.filter((each) => each !== '' && (bytes.includes(each) || inHeader(each)));
  if (found.length === 0) return { answer, shown: false };
  const blank = (text: string) => found.reduce((rest, each) => rest.replaceAll(each, blanked), text);
  const headers = answer.headers.map(([name, value]): HeaderPair => [name, blank(value)]);
  const body = Buffer.from(blank(bytes.toString('latin1')), 'latin1');
  return { answer: { ...answer, headers, body }, shown: true };
}
