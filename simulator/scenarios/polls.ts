import { findAgency } from '../../fixtures/worlds/world.ts';
import type { Instant } from '../../protocol/ports/ports.ts';
import { dueAct } from '../agency/clerk.ts';
import { hasOpenUpdate, isTakeBackOpen } from '../agency/document-standing.ts';
import type { Course } from './course.ts';
import { parseDuration } from './duration.ts';
import { firstPoll, type Seat, type Stage } from './stage.ts';

/** Who comes first when several things are due at one instant. */
export const rank = { act: 0, hub: 1, poll: 2 } as const;

const usualInterval = '10m';

/**
 * Lets each node poll for as long as the scenario lasts, at times of its own. Gives how often they have
 * polled so far.
 *
 * A poll that would find nothing and do nothing is not put on the line: the store is asked whether anything
 * waits for the system, the node whether anything is to leave or to be done. Then list requests, their empty
 * answers and the log of requests are all that is missing, none of which is in the trace. It does not hold
 * where faults are drawn for requests: while there are any, every poll is made.
 */
export function planPolls(course: Course, start: Instant, everyPoll: boolean): () => number {
  const { stage, timeline } = course;
  const seats = [...stage.seats.values()];
  let count = 0;
  const poll = async (seat: Seat, interval: number) => {
    timeline.plan(timeline.clock.now() + interval, rank.poll, () => poll(seat, interval));
    if (seat.paused || seat.busy) return;
    count += 1;
    const mayBeLeftOut = !everyPoll && stage.hub().faults.plan().rules.length === 0;
    if (mayBeLeftOut && (await isIdle(stage, seat))) return;
    seat.busy = true;
    try {
      await seat.node.pollOnce();
    } finally {
      seat.busy = false;
    }
  };
  for (const [index, seat] of seats.entries()) {
    const interval = intervalOf(course, seat);
    timeline.plan(firstPoll(start, index, seats.length, interval), rank.poll, () => poll(seat, interval));
  }
  return () => count;
}

function intervalOf({ scenario, stage }: Course, { systemId }: Seat): number {
  const { agencies = {}, polling = usualInterval } = scenario;
  const own = Object.entries(agencies).find(
    ([code, settings]) =>
      settings.polling !== undefined && findAgency(stage.cast, code)?.systemId === systemId,
  );
  return parseDuration(own?.[1].polling ?? polling);
}

/** True when a poll would change nothing anywhere. Whatever is not plainly idle is not. */
async function isIdle({ hub, ports }: Stage, { systemId, node, served }: Seat): Promise<boolean> {
  const { leaving, awaited, recallsToSettle, open } = node.store;
  if (leaving().length + awaited().length + recallsToSettle().length > 0) return false;
  const now = ports.clock.now();
  const hasWork = open().some((document) => {
    if (document.transaction === 1 || document.state === 'none') return true;
    if (isTakeBackOpen(document) || hasOpenUpdate(document)) return true;
    const agency = served.find(({ codes }) => codes.includes(document.to));
    return agency === undefined || dueAct(agency.clerk, document, now) !== undefined;
  });
  if (hasWork) return false;
  const { store } = hub();
  return (
    (await store.countWaiting(systemId, 'status')) === 0 && (await store.countWaiting(systemId, 'edoc')) === 0
  );
}
