import { readFile, writeFile } from 'node:fs/promises';
import { type Kill, renderRow } from './kill-table.ts';
import { loadMutants } from './mutants.ts';

/** A run of k6 against a hub that goes wrong as rarely as one in the field; it takes half an hour, so it is kept. */
export interface TrueRateRun {
  /** Day on which it began, `yyyy-mm-dd`. */
  readonly date: string;
  /** Of the sources, with `+` when they were changed since. */
  readonly commit: string;
  /** Version of k6. */
  readonly k6: string;
  /** Id of the mutant, or `orderly`. */
  readonly hub: string;
  readonly every: number;
  readonly seed: string;
  readonly documents: number;
  readonly due: number;
  /** How often each rule was broken. */
  readonly byRule: Readonly<Record<string, number>>;
}

/** Once in so many, and rarer, is as rarely as in the field. */
export const trueRate = 100_000;

/** Whether that hub goes wrong once in so many at all, so that a long run of it says something; the orderly one too. */
export function isOfTrueRate(id: string | undefined, every: number): boolean {
  const mutant = loadMutants.find((each) => each.id === id);
  const counts = mutant === undefined || (mutant.manner === undefined && mutant.shows === undefined);
  return counts && every >= trueRate;
}

/**
 * Copies of the kind that such a hub goes wrong in: fewer than one in so many, and nothing can have gone wrong. A status
 * has one receiver; all other copies that are due are of documents.
 */
export function copiesOf({ mutant, truth }: Kill): number {
  const { due, statuses = 0 } = truth.counts;
  return mutant?.id.endsWith('statuses') === true ? statuses : due - statuses;
}

/** What is kept of a trial. */
export function trueRateRunOf(
  { mutant, every, truth }: Kill,
  known: Pick<TrueRateRun, 'date' | 'commit' | 'k6' | 'seed'>,
): TrueRateRun {
  const { documents, due } = truth.counts;
  const { date, commit, k6, seed } = known;
  return {
    ...{ date, commit, k6, hub: mutant?.id ?? 'orderly', every, seed },
    ...{ documents, due, byRule: { ...truth.byRule } },
  };
}

/** The runs with another: in the place of the one that it repeats, or as the last. */
export function withRun(runs: readonly TrueRateRun[], run: TrueRateRun): readonly TrueRateRun[] {
  const isRepeated = ({ hub, every, seed }: TrueRateRun) =>
    hub === run.hub && every === run.every && seed === run.seed;
  return runs.some(isRepeated) ? runs.map((each) => (isRepeated(each) ? run : each)) : [...runs, run];
}

const heading = '## At the true rate';

/** The page with these runs in its section about them, whatever it said there; without any, there is none. */
export function withTrueRateRuns(page: string, runs: readonly TrueRateRun[]): string {
  const sections = page.split(/^(?=## )/m).filter((section) => !section.startsWith(heading));
  if (runs.length === 0) return sections.join('');
  const before = sections.findIndex((section) => section.startsWith('## Again'));
  return sections.toSpliced(before < 0 ? sections.length : before, 0, sectionOf(runs)).join('');
}

function sectionOf(runs: readonly TrueRateRun[]): string {
  return `${heading}

Runs of k6 with letters, deliveries and statuses as in L3, for so long that it goes wrong once at least. Each is kept
from when it was made, with the sources of then; \`--every ${trueRate} --write\` adds one.

| made | sources | k6 | hub | what is wrong | traffic | goes wrong | documents | copies due | found, by rule | as it should |
|---|---|---|---|---|---|---|---|---|---|---|
${runs.map(rowOf).join('\n')}

`;
}

function rowOf({ date, commit, k6, hub, every, documents, due, byRule }: TrueRateRun): string {
  const mutant = loadMutants.find(({ id }) => id === hub);
  const kill: Kill = { mutant, by: 'k6', every, truth: { counts: { documents, due }, byRule } };
  return `| ${date} | ${commit} | ${k6} ${renderRow(kill)}`;
}

/** Where they are kept. */
export const trueRateFile: URL = new URL('true-rate.json', import.meta.url);

/** The runs that are kept. @throws {Error} when the file is not of this program. */
export async function readTrueRateRuns(file: URL = trueRateFile): Promise<readonly TrueRateRun[]> {
  const value: unknown = JSON.parse(await readFile(file, 'utf8'));
  if (Array.isArray(value) && value.every(isRun)) return value;
  throw new Error(`${file.pathname} is no list of runs`);
}

function isRun(value: unknown): value is TrueRateRun {
  const names: readonly (keyof TrueRateRun)[] = ['date', 'commit', 'k6', 'hub', 'every', 'documents'];
  return typeof value === 'object' && value !== null && names.every((name) => name in value);
}

export async function writeTrueRateRuns(
  runs: readonly TrueRateRun[],
  file: URL = trueRateFile,
): Promise<void> {
  await writeFile(file, `${JSON.stringify(runs, null, 2)}\n`);
}
