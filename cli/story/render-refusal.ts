import { describeProblem } from '../../protocol/problems/describe.ts';
import { entryOf, type Place, type Problem } from '../../protocol/problems/problem.ts';
import type { ExchangeEvent } from '../../simulator/exchange-event.ts';
import { texts } from './texts.ts';
import { padTo, spread, tell, tellTime, type View, wrap } from './view.ts';

type Refusal = Extract<ExchangeEvent, { name: 'request-refused' }>;

/** More than these would bury the first one, which is usually the cause. */
const mostShown = 6;
const indent = '          ';

/** A refused request: where it is wrong, why, what to do, and what the hub answered. */
export function renderRefusal(view: View, refusal: Refusal): readonly string[] {
  const { paint } = view;
  const whose =
    refusal.systemId === ''
      ? tell(view, texts.nameless)
      : tell(view, texts.refusedOf, { system: refusal.systemId });
  const errors = refusal.problems.filter((each) => each.severity === 'error');
  const shown = errors.slice(0, mostShown);
  const more = errors.length - shown.length;
  return [
    `${paint.dim(tellTime(refusal.at))}  ${paint.red.bold('✗')} ${paint.red.bold(tell(view, texts.refused, { operation: refusal.operation }))} ${whose}`,
    ...shown.flatMap((each) => renderProblem(view, each)),
    ...(more > 0 ? [paint.dim(`${indent}${tell(view, texts.moreProblems, { count: more })}`)] : []),
    ...renderAnswer(view, refusal, errors[0]),
  ];
}

function renderProblem(view: View, problem: Problem): readonly string[] {
  const { paint } = view;
  const { text, remedy } = describeProblem(problem, view.language);
  const entry = entryOf(problem.code);
  const width = view.width - indent.length - 2;
  const place = `${indent}${paint.cyan(renderPlace(view, problem.place))}`;
  return [
    spread(view, place, paint.dim([problem.code, ...entry.requirements].join(' '))),
    ...wrap(text, width).map((line) => `${indent}${line}`),
    ...wrap(remedy, width).map((line, at) => `${indent}${at === 0 ? paint.green('→') : ' '} ${line}`),
  ];
}

function renderPlace(view: View, { path, line, column }: Place): string {
  if (line === undefined) return path;
  const where =
    column === undefined ? tell(view, texts.placeLine, { line }) : tell(view, texts.place, { line, column });
  return `${where} · ${path}`;
}

function renderAnswer(view: View, refusal: Refusal, first: Problem | undefined): readonly string[] {
  const code = first === undefined ? '-1' : entryOf(first.code).wireCode;
  const rows = [
    ['status', 'FAIL'],
    ['ErrorCode', code],
    ['ErrorDesc', refusal.answered],
  ] as const;
  return [
    view.paint.dim(`${indent}${tell(view, texts.answered)}`),
    ...rows.map(([name, value]) => `${indent}  ${view.paint.dim(padTo(name, 9))} ${value}`),
  ];
}
