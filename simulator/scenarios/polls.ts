import { findAgency } from '../../fixtures/worlds/world.ts';
import { parseDuration } from '../../protocol/calendar/duration.ts';
import type { Instant } from '../../protocol/ports/ports.ts';
import type { Course } from './course.ts';
import { firstPoll, type Seat } from './stage.ts';

/** Who comes first when several things are due at one instant. */
export const rank = { act: 0, hub: 1, poll: 2 } as const;

const usualInterval = '10m';

/**
 * Lets each node poll for as long as the scenario lasts, at times of its own. Gives how often they have
 * polled so far. Every poll is made, also where nothing will come of it: two signed requests for a list, which
 * the hub admits, answers and writes down like any other.
 */
export function planPolls(course: Course, start: Instant): () => number {
  const { stage, timeline } = course;
  const seats = [...stage.seats.values()];
  let count = 0;
  const poll = async (seat: Seat, interval: number) => {
    timeline.plan(timeline.clock.now() + interval, rank.poll, () => poll(seat, interval));
    if (seat.paused || seat.busy) return;
    count += 1;
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
