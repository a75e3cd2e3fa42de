import { names } from '../../../protocol/edxml/names.ts';
import type { StatusPacket } from '../../../protocol/edxml/packet.ts';
import { type Problem, problem } from '../../../protocol/problems/problem.ts';
import { type Reading, read, unread } from '../../../protocol/result.ts';
import { type DocumentKey, documentKey } from './document-key.ts';
import { refuseNonIssuer } from './issuer.ts';
import type { Plan, Planned } from './plan-flow.ts';
import type { FlowEffect } from './transfer.ts';

const { messageHeader, from, responseFor, organId, documentId } = names;
const subject = `${messageHeader}/${responseFor}/${documentId}`;

/** STA-10, RCL-07: only a receiver reports on a document, and only its issuer asks for it back. */
export async function planStatus(planned: Planned<StatusPacket>): Promise<Reading<Plan>> {
  const about = await documentKey(planned.documentId, planned.store);
  return planned.packet.statusCode === '13' ? planTakeBack(planned, about) : planReport(planned, about);
}

async function planReport(
  { packet, sender, mailboxes, store }: Planned<StatusPacket>,
  about: DocumentKey,
): Promise<Reading<Plan>> {
  const transfers = await store.findTransfers(about.key, sender.code);
  const issuers = transfers.length > 0 ? [] : await store.findIssuers(about.key);
  if (issuers.length > 0) {
    const detail = { seen: sender.code, expected: about.documentId };
    return unread(problem('hub.status-foreign', `${messageHeader}/${from}/${organId}`, detail));
  }
  const addressed = transfers.some(({ issuer }) => mailboxes.includes(issuer));
  const elsewhere = transfers.length > 0 && !addressed ? [misaddressed(packet, transfers)] : [];
  const problems = transfers.length === 0 ? [unknown(about)] : elsewhere;
  return read({ document: about.key, effects: reportEffects(packet, sender.code, about.key) }, problems);
}

/** A 02 or 03 about a document that recalls others answers that recall as well. */
function reportEffects(
  { statusCode: code, description }: StatusPacket,
  receiver: string,
  document: string,
): readonly FlowEffect[] {
  const reason = description === undefined ? {} : { description };
  const common = { receivers: [receiver], ...reason } as const;
  const status = { kind: 'status', document, code, side: 'receiver', from: receiver, ...common } as const;
  if (code !== '02' && code !== '03') return [status];
  return [status, { kind: 'recall-answer', recall: document, code, ...common }];
}

async function planTakeBack(
  { packet: { statusCode: code }, sender, mailboxes, store }: Planned<StatusPacket>,
  about: DocumentKey,
): Promise<Reading<Plan>> {
  const refused = await refuseNonIssuer(sender, about, subject, store);
  if (refused.length > 0) return unread(...refused);
  const [receiver = ''] = mailboxes;
  const transfers = await store.findTransfers(about.key, receiver);
  const status = { kind: 'status', document: about.key, code, side: 'sender', from: sender.code } as const;
  const problems = transfers.length === 0 ? [unknown(about)] : [];
  return read({ document: about.key, effects: [{ ...status, receivers: [receiver] }] }, problems);
}

/** It may be older than this hub, so it is passed on all the same. */
function unknown({ documentId: seen }: DocumentKey): Problem {
  return problem('hub.document-unknown', subject, { seen });
}

function misaddressed(
  { responseFor: { organId: seen } }: StatusPacket,
  issuers: readonly { issuer: string }[],
) {
  const expected = issuers.map(({ issuer }) => issuer).join(', ');
  return problem('hub.status-misaddressed', `${messageHeader}/${responseFor}/${organId}`, { seen, expected });
}
