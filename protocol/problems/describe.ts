import type { Language } from './entry.ts';
import { entryOf, type Problem } from './problem.ts';

/** A problem in words: what is wrong and what to do. */
export interface Description {
  readonly text: string;
  readonly remedy: string;
}

/** Fills in the catalogue's texts for one problem, in one language. */
export function describeProblem(problem: Problem, language: Language): Description {
  const entry = entryOf(problem.code);
  return {
    text: fill(entry.text[language], problem),
    remedy: fill(entry.remedy[language], problem),
  };
}

function fill(template: string, problem: Problem): string {
  return template
    .replaceAll('{seen}', () => problem.seen ?? '?')
    .replaceAll('{expected}', () => problem.expected ?? '?')
    .replaceAll('{path}', () => problem.place.path);
}
