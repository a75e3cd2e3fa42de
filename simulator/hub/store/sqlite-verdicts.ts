import type { DatabaseSync } from 'node:sqlite';
import type { Numbering } from './numbering.ts';
import { documentOf, proofOf, verdictOf, verdictTexts, verdictValues } from './verdict-rows.ts';
import type { DocumentRow, KeptProof, KeptVerdict, NewVerdict } from './verdict-store.ts';

const insertVerdict =
  'INSERT INTO verdicts (number, doc_id, waits, verdict) VALUES (:number, :docId, :waits, :verdict)';

/** Verdicts in SQLite. Writing functions run inside the caller's transaction. */
export interface SqliteVerdicts {
  add(verdict: NewVerdict, proofs: readonly KeptProof[]): void;
  of(docId: string): readonly KeptVerdict[];
  proof(sha256: string): KeptProof | undefined;
  waiting(limit: number): readonly string[];
  documents(after: number, limit: number): readonly DocumentRow[];
}

export function createSqliteVerdicts(database: DatabaseSync, numbers: Numbering): SqliteVerdicts {
  const prepare = (text: string) => database.prepare(text);
  const { settle, keep, list, proof, waiting, documents } = verdictTexts;
  const [inserting, settling, keeping] = [prepare(insertVerdict), prepare(settle), prepare(keep)];
  const [listing, finding, awaiting, walking] = [
    prepare(list),
    prepare(proof),
    prepare(waiting),
    prepare(documents),
  ];
  return {
    add(verdict, proofs) {
      const values = verdictValues(verdict);
      if (values.waits === 0) settling.run({ docId: values.docId });
      inserting.run({ ...values, number: numbers.next() });
      for (const { sha256, kind, bytes } of proofs) keeping.run({ sha256, kind, bytes });
    },
    of: (docId) => listing.all({ docId }).map(verdictOf),
    proof: (sha256) => finding.all({ sha256 }).map(proofOf)[0],
    waiting: (limit) => awaiting.all({ limit }).map((row) => String(row['doc_id'])),
    documents: (after, limit) => walking.all({ after, limit }).map(documentOf),
  };
}
