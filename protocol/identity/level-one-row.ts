/**
 * How sure a fact about a code is: `B` read in a press copy or a provincial text, `C` two or more
 * independent implementations, `D` one implementation, `I` inferred, `M` not verified anywhere.
 */
export type Confidence = 'B' | 'C' | 'D' | 'I' | 'M';

/** One level-1 code as the lists have it. Days are `yyyy/MM/dd`; every code opened on `firstOpening`. */
export interface LevelOneRow {
  readonly code: string;
  readonly name: string;
  /** Of the pair of code and name. */
  readonly confidence: Confidence;
  /** The first day on which the code may no longer be written. */
  readonly closedOn?: string;
  /** The level-1 code of the body that took over. */
  readonly successor?: string;
  /** Of closing and successor, where it is less sure than the rule of the decision itself [B]. */
  readonly closingConfidence?: Confidence;
  readonly renamed?: { readonly from: string; readonly name: string };
}

/** The day on which the codes of QCVN 102:2016 came into force [B]. */
export const firstOpening = '2016/04/01';
