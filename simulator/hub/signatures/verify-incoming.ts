import type { Packet } from '../../../protocol/edxml/packet.ts';
import type { Instant } from '../../../protocol/ports/ports.ts';
import { type Reading, read, unread } from '../../../protocol/result.ts';
import type { HashedBytes } from '../../../protocol/wire/file-hash.ts';
import type { Verification } from '../../verification/document-verifier.ts';
import { isToBeSigned } from '../../verification/to-be-signed.ts';
import type { Hub } from '../hub.ts';
import type { IncomingPacket } from '../store/packet-files.ts';
import type { StoredPacket } from '../store/store.ts';
import { bytesOf } from './stored-bytes.ts';

/** A packet that nothing else stands against. */
interface Sound {
  readonly systemId: string;
  readonly incoming: IncomingPacket;
  readonly file: HashedBytes;
  readonly packet: Packet;
  readonly document: string;
  readonly acceptedAt: Instant;
  readonly earlier: StoredPacket | undefined;
}

/**
 * SIG-01, SIG-11: by the law, what is unsigned or bad is refused, with its reasons, before anything of it is kept.
 * What nobody can tell yet is taken in and judged again (REV-04). The field's hub answers first.
 */
export async function verifyIncoming(
  { packet, incoming, file, document, systemId, acceptedAt, earlier }: Sound,
  hub: Hub,
): Promise<Reading<{ readonly verification?: Verification }>> {
  const { signatures } = hub;
  if (signatures?.profile !== 'law' || earlier !== undefined) return read({});
  if (packet.kind !== 'document' || !isToBeSigned(packet)) return read({});
  const bytes = (await incoming.whole()).subarray(0, file.size);
  const old = packet.transaction?.kind === 2 ? await hub.store.findDocument(systemId, document) : undefined;
  const before = old === undefined ? {} : { before: await bytesOf(old, hub) };
  const order = { packet: bytes, receivedAt: acceptedAt, handedOver: true, ...before };
  const verification = await signatures.judge(order);
  const { outcome, findings } = verification.document;
  if (outcome !== 'refuse') return read({ verification });
  const errors = findings.filter(({ severity }) => severity === 'error');
  return unread(
    ...(errors.length > 0 ? errors : findings.map((each) => ({ ...each, severity: 'error' as const }))),
  );
}

/** A document that was taken in. */
interface Taken {
  readonly docId: string;
  readonly packet: Packet;
  readonly earlier: StoredPacket | undefined;
  readonly verification?: Verification;
}

/** Keeps the verdict that was given before the answer, or has one given after it. */
export async function keepVerdict(
  { docId, packet, earlier, verification }: Taken,
  { signatures, store }: Hub,
): Promise<Reading<object>> {
  if (signatures === undefined || earlier !== undefined) return read({});
  if (packet.kind !== 'document' || !isToBeSigned(packet)) return read({});
  if (verification === undefined) signatures.enqueue(docId);
  else {
    const stored = await store.findPacket(docId);
    if (stored !== undefined) await signatures.record(stored, verification);
  }
  return read({});
}
