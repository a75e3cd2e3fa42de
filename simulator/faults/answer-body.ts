import type { HeaderPair } from '../../protocol/wire/headers.ts';
import type { Answer } from '../hub/http/answers.ts';

/** True when the hub did what it was asked for, and somebody is there to hear it. */
export function isSuccess({ httpStatus, refusal }: Answer): boolean {
  return httpStatus === 200 && refusal === undefined;
}

/** True when the caller has gone before there was an answer. */
export function isUnheard({ httpStatus }: Answer): boolean {
  return httpStatus === 0;
}

/** How long the body is, by its own `Content-Length`. */
export function lengthOf({ headers }: Answer): number {
  const found = headers.find(([name]) => name.toLowerCase() === 'content-length');
  return Number(found?.[1] ?? 0);
}

/** The whole body. A stream can be read once. */
export async function wholeBody({ body }: Answer): Promise<Buffer> {
  if (body instanceof Uint8Array) return Buffer.from(body);
  const chunks: Uint8Array[] = [];
  for await (const chunk of body) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** The body as pieces, whether it is there as a whole or not. */
export async function* piecesOf({ body }: Answer): AsyncGenerator<Uint8Array> {
  if (body instanceof Uint8Array) yield body;
  else yield* body;
}

/** The same answer around another body. */
export function withBody(answer: Answer, body: Uint8Array): Answer {
  const headers = answer.headers.map(
    ([name, value]): HeaderPair =>
      name.toLowerCase() === 'content-length' ? [name, String(body.length)] : [name, value],
  );
  return { ...answer, headers, body };
}

/** An answer that is not the hub's own. */
export function foreignAnswer(httpStatus: number, contentType: string, body: Uint8Array): Answer {
  const headers: readonly HeaderPair[] = [
    ['Content-Type', contentType],
    ['Content-Length', String(body.length)],
  ];
  return { httpStatus, headers, body, refusal: undefined, problems: [] };
}
