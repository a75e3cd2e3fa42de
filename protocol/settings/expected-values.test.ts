import { describe, expect, it } from 'vitest';
import { createSchemaReader, type JsonSchema, readJsonText } from './schema-reader.ts';

/** What is told of one value that its schema does not let stand under `it`. */
function toldOf(schema: JsonSchema, value: unknown) {
  const reader = createSchemaReader({ type: 'object', properties: { it: schema } });
  return reader({ it: value }).problems.map(({ code, place, seen, expected }) => [
    ...[code, place.path],
    ...[seen, expected],
  ]);
}

const wrong = (seen: string, expected: string) => [['settings.value-wrong', 'it', seen, expected]];

describe('what may stand there is told in signs that both languages read', () => {
  it.each<[string, JsonSchema, unknown, string]>([
    ['an object', { type: 'object' }, 1, '{…}'],
    ['a list', { type: 'array' }, 1, '[…]'],
    ['a text', { type: 'string' }, 1, '"…"'],
    ['a whole number', { type: 'integer' }, 1.5, '0, 1, 2 …'],
    ['a number', { type: 'number' }, 'x', '0.5, 1, 2 …'],
    ['yes or no', { type: 'boolean' }, 1, 'true, false'],
    ['nothing at all', { type: 'null' }, 1, 'null'],
    ['one of two types', { type: ['string', 'boolean'] }, 1, '"…" | true, false'],
    ['a day', { type: 'string', format: 'date' }, '2026-02-30', 'yyyy-mm-dd (2026-12-31)'],
    ['the form of a day', { type: 'string', pattern: '^\\d{4}-\\d\\d-\\d\\d$' }, '1/2/2026', 'yyyy-mm-dd'],
    [
      'the form of an instant',
      { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}Z$' },
      'now',
      'yyyy-mm-ddThh:mm+07:00',
    ],
    ['a text that says something', { type: 'string', pattern: '\\S' }, '  ', '"…"'],
    ['another form', { type: 'string', pattern: '^[a-z]+$' }, 'A1', '/^[a-z]+$/'],
    ['at least', { type: 'number', minimum: 2 }, 1, '≥ 2'],
    ['at most', { type: 'number', maximum: 2 }, 3, '≤ 2'],
    ['more than', { type: 'number', exclusiveMinimum: 2 }, 2, '> 2'],
    ['less than', { type: 'number', exclusiveMaximum: 2 }, 2, '< 2'],
    ['as many items at least', { type: 'array', minItems: 2 }, [1], '[…] ≥ 2'],
    ['as many items at most', { type: 'array', maxItems: 1 }, [1, 2], '[…] ≤ 1'],
    ['as many letters at least', { type: 'string', minLength: 2 }, 'a', '"…" ≥ 2'],
    ['as many letters at most', { type: 'string', maxLength: 1 }, 'ab', '"…" ≤ 1'],
    ['the one value', { const: 'cat' }, 'dog', '"cat"'],
    ['one of a list', { enum: ['poodle', 'spaniel'] }, 'spanyel', 'spaniel'],
    ['any of a list', { enum: ['poodle', 'spaniel'] }, 7, 'poodle, spaniel'],
  ])('%s', (_, schema, value, expected) => {
    expect(toldOf(schema, value)).toEqual(wrong(JSON.stringify(value), expected));
  });

  it('what has no sign is told in the words of the validator', () => {
    expect(toldOf({ type: 'array', uniqueItems: true }, [1, 1])).toEqual(
      wrong('[1,1]', 'must NOT have duplicate items (items ## 0 and 1 are identical)'),
    );
  });

  it('a day that there is stands', () => {
    expect(toldOf({ type: 'string', format: 'date' }, '2028-02-29')).toEqual([]);
  });

  it('where no key is known, none is named', () => {
    expect(toldOf({ type: 'object', properties: {}, additionalProperties: false }, { x: 1 })).toEqual([
      ['settings.key-unknown', 'it', 'x', '-'],
    ]);
  });
});

const kinds = {
  type: 'object',
  required: ['kind'],
  discriminator: { propertyName: 'kind' },
  oneOf: [
    { type: 'object', properties: { kind: { enum: ['cat', 'tiger'] } } },
    { type: 'object', properties: { kind: { const: 'dog' } } },
  ],
};

describe('a choice of kinds', () => {
  it('tells every kind, those that share a branch too', () => {
    expect(toldOf(kinds, { kind: 'elephant' })).toEqual([
      ['settings.value-wrong', 'it/kind', '"elephant"', 'cat, tiger, dog'],
    ]);
  });

  it.each([
    ['nothing', null],
    ['a text', 'cat'],
  ])('tells %s that stands in its place', (_, value) => {
    expect(toldOf(kinds, value)).toEqual(wrong(JSON.stringify(value), '{…}'));
  });
});

describe('a choice of keys', () => {
  const choice = { oneOf: [{ required: ['age'] }, { required: ['year'] }] };

  it.each([
    ['nothing', null],
    ['a list', ['age']],
  ])('tells keys of none in %s', (_, value) => {
    const told = toldOf({ type: 'object', ...choice }, value);
    expect(told).toContainEqual(['settings.value-wrong', 'it', JSON.stringify(value), '{…}']);
  });

  it('is one for each that must stand there', () => {
    expect(toldOf({ type: 'object', ...choice }, { age: 1, year: 2 })).toEqual([
      ['settings.choice-wrong', 'it', 'age, year', 'age | year'],
    ]);
  });
});

describe('keys of which at least one must stand there', () => {
  const some = { type: 'object', anyOf: [{ required: ['age'] }, { required: ['year'] }] };

  it('are told, all of them, where there is none', () => {
    expect(toldOf(some, {})).toEqual([['settings.choice-empty', 'it', undefined, 'age, year']]);
    expect(toldOf(some, { age: 1, year: 2 })).toEqual([]);
  });

  it('are not told of a choice of values', () => {
    const values = { anyOf: [{ type: 'object', required: ['age'] }, { const: 'none' }] };
    expect(toldOf(values, 'x')).toContainEqual([
      ...['settings.value-wrong', 'it', '"x"', 'must match a schema in anyOf'],
    ]);
  });
});

describe('a text', () => {
  const reader = createSchemaReader<{ readonly it: number }>({
    type: 'object',
    properties: { it: { type: 'number' } },
  });

  it('is read by the reader of its value', () => {
    expect(readJsonText('{"it": 1}', reader)).toEqual({ ok: true, value: { it: 1 }, problems: [] });
    expect(readJsonText('{"it": "1"}', reader).problems.map(({ place }) => place.path)).toEqual(['it']);
  });

  it('that is no JSON is told with what broke it, and of no place', () => {
    const [problem] = readJsonText('{"it": 1,}', reader).problems;
    expect(problem).toMatchObject({ code: 'settings.json-broken', place: { path: '' } });
    expect(problem?.seen).toMatch(/JSON/);
  });

  it('is read by a schema that is compiled once', () => {
    const schema = { type: 'object' };
    const once = createSchemaReader(schema);
    expect(once({}).ok).toBe(true);
    Object.assign(schema, { type: 'string' });
    expect(once({}).ok).toBe(true);
  });
});
