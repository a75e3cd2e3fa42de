import type { Instant } from '../../protocol/ports/ports.ts';
import type { Bilingual } from '../../protocol/problems/entry.ts';
import type { CheckVerdict, Finding, Seat } from '../finding.ts';
import type { ProfileName } from '../requirements/requirement.ts';
import type { Tolerances } from '../tolerances.ts';

/** First line of every report, whatever renders it: what a report is not. */
export const whatItIsNot: Bilingual = {
  vi: 'Đây là kết quả kiểm thử kỹ thuật, không phải chứng nhận hợp quy và không có giá trị pháp lý của cơ quan nhà nước.',
  en: 'This is the result of a technical test. It is no legal act of conformity and no certificate of a state body.',
};

/** What a run says of the system in the end. */
export type RunVerdict = 'conformant' | 'not-conformant' | 'inconclusive';

/** A system as its owner names it, and as it showed itself on the wire. */
export interface SystemFacts {
  readonly name: string;
  readonly version: string;
  readonly owner: string;
  /** What it said of itself: `User-Agent`, `Server`, names of software in its packets. */
  readonly seen: readonly string[];
}

/** A known failure that somebody answers for until a day. */
export interface Waiver {
  readonly check: string;
  readonly requirement: string;
  readonly reason: string;
  readonly owner: string;
  /** Last day, `yyyy-mm-dd`. */
  readonly expires: string;
}

/**
 * What a waiver came to in this run. Anything but `used` and `not-tried` fails the run; `not-tried` says that its
 * check came to no verdict this time.
 */
export type WaiverOutcome = 'used' | 'not-tried' | 'stale' | 'expired' | 'unexpected-pass' | 'not-allowed';

/** What one check said. */
export interface CheckResult {
  readonly check: string;
  readonly title: Bilingual;
  readonly requirements: readonly string[];
  readonly seat: Seat;
  readonly verdict: CheckVerdict;
  /** Why there is no verdict, or why it does not apply; absent with `pass`, `fail` and `warn`. */
  readonly why?: Bilingual;
  readonly findings: readonly Finding[];
  /** Numbers of the entries of evidence that it looked at. */
  readonly looked: readonly number[];
  /** The command that repeats just this. */
  readonly repeat: string;
  readonly waiver?: { readonly waiver: Waiver; readonly outcome: WaiverOutcome };
}

/** What became of one requirement, by all that looked at it. */
export interface RequirementResult {
  readonly requirement: string;
  readonly verdict: CheckVerdict;
  readonly checks: readonly string[];
  readonly why?: Bilingual;
}

/** A statement of a person: printed as declared or attested, never as passed. `denied`: he says no. */
export interface StatementResult {
  readonly requirement: string;
  readonly manner: 'declared' | 'attested' | 'denied';
  readonly by: string;
  readonly dated: string;
  readonly text: string;
  /** Too old for what the requirement asks. */
  readonly outdated: boolean;
}

/** By which code a run was judged: hashes of sources, so that the same words of other code are told apart. */
export interface CheckCode {
  /** Of all that checks stand on: reading of packets, of the wire, of signatures; weighing of findings. */
  readonly shared: string;
  /** Of each check, by its id: the file that it stands in, and those beside it that it uses. */
  readonly checks: Readonly<Record<string, string>>;
}

/**
 * One run, complete: every renderer writes this value and nothing else. Same evidence, same suite and same settings
 * give the same report, byte for byte, but for `judgedAt`.
 */
export interface RunReport {
  readonly schema: 'lienthong-run-report/1';
  readonly suite: { readonly version: string; readonly rulesetHash: string };
  /** Absent where a build did not write it down, and in reports from before it was. */
  readonly code?: CheckCode;
  readonly system: SystemFacts;
  readonly seats: readonly Seat[];
  readonly profile: ProfileName;
  readonly asOf: string;
  readonly tolerances: Tolerances;
  /** GEN-03: types of documents of which paper may follow, as the body declared; absent when it declared none. */
  readonly paperAlsoFor?: readonly string[];
  readonly seed: string;
  readonly began: Instant;
  readonly ended: Instant;
  readonly judgedAt: Instant;
  /** Clock, store, driver, platform: what a reader needs to weigh the timing. */
  readonly environment: Readonly<Record<string, string>>;
  readonly verdict: RunVerdict;
  /** True when everything that the plan holds for these seats was run: only then can a certificate be made. */
  readonly complete: boolean;
  readonly results: readonly CheckResult[];
  readonly requirements: readonly RequirementResult[];
  readonly statements: readonly StatementResult[];
  /** Every waiver that was given, those too that name no check of this suite. */
  readonly waivers: readonly { readonly waiver: Waiver; readonly outcome: WaiverOutcome }[];
  /** That the harness can fail, and does not pass what is not there. */
  readonly guards: {
    readonly canary: 'failed-as-it-must' | 'passed';
    readonly unknownCase: 'not-run-as-it-must' | 'passed';
  };
  readonly evidence: { readonly head: string; readonly entries: number; readonly bodies: number };
}
