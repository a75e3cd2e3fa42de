import { writeFile } from 'node:fs/promises';
import process from 'node:process';
import { parseArgs } from 'node:util';
import type { CliContext } from '../../context.ts';
import { chooseLanguage } from '../../language.ts';
import { findK6, servesScripts } from '../k6-program.ts';
import { isAsItShould, type Kill, renderKillPage, renderKillTable } from './kill-table.ts';
import { loadMutants } from './mutants.ts';
import { trialOf, tryMutant } from './try-mutant.ts';
import { tryWithK6 } from './try-with-k6.ts';

/**
 * `npm run soak:load-mutants` tries every load mutant: by the driver in this process, then by k6 at the true rate
 * (`--every 100000`, for as long as that takes). `--driver` leaves k6 out, `--only id` tries one, `--seconds` and
 * `--scale` shape the traffic of k6 (L3), `--write` writes docs/load-truth.md, `--json` prints machines’ form.
 * Exit 0 when each was found and the orderly hub was not, 1 when not, 2 without k6, 64 for wrong usage.
 */
const language = chooseLanguage(process.argv, process.env);
const options = readOptions(process.argv.slice(2));
if (options === undefined) {
  const usage =
    '[--driver] [--only ID] [--every 100000] [--seconds 1400] [--scale 1] [--seed 2026] [--write] [--json]';
  const words = { vi: 'cách dùng', en: 'usage' };
  process.stderr.write(`lienthong: ${words[language]}: npm run soak:load-mutants -- ${usage}\n`);
  process.exitCode = 64;
} else {
  process.exitCode = await tryAll(options);
}

interface SoakOptions {
  readonly driver: boolean;
  readonly only?: string;
  readonly every: number;
  readonly seconds?: number;
  readonly scale: number;
  readonly seed: string;
  readonly write: boolean;
  readonly json: boolean;
}

function readOptions(args: readonly string[]): SoakOptions | undefined {
  try {
    const text = { type: 'string' } as const;
    const flag = { type: 'boolean', default: false } as const;
    const { values } = parseArgs({
      args: [...args],
      options: {
        ...{ driver: flag, write: flag, json: flag, only: text, seconds: text, lang: text },
        every: { ...text, default: '100000' },
        scale: { ...text, default: '1' },
        seed: { ...text, default: '2026' },
      },
    });
    const [every, scale, seconds] = [values.every, values.scale, values.seconds ?? '1'].map(Number);
    const { only, driver, write, json, seed } = values;
    const isKnown = only === undefined || only === 'orderly' || loadMutants.some(({ id }) => id === only);
    if (!isKnown || !isPositive(every) || !isPositive(scale) || !isPositive(seconds)) return undefined;
    return {
      ...{ driver, write, json, seed, every, scale },
      ...(only === undefined ? {} : { only }),
      ...(values.seconds === undefined ? {} : { seconds }),
    };
  } catch {
    return undefined;
  }
}

function isPositive(value: number | undefined): value is number {
  return value !== undefined && Number.isFinite(value) && value > 0;
}

async function tryAll(options: SoakOptions): Promise<number> {
  const kills: Kill[] = [];
  const wanted = [undefined, ...loadMutants].filter(
    (each) => options.only === undefined || (each?.id ?? 'orderly') === options.only,
  );
  for (const mutant of wanted) {
    const trial = { ...trialOf(mutant?.shows), seed: options.seed };
    tell(kills, { mutant, by: 'driver', every: trial.every, truth: await tryMutant(mutant, trial) });
  }
  const k6 = options.driver ? undefined : await findK6({ cwd: process.cwd(), env: process.env });
  const isThere = k6 !== undefined && servesScripts(k6);
  if (isThere) for (const mutant of wanted) tell(kills, await killWithK6(mutant, options));
  if (options.write) await writeFile('docs/load-truth.md', renderKillPage(kills, k6?.version));
  process.stdout.write(options.json ? `${JSON.stringify(kills)}\n` : renderKillTable(kills));
  if (!kills.every(isAsItShould)) return 1;
  return options.driver || isThere ? 0 : lackOfK6();
}

function lackOfK6(): number {
  const words = {
    vi: 'không có k6 2.x nên chỉ chạy phần trong tiến trình: “npm run k6” để dựng',
    en: 'without k6 2.x only the driver was run: build it by “npm run k6”',
  };
  process.stderr.write(`lienthong: ${words[language]}\n`);
  return 2;
}

function tell(kills: Kill[], kill: Kill): void {
  kills.push(kill);
  const found = Object.keys(kill.truth.byRule).join(' ') || '–';
  process.stderr.write(
    `${isAsItShould(kill) ? 'ok  ' : 'FAIL'} ${kill.by} ${kill.mutant?.id ?? 'orderly'}: ${found}\n`,
  );
}

/** Copies a second that L3 delivers at scale 1, and which of them a mutant counts. */
const perSecond = { documents: 77, statuses: 308 } as const;
/** Enough for a mutant whose fault does not depend on how much is sent. */
const shortest = 120;

async function killWithK6(mutant: Kill['mutant'], options: SoakOptions): Promise<Kill> {
  const known = loadMutants.find(({ id }) => id === mutant?.id);
  const every = everyOf(known?.id, options);
  const seconds = options.seconds ?? secondsFor(known?.id, every, options.scale);
  const { scale, seed } = options;
  return {
    ...{ mutant, by: 'k6', every },
    truth: await tryWithK6(surroundings(), known, { every, seconds, scale, seed }),
  };
}

/** Calls a second that are too many, and writes of which one is behind when the hub is killed. */
function everyOf(id: string | undefined, { every, scale }: SoakOptions): number {
  if (id === 'pages-under-pressure') return Math.max(50, Math.round(1_000 * scale));
  return id === 'answers-before-durable' ? Math.min(every, 20) : every;
}

function secondsFor(id: string | undefined, every: number, scale: number): number {
  const rate = id?.endsWith('statuses') === true ? perSecond.statuses : perSecond.documents;
  const counts = ['loses', 'doubles', 'tells'].some((verb) => id?.startsWith(verb) === true);
  return counts ? Math.max(shortest, Math.ceil((1.1 * every) / (rate * scale))) : shortest;
}

function surroundings(): CliContext {
  return {
    ...{ stdout: process.stdout, stderr: process.stderr, stdin: process.stdin, env: process.env },
    ...{ cwd: process.cwd(), language, colour: false, interactive: false },
    signal: new AbortController().signal,
    setExitCode: () => undefined,
  };
}
