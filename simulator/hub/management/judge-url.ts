import type { Reading } from '../../../protocol/result.ts';
import { read } from '../../../protocol/result.ts';
import { createSchemaReader } from '../../../protocol/settings/schema-reader.ts';
import { within } from './judge-body.ts';
import { type Route, type Schema, strict } from './route.ts';

/** What a URL says, as the values that its texts stand for. */
export interface AskedByUrl {
  readonly path: unknown;
  readonly query: unknown;
}

/**
 * The judge of what a route's URL says: by the same schemas as its description, and told in the same words as a body.
 * A name that the route does not know is refused, too: a filter that was misspelt would give everything.
 */
export function urlJudge({
  path,
  query = {},
  takesAnyQuery = false,
}: Pick<Route, 'path' | 'query' | 'takesAnyQuery'>): (given: AskedByUrl) => Reading<AskedByUrl> {
  const readPath = path === undefined ? read : partReader('path', path);
  const readQuery = takesAnyQuery ? read : partReader('query', query);
  return (given) => {
    const [inPath, inQuery] = [readPath(given.path), readQuery(given.query)];
    if (inPath.ok && inQuery.ok) return read({ path: inPath.value, query: inQuery.value });
    return { ok: false, problems: [...inPath.problems, ...inQuery.problems] };
  };
}

function partReader(part: 'path' | 'query', properties: Readonly<Record<string, Schema>>) {
  const readPart = createSchemaReader<object>(strict(properties));
  const usual = Object.entries(properties).flatMap(([name, schema]) =>
    schema['default'] === undefined ? [] : [[name, schema['default']] as const],
  );
  return (given: unknown): Reading<object> => {
    const meant = Object.entries(given ?? {}).map(([name, text]: readonly [string, unknown]) => {
      return [name, meantBy(text, properties[name])] as const;
    });
    const reading = readPart(Object.fromEntries([...usual, ...meant]));
    return reading.ok ? reading : { ok: false, problems: reading.problems.map(within(part)) };
  };
}

/** A number is written in a URL as text, too. */
function meantBy(text: unknown, schema: Schema | undefined): unknown {
  const isNumber = schema?.['type'] === 'integer' && typeof text === 'string';
  return isNumber && /^-?\d+(?:\.\d+)?(?:e\+?\d+)?$/i.test(text) ? Number(text) : text;
}
