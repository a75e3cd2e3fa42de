import { type Problem, problem } from '../problems/problem.ts';
import type { HeaderPair } from './headers.ts';
import { absences } from './near-names.ts';
import type { Operation } from './operations.ts';
import { sameName, withoutPrefix } from './parameters.ts';

/** What of a request is looked at for parameters that are in no header. */
export interface RequestParts {
  /** Path and query. */
  readonly path: string;
  readonly headers: readonly HeaderPair[];
}

/**
 * Where the parameters probably are, for a request that was refused because they are in no header: one notice that
 * names the places, and never a value. It is for whoever looks for the cause, and no part of the answer.
 */
export function misplaced(
  problems: readonly Problem[],
  { path, headers }: RequestParts,
  operation: Operation | undefined,
): readonly Problem[] {
  const missing = problems.flatMap(({ code, place }) =>
    absences.has(code) ? [withoutPrefix(place.path) ?? ''] : [],
  );
  if (missing.length === 0) return [];
  const found = [
    ...inQuery(path, [...missing, ...(operation?.parameters ?? []).map(({ name }) => name)]),
    ...(operation?.body === 'agency' ? [] : inBody(headers)),
    ...inCredentials(headers),
  ];
  return found.length === 0
    ? []
    : [problem('wire.parameter-elsewhere', 'request', { seen: found.join('; ') })];
}

function inQuery(path: string, wanted: readonly string[]): readonly string[] {
  const at = path.indexOf('?');
  if (at < 0) return [];
  const names = [...new URLSearchParams(path.slice(at)).keys()];
  const meant = names.filter((name) => wanted.some((each) => sameName(each, withoutPrefix(name) ?? name)));
  return meant.length === 0 ? [] : [`URL: ?${meant.join('&')}`];
}

const formTypes = /^(?:application\/(?:[\w.+-]*json|x-www-form-urlencoded)|multipart\/form-data)\b/i;
/** The SDK sends `{}` where an operation has no body of its own [V]. */
const emptyObject = 2;

function inBody(headers: readonly HeaderPair[]): readonly string[] {
  const [type] = formTypes.exec(headerText(headers, 'Content-Type')) ?? [];
  const length = Number(headerText(headers, 'Content-Length'));
  return type === undefined || !(length > emptyObject) ? [] : [`body: ${type}, ${length} byte`];
}

function inCredentials(headers: readonly HeaderPair[]): readonly string[] {
  const [scheme] = /^\w{1,20}(?= )/.exec(headerText(headers, 'Authorization')) ?? [];
  return headers.some(([name]) => sameName(name, 'Authorization'))
    ? [scheme === undefined ? 'Authorization' : `Authorization: ${scheme}`]
    : [];
}

function headerText(headers: readonly HeaderPair[], name: string): string {
  return headers.find(([each]) => sameName(each, name))?.[1] ?? '';
}
