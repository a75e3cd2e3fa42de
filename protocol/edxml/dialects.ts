import type { ProblemCode } from '../problems/catalogue.ts';
import type { Bilingual, Severity } from '../problems/entry.ts';
import { type Problem, problem } from '../problems/problem.ts';
import { leniencies } from './leniencies.ts';

/**
 * `strict` takes what the text takes. `observed` takes beyond it what the field was seen to take, each by a
 * numbered leniency, and says so.
 */
export type Dialect = 'strict' | 'observed';

/** One thing that the field takes and the text does not. */
export interface Leniency {
  /** `L01` …; a number is never given again. */
  readonly id: string;
  readonly codes: readonly ProblemCode[];
  /** Last steps of the paths that it is limited to; all places when absent. */
  readonly at?: readonly string[];
  /** What the error becomes. */
  readonly softened: Exclude<Severity, 'error'>;
  readonly reason: Bilingual;
  /** Which divergence of the field it answers to. */
  readonly seenWhere: string;
}

/** Problems as a dialect sees them, with the leniencies that were used. */
export interface Judged {
  readonly problems: readonly Problem[];
  readonly leniencies: readonly Leniency[];
}

/** Softens what the dialect lets pass; each leniency used adds one notice that names it, at its first use. */
export function applyDialect(problems: readonly Problem[], dialect: Dialect): Judged {
  if (dialect === 'strict') return { problems, leniencies: [] };
  const used = new Set<Leniency>();
  const judged = problems.flatMap((each) => {
    const leniency = each.severity === 'error' ? leniencyFor(each) : undefined;
    if (leniency === undefined) return [each];
    const notice = used.has(leniency) ? [] : [noticeOf(leniency, each)];
    used.add(leniency);
    return [{ ...each, severity: leniency.softened }, ...notice];
  });
  return { problems: judged, leniencies: [...used] };
}

function leniencyFor({ code, place }: Problem): Leniency | undefined {
  const last = place.path.replace(/\[\d+\]$/, '').replace(/^.*\//, '');
  return leniencies.find(({ codes, at }) => codes.includes(code) && (at === undefined || at.includes(last)));
}

function noticeOf({ id }: Leniency, { code, place }: Problem): Problem {
  return problem('packet.leniency-used', place, { seen: id, expected: code });
}
