import type { PacketReading } from '../../../protocol/edxml/decode.ts';
import type { Packet } from '../../../protocol/edxml/packet.ts';
import { findSecrecyMark } from '../../../protocol/edxml/secrecy-mark.ts';
import { problem } from '../../../protocol/problems/problem.ts';
import { type Reading, read, unread } from '../../../protocol/result.ts';
import { type BodyHashes, type HashedBytes, matchFileHash } from '../../../protocol/wire/file-hash.ts';
import { type Parameters, parameterText, placeOfParameter } from '../../../protocol/wire/parameters.ts';
import type { XmlElement } from '../../../protocol/xml/tree.ts';
import type { MessageType } from '../../exchange-event.ts';
import { dayOf } from '../directory/standing.ts';
import type { Hub } from '../hub.ts';
import { keepVerdict, verifyIncoming } from '../signatures/verify-incoming.ts';
import type { IncomingPacket } from '../store/packet-files.ts';
import type { StoredPacket } from '../store/store.ts';
import { admit, type Call } from './admission.ts';
import { judgeFlow } from './judge-flow.ts';
import { messageTypeOf } from './list-received.ts';
import {
  type Addressee,
  findNamed,
  isDoubtOnCodes,
  type Parties,
  resolveReceivers,
  resolveSender,
} from './parties.ts';
import { quarantine } from './quarantine.ts';
import { checkConflict, checkRepetition } from './repetition.ts';
import { storePacket } from './store-packet.ts';
import { limitSize, takeBody } from './take-body.ts';

/** What a sender is told. */
export interface Accepted {
  readonly docId: string;
}

/**
 * `sendEdoc`: takes one document or status packet in. Nothing is queued before all of it has been found good,
 * and the sender's answer waits until file and row are durable (STA-17).
 */
export async function acceptPacket(call: Call, hub: Hub): Promise<Reading<Accepted>> {
  const incoming = hub.files.receive();
  try {
    return await steps.run({ ...call, incoming }, hub);
  } finally {
    await incoming.discard();
  }
}

const steps = admit<Call & { readonly incoming: IncomingPacket }>()
  .step('size', ({ body }, { rules }) => limitSize(body, rules))
  .step('body', (known, hub) => takeBody(known, known.incoming, hub))
  .step('file-hash', ({ parameters, hashes }) => checkFileHash(hashes, parameters))
  .step('quarantine', (known, hub) => quarantine(known, hub))
  .step('packet', ({ reading }) => admitPacket(reading))
  .step('message-type', ({ packet, parameters }) => checkMessageType(packet, parameters))
  .step('secrecy', ({ packet, file }) => refuseSecrets(packet, file))
  .step('agencies', ({ packet, parameters, reading }, { store }) =>
    findNamed(packet, parameters, store, reading.problems.filter(isDoubtOnCodes)),
  )
  .step('sender', (known, { ports }) => resolveSender(known, dayOf(ports.clock.now())))
  .step('repetition', (known, { store }) => checkRepetition(known, store))
  .step('receivers', (known, { ports }) => receiversOf(known, dayOf(ports.clock.now())))
  .step('flow', (known, hub) => judgeFlow(known, hub))
  .step('conflict', (known, hub) => checkConflict(known, hub))
  .step('signatures', (known, hub) => verifyIncoming(known, hub))
  .step('store', (known, hub) => storePacket(known, hub))
  .step('verdict', (known, hub) => keepVerdict(known, hub));

function checkFileHash(hashes: BodyHashes, parameters: Parameters): Reading<{ readonly file: HashedBytes }> {
  const matched = matchFileHash(hashes, parameterText(parameters, 'hash-file'));
  return matched.ok ? read({ file: matched.value }, matched.problems) : matched;
}

/** ENV-04: what the dialect does not accept is not forwarded. */
function admitPacket(
  reading: PacketReading,
): Reading<{ readonly packet: Packet; readonly root: XmlElement }> {
  if (!reading.ok) return unread(...reading.problems);
  const settled = reading.problems.filter((each) => !isDoubtOnCodes(each));
  return read({ packet: reading.packet, root: reading.tree.root }, settled);
}

/** GEN-01: the refusal in the trace keeps the hash; the content goes with the rest of what is refused. */
function refuseSecrets(packet: Packet, { sha256 }: HashedBytes): Reading<object> {
  const found = packet.kind === 'document' ? findSecrecyMark(packet) : undefined;
  if (found === undefined) return read({});
  const seen = `${found.mark}, SHA-256 ${sha256}`;
  return unread(problem('hub.secrecy-mark', found.path, { seen }));
}

/**
 * DUP-02: a packet that was taken in before goes to nobody any more, so nobody is asked after: its receivers may have
 * been locked or closed since the answer that its sender missed.
 */
function receiversOf(
  known: Parties & { readonly earlier: StoredPacket | undefined },
  today: string,
): Reading<{ readonly addressees: readonly Addressee[] }> {
  return known.earlier === undefined ? resolveReceivers(known, today) : read({ addressees: [] });
}

/** ENV-09, ENV-11: what the parameter says the packet is, the packet is. */
function checkMessageType(packet: Packet, parameters: Parameters): Reading<object> {
  const said = messageTypeOf(parameters);
  const expected: MessageType = packet.kind === 'status' ? 'status' : 'edoc';
  if (said === expected) return read({});
  return unread(
    problem('hub.message-type-differs', placeOfParameter('messagetype'), { seen: said, expected }),
  );
}
