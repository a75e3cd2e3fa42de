import { describeProblem } from '../../protocol/problems/describe.ts';
import type { Bilingual } from '../../protocol/problems/entry.ts';
import type { Problem } from '../../protocol/problems/problem.ts';
import { both } from '../bilingual.ts';

/** A problem of the catalogue as the cause of a finding: first what is wrong, then, by that name, what to do. */
export function causeOf(problem: Problem): Bilingual {
  const [vi, en] = [describeProblem(problem, 'vi'), describeProblem(problem, 'en')];
  return both(`${vi.text} Cách sửa: ${vi.remedy}`, `${en.text} How to mend it: ${en.remedy}`);
}
