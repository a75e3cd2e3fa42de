import { packetOf, type Row } from './rows.ts';
import type { DocumentRow, KeptProof, KeptVerdict, NewVerdict } from './verdict-store.ts';

/** What both databases ask of the tables of verdicts. */
export const verdictTexts = {
  /** A packet that got a verdict waits no more, whatever was said of it before; nor after, see `waiting`. */
  settle: 'UPDATE verdicts SET waits = 0 WHERE doc_id = :docId AND waits = 1',
  keep: `INSERT INTO proofs (sha256, kind, bytes) VALUES (:sha256, :kind, :bytes) ON CONFLICT (sha256) DO NOTHING`,
  list: 'SELECT number, verdict FROM verdicts WHERE doc_id = :docId ORDER BY number',
  proof: 'SELECT * FROM proofs WHERE sha256 = :sha256',
  waiting: `
    SELECT doc_id FROM verdicts WHERE waits = 1 AND NOT EXISTS (
      SELECT 1 FROM verdicts AS others WHERE others.doc_id = verdicts.doc_id AND others.waits = 0)
    GROUP BY doc_id ORDER BY min(number) LIMIT :limit`,
  documents: `
    SELECT packets.*, EXISTS (SELECT 1 FROM verdicts WHERE verdicts.doc_id = packets.doc_id) AS judged
    FROM packets WHERE sequence > :after AND message_type = 'edoc' ORDER BY sequence LIMIT :limit`,
} as const;

export function verdictValues(verdict: NewVerdict) {
  const waits = verdict.record.outcome === 'wait' ? 1 : 0;
  return { docId: verdict.docId, waits, verdict: JSON.stringify(verdict) };
}

export function verdictOf(row: Row): KeptVerdict {
  const verdict = JSON.parse(String(row['verdict'])) as NewVerdict;
  return { ...verdict, number: Number(row['number']) };
}

export function proofOf(row: Row): KeptProof {
  const bytes = row['bytes'];
  if (!(bytes instanceof Uint8Array)) throw new Error('a proof is kept as something else than bytes');
  return {
    sha256: String(row['sha256']),
    kind: String(row['kind']) as KeptProof['kind'],
    bytes: new Uint8Array(bytes),
  };
}

export function documentOf(row: Row): DocumentRow {
  const judged = row['judged'];
  return {
    packet: packetOf(row),
    isJudged: Number(judged) === 1 || String(judged) === 'true' || String(judged) === 't',
  };
}
