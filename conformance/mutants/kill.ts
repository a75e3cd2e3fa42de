import type { Check, JudgeContext } from '../check.ts';
import type { Evidence } from '../evidence/evidence.ts';
import type { Mutant } from './mutant.ts';

/** What one check said of a peer: the requirements that its findings name. */
export interface Found {
  readonly check: string;
  readonly requirements: readonly string[];
}

/** What checks said of a peer. */
export interface Heard {
  readonly found: readonly Found[];
  /** Checks that are there for the profile and looked at nothing. */
  readonly silent: readonly string[];
}

/** Asks every check that the profile has about a peer. */
export function hear(checks: readonly Check[], evidence: Evidence, context: JudgeContext): Heard {
  const asked = checks
    .filter(({ profiles }) => profiles?.includes(context.profile) ?? true)
    .map((check) => ({ check: check.id, judgement: check.judge(evidence, context) }));
  return {
    found: asked.flatMap(({ check, judgement }) => {
      if (judgement.kind !== 'judged' || judgement.findings.length === 0) return [];
      return [{ check, requirements: judgement.findings.map(({ requirement }) => requirement) }];
    }),
    silent: asked
      .filter(({ judgement }) => judgement.kind !== 'judged' || judgement.looked.length === 0)
      .map(({ check }) => check),
  };
}

/** Asks about one peer by each of several readings of the rules. */
export function hearByEach(
  checks: readonly Check[],
  evidence: Evidence,
  contexts: readonly JudgeContext[],
): Heard {
  const heard = contexts.map((context) => hear(checks, evidence, context));
  return {
    found: heard.flatMap(({ found }) => found),
    silent: [...new Set(heard.flatMap(({ silent }) => silent))],
  };
}

/** What became of one mutant. */
export interface Kill {
  readonly mutant: string;
  readonly kind: Mutant['kind'];
  readonly wrong: Mutant['wrong'];
  readonly requirement: string;
  readonly owner: string;
  /** Checks that found something, the owner among them if all is well. */
  readonly found: readonly string[];
  readonly outcome: KillOutcome;
}

export type KillOutcome =
  /** Found by its owner, which names the requirement, and by nobody but those that are named beside it. */
  | 'killed'
  /** Found by its owner, and by checks that have nothing to do with it. */
  | 'noisy'
  /** Found by its owner, for another requirement than the one that it breaks. */
  | 'misnamed'
  /** Found, but not by its owner. */
  | 'by-others'
  | 'survived';

/** Weighs what found a mutant. */
export function killOf(mutant: Mutant, found: readonly Found[]): Kill {
  const { id, kind, wrong, requirement, owner, besides = [] } = mutant;
  const strangers = found.filter(({ check }) => check !== owner && !besides.includes(check));
  const finders = found.map(({ check }) => check);
  return { mutant: id, kind, wrong, requirement, owner, found: finders, outcome: outcomeOf() };

  function outcomeOf(): KillOutcome {
    if (found.length === 0) return 'survived';
    const own = found.find(({ check }) => check === owner);
    if (own === undefined) return 'by-others';
    if (!own.requirements.includes(requirement)) return 'misnamed';
    return strangers.length === 0 && besides.length <= 2 ? 'killed' : 'noisy';
  }
}
