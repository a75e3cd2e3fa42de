import type { WorldAgency } from '../../fixtures/worlds/world.ts';
import { type Urgency, urgencies } from '../../loadtests/journal.ts';
import type { Chance } from '../../protocol/ports/ports.ts';

/** A letter before it is written. */
export interface LetterPlan {
  readonly from: WorldAgency;
  readonly to: readonly WorldAgency[];
  readonly urgency: Urgency;
  /** Number of its file in the pool. */
  readonly attachment: number;
  /** It is set and signed for itself, and takes nothing from the pool. */
  readonly signs?: boolean;
}

/** Shares of the urgencies, together 1. */
export type UrgencyShares = Readonly<Record<Urgency, number>>;

/** What letters are drawn from. */
export interface Draw {
  readonly chance: Chance;
  readonly senders: readonly WorldAgency[];
  readonly receivers: readonly WorldAgency[];
  /** Mean number of receivers of a letter. */
  readonly fanOut: number;
  readonly urgency: UrgencyShares;
  readonly pickFile: (chance: Chance) => number;
}

/** One letter after the other, without end. Senders take turns; everything else is drawn. */
export function* drawLetters(draw: Draw): Generator<LetterPlan, never> {
  const { chance, senders, receivers, urgency } = draw;
  const spread = fanOuts(chance, draw.fanOut, receivers.length - 1);
  for (let index = 0; ; index += 1) {
    const from = senders[index % senders.length];
    if (from === undefined) throw new RangeError('nobody sends');
    yield {
      from,
      to: drawReceivers(chance, receivers, from, spread.next().value),
      urgency: drawUrgency(chance, urgency),
      attachment: draw.pickFile(chance),
    };
  }
}

/**
 * Numbers of receivers with the mean that is asked for: most letters go to few, some to many (I). Each is drawn, and
 * held to within a few of where the mean says that the sum should be, so that short runs have it too.
 */
export function* fanOuts(chance: Chance, mean: number, most: number): Generator<number, never> {
  let sum = 0;
  for (let count = 1; ; count += 1) {
    const drawn = 1 + Math.floor(Math.log(1 - chance.draw('fan-out')) / Math.log(1 - 1 / mean));
    const ahead = sum + drawn - mean * count;
    const corrected = Math.abs(ahead) > 4 * mean ? Math.round(drawn - ahead) : drawn;
    const held = Math.min(Math.max(1, corrected), most);
    sum += held;
    yield held;
  }
}

/** `count` different receivers, none of them the sender, from a drawn place on. */
function drawReceivers(
  chance: Chance,
  receivers: readonly WorldAgency[],
  from: WorldAgency,
  count: number,
): readonly WorldAgency[] {
  const begin = Math.floor(chance.draw('receiver') * receivers.length);
  const step = stepThrough(receivers.length, Math.floor(chance.draw('step') * receivers.length));
  const found: WorldAgency[] = [];
  for (let at = 0; found.length < count && at < receivers.length; at += 1) {
    const each = receivers[(begin + at * step) % receivers.length];
    if (each !== undefined && each.code !== from.code) found.push(each);
  }
  return found;
}

/** The first step from a drawn one on that goes through all of them. */
function stepThrough(length: number, drawn: number): number {
  let step = Math.max(1, drawn);
  while (common(step, length) !== 1) step = (step % length) + 1;
  return step;
}

function common(left: number, right: number): number {
  return right === 0 ? left : common(right, left % right);
}

function drawUrgency(chance: Chance, shares: UrgencyShares): Urgency {
  let left = chance.draw('urgency');
  const found = urgencies.find((each) => {
    left -= shares[each];
    return left < 0;
  });
  return found ?? 'thường';
}
