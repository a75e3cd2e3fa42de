/**
 * How sure a rule is. `A` legal text itself read, `B` official or press summary or a provincial text, `C` the
 * business description 2.4 or several implementations, `D` one recent secondary source, `M` not verified, `I`
 * our inference; `A·I` a rule that was read with a figure of ours.
 */
export type RuleConfidence = 'A' | 'B' | 'C' | 'D' | 'I' | 'M' | 'A·I' | 'B·I' | 'C·I';

/** Why a rule holds: the requirements that say so, and how sure that is. */
export interface Provision {
  readonly requirements: readonly string[];
  readonly confidence: RuleConfidence;
}

export function provision(confidence: RuleConfidence, ...requirements: readonly string[]): Provision {
  return { requirements, confidence };
}
