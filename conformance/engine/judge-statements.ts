import type { Evidence } from '../evidence/evidence.ts';
import type { StatementResult } from '../report/run-report.ts';
import type { Requirement } from '../requirements/requirement.ts';

const dayMs = 86_400_000;

/** What people said, as it is printed. `day` is the day of the run; a statement about a day to come is no statement. */
export function judgeStatements(
  evidence: Evidence,
  requirements: readonly Requirement[],
  day: string,
): readonly StatementResult[] {
  return evidence.entries.flatMap((entry) => {
    if (entry.kind !== 'statement') return [];
    const { requirement, manner, by, dated, text } = entry;
    const asked = requirements.find(({ id }) => id === requirement);
    return [{ requirement, manner, by, dated, text, outdated: isOutdated(dated, asked, day) }];
  });
}

function isOutdated(dated: string, requirement: Requirement | undefined, day: string): boolean {
  if (dated > day) return true;
  const oldest = requirement?.fate.kind === 'on-file' ? requirement.fate.oldestDays : undefined;
  return oldest !== undefined && Date.parse(day) - Date.parse(dated) > oldest * dayMs;
}
