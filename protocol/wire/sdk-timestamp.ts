import { parseLocalTimestamp, renderLocalTimestamp, vietnamOffset } from '../calendar/local-time.ts';
import type { Instant } from '../ports/ports.ts';
import { type Problem, problem } from '../problems/problem.ts';
import { type Reading, read } from '../result.ts';
import type { Operation } from './operations.ts';
import { type Parameters, parameterText, placeOfParameter } from './parameters.ts';

const sdkForm = /^(\d{2})(\d{2})(\d{4})T(\d{2})(\d{2})(\d{2})\+(\d{4})$/;

/**
 * Prints the SDK's timestamp: Java's `ddMMyyyy'T'HHmmss+SSSS`, Vietnam local time. The last four digits are
 * milliseconds padded to four, not a zone [V].
 */
export function renderSdkTimestamp(instant: Instant): string {
  const [, year, month, day, hours, minutes, seconds] =
    /^(\d{4})\/(\d{2})\/(\d{2}) (\d{2}):(\d{2}):(\d{2})$/.exec(renderLocalTimestamp(instant)) ?? [];
  const milliseconds = (((instant + vietnamOffset) % 1000) + 1000) % 1000;
  return `${day}${month}${year}T${hours}${minutes}${seconds}+${String(milliseconds).padStart(4, '0')}`;
}

/** Reads the SDK's timestamp; undefined when it is none, or no real time. */
export function parseSdkTimestamp(text: string): Instant | undefined {
  const [, day, month, year, hours, minutes, seconds, fraction] = sdkForm.exec(text) ?? [];
  const second = parseLocalTimestamp(`${year}/${month}/${day} ${hours}:${minutes}:${seconds}`);
  const milliseconds = Number(fraction);
  return second === undefined || milliseconds > 999 ? undefined : second + milliseconds;
}

const minute = 60_000;
/** Clocks of machines differ by less. */
const usualDifference = 5 * minute;
/** How near to the seven hours somebody who takes UTC for local time is: his own call took a moment. */
const nearUtc = 2 * minute;

/**
 * What a caller's timestamp says of his clock. The SDK takes the time once, so that an old one means nothing; but none
 * can be of later than now, and one of seven hours ago is probably UTC. The axis judges neither, as far as is known.
 */
export function checkClock(stated: Instant | undefined, now: Instant): readonly Problem[] {
  const behind = stated === undefined ? 0 : now - stated;
  const isUtc = Math.abs(behind - vietnamOffset) <= nearUtc;
  if (stated === undefined || (behind >= -usualDifference && !isUtc)) return [];
  const detail = { seen: renderSdkTimestamp(stated), expected: renderSdkTimestamp(now) };
  return [problem('wire.timestamp-off', placeOfParameter('timestamp'), detail)];
}

/** A window of time; both ends belong to it. */
export interface TimeWindow {
  readonly from?: Instant;
  readonly to?: Instant;
}

const windowForm = /^(\d{2})\/(\d{2})\/(\d{4}) (\d{2}:\d{2}:\d{2})$/;

/**
 * Reads `fromDate` and `toDate`, each optional: `dd/MM/yyyy HH:mm:ss`, Vietnam local time, strictly.
 * The second that `toDate` names belongs to the window as a whole.
 */
export function parseWindow(parameters: Parameters): Reading<TimeWindow> {
  const from = parseEnd(parameters, 'fromDate');
  const to = parseEnd(parameters, 'toDate');
  const malformed = [from, to].flatMap((each) => each.problems);
  if (malformed.length > 0) return { ok: false, problems: malformed };
  if (from.at !== undefined && to.at !== undefined && from.at > to.at) {
    const seen = `${parameterText(parameters, 'fromDate')} > ${parameterText(parameters, 'toDate')}`;
    return { ok: false, problems: [problem('wire.window-reversed', placeOfParameter('fromDate'), { seen })] };
  }
  return read({
    ...(from.at === undefined ? {} : { from: from.at }),
    ...(to.at === undefined ? {} : { to: to.at + 999 }),
  });
}

/** What is wrong with the window of an operation that reads one. */
export function checkWindow(parameters: Parameters, operation: Operation): readonly Problem[] {
  const isRead = operation.parameters.some(({ name }) => name === 'fromDate');
  return isRead ? parseWindow(parameters).problems : [];
}

interface WindowEnd {
  readonly at: Instant | undefined;
  readonly problems: readonly Problem[];
}

function parseEnd(parameters: Parameters, name: string): WindowEnd {
  const text = parameterText(parameters, name)?.trim() ?? '';
  if (text === '') return { at: undefined, problems: [] };
  const [, day, month, year, time] = windowForm.exec(text) ?? [];
  const at = parseLocalTimestamp(`${year}/${month}/${day} ${time}`);
  if (at !== undefined) return { at, problems: [] };
  const detail = { seen: text, expected: '21/11/2026 17:30:00' };
  return { at, problems: [problem('wire.window-malformed', placeOfParameter(name), detail)] };
}

/** Prints one end of a window: `dd/MM/yyyy HH:mm:ss`, Vietnam local time. */
export function renderWindowEnd(instant: Instant): string {
  return renderLocalTimestamp(instant).replace(/^(\d{4})\/(\d{2})\/(\d{2})/, '$3/$2/$1');
}

/**
 * Prints the times in rows of answers (`created_time`, `sentTime` …). Their form is not public; this is the
 * packet's own `yyyy/MM/dd HH:mm:ss`, Vietnam local time [I].
 */
export function renderRowTime(instant: Instant): string {
  return renderLocalTimestamp(instant);
}
