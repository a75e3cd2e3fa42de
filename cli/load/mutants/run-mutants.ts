import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { type CliContext, CommandFailure, say, usageFailure } from '../../context.ts';
import { commitOf } from '../../performance/machine.ts';
import { findK6, servesScripts } from '../k6-program.ts';
import { isAsItShould, type Kill, renderKillPage, renderKillTable } from './kill-table.ts';
import { loadMutants } from './mutants.ts';
import {
  copiesOf,
  isOfTrueRate,
  readTrueRateRuns,
  trueRate,
  trueRateRunOf,
  withRun,
  withTrueRateRuns,
  writeTrueRateRuns,
} from './true-rate.ts';
import { trialOf, tryMutant } from './try-mutant.ts';
import { tryWithK6 } from './try-with-k6.ts';

/** The options of `npm run soak:load-mutants`, as the parser hands them over. */
export interface LoadMutantsOptions {
  readonly driver?: true;
  readonly only?: string;
  readonly every: number;
  readonly seconds?: number;
  readonly scale: number;
  readonly seed: string;
  readonly write?: true;
  readonly json?: true;
}

/**
 * Tries every load mutant: by the driver in this process, then by k6 at the true rate, for as long as that takes.
 * Exit code 0 when each was found and the orderly hub was not, 1 when not, 2 without k6.
 * @throws {CommandFailure} for a mutant that there is not, and for a page of one mutant only.
 */
export async function runLoadMutants(context: CliContext, options: LoadMutantsOptions): Promise<void> {
  const kills: Kill[] = [];
  const wanted = wantedMutants(options);
  if (options.write) refuseHalfPage(options);
  for (const mutant of wanted) {
    const trial = { ...trialOf(mutant?.shows), seed: options.seed };
    const truth = await tryMutant(mutant, trial);
    tell(context, kills, { mutant, by: 'driver', every: trial.every, truth });
  }
  const k6 = options.driver ? undefined : await findK6(context);
  const isThere = k6 !== undefined && servesScripts(k6);
  if (isThere) {
    for (const mutant of wanted) {
      const known = { ...sourcesNow(), k6: k6.version, seed: options.seed };
      const kill = await killWithK6(context, mutant, options);
      tell(context, kills, kill);
      if (options.write && !context.signal.aborted) await keep(context, kill, known);
    }
  }
  if (options.write) await writePage(kills, k6?.version, options);
  context.stdout.write(options.json ? `${JSON.stringify(kills)}\n` : renderKillTable(kills));
  context.setExitCode(kills.every(isAsItShould) ? 0 : 1);
  if (kills.every(isAsItShould) && !options.driver && !isThere) throw lackOfK6();
}

/** One mutant makes no page; what it can add is a run at the true rate. */
function refuseHalfPage({ only, every, driver }: LoadMutantsOptions): void {
  if (only === undefined || (driver !== true && isOfTrueRate(only, every))) return;
  throw usageFailure({
    vi: `--write với --only chỉ thêm một lần chạy dài: cần k6, --every ${trueRate} trở lên, và một Trục sai theo số lần`,
    en: `--write with --only only adds a long run: it needs k6, --every ${trueRate} or more, and a hub that goes wrong once in so many`,
  });
}

const root = fileURLToPath(new URL('../../..', import.meta.url));
const page = fileURLToPath(new URL('../../../docs/load-truth.md', import.meta.url));

function sourcesNow() {
  return { date: new Date().toISOString().slice(0, 10), commit: commitOf(root) };
}

/** Keeps a run at the true rate as soon as it has been made; any other is seen again in minutes. */
async function keep(
  context: CliContext,
  kill: Kill,
  known: Parameters<typeof trueRateRunOf>[1],
): Promise<void> {
  const { mutant, every } = kill;
  if (!isOfTrueRate(mutant?.id, every)) return;
  const copies = copiesOf(kill);
  if (copies < every) {
    const text = {
      vi: `không giữ lần chạy này: mới ${copies} bản giao, cần ${every}; chạy lâu hơn bằng --seconds`,
      en: `this run is not kept: ${copies} copies, of ${every} that it takes; run for longer by --seconds`,
    };
    context.stderr.write(`${say(context, text)}\n`);
    return;
  }
  await writeTrueRateRuns(withRun(await readTrueRateRuns(), trueRateRunOf(kill, known)));
}

/** The page of all mutants; of one, only the section of the runs that are kept. */
async function writePage(
  kills: readonly Kill[],
  k6: string | undefined,
  { only }: LoadMutantsOptions,
): Promise<void> {
  const text = only === undefined ? renderKillPage(kills, k6) : await readFile(page, 'utf8');
  await writeFile(page, withTrueRateRuns(text, await readTrueRateRuns()));
}

/** The orderly hub, which is undefined, and the mutants. */
function wantedMutants({ only }: LoadMutantsOptions) {
  const wanted = [undefined, ...loadMutants].filter(
    (each) => only === undefined || (each?.id ?? 'orderly') === only,
  );
  if (wanted.length > 0) return wanted;
  const ids = ['orderly', ...loadMutants.map(({ id }) => id)].join(', ');
  throw usageFailure({
    vi: `không có “${only ?? ''}”; có: ${ids}`,
    en: `there is no “${only ?? ''}”; there are: ${ids}`,
  });
}

function lackOfK6(): CommandFailure {
  return new CommandFailure(
    {
      vi: 'không có k6 2.x nên chỉ chạy phần trong tiến trình: “npm run k6” để dựng',
      en: 'without k6 2.x only the driver was run: build it by “npm run k6”',
    },
    2,
  );
}

function tell(context: CliContext, kills: Kill[], kill: Kill): void {
  kills.push(kill);
  const found = Object.keys(kill.truth.byRule).join(' ') || '–';
  context.stderr.write(
    `${isAsItShould(kill) ? 'ok  ' : 'FAIL'} ${kill.by} ${kill.mutant?.id ?? 'orderly'}: ${found}\n`,
  );
}

/** Copies a second that L3 delivers at scale 1, and which of them a mutant counts. */
const perSecond = { documents: 77, statuses: 308 } as const;
/** Enough for a mutant whose fault does not depend on how much is sent. */
const shortest = 120;

async function killWithK6(
  context: CliContext,
  mutant: Kill['mutant'],
  options: LoadMutantsOptions,
): Promise<Kill> {
  const known = loadMutants.find(({ id }) => id === mutant?.id);
  const every = everyOf(known?.id, options);
  const seconds = options.seconds ?? secondsFor(known?.id, every, options.scale);
  const { scale, seed } = options;
  return {
    ...{ mutant, by: 'k6', every },
    truth: await tryWithK6(quietly(context), known, { every, seconds, scale, seed }),
  };
}

/** Calls a second that are too many, and writes of which one is behind when the hub is killed. */
function everyOf(id: string | undefined, { every, scale }: LoadMutantsOptions): number {
  if (id === 'pages-under-pressure') return Math.max(50, Math.round(1_000 * scale));
  return id === 'answers-before-durable' ? Math.min(every, 20) : every;
}

function secondsFor(id: string | undefined, every: number, scale: number): number {
  const rate = id?.endsWith('statuses') === true ? perSecond.statuses : perSecond.documents;
  const counts = ['loses', 'doubles', 'tells'].some((verb) => id?.startsWith(verb) === true);
  return counts ? Math.max(shortest, Math.ceil((1.1 * every) / (rate * scale))) : shortest;
}

/** A run of k6 inside shows no progress of its own and ends nothing by its exit code. */
function quietly(context: CliContext): CliContext {
  return {
    ...context,
    ...{ signal: context.signal, colour: false, interactive: false },
    setExitCode: () => undefined,
  };
}
