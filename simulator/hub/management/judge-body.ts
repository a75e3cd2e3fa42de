import { type Problem, problem } from '../../../protocol/problems/problem.ts';
import { createSchemaReader } from '../../../protocol/settings/schema-reader.ts';
import { refusalOf } from './fault-routes.ts';
import { type Route, strict } from './route.ts';

/** What is wrong with a body, in lines for people and as data; undefined when nothing is. */
export type BodyJudge = (body: unknown) => ReturnType<typeof refusalOf> | undefined;

/**
 * The judge of a route's bodies, by its schema and to the letter. Fastify's own validator turns values into the type
 * that is asked for and drops what it does not know: right for the text of a URL, but of a body a misspelt successor
 * was dropped and the body that it belonged to closed without one. Where a route takes none, `{}` is none as well.
 */
export function bodyJudge({ body: schema }: Pick<Route, 'body'>): BodyJudge {
  const read = createSchemaReader<unknown>(schema ?? strict({}));
  return (body) => {
    const isNone = body === undefined || body === null || body === '';
    if (isNone && schema === undefined) return undefined;
    const { ok, problems } = read(isNone ? null : body);
    return ok ? undefined : refusalOf(problems.map(within('body')));
  };
}

/** What Fastify says of a body that is empty or broken where JSON was announced. */
export const brokenBody: ReadonlySet<string> = new Set([
  'FST_ERR_CTP_EMPTY_JSON_BODY',
  'FST_ERR_CTP_INVALID_JSON_BODY',
]);

/** The refusal of such a body, in the parser's words. */
export function noJson(seen: string): ReturnType<typeof refusalOf> {
  return refusalOf([problem('settings.json-broken', 'body', { seen })]);
}

/** Problems count their places from one part of a request, beside which there are others. */
export function within(part: 'path' | 'query' | 'body'): (each: Problem) => Problem {
  return (each) => {
    const { path } = each.place;
    return { ...each, place: { ...each.place, path: path === '' ? part : `${part}/${path}` } };
  };
}
