import type { DriverOutcome } from '../driver.ts';
import { type AgencyNode, standingOf, versionsOf } from '../reference-peers.ts';
import type { AgencyHabits } from './habits.ts';

/** What the built-in agency's screens say of a document: one it sent, or one it received. */
export function showDocument(
  documentId: string,
  { store }: AgencyNode,
  { showsNoState, showsLast, countsRepeats, keepsLastOnly, marksNothing }: AgencyHabits,
): DriverOutcome {
  const sent = store.findSent(documentId);
  const received = store.received().filter((each) => each.documentId === documentId);
  const [first] = received;
  const unreadable = { unreadable: String(store.unreadable().length) };
  if (sent !== undefined) {
    const waiting = store.outgoing().filter((each) => each.documentId === documentId);
    const states = sent.histories.flatMap((each): [string, string][] => {
      const last = each.steps.at(-1)?.statusCode ?? '';
      const registered = each.steps.filter(({ statusCode }) => statusCode === '03').length;
      const lines = countsRepeats ? registered + 2 : Math.min(registered, 1);
      return [
        [`state ${each.organId}`, showsNoState ? '–' : showsLast ? last : standingOf(each)],
        [`registered ${each.organId}`, String(lines)],
      ];
    });
    const dispatch = waiting.map(({ dispatching }) => dispatching.state).join(' ');
    return { outcome: 'done', shown: { ...Object.fromEntries(states), dispatch, ...unreadable } };
  }
  if (first === undefined) return { outcome: 'done', shown: { entries: '0', ...unreadable } };
  const shown = {
    entries: String(received.length),
    standing: standingOf(first),
    state: first.state,
    versions: keepsLastOnly ? '1' : String(versionsOf(first).length),
    replacedBy: marksNothing ? '' : first.replacedBy.join(' '),
    replaces: first.replaces.join(' '),
    from: first.from.organName ?? '',
  };
  return { outcome: 'done', shown: { ...shown, ...unreadable } };
}
