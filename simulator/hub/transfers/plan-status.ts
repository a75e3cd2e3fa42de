import { names } from '../../../protocol/edxml/names.ts';
import type { StatusPacket } from '../../../protocol/edxml/packet.ts';
import { type Problem, problem } from '../../../protocol/problems/problem.ts';
import { type Reading, read, unread } from '../../../protocol/result.ts';
import type { HubStore } from '../store/store.ts';
import { mailboxesOf, transfersAt } from './bodies.ts';
import { type DocumentKey, keyOf } from './document-key.ts';
import { findIssuer } from './issuer.ts';
import type { Plan, Planned } from './plan-flow.ts';
import type { FlowEffect } from './transfer.ts';

const { messageHeader, from, responseFor, organId, documentId } = names;
const subject = `${messageHeader}/${responseFor}/${documentId}`;

/** STA-10, RCL-07: only a receiver reports on a document, and only its issuer asks for it back. */
export async function planStatus(planned: Planned<StatusPacket>): Promise<Reading<Plan>> {
  const about = keyOf(planned.documentId, planned.agencies);
  return planned.packet.statusCode === '13' ? planTakeBack(planned, about) : planReport(planned, about);
}

async function planReport(
  { packet, sender, mailboxes, store }: Planned<StatusPacket>,
  about: DocumentKey,
): Promise<Reading<Plan>> {
  const { statusCode: code } = packet;
  const mayAnswer = code === '02' || code === '03';
  const [held, spokenFor] = await Promise.all([
    transfersAt(sender.code, about.key, store),
    mayAnswer ? mailboxesOf(sender.code, store) : [],
  ]);
  if (held.length === 0 && (await store.findIssuers(about.key)).length > 0) {
    const detail = { seen: sender.code, expected: about.documentId };
    return unread(problem('hub.status-foreign', `${messageHeader}/${from}/${organId}`, detail));
  }
  const receiver = held[0]?.receiver ?? sender.code;
  const effects = reportEffects(packet, receiver, about.key, spokenFor);
  const plan = { document: about.key, effects, seen: held };
  if (held.length === 0) return read(plan, [unknown(about)]);
  const issuers = held.map(({ issuer }) => issuer);
  const known =
    issuers.some((each) => mailboxes.includes(each)) || (await tookOver(mailboxes, issuers, store));
  return read(plan, known ? [] : [misaddressed(packet, issuers)]);
}

async function tookOver(mailboxes: readonly string[], issuers: readonly string[], store: HubStore) {
  const spoken = await Promise.all(mailboxes.map((each) => mailboxesOf(each, store)));
  return spoken.flat().some((each) => issuers.includes(each));
}

/**
 * A 02 or 03 about a document that recalls others answers that recall as well: for the receiver of the recall, and
 * for the closed bodies that it speaks for, since a recall of what these received can only go to it (IDC-14).
 */
function reportEffects(
  { statusCode: code, description }: StatusPacket,
  receiver: string,
  document: string,
  spokenFor: readonly string[],
): readonly FlowEffect[] {
  const reason = description === undefined ? {} : { description };
  const about = { kind: 'status', document, code, side: 'receiver', from: receiver } as const;
  const status = { ...about, receivers: [receiver], ...reason } as const;
  if (code !== '02' && code !== '03') return [status];
  return [status, { kind: 'recall-answer', recall: document, code, receivers: spokenFor, ...reason }];
}

async function planTakeBack(
  { packet: { statusCode: code }, sender, mailboxes, store }: Planned<StatusPacket>,
  about: DocumentKey,
): Promise<Reading<Plan>> {
  const issuer = await findIssuer(sender, about, subject, store);
  if (!issuer.ok) return issuer;
  const [asked = ''] = mailboxes;
  const transfers = await transfersAt(asked, about.key, store);
  const receiver = transfers[0]?.receiver ?? asked;
  const status = { kind: 'status', document: about.key, code, side: 'sender', from: sender.code } as const;
  const problems = transfers.length === 0 ? [unknown(about)] : [];
  const effects = [{ ...status, receivers: [receiver] }] as const;
  return read({ document: about.key, effects, seen: transfers }, problems);
}

/** It may be older than this hub, so it is passed on all the same. */
function unknown({ documentId: seen }: DocumentKey): Problem {
  return problem('hub.document-unknown', subject, { seen });
}

function misaddressed({ responseFor: { organId: seen } }: StatusPacket, issuers: readonly string[]): Problem {
  const expected = issuers.join(', ');
  return problem('hub.status-misaddressed', `${messageHeader}/${responseFor}/${organId}`, { seen, expected });
}
