import type { VerificationRecord } from '../../../protocol/security/document/verification-record.ts';
import type {
  DocumentVerifier,
  Verification,
  VerificationOrder,
} from '../../verification/document-verifier.ts';
import type { Hub } from '../hub.ts';
import type { StoredPacket } from '../store/store.ts';
import type { KeptVerdict } from '../store/verdict-store.ts';
import { bodyFacts } from './body-facts.ts';
import { keptProof, proofsToKeep } from './kept-proofs.ts';
import { createRetries } from './retries.ts';
import { bytesOf } from './stored-bytes.ts';

/** The hub's verdicts on documents. */
export interface HubSignatures {
  readonly profile: 'law' | 'field';
  /** Judges a packet that is not stored yet: what is refused must leave nothing behind. */
  judge(
    order: Pick<VerificationOrder, 'packet' | 'receivedAt' | 'before' | 'handedOver'>,
  ): Promise<Verification>;
  /** Keeps a verdict and what it rests on, and tells of it. */
  record(packet: Pick<StoredPacket, 'docId' | 'documentId'>, verification: Verification): Promise<void>;
  /** Has a stored document judged in its turn, after its sender was answered. */
  enqueue(docId: string): void;
  /** Judges what was left unjudged, and once more what nobody could tell yet (REV-04). */
  complete(): Promise<void>;
  /** Judges a document by what is known now; the verdict stands beside those of before (REV-09). */
  again(docId: string): Promise<KeptVerdict | undefined>;
  /** Comes to a kept verdict once more with nothing but what was kept (SIG-15). */
  repeat(docId: string, number: number): Promise<VerificationRecord | undefined>;
  /** Resolves when the queue is empty. */
  settled(): Promise<void>;
  /** Begins nothing more; resolves when what is running has ended. */
  close(): Promise<void>;
}

type Parts = Pick<Hub, 'store' | 'files' | 'ports' | 'announce' | 'failed'>;

/** So many documents are looked at in one step of the walk. */
const pageLength = 100;

export function createHubSignatures(verifier: DocumentVerifier, parts: Parts): HubSignatures {
  const { store, failed } = parts;
  const later = createRetries(parts.ports.clock);
  let queue: Promise<unknown> = Promise.resolve();
  let walkedTo = 0;
  let isClosed = false;

  const record: HubSignatures['record'] = (packet, verification) =>
    recordVerdict(packet, verification, parts);
  const verifyStored = async (packet: StoredPacket): Promise<void> => {
    if (isClosed) return;
    const last = (await store.listVerdicts(packet.docId)).at(-1);
    if (last !== undefined && last.record.outcome !== 'wait') return;
    if (!later.isDue(packet.docId)) return;
    const verification = await verifier.verify(await orderOf(packet, parts));
    later.note(packet.docId, verification);
    // What nobody can tell for days is written down once.
    if (last?.record.outcome !== verification.record.outcome) await record(packet, verification);
  };
  const inQueue = (work: () => Promise<unknown>): Promise<unknown> => {
    queue = queue.then(work).catch((reason: unknown) => failed(reason));
    return queue;
  };

  return {
    profile: verifier.profile.name,
    judge: (order) => verifier.verify({ ...order, bodyOf: (from) => bodyFacts(from, store) }),
    record,
    enqueue: (docId) => {
      void inQueue(async () => {
        const packet = await store.findPacket(docId);
        if (packet !== undefined) await verifyStored(packet);
      });
    },
    complete: async () => {
      for (;;) {
        const page = await store.listDocuments(walkedTo, pageLength);
        for (const { packet, isJudged } of page) if (!isJudged) await inQueue(() => verifyStored(packet));
        walkedTo = page.at(-1)?.packet.sequence ?? walkedTo;
        if (page.length < pageLength || isClosed) break;
      }
      for (const docId of await store.listWaitingVerdicts(pageLength)) {
        const packet = await store.findPacket(docId);
        if (packet !== undefined) await inQueue(() => verifyStored(packet));
      }
    },
    again: async (docId) => {
      const packet = await store.findPacket(docId);
      if (packet?.messageType !== 'edoc') return undefined;
      await record(packet, await verifier.verify(await orderOf(packet, parts)));
      return (await store.listVerdicts(docId)).at(-1);
    },
    repeat: async (docId, number) => {
      const packet = await store.findPacket(docId);
      const verdict = (await store.listVerdicts(docId)).find((each) => each.number === number);
      if (packet === undefined || verdict === undefined) return undefined;
      const kept = { proof: await keptProof(verdict, store), now: verdict.record.at };
      return (await verifier.verify({ ...(await orderOf(packet, parts)), kept })).record;
    },
    settled: async () => {
      await queue;
    },
    close: async () => {
      isClosed = true;
      await queue;
    },
  };
}

async function orderOf(packet: StoredPacket, parts: Parts): Promise<VerificationOrder> {
  const before =
    packet.transactionKind === 2
      ? await parts.store.findDocument(packet.systemId, packet.document)
      : undefined;
  return {
    packet: await bytesOf(packet, parts),
    receivedAt: packet.acceptedAt,
    handedOver: true,
    bodyOf: (from) => bodyFacts(from, parts.store),
    ...(before === undefined ? {} : { before: await bytesOf(before, parts) }),
  };
}

async function recordVerdict(
  { docId, documentId }: Pick<StoredPacket, 'docId' | 'documentId'>,
  { record, proof }: Verification,
  { store, announce }: Parts,
): Promise<void> {
  const proofs = proofsToKeep(proof);
  const { at, profile, verdict, outcome, findings } = record;
  const event = {
    ...({ name: 'document-verified', at, docId, documentId, profile, verdict, outcome } as const),
    codes: [...new Set(findings.map(({ code }) => code))],
  };
  const names = proofs.map(({ sha256, kind }) => ({ sha256, kind }));
  await store.recordVerdict({ docId, record, proofs: names }, proofs, event);
  announce(event);
}
