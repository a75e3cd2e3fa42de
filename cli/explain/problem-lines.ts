import { describeProblem } from '../../protocol/problems/describe.ts';
import type { Language } from '../../protocol/problems/entry.ts';
import { entryOf, type Place, type Problem } from '../../protocol/problems/problem.ts';
import { type CliContext, say } from '../context.ts';
import { createPaint, type Paint } from '../paint.ts';
import { nameOfSeverity } from './severity.ts';

/** Problems for people: place, severity, code, what is wrong, and below it what to do. */
export function renderProblems(context: CliContext, problems: readonly Problem[]): string {
  const paint = createPaint(context);
  return problems.map((each) => renderProblem(context, paint, each)).join('');
}

function renderProblem(context: CliContext, paint: Paint, problem: Problem): string {
  const { text, remedy } = describeProblem(problem, context.language);
  const colour = { error: paint.red, warning: paint.yellow, notice: paint.cyan }[problem.severity];
  const severity = colour(say(context, nameOfSeverity(problem.severity)));
  const place = renderPlace(problem.place);
  const head = [paint.bold(place), severity, paint.dim(problem.code)]
    .filter((each) => each !== '')
    .join('  ');
  return `  ${head}\n    ${text}\n    ${paint.dim(`→ ${remedy}`)}\n`;
}

/** `line:column path`, with as much of it as is known. */
export function renderPlace({ line, column, path }: Place): string {
  const position = line === undefined ? '' : column === undefined ? `${line}` : `${line}:${column}`;
  return [position, path].filter((each) => each !== '').join(' ');
}

/** Problems for machines: the place, what was seen, and the texts in the reader's language. */
export function problemsAsJson(problems: readonly Problem[], language: Language): readonly unknown[] {
  return problems.map((each) => ({
    ...each,
    ...describeProblem(each, language),
    requirements: entryOf(each.code).requirements,
  }));
}
