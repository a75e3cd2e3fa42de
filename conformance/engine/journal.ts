import type { EvidenceEntry } from '../evidence/evidence.ts';
import type { AgencyStage, HubStage, Trouble } from './stage.ts';

/** One thing that a scenario asked of its stage, and what it was told. */
export interface JournalLine {
  /** Place among all that the scenario asked, from 0: several things may be under way at once. */
  readonly slot: number;
  readonly what: string;
  /** Bytes stand as `{ "$base64": … }`. */
  readonly answer?: unknown;
  /** The words of an error, where it ended with one. */
  readonly failed?: string;
  /** Milliseconds of a wait that had passed when the run was stopped: the rest of it is waited for on the day of resuming. */
  readonly waited?: number;
}

/** What a scenario was told on earlier days, and where what it is told today is written down. */
export interface Journal {
  readonly past: readonly JournalLine[];
  write(line: JournalLine): void;
}

/** Methods whose answers are kept: on the day of resuming they are given again and nothing is done twice. */
const told: ReadonlySet<string> = new Set([
  ...['call', 'manage', 'restart', 'ask', 'send', 'deliver', 'pass', 'collect', 'inquire', 'until', 'step'],
  ...['clock.now', 'clock.sleep', 'clock.advance', 'recorder.add', 'recorder.begin'],
  ...['directory.register', 'directory.close'],
]);

/** Parts of a stage that have methods of their own. */
const parts: ReadonlySet<string> = new Set(['clock', 'recorder', 'directory']);

/** Waits, and which of their arguments says how long: a stopped one goes on where it was. */
const lengthPlaces: Readonly<Record<string, number>> = { pass: 0, until: 1 };

type Perform = (args: readonly unknown[]) => unknown;

/** Thrown into a scenario when the run is stopped while it waits: nothing after that is its doing. */
export class RunStopped extends Error {}

/**
 * A stage that remembers. A scenario is played from its beginning on the day of resuming, too, but what it asked on
 * earlier days is answered from the journal; where that ends, it goes on with the stage itself. What is only set on
 * our side (draws, services of the authorities) is set again; a trouble, as often as it has not yet befallen a call.
 */
export function journaledStage<S extends HubStage | AgencyStage>(
  stage: S,
  journal: Journal,
  before: readonly EvidenceEntry[],
): S {
  const answers = new Map(journal.past.map((line) => [line.slot, line]));
  const befallen = countFaults(before);
  let slots = 0;
  const ask = (what: string, args: readonly unknown[], perform: Perform): unknown => {
    const slot = slots;
    slots += 1;
    const known = answers.get(slot);
    if (known !== undefined && known.waited === undefined) return recall(known, what);
    const write = (line: Partial<JournalLine>) => journal.write({ slot, what, ...line });
    const place = lengthPlaces[what];
    if (place === undefined) return keep(perform(args), write, stage.signal);
    const waited = known?.waited ?? 0;
    const left = args.map((each, index) =>
      index === place && typeof each === 'number' ? Math.max(0, each - waited) : each,
    );
    const began = stage.clock.now();
    return keep(perform(left), write, stage.signal, () => ({ waited: waited + stage.clock.now() - began }));
  };
  const memberOf = (target: object, prefix: string, property: string | symbol): unknown => {
    const value: unknown = Reflect.get(target, property);
    const what = prefix + String(property);
    if (parts.has(what) && typeof value === 'object' && value !== null) return proxyOf(value, `${what}.`);
    if (typeof value !== 'function') return value;
    if (what === 'disturb') return (trouble: Trouble) => disturbAgain(stage, trouble, befallen);
    const perform: Perform = (args) => Reflect.apply(value, target, args);
    if (!told.has(what)) return (...args: readonly unknown[]) => perform(args);
    return (...args: readonly unknown[]) => ask(what, args, perform);
  };
  const proxyOf = <T extends object>(target: T, prefix: string): T =>
    new Proxy(target, { get: (_target, property) => memberOf(target, prefix, property) });
  return proxyOf(stage, '');
}

/** Gives an earlier answer again. A scenario that asks something else than it did then is another scenario. */
function recall({ what, answer, failed }: JournalLine, asked: string): unknown {
  if (what !== asked) throw new Error(`The scenario asks for ${asked} where it asked for ${what} before.`);
  const isPromised = !/^(clock\.now|step|recorder\.(add|begin))$/.test(what);
  if (failed !== undefined) return Promise.reject(new Error(failed));
  return isPromised ? Promise.resolve(decoded(answer)) : decoded(answer);
}

function keep(
  result: unknown,
  write: (line: Partial<JournalLine>) => void,
  signal: AbortSignal,
  whenStopped?: () => Partial<JournalLine>,
): unknown {
  const stop = () => {
    if (whenStopped !== undefined) write(whenStopped());
    return new RunStopped('the run was stopped');
  };
  if (!(result instanceof Promise)) {
    write(answerLine(result));
    return result;
  }
  return result.then(
    (answer: unknown) => {
      if (signal.aborted) throw stop();
      write(answerLine(answer));
      return answer;
    },
    (error: unknown) => {
      if (signal.aborted) throw stop();
      write({ failed: error instanceof Error ? error.message : String(error) });
      throw error;
    },
  );
}

function answerLine(answer: unknown): Partial<JournalLine> {
  return answer === undefined ? {} : { answer: encoded(answer) };
}

function encoded(value: unknown): unknown {
  if (value instanceof Uint8Array) return { $base64: Buffer.from(value).toString('base64') };
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(encoded);
  return Object.fromEntries(
    Object.entries(value).map(([key, each]: [string, unknown]) => [key, encoded(each)]),
  );
}

function decoded(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(decoded);
  if ('$base64' in value) return new Uint8Array(Buffer.from(String(value.$base64), 'base64'));
  return Object.fromEntries(
    Object.entries(value).map(([key, each]: [string, unknown]) => [key, decoded(each)]),
  );
}

/** How many calls each trouble has befallen so far. */
function countFaults(entries: readonly EvidenceEntry[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const entry of entries) {
    if (entry.kind !== 'call' || entry.fault === undefined) continue;
    counts.set(entry.fault, (counts.get(entry.fault) ?? 0) + 1);
  }
  return counts;
}

function disturbAgain(stage: HubStage | AgencyStage, trouble: Trouble, befallen: Map<string, number>): void {
  if (!('disturb' in stage)) return;
  const spent = Math.min(trouble.times, befallen.get(trouble.name) ?? 0);
  befallen.set(trouble.name, (befallen.get(trouble.name) ?? 0) - spent);
  if (trouble.times > spent) stage.disturb({ ...trouble, times: trouble.times - spent });
}
