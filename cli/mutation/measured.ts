import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';

/** What became of the mutants of one file. */
export interface MeasuredFile {
  readonly killed: number;
  readonly timeout: number;
  readonly survived: number;
  readonly noCoverage: number;
  /** Static ones, which would need every test anew, and those that do not compile. */
  readonly ignored: number;
  /** Start of the SHA-256 of the file as it was measured, hex. */
  readonly source: string;
  /** The same over the tests that had to notice. */
  readonly tests: string;
}

/** Results by path, as they are committed: `docs/mutation.json`. */
export type Measured = Readonly<Record<string, MeasuredFile>>;

interface StrykerReport {
  readonly files: Readonly<
    Record<string, { readonly source: string; readonly mutants: readonly { readonly status: string }[] }>
  >;
}

export function readMeasured(file: string): Measured {
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Measured) : {};
}

/** Adds what a report of Stryker says of these sources, by path. `tests` marks the tests that were run. */
export function addReport(
  measured: Measured,
  reportFile: string,
  of: ReadonlyMap<string, string>,
  tests: string,
): Measured {
  const { files } = JSON.parse(readFileSync(reportFile, 'utf8')) as StrykerReport;
  const found = [...of].map(([path, given]): [string, MeasuredFile] => {
    // A file without anything to change is not in the report.
    const { source, mutants } = files[path] ?? { source: given, mutants: [] };
    const count = (status: string) => mutants.filter((each) => each.status === status).length;
    const [killed, timeout, survived] = [count('Killed'), count('Timeout'), count('Survived')];
    const noCoverage = count('NoCoverage');
    const ignored = mutants.length - killed - timeout - survived - noCoverage;
    const counts = { killed, timeout, survived, noCoverage, ignored };
    return [path, { ...counts, source: markOf(source), tests }];
  });
  return { ...measured, ...Object.fromEntries(found) };
}

export function writeMeasured(file: string, measured: Measured): void {
  const sorted = Object.fromEntries(Object.entries(measured).toSorted(([a], [b]) => (a < b ? -1 : 1)));
  writeFileSync(file, `${JSON.stringify(sorted, null, 1)}\n`);
}

/** By what a page can tell that a file was changed after it was measured. */
export function markOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 12);
}

/** Percent of the mutants that ran or should have run; undefined when there are none. */
export function scoreOf(files: readonly MeasuredFile[]): number | undefined {
  const sum = (pick: (file: MeasuredFile) => number) => files.reduce((total, file) => total + pick(file), 0);
  const detected = sum(({ killed, timeout }) => killed + timeout);
  const all = detected + sum(({ survived, noCoverage }) => survived + noCoverage);
  return all === 0 ? undefined : (100 * detected) / all;
}
