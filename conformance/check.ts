import type { Bilingual } from '../protocol/problems/entry.ts';
import type { Evidence } from './evidence/evidence.ts';
import type { Judgement, Seat } from './finding.ts';
import type { ProfileName } from './requirements/requirement.ts';
import type { Tolerances } from './tolerances.ts';

/** What a judgement depends on beside the evidence: all of it is printed in the report. */
export interface JudgeContext {
  readonly profile: ProfileName;
  /** Day as of which rules are in force, `yyyy-mm-dd`. */
  readonly asOf: string;
  readonly tolerances: Tolerances;
  /** GEN-03: types of documents of which paper may follow, as the head of the body listed them; none unless told. */
  readonly paperAlsoFor?: readonly string[];
  readonly seat: Seat;
}

/**
 * One check, as a value: pure over recorded evidence, so that a stored run can be judged again. A check shares no
 * code with the codecs of the simulator; a test reads its imports.
 */
export interface Check {
  /** Topic and rule: `packet.organ-id-form`. Never renamed. */
  readonly id: string;
  readonly title: Bilingual;
  /** At least one; the first is the one that it is there for. */
  readonly requirements: readonly [string, ...(readonly string[])];
  readonly seats: readonly Seat[];
  /** Scenarios that bring about what it looks at; none for what any exchange or file shows. */
  readonly scenarios: readonly string[];
  /** Profiles in which it says anything; all unless told. */
  readonly profiles?: readonly ProfileName[];
  /** Measures time: a stop of the run within its scenarios leaves what it found wrong open. */
  readonly timed?: true;
  /** Looks at one packet at a time: files may be shared out among workers, and their findings put together. */
  readonly apart?: true;
  judge(evidence: Evidence, context: JudgeContext): Judgement;
}
