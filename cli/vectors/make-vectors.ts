import { createHash } from 'node:crypto';
import { draftVectors } from './draft-vectors.ts';
import { expectedVerdict } from './expect-verdict.ts';
import type { Vector, VectorDraft } from './vector.ts';

/** Every vector, one after another: the corpus is too large to be held at once. */
export async function* makeVectors(): AsyncGenerator<Vector> {
  for await (const draft of draftVectors()) yield vectorOf(draft);
}

function vectorOf({ name, packet, bugClass, requirement, asOf, why }: VectorDraft): Vector {
  const isFaulty = requirement !== undefined;
  return {
    packet,
    sidecar: {
      schema: 'lienthong-vector/1',
      name,
      sha256: createHash('sha256').update(packet).digest('hex'),
      bytes: packet.length,
      kind: Buffer.from(packet).includes(':StatusCode>') ? 'status' : 'document',
      expectation: {
        law: expectedVerdict(packet, 'law', asOf),
        field: expectedVerdict(packet, 'field', asOf),
      },
      ...(isFaulty ? { requirement } : {}),
      ...{ bugClass, asOf, why },
    },
  };
}
