import type { HubStore } from '../store.ts';
import { documentOf, proofOf, verdictOf, verdictTexts, verdictValues } from '../verdict-rows.ts';
import type { VerdictStore } from '../verdict-store.ts';
import type { PostgresDatabase } from './database.ts';
import { tell } from './tell.ts';

const insertVerdict = 'INSERT INTO verdicts (doc_id, waits, verdict) VALUES (:docId, :waits, :verdict)';

/** Verdicts in PostgreSQL. */
export function createPostgresVerdicts({
  run,
  transaction,
}: PostgresDatabase): Pick<HubStore, keyof VerdictStore> {
  return {
    recordVerdict: (verdict, proofs, event) =>
      transaction(async (within) => {
        const values = verdictValues(verdict);
        if (values.waits === 0) await within(verdictTexts.settle, { docId: values.docId });
        await within(insertVerdict, values);
        // In one order, so that two that keep the same lists do not wait for each other.
        for (const { sha256, kind, bytes } of proofs.toSorted((one, other) =>
          one.sha256 < other.sha256 ? -1 : 1,
        )) {
          await within(verdictTexts.keep, { sha256, kind, bytes });
        }
        await tell(within, event);
      }),
    listVerdicts: async (docId) => (await run(verdictTexts.list, { docId })).map(verdictOf),
    findProof: async (sha256) => (await run(verdictTexts.proof, { sha256 })).map(proofOf)[0],
    listWaitingVerdicts: async (limit) =>
      (await run(verdictTexts.waiting, { limit })).map((row) => String(row['doc_id'])),
    listDocuments: async (after, limit) =>
      (await run(verdictTexts.documents, { after, limit })).map(documentOf),
  };
}
