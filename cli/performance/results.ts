import type { LoadReport } from '../../loadtests/report/load-report.ts';
import type { Row } from '../bench/rows.ts';
import type { Calibration } from '../calibrate/machine-floors.ts';

/** Load averages of the minute before a step and of the minute at its end. */
export interface Load {
  readonly before: number;
  readonly after: number;
}

/** A row as `npm run bench -- --json` prints it. */
export type BenchRow = Row & {
  readonly met?: boolean;
  readonly machine?: { readonly floor: string; readonly ratio: number };
};

/** What the page needs of a load report. */
export type LoadFigures = Pick<
  LoadReport,
  'profile' | 'verdict' | 'reasons' | 'truth' | 'thresholds' | 'operations' | 'began' | 'ended' | 'k6'
>;

/** One step of the measurement, done or not. */
export type Step = {
  /** `calibrate`, `bench sendEdoc`, `load run L3`. */
  readonly command: string;
  /** Milliseconds since 1970. */
  readonly began: number;
  readonly ended: number;
  readonly load: Load;
} & (
  | { readonly kind: 'calibrate'; readonly calibration: Calibration }
  | { readonly kind: 'bench'; readonly part: string; readonly rows: readonly BenchRow[] }
  | { readonly kind: 'load'; readonly report: LoadFigures }
  /** It ended without figures; `said` is its last line. */
  | { readonly kind: 'failed'; readonly said: string }
);

/** What the figures were measured on. */
export interface MeasuringMachine {
  readonly cpu: string;
  readonly cores: number;
  readonly memoryBytes: number;
  /** File system, device and whether it turns, of the folder that was measured in. */
  readonly disk: string;
  readonly os: string;
  readonly node: string;
  /** Absent where there is none. */
  readonly k6?: string;
}

/** One measurement, as it is stored. */
export interface PerformanceResults {
  readonly schema: 'lienthong-performance/1';
  /** The command that made them. */
  readonly command: string;
  /** Of the sources, with a word when they were changed since. */
  readonly commit: string;
  readonly built: boolean;
  /** True for a try of the tool, whose figures say nothing. */
  readonly smoke: boolean;
  readonly machine: MeasuringMachine;
  readonly steps: readonly Step[];
}

/** Reads stored results. @throws {Error} when they are not of this program. */
export function decodeResults(text: string): PerformanceResults {
  const value: unknown = JSON.parse(text);
  const isOurs =
    typeof value === 'object' &&
    value !== null &&
    'schema' in value &&
    value.schema === 'lienthong-performance/1';
  if (!isOurs) throw new Error('no results of docs:performance');
  return value as PerformanceResults;
}

/** A figure that was measured beside other work is marked: the machine had more to do than it has cores. */
export function isBusy(load: Load, { cores }: Pick<MeasuringMachine, 'cores'>): boolean {
  return load.before > cores;
}
