import type { Hub } from '../hub.ts';
import type { StoredPacket } from '../store/store.ts';

/** A stored packet, whole: at most the hub's limit, and one at a time. */
export async function bytesOf(
  { sha256, size }: Pick<StoredPacket, 'sha256' | 'size'>,
  { files }: Pick<Hub, 'files'>,
): Promise<Uint8Array> {
  const whole = new Uint8Array(size);
  let at = 0;
  for await (const chunk of files.read(sha256, 0, size)) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole.subarray(0, at);
}
