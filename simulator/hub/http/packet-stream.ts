import { createBase64Stream } from '../../../protocol/wire/base64-stream.ts';

/** Bytes as Base64 text between a head and a tail. */
export async function* framedBase64(
  head: Uint8Array,
  bytes: AsyncIterable<Uint8Array>,
  tail: Uint8Array,
): AsyncGenerator<Uint8Array> {
  const base64 = createBase64Stream();
  yield head;
  for await (const chunk of bytes) yield Buffer.from(base64.write(chunk), 'latin1');
  yield Buffer.from(base64.end(), 'latin1');
  yield tail;
}
