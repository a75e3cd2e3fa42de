import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import { isDayText } from '../calendar/civil-date.ts';
import { type Problem, problem } from '../problems/problem.ts';
import { type Reading, read, unread } from '../result.ts';
import { nearest } from './nearest.ts';

/** A JSON Schema, as data. */
export type JsonSchema = Readonly<Record<string, unknown>>;

/** Compiles a JSON Schema into its judge, which finds every error and shows what it judged. */
export function compileSchema<T>(schema: object): ValidateFunction<T> {
  return new Ajv({
    ...{ allErrors: true, verbose: true, discriminator: true, allowUnionTypes: true },
    formats: { date: isDayText },
  }).compile<T>(schema);
}

/**
 * Creates the reader of a file that a person writes, from its published schema: every key that the schema
 * lacks is refused with the key that was probably meant, every value with what may stand there. The schema is
 * compiled when something is read for the first time, because compiling takes longer than most programs that
 * know a schema take without ever reading by it; one that is none is a bug and throws then.
 *
 * Unions are told apart by one key (`discriminator`), so that only the branch that was meant is judged.
 * Problems: `settings.*`, each with its slash path.
 */
export function createSchemaReader<T>(schema: JsonSchema): (value: unknown) => Reading<T> {
  let compiled: ValidateFunction<T> | undefined;
  return (value) => {
    compiled ??= compileSchema<T>(schema);
    const validate = compiled;
    if (validate(value)) return read(value);
    return unread(...(validate.errors ?? []).flatMap(problemOf));
  };
}

/** Reads a JSON text, and then by a reader of its value. */
export function readJsonText<T>(text: string, reader: (value: unknown) => Reading<T>): Reading<T> {
  const json = parseJson(text);
  return json.ok ? reader(json.value) : json;
}

/** Editors of Windows put a byte order mark in front, which nobody sees. */
function parseJson(text: string): Reading<unknown> {
  try {
    const value: unknown = JSON.parse(text.replace(/^\uFEFF/, ''));
    return read(value);
  } catch (error) {
    return unread(problem('settings.json-broken', '', { seen: error instanceof Error ? error.message : '' }));
  }
}

function problemOf(error: ErrorObject): readonly Problem[] {
  const place = error.instancePath.slice(1);
  const { params } = error;
  switch (error.keyword) {
    case 'additionalProperties':
      return [unknownKey(error, place, String(params['additionalProperty']))];
    case 'required':
      return isInChoice(error) ? [] : [missingKey(join(place, String(params['missingProperty'])))];
    case 'oneOf':
      return [oneOfWrong(error, place)];
    case 'anyOf':
      return [choiceEmpty(error, place)];
    case 'discriminator':
      return tagsWrong(error, place);
    case 'enum':
      return [valueWrong(error, place, expectedChoice(error.data, listOf(params['allowedValues'])))];
    case 'const':
      return [valueWrong(error, place, JSON.stringify(params['allowedValue']))];
    default:
      return [valueWrong(error, place, expectedOf(error))];
  }
}

/** What JSON writes for a type, in any language. */
const forms: Readonly<Record<string, string>> = {
  object: '{…}',
  array: '[…]',
  string: '"…"',
  integer: '0, 1, 2 …',
  number: '0.5, 1, 2 …',
  boolean: 'true, false',
};

/** What a day looks like; days are the one format that is judged. */
const dayForm = 'yyyy-mm-dd (2026-12-31)';

/** What may stand there, in signs that both languages read; the validator's own words are English. */
function expectedOf({ keyword, params, message }: ErrorObject): string {
  switch (keyword) {
    case 'type':
      return [params['type']]
        .flat()
        .map(String)
        .map((type) => forms[type] ?? type)
        .join(' | ');
    case 'format':
      return dayForm;
    case 'pattern':
      return formOfPattern(String(params['pattern']));
    case 'minimum':
    case 'maximum':
    case 'exclusiveMinimum':
    case 'exclusiveMaximum':
      return `${String(params['comparison']).replace('<=', '≤').replace('>=', '≥')} ${String(params['limit'])}`;
    case 'minItems':
      return `[…] ≥ ${String(params['limit'])}`;
    case 'maxItems':
      return `[…] ≤ ${String(params['limit'])}`;
    case 'minLength':
      return `"…" ≥ ${String(params['limit'])}`;
    case 'maxLength':
      return `"…" ≤ ${String(params['limit'])}`;
    default:
      return message ?? keyword;
  }
}

function formOfPattern(pattern: string): string {
  if (pattern === String.raw`^\d{4}-\d\d-\d\d$`) return 'yyyy-mm-dd';
  if (pattern.startsWith(String.raw`^\d{4}-\d{2}-\d{2}T`)) return 'yyyy-mm-ddThh:mm+07:00';
  return pattern === String.raw`\S` ? '"…"' : `/${pattern}/`;
}

function unknownKey({ parentSchema }: ErrorObject, place: string, key: string): Problem {
  const known = Object.keys(objectOf(parentSchema?.['properties']));
  const meant = nearest(key, known);
  const expected = meant ?? (known.join(', ') || '-');
  return problem('settings.key-unknown', place, { seen: key, expected });
}

function missingKey(path: string): Problem {
  return problem('settings.key-missing', path, {});
}

/** A branch of a choice of keys says `required`, too; the choice itself tells it better. */
function isInChoice({ parentSchema }: ErrorObject): boolean {
  return parentSchema?.['properties'] === undefined && parentSchema?.['discriminator'] === undefined;
}

/** `oneOf` is used for a choice of keys: exactly one of them. */
function oneOfWrong({ schema, data }: ErrorObject, place: string): Problem {
  const keys = keysOf(schema);
  const seen = Object.keys(objectOf(data)).filter((key) => keys.includes(key));
  return problem('settings.choice-wrong', place, {
    seen: seen.join(', ') || '-',
    expected: keys.join(' | '),
  });
}

/** `anyOf` of nothing but keys: at least one of them has to be there. Of other branches the validator's words stand. */
function choiceEmpty(error: ErrorObject, place: string): Problem {
  const isOfKeys = listOf(error.schema).every((each) => Object.keys(objectOf(each)).join() === 'required');
  return isOfKeys
    ? problem('settings.choice-empty', place, { expected: keysOf(error.schema).join(', ') })
    : valueWrong(error, place, expectedOf(error));
}

/** The keys of branches that each ask for some. */
function keysOf(branches: unknown): readonly string[] {
  return listOf(branches).flatMap((each) => listOf(objectOf(each)['required']).map(String));
}

/** A missing tag is told by `required` already. */
function tagsWrong(error: ErrorObject, place: string): readonly Problem[] {
  const tag = String(error.params['tag']);
  const seen = objectOf(error.data)[tag];
  const branches = listOf(error.parentSchema?.['oneOf']);
  const known = branches.flatMap((branch) => tagsOf(objectOf(objectOf(branch)['properties'])[tag]));
  const expected = expectedChoice(seen, known);
  if (seen === undefined) return [];
  return [problem('settings.value-wrong', join(place, tag), { seen: JSON.stringify(seen), expected })];
}

function tagsOf(schema: unknown): readonly unknown[] {
  const { const: only, enum: several } = objectOf(schema);
  return only === undefined ? listOf(several) : [only];
}

function valueWrong({ data }: ErrorObject, place: string, expected: string): Problem {
  return problem('settings.value-wrong', place, { seen: JSON.stringify(data), expected });
}

/** The one that was probably meant, or all. */
function expectedChoice(seen: unknown, known: readonly unknown[]): string {
  const texts = known.map(String);
  return (typeof seen === 'string' ? nearest(seen, texts) : undefined) ?? texts.join(', ');
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** The properties of what may be an object; none of anything else. */
function objectOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value)) : {};
}

function join(place: string, key: string): string {
  return place === '' ? key : `${place}/${key}`;
}
