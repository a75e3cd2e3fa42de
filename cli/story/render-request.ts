import { describeProblem } from '../../protocol/problems/describe.ts';
import { entryOf, type Place, type Problem } from '../../protocol/problems/problem.ts';
import type { StoryEvent } from '../../simulator/scene/story-event.ts';
import { texts } from './texts.ts';
import { spread, tell, tellTime, type View, widthOf, wrap } from './view.ts';

type Told = Extract<StoryEvent, { name: 'request' }>['record'];

/** More than these would bury the first one, which is usually the cause. */
const mostShown = 6;
const indent = '          ';

/**
 * A request of somebody else's system: one line when all is well; else the name that was probably meant, each
 * problem with its place, what to do about it, and to the letter what the hub answered.
 */
export function renderRequest(view: View, record: Told): readonly string[] {
  const { problems, refused } = record;
  const meant = refused ? problems.filter((each) => isGuess(each, problems)) : [];
  const worst = [...meant, ...problems.filter(refused ? isError : isWorthALook)];
  const shown = worst.slice(0, mostShown);
  const more = worst.length - shown.length;
  return [
    firstLine(view, record),
    ...shown.flatMap((each) => renderProblem(view, each)),
    ...(more > 0
      ? [view.paint.dim(`${indent}${tell(view, moreOf(worst.slice(mostShown)), { count: more })}`)]
      : []),
    ...(record.refused ? renderAnswer(view, record) : []),
  ];
}

function moreOf(problems: readonly Problem[]) {
  return problems.every(isError) ? texts.moreProblems : texts.moreNotes;
}

/** The same refusal as the last time, in one line. */
export function renderRepeated(view: View, record: Told): string {
  const code = record.problems.find(isError)?.code ?? '';
  return `${firstLine(view, record)} ${view.paint.dim(tell(view, texts.asBefore, { code }))}`;
}

/** What was probably done instead, which usually is the cause. */
const guesses: ReadonlySet<Problem['code']> = new Set([
  'wire.name-near',
  'wire.parameter-elsewhere',
  'wire.body-not-packet',
] as const);

/** A name that nobody knows, beside one that is missing, probably stands for it. */
function isGuess({ code, place }: Problem, problems: readonly Problem[]): boolean {
  if (!unknownNames.has(code)) return guesses.has(code);
  return problems.some(
    (each) => each.code === 'packet.element-missing' && parentOf(each.place) === parentOf(place),
  );
}

const unknownNames: ReadonlySet<Problem['code']> = new Set(['packet.element-unknown'] as const);

function parentOf({ path }: Place): string {
  return path.slice(0, path.lastIndexOf('/') + 1);
}

function isError({ severity }: Problem): boolean {
  return severity === 'error';
}

/** What only the hub could notice; notices on the packet itself are told by `inspect`. */
function isWorthALook({ severity, code }: Problem): boolean {
  return severity === 'warning' || (severity === 'notice' && /^(wire|hub)\./.test(code));
}

function firstLine(view: View, record: Told): string {
  const { paint } = view;
  const { at, refused, operation, path, systemId } = record;
  const whose =
    systemId === undefined ? tell(view, texts.nameless) : tell(view, texts.requestOf, { system: systemId });
  const asked = operation ?? path;
  const what = asked === '' ? tell(view, texts.noRequest) : asked;
  const mark = refused ? paint.red.bold('✗') : paint.green('✓');
  const name = refused ? paint.red.bold(what) : paint.bold(what);
  const bad = isStalled(record) ? texts.stalled : texts.refused;
  const verdict = refused ? paint.red(tell(view, bad)) : paint.green(renderGood(view, record));
  const line = asked === '' && systemId === undefined ? name : `${name} ${whose}`;
  return `${paint.dim(tellTime(at))}  ${mark} ${line}: ${verdict}`;
}

/** It is not over: what is missing of its body may still come. */
function isStalled({ problems }: Told): boolean {
  return problems[0]?.code === 'hub.upload-stalled';
}

/** What an accepted `sendEdoc` gave its caller is worth a look. */
function renderGood(view: View, { operation, answered }: Told): string {
  const docId = operation === 'sendEdoc' ? /"DocId":"([^"]+)"/.exec(answered)?.[1] : undefined;
  return docId === undefined ? tell(view, texts.answeredOk) : tell(view, texts.answeredDocId, { docId });
}

function renderProblem(view: View, problem: Problem): readonly string[] {
  const { paint } = view;
  const { text, remedy } = describeProblem(problem, view.language);
  const width = view.width - indent.length - 2;
  const place = `${indent}${paint.cyan(renderPlace(view, problem.place))}`;
  const code = [problem.code, ...entryOf(problem.code).requirements].join(' ');
  const fits = widthOf(place) + 2 + widthOf(code) <= view.width;
  return [
    spread(view, place, paint.dim(code)),
    ...wrap(text, width).map((line) => `${indent}${line}`),
    ...wrap(remedy, width).map((line, at) => `${indent}${at === 0 ? paint.green('→') : ' '} ${line}`),
    ...(fits ? [] : [paint.dim(`${indent}  ${code}`)]),
  ];
}

function renderPlace(view: View, { path, line, column }: Place): string {
  if (line === undefined) return path === 'request' ? tell(view, texts.wholeRequest) : path;
  const where =
    column === undefined ? tell(view, texts.placeLine, { line }) : tell(view, texts.place, { line, column });
  return path === '' ? where : `${where} · ${path}`;
}

/** Not wrapped: it is for comparing with what the caller logged. */
function renderAnswer(view: View, record: Told): readonly string[] {
  const { paint } = view;
  const { method, answered, httpStatus } = record;
  if (httpStatus === 0 && (method === '' || isStalled(record))) return [];
  if (httpStatus === 0) return [paint.dim(`${indent}${tell(view, texts.hungUp)}`)];
  return [
    paint.dim(`${indent}${tell(view, texts.answered, { status: httpStatus })}`),
    `${indent}${answered}`,
  ];
}
