import type { Chance } from '../../../protocol/ports/ports.ts';
import type { OperationName } from '../../../protocol/wire/operations.ts';
import type { MessageType } from '../../exchange-event.ts';
import type { CrashPoint } from './crash-points.ts';
import type { KillAt, Target } from './orders.ts';

/**
 * How one hub process is killed: by itself at a point; by its parent some milliseconds after it was started
 * (`starting`), or after it began to listen (`working`); or at the `number`-th call, from 1, by which it changes
 * or syncs anything on its disk.
 */
export type Kill =
  | { readonly kind: 'point'; readonly at: KillAt }
  | { readonly kind: 'starting' | 'working'; readonly afterMilliseconds: number }
  | { readonly kind: 'call'; readonly number: number };

const answering: readonly CrashPoint[] = ['answer-half-written', 'after-answer'];
const accepting: readonly CrashPoint[] = [
  'body-half-taken',
  'before-file',
  'before-row',
  'row-committed-before-answer',
  ...answering,
];
const listing: readonly CrashPoint[] = ['before-list', 'list-read', ...answering];
const fetching: readonly CrashPoint[] = [
  'before-fetch-row',
  'after-fetch-row',
  'get-half-streamed',
  'after-answer',
];

/** Only a document is long enough to be a file of its own, renamed into place. */
const filing: readonly CrashPoint[] = ['file-written', 'renamed', 'file-synced'];
/** Every point of every operation that is tried. */
export const targets: readonly Target[] = [
  ...targetsOf('sendEdoc', [...accepting, ...filing], 'edoc'),
  ...targetsOf('sendEdoc', accepting, 'status'),
  ...targetsOf('getReceivedEdocList', listing, 'edoc'),
  ...targetsOf('getReceivedEdocList', listing, 'status'),
  ...targetsOf('getEdoc', fetching),
  ...targetsOf('updateStatus', ['before-ack-row', 'after-ack-row', ...answering]),
  ...targetsOf('getSentEdocList', answering),
];

function targetsOf(
  operation: OperationName,
  points: readonly CrashPoint[],
  messageType?: MessageType,
): readonly Target[] {
  return points.map((point) => ({ point, operation, ...(messageType && { messageType }) }));
}

/** A process is up after about half a second; under load it then lives for about a tenth. */
const longestStart = 600;
const longestWork = 150;
/** A store is opened again with some twenty calls, and a letter takes as many. */
const longestCalls = 400;

/**
 * Three kills in five are at points, taken round by round in a drawn order, so that a schedule of 60 has them
 * all; the rest are at drawn moments, of which the share `calls` is counted in calls of the disk. The same
 * chance, the same schedule.
 */
export function createSchedule(kills: number, chance: Chance, calls = 0): readonly Kill[] {
  let bag: Target[] = [];
  const nextPoint = (): Kill => {
    if (bag.length === 0) bag = shuffled(targets, chance);
    const target = bag.pop();
    if (target === undefined) throw new Error('There is no point at which to kill.');
    return { kind: 'point', at: { ...target, hit: 1 + Math.floor(3 * chance.draw('hit')) } };
  };
  const nextMoment = (): Kill => {
    if (chance.draw('call') < calls)
      return { kind: 'call', number: 1 + Math.floor(longestCalls * chance.draw('call')) };
    const starting = chance.draw('starting') < 0.3;
    const longest = starting ? longestStart : longestWork;
    return {
      kind: starting ? 'starting' : 'working',
      afterMilliseconds: Math.floor(longest * chance.draw('moment')),
    };
  };
  return Array.from({ length: kills }, (_, index) => (index % 5 < 3 ? nextPoint() : nextMoment()));
}

function shuffled(all: readonly Target[], chance: Chance): Target[] {
  return all
    .map((target) => ({ target, place: chance.draw('order') }))
    .sort((a, b) => a.place - b.place)
    .map(({ target }) => target);
}

/** A target in a few words. */
export function nameTarget({ operation, messageType, point }: Target): string {
  return [operation, messageType, point].filter((each) => each !== undefined).join(' ');
}

/** A kill in a few words. */
export function describeKill(kill: Kill): string {
  switch (kill.kind) {
    case 'point':
      return `${nameTarget(kill.at)}, time ${kill.at.hit}`;
    case 'call':
      return `call ${kill.number} of the disk`;
    case 'starting':
    case 'working':
      return `${kill.kind} for ${kill.afterMilliseconds} ms`;
  }
}
