import type { Finding } from '../finding.ts';
import type { ProfileName, Requirement } from '../requirements/requirement.ts';

/** Marks that stand for something read; a rule that has none of them never fails a system by itself. */
const read: ReadonlySet<string> = new Set(['A', 'B', 'C']);

/** True when breaking the requirement can fail a system: a MUST of this profile that somebody has read. */
export function isBinding(requirement: Requirement, profile: ProfileName): boolean {
  return (
    requirement.level === 'MUST' &&
    requirement.profiles.includes(profile) &&
    requirement.marks.some((mark) => read.has(mark))
  );
}

/** A finding as it counts: what is not binding warns. Nothing is ever made worse than its check said. */
export function severityOf(
  finding: Finding,
  requirement: Requirement,
  profile: ProfileName,
): Finding['severity'] {
  return finding.severity === 'fail' && isBinding(requirement, profile) ? 'fail' : 'warn';
}
