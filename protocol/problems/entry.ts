/**
 * How bad a problem is by itself: an `error` refuses what carries it, a `warning` should be mended, a
 * `notice` is for information. A dialect may soften an error to a notice by a numbered leniency.
 */
export type Severity = 'error' | 'warning' | 'notice';

/** The languages that people read here. */
export type Language = 'vi' | 'en';

/** One text in both languages. `{seen}`, `{expected}` and `{path}` are filled in from the problem. */
export interface Bilingual {
  readonly vi: string;
  readonly en: string;
}

/**
 * Numeric `ErrorCode` texts of hub answers. The national hub's own list is not public; these are the ones
 * that one province's interface document names [D], used here because an integrator may know them:
 * 10 bad file, 15 bad system id or secret, 18 receiver unknown, 19 sender not registered, 20 system error,
 * 21 file processing error, 22 packet not to the standard, 23 receiver locked. `-1` is any other refusal [D].
 */
export type WireErrorCode = '-1' | '10' | '15' | '18' | '19' | '20' | '21' | '22' | '23';

/** One entry of the catalogue of problems. */
export interface ProblemEntry {
  readonly severity: Severity;
  /** What is wrong, in one sentence. */
  readonly text: Bilingual;
  /** What to do about it, in one sentence. */
  readonly remedy: Bilingual;
  /** Requirements (`ENV-01` …) that this problem breaks; empty where none names it. */
  readonly requirements: readonly string[];
  /** The `ErrorCode` of a hub's answer when this problem is why it refuses. */
  readonly wireCode: WireErrorCode;
}

/** Fixes an entry's type while its key stays a literal. */
export type ProblemTable = Readonly<Record<string, ProblemEntry>>;
