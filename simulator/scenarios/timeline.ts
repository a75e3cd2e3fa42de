import { setImmediate } from 'node:timers/promises';
import type { Clock, Instant } from '../../protocol/ports/ports.ts';
import { createManualClock, type ManualClock } from '../ports/manual-clock.ts';

/** What is going to happen, by the instant. */
export interface Timeline {
  /** Stands still but for `run`, which moves it from one thing to the next. */
  readonly clock: Clock;
  /**
   * Puts something down; an instant that has passed means now. What is due at the same instant happens in the
   * order of `rank`, then of putting down.
   */
  plan(at: Instant, rank: number, happen: () => Promise<void>): void;
  /** Lets everything happen up to an instant, each before the next unless it waits for the clock itself. */
  run(until: Instant, isOver?: () => boolean): Promise<void>;
  /** Lets what has begun come to its end, by the clock where it waits for that, and begins nothing. */
  finish(): Promise<void>;
}

interface Due {
  readonly at: Instant;
  readonly rank: number;
  readonly order: number;
  readonly happen: () => Promise<void>;
}

/** Tells by a number that changes whether anything moves between the parts of a world. */
export type Movement = () => number;

/** Whatever still waits a day after the end waits for nothing that will come. */
const longestEnding = 86_400_000;

/** Turns of the event loop without movement after which whoever went to sleep is what is waited for. */
const calmTurns = 8;

/**
 * Creates an empty timeline. Everything that happens runs until it ends or sleeps on the clock, before
 * anything else begins: so one order of things follows from what was planned, whatever the machine does.
 */
export function createTimeline(start: Instant, movement: Movement = () => 0): Timeline {
  const manual = createManualClock(start);
  const due: Due[] = [];
  let order = 0;
  let sleeps = 0;
  let underWay = 0;
  /** Hears that somebody went to sleep: until then whatever has begun can only end. */
  let asleep = () => {};
  let failure: { readonly reason: unknown } | undefined;

  const clock: Clock = {
    now: manual.now,
    sleep: (ms, signal) => {
      sleeps += 1;
      asleep();
      return manual.sleep(ms, signal);
    },
  };

  /** Waits until `isEnded`, or until nothing but the clock can be what is waited for. */
  const calm = async (isEnded: () => boolean, before: number): Promise<void> => {
    let moved = movement();
    for (let turns = 0; !isEnded(); turns += 1) {
      if (moved !== movement()) [moved, turns] = [movement(), 0];
      if (turns > calmTurns && sleeps > before && manual.sleepers() > 0) return;
      await setImmediate();
    }
  };

  const begin = async ({ happen }: Due): Promise<void> => {
    const before = sleeps;
    const first = Promise.withResolvers<void>();
    let ended = false;
    const end = () => {
      ended = true;
      underWay -= 1;
      first.resolve();
    };
    underWay += 1;
    asleep = first.resolve;
    happen().then(end, (reason: unknown) => {
      end();
      failure ??= { reason };
    });
    await first.promise;
    if (!ended) await calm(() => ended, before);
    if (failure !== undefined) throw failure.reason;
  };

  const finish = async () => {
    const latest = manual.now() + longestEnding;
    while (underWay > 0) {
      const next = manual.nextWaking();
      if (next === undefined || next > latest) break;
      await pass(manual, next, movement);
    }
    if (failure !== undefined) throw failure.reason;
  };

  return {
    clock,
    finish,
    plan(at, rank, happen) {
      order += 1;
      push(due, { at: Math.max(at, manual.now()), rank, order, happen });
    },
    async run(until, isOver = () => false) {
      while (!isOver()) {
        const next = earlier(due[0]?.at, manual.nextWaking());
        if (next === undefined || next > until) break;
        await pass(manual, next, movement);
        while (due[0] !== undefined && due[0].at <= manual.now() && !isOver()) await begin(pop(due));
        if (failure !== undefined) throw failure.reason;
      }
    },
  };
}

function earlier(one: Instant | undefined, other: Instant | undefined): Instant | undefined {
  if (one === undefined || other === undefined) return one ?? other;
  return Math.min(one, other);
}

/** Virtual time after which the process has a turn for what lies outside: a signal, a line of progress. */
const oneHold = 10 * 60_000;

/** Moves the clock to an instant, and lets those whom that wakes do what they can do without it. */
async function pass(clock: ManualClock, to: Instant, movement: Movement): Promise<void> {
  if (clock.nextWaking() !== to) {
    const isTurn = Math.floor(to / oneHold) > Math.floor(clock.now() / oneHold);
    clock.skipTo(to);
    if (isTurn) await setImmediate();
    return;
  }
  await clock.advance(to - clock.now());
  let moved = movement();
  for (let turns = 0; turns < calmTurns; turns += 1) {
    await setImmediate();
    if (moved !== movement()) [moved, turns] = [movement(), 0];
  }
}

function isBefore(one: Due, other: Due): boolean {
  if (one.at !== other.at) return one.at < other.at;
  return one.rank === other.rank ? one.order < other.order : one.rank < other.rank;
}

/** A binary heap, the next thing in front. */
function push(heap: Due[], added: Due): void {
  let at = heap.push(added) - 1;
  while (at > 0) {
    const above = (at - 1) >> 1;
    const parent = heap[above];
    if (parent === undefined || !isBefore(added, parent)) break;
    heap[at] = parent;
    at = above;
  }
  heap[at] = added;
}

function pop(heap: Due[]): Due {
  const [first] = heap;
  const last = heap.pop();
  if (first === undefined || last === undefined) throw new Error('nothing is due');
  if (heap.length > 0) sink(heap, last);
  return first;
}

function sink(heap: Due[], sinking: Due): void {
  let at = 0;
  for (;;) {
    const [left, right] = [heap[2 * at + 1], heap[2 * at + 2]];
    if (left === undefined) break;
    const goesRight = right !== undefined && isBefore(right, left);
    const below = goesRight ? right : left;
    if (!isBefore(below, sinking)) break;
    heap[at] = below;
    at = 2 * at + (goesRight ? 2 : 1);
  }
  heap[at] = sinking;
}
