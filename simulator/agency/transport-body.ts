import { gunzipSync, inflateSync } from 'node:zlib';

/** A header as it goes on the wire: name in its casing, value. */
export type WireHeader = readonly [name: string, value: string];

/** No answer of a hub is larger than a packet of 500 MiB (the largest cap seen in the field) in Base64. */
const largestAnswer = 700 * 1024 * 1024;

/** Reads an answer to its end. The status is kept only where `Response` can hold it: nobody reads it. */
export async function responseOf(
  status: number,
  encoding: string | string[] | undefined,
  body: AsyncIterable<Uint8Array>,
): Promise<Response> {
  const bytes = await readBody(body, typeof encoding === 'string' ? encoding : undefined);
  return new Response(bytes, { status: withoutBody.has(status) ? 200 : status });
}

/** Statuses with which `Response` refuses a body. */
const withoutBody = new Set([204, 205, 304]);

/** Undoes the compression that `Accept-Encoding: gzip,deflate` invited. */
async function readBody(
  source: AsyncIterable<Uint8Array>,
  encoding: string | undefined,
): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of source) {
    size += chunk.length;
    if (size > largestAnswer) throw new Error(`the answer is larger than ${largestAnswer} bytes`);
    chunks.push(chunk);
  }
  const bytes = Buffer.concat(chunks);
  const bound = { maxOutputLength: largestAnswer };
  if (encoding === 'gzip') return new Uint8Array(gunzipSync(bytes, bound));
  if (encoding === 'deflate') return new Uint8Array(inflateSync(bytes, bound));
  return new Uint8Array(bytes);
}
