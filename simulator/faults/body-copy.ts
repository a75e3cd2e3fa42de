import type { Exchange } from '../hub/http/report.ts';
import type { CountedBody } from '../hub/http/request-body.ts';

/** A request is kept whole in memory to be done twice; one longer than this is left alone. */
const longestCopy = 32 * 1024 * 1024;

/** Reads a body and gives it back as often as it is wanted; undefined for one that is too long to be kept. */
export async function copyBody({ body, request }: Exchange): Promise<(() => CountedBody) | undefined> {
  const isChunked = request.headers['transfer-encoding'] !== undefined;
  const declaredBytes = isChunked ? undefined : (body.declaredBytes ?? 0);
  if (declaredBytes === undefined || declaredBytes > longestCopy) return undefined;
  const chunks: Uint8Array[] = [];
  for await (const chunk of body.chunks()) chunks.push(Uint8Array.from(chunk));
  return () => ({
    declaredBytes,
    received: declaredBytes,
    async *chunks() {
      yield* chunks;
    },
  });
}
