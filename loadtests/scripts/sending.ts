import crypto from 'k6/crypto';
import { unpaddedHex } from '../axis/sign-call.ts';
import { type AgencyCode, type DocumentId, largePacket, type StatusCode } from '../journal.ts';
import type { PreparedDocument } from '../payloads/manifest.ts';
import { type Answer, makeCall, readyCall } from './axis-client.ts';
import { note } from './journal-writer.ts';
import { documents, packetOf } from './payload-files.ts';
import { manifest } from './settings.ts';

/**
 * The letter of a set with this number.
 * @throws when the set has fewer: a run may not send one twice, for a repeated letter is no load.
 */
export function documentOf(set: string, number: number): PreparedDocument {
  const { first, count } = manifest.sets[set] ?? { first: 0, count: 0 };
  const found = number < count ? documents[first + number] : undefined;
  if (found === undefined) throw new Error(`only ${count} letters of “${set}” were prepared`);
  return found;
}

/** Sends a letter; `named` repeats its receivers in a header, as some clients do. */
export async function sendDocument(document: PreparedDocument, named = false): Promise<Answer> {
  const { doc, from, system, to, urgency, bytes, hash } = document;
  const values = { servicetype: 'eDoc', messagetype: 'edoc', 'hash-file': hash, from };
  const call = named
    ? readyCall('send-named', system, { ...values, to: JSON.stringify(to) }, await packetOf(document))
    : readyCall('send', system, values, await packetOf(document));
  const answer = makeCall(bytes > largePacket ? 'send-large' : 'send-document', call);
  const sha256 = manifest.attachments[document.attachment]?.sha256;
  const known = { doc, kind: 'document', from, to, urgency, bytes } as const;
  note({ op: 'sent', ...known, ...(sha256 === undefined ? {} : { sha256 }), ...outcome(answer) });
  return answer;
}

/** A status and whom it is for. */
export interface StatusOrder {
  readonly by: AgencyCode;
  readonly to: AgencyCode;
  readonly doc: DocumentId;
  readonly status: StatusCode;
}

/** Sends a status packet. */
export function sendStatusPacket(system: string, order: StatusOrder, packet: string): void {
  const { by, to, doc, status } = order;
  const hash = unpaddedHex(crypto.sha256(packet, 'hex'));
  const values = { servicetype: 'eDoc', messagetype: 'status', 'hash-file': hash, from: by };
  const answer = makeCall('send-status', readyCall('send', system, values, `${packet}\r\n`));
  const known = { doc, responseFor: doc, kind: 'status', from: by, to: [to], status } as const;
  note({ op: 'sent', ...known, urgency: 'thường', bytes: packet.length, ...outcome(answer) });
}

function outcome({
  answered,
  http,
  ms,
  said,
}: Answer): Pick<Answer, 'answered' | 'http' | 'ms'> & { docId?: string } {
  const docId = said['DocId'];
  return { answered, http, ms, ...(typeof docId === 'string' && docId !== '' ? { docId } : {}) };
}
