import type { KeptProof, KeptVerdict, NewVerdict } from './verdict-store.ts';

/** Verdicts that end with their process. */
export interface MemoryVerdicts {
  add(verdict: NewVerdict, proofs: readonly KeptProof[]): void;
  of(docId: string): readonly KeptVerdict[];
  proof(sha256: string): KeptProof | undefined;
  waiting(limit: number): readonly string[];
  clear(): void;
}

export function createMemoryVerdicts(): MemoryVerdicts {
  const byPacket = new Map<string, KeptVerdict[]>();
  const kept = new Map<string, KeptProof>();
  let last = 0;
  return {
    add(verdict, proofs) {
      last += 1;
      const verdicts = byPacket.get(verdict.docId) ?? [];
      byPacket.set(verdict.docId, [...verdicts, { ...verdict, number: last }]);
      for (const proof of proofs) if (!kept.has(proof.sha256)) kept.set(proof.sha256, proof);
    },
    of: (docId) => byPacket.get(docId) ?? [],
    proof: (sha256) => kept.get(sha256),
    waiting: (limit) =>
      [...byPacket]
        .filter(([, verdicts]) => verdicts.every(({ record }) => record.outcome === 'wait'))
        .map(([docId]) => docId)
        .slice(0, limit),
    clear() {
      byPacket.clear();
      kept.clear();
    },
  };
}
