import type { Instant } from '../../protocol/ports/ports.ts';
import { dueAct, dueAnswer, isOnDuty, nextAct, openTakeBack, stepOf } from './clerk.ts';
import { decideRecall } from './decide-recall.ts';
import { hasOpenUpdate, isClosed, isTakeBackOpen } from './document-standing.ts';
import { servedAgency } from './lookup.ts';
import type { NodeParts, ServedAgency } from './node.ts';
import type { AwaitedDocument, ReceivedDocument } from './node-records.ts';
import { answered } from './receive-take-back.ts';
import { answer } from './receive-update.ts';
import { judgedAct } from './reception.ts';
import { sayStatus, timeToSay } from './say-status.ts';
import { texts } from './texts.ts';

/**
 * Lets the system say what it says by itself, then each agency's clerk do what is due: one act a document and
 * round. Whatever a crash left unsaid is said here.
 */
export type RunClerks = () => Promise<void>;

/** In most rounds nobody has anything to do: the desk knows until when, and leaves its documents alone until then. */
export function createClerkDesk(parts: NodeParts): RunClerks {
  const { store, ports, agencies } = parts;
  let quiet: Quiet | undefined;
  return async () => {
    const now = ports.clock.now();
    const isAtWork = ({ clerk }: ServedAgency) => isOnDuty(clerk, now);
    if (quiet?.changes === store.arrivalChanges() && (now < quiet.until || !agencies.some(isAtWork))) return;
    const changes = store.arrivalChanges();
    await workThrough(parts);
    quiet = changes === store.arrivalChanges() ? quietOf(parts) : undefined;
  };
}

/** While the register of incoming documents is as it was, clerks have nothing to do before an instant. */
interface Quiet {
  readonly changes: number;
  readonly until: Instant;
}

/** Undefined where something may have to be done at any time: a request waits, or a clerk decides by more than the clock. */
function quietOf({ store, agencies }: NodeParts): Quiet | undefined {
  if (store.awaited().length > 0 || agencies.some(({ clerk }) => clerk.actsOn !== undefined))
    return undefined;
  let until = Number.POSITIVE_INFINITY;
  for (const document of store.open()) {
    const agency = servedAgency({ agencies }, document.to);
    if (agency === undefined) continue;
    if (isRequested(document)) return undefined;
    until = Math.min(until, nextAct(agency.clerk, document)?.at ?? until);
  }
  return { changes: store.arrivalChanges(), until };
}

async function workThrough(parts: NodeParts): Promise<void> {
  for (const document of parts.store.open()) {
    const agency = servedAgency(parts, document.to);
    if (agency === undefined || !mayBeDue(parts, agency, document)) continue;
    await parts.inTurn(async () => {
      const current = parts.store.findReceived(document);
      if (current === undefined || isSettled(current)) return;
      const arrived = await sayArrived(parts, agency, current);
      await act(parts, agency, arrived);
    });
  }
  for (const document of parts.store.awaited()) {
    const agency = servedAgency(parts, document.to);
    if (agency !== undefined) await parts.inTurn(() => declineLoneUpdate(parts, agency, document));
  }
}

/** False when it is plain that nobody has anything to do with a document yet, as in most rounds. */
function mayBeDue({ ports }: NodeParts, { clerk }: ServedAgency, document: ReceivedDocument): boolean {
  return isRequested(document) || dueAct(clerk, document, ports.clock.now()) !== undefined;
}

/** True while something is to be done with a document beside what a clerk does with each. */
function isRequested(document: ReceivedDocument): boolean {
  if (document.state === 'none' || document.transaction === 1) return true;
  return isTakeBackOpen(document) || hasOpenUpdate(document);
}

function isSettled(document: ReceivedDocument): boolean {
  return isClosed(document) || document.state === 'refused';
}

/** STA-04: 01 is the system's own, as soon as the packet is stored. */
async function sayArrived(
  parts: NodeParts,
  agency: ServedAgency,
  document: ReceivedDocument,
): Promise<ReceivedDocument> {
  if (document.state !== 'none' || agency.manners?.arrival === 'never') return document;
  const step = { at: parts.ports.clock.now(), statusCode: '01' } as const;
  await sayStatus(parts, agency, document, step, 'receiver-system');
  return parts.store.findReceived(document) ?? document;
}

/** A request goes before the clerk's own work; while one is to be answered, that waits. */
async function act(parts: NodeParts, agency: ServedAgency, document: ReceivedDocument): Promise<void> {
  const { clerk } = agency;
  if (document.transaction === 1) return answerRecalls(parts, agency, document);
  if (isTakeBackOpen(document) && clerk.takeBacks !== undefined) {
    return answerTakeBack(parts, agency, document);
  }
  if (await answerUpdate(parts, agency, document)) return;
  const at = parts.ports.clock.now();
  const due = dueAct(clerk, document, at);
  const judged = due === undefined ? undefined : judgedAct(due, document, parts);
  if (judged === undefined) return;
  const { statusCode, staff, description } = judged;
  const step = { at, statusCode, staff, ...(description === undefined ? {} : { description }) };
  await sayStatus(parts, agency, document, step, 'receiver-clerk');
}

async function answerRecalls(
  parts: NodeParts,
  agency: ServedAgency,
  recall: ReceivedDocument,
): Promise<void> {
  if (recall.state !== 'arrived') return;
  const answer = dueAnswer(agency.clerk, 'recalls', 0, recall.arrivedAt, parts.ports.clock.now());
  if (answer !== undefined) await decideRecall(parts, agency, recall, answer);
}

/** RCL-08: after registration a person decides, and says why not (16) or gives it back (15). */
async function answerTakeBack(
  parts: NodeParts,
  agency: ServedAgency,
  document: ReceivedDocument,
): Promise<void> {
  const open = openTakeBack(document);
  if (open === undefined) return;
  const now = parts.ports.clock.now();
  const decision = dueAnswer(agency.clerk, 'takeBacks', open.index, open.request.receivedAt, now);
  if (decision === undefined) return;
  const { agrees, reason = '' } = decision;
  const step = agrees
    ? stepOf(decision, '15', texts.takeBackAgreed, timeToSay(document, '15', now))
    : stepOf(decision, '16', texts.takeBackDeclined(reason), timeToSay(document, '16', now));
  await sayStatus(parts, agency, answered(document, step), step, 'receiver-clerk');
}

/** RCL-13: the oldest open update. True while one is open that the clerk is going to answer. */
async function answerUpdate(
  parts: NodeParts,
  agency: ServedAgency,
  document: ReceivedDocument,
): Promise<boolean> {
  const index = document.updates.findIndex(({ outcome }) => outcome === 'asked');
  const update = document.updates[index];
  if (update === undefined || agency.clerk.updates === undefined) return false;
  const now = parts.ports.clock.now();
  const content = document.updates.filter(({ removal }) => !removal).indexOf(update);
  const decision = dueAnswer(agency.clerk, 'updates', content, update.arrivedAt, now);
  if (decision === undefined) return true;
  const { agrees, reason = '' } = decision;
  const step = agrees
    ? stepOf(decision, '15', texts.updateAccepted, timeToSay(document, '15', now))
    : stepOf(decision, '16', texts.updateDeclined(reason), timeToSay(document, '16', now));
  await answer(parts, agency, document, update, step);
  return true;
}

/** The document that it changes has not come by the time at which the clerk looks at it. */
async function declineLoneUpdate(
  parts: NodeParts,
  agency: ServedAgency,
  awaited: AwaitedDocument,
): Promise<void> {
  const document = parts.store.findAwaited(awaited);
  const update = document?.updates.find(({ outcome }) => outcome === 'asked');
  if (document === undefined || update === undefined || document.state === 'withdrawn') return;
  const now = parts.ports.clock.now();
  const decision = dueAnswer(agency.clerk, 'updates', 0, update.arrivedAt, now);
  if (decision === undefined) return;
  const at = timeToSay(document, '16', now);
  const step = stepOf(decision, '16', texts.updateDeclined(texts.notArrived), at);
  await answer(parts, agency, document, update, step);
}
