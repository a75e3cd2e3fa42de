import type { WireExchange } from '../hub/http/handling.ts';
import { BodyCut, bodyHeld, type CountedBody } from '../hub/http/request-body.ts';

/** A longer body is not kept in memory. */
const longestCopy = 16 * 1024 * 1024;

/** A request's body, which can be read once, made readable as often as it is wanted. */
export interface KeptBody {
  /** Reads the body and keeps it; undefined when it is too long to be kept, or did not come to its end. */
  keep(): Promise<Uint8Array | undefined>;
  /** The body for another reading; the request's own when it was not kept. */
  again(): CountedBody;
}

export function createKeptBody({ body, request }: WireExchange): KeptBody {
  let kept: Promise<Uint8Array | undefined> | undefined;
  let bytes: Uint8Array | undefined;
  const read = async () => {
    if (!isShort(request.headers['transfer-encoding'], body)) return undefined;
    bytes = await wholeOf(body);
    return bytes;
  };
  return {
    keep() {
      kept ??= read();
      return kept;
    },
    again: () => (bytes === undefined ? body : bodyHeld(bytes)),
  };
}

/** Without a length and without chunks there is no body at all. */
function isShort(transferEncoding: string | undefined, { declaredBytes = 0 }: CountedBody): boolean {
  return transferEncoding === undefined && declaredBytes <= longestCopy;
}

async function wholeOf(body: CountedBody): Promise<Uint8Array | undefined> {
  const chunks: Uint8Array[] = [];
  try {
    for await (const chunk of body.chunks()) chunks.push(Uint8Array.from(chunk));
  } catch (reason) {
    if (reason instanceof BodyCut) return undefined;
    throw reason;
  }
  return Buffer.concat(chunks);
}
