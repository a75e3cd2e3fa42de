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

/** One pass, so that nothing a peer wrote is taken for a placeholder. */
function fill(template: string, problem: Problem): string {
  const values = { seen: problem.seen ?? '?', expected: problem.expected ?? '?', path: problem.place.path };
  return template.replace(/\{(?:seen|expected|path)\}/g, (name) => {
    if (name === '{seen}') return values.seen;
    return name === '{expected}' ? values.expected : values.path;
  });
}
