import { createHash } from 'node:crypto';
import type { ProofMaterial } from '../../../protocol/security/context.ts';
import type { HubStore } from '../store/store.ts';
import type { KeptProof, NewVerdict } from '../store/verdict-store.ts';

/** What a verdict rests on, each piece under the name of its content (SIG-15). */
export function proofsToKeep({ certificates, crls, ocspAnswers }: ProofMaterial): readonly KeptProof[] {
  const all = [
    ...certificates.map((bytes) => named('certificate', bytes)),
    ...crls.map((bytes) => named('crl', bytes)),
    ...ocspAnswers.map((bytes) => named('ocsp', bytes)),
  ];
  return [...new Map(all.map((each) => [each.sha256, each])).values()];
}

function named(kind: KeptProof['kind'], bytes: Uint8Array): KeptProof {
  return { kind, bytes, sha256: createHash('sha256').update(bytes).digest('hex') };
}

/** The pieces again. @throws when one is gone: nothing removes them while a verdict names them. */
export async function keptProof(
  { proofs }: Pick<NewVerdict, 'proofs'>,
  store: Pick<HubStore, 'findProof'>,
): Promise<ProofMaterial> {
  const found = await Promise.all(
    proofs.map(async ({ sha256 }) => {
      const proof = await store.findProof(sha256);
      if (proof === undefined) throw new Error(`the proof ${sha256} is gone`);
      return proof;
    }),
  );
  const ofKind = (kind: KeptProof['kind']) =>
    found.filter((each) => each.kind === kind).map(({ bytes }) => bytes);
  return { certificates: ofKind('certificate'), crls: ofKind('crl'), ocspAnswers: ofKind('ocsp') };
}
