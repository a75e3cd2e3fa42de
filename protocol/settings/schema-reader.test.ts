import { describe, expect, it } from 'vitest';
import { describeProblem } from '../problems/describe.ts';
import { createSchemaReader, readJsonText } from './schema-reader.ts';

interface Pets {
  readonly pets: readonly ({ readonly kind: 'cat'; lives: number } | { readonly kind: 'dog' })[];
}

const branch = (kind: string, own: object, required: readonly string[]) => ({
  type: 'object',
  properties: { kind: { const: kind }, age: { type: 'integer' }, year: { type: 'integer' }, ...own },
  required: ['kind', ...required],
  additionalProperties: false,
  oneOf: [{ required: ['age'] }, { required: ['year'] }],
});

const reader = createSchemaReader<Pets>({
  type: 'object',
  properties: {
    pets: {
      type: 'array',
      items: {
        type: 'object',
        required: ['kind'],
        discriminator: { propertyName: 'kind' },
        oneOf: [
          branch('cat', { lives: { type: 'integer', maximum: 9 } }, ['lives']),
          branch('dog', { breed: { enum: ['poodle', 'spaniel'] } }, []),
        ],
      },
    },
  },
  required: ['pets'],
  additionalProperties: false,
});

const problemsOf = (value: unknown) =>
  reader(value).problems.map(({ code, place, seen, expected }) => [code, place.path, seen, expected]);

describe('a reader made from a schema', () => {
  it('gives what fits', () => {
    const value = { pets: [{ kind: 'cat', lives: 9, age: 3 }] };
    expect(reader(value)).toEqual({ ok: true, value, problems: [] });
  });

  it.each([
    [
      'an unknown key with the one that was meant',
      { pets: [], pet: [] },
      ['settings.key-unknown', '', 'pet', 'pets'],
    ],
    [
      'an unknown key of the branch that was meant',
      { pets: [{ kind: 'dog', age: 1, bread: 'poodle' }] },
      ['settings.key-unknown', 'pets/0', 'bread', 'breed'],
    ],
    [
      'an unknown key like no other with all that there are',
      { pets: [{ kind: 'dog', age: 1, xyzzyxyzzy: 0 }] },
      ['settings.key-unknown', 'pets/0', 'xyzzyxyzzy', 'kind, age, year, breed'],
    ],
    ['a missing key', {}, ['settings.key-missing', 'pets', undefined, undefined]],
    ['a missing kind', { pets: [{ age: 1 }] }, ['settings.key-missing', 'pets/0/kind', undefined, undefined]],
    [
      'an unknown kind with the one that was meant',
      { pets: [{ kind: 'cats', age: 1 }] },
      ['settings.value-wrong', 'pets/0/kind', '"cats"', 'cat'],
    ],
    [
      'a kind like no other with all that there are',
      { pets: [{ kind: 'elephant', age: 1 }] },
      ['settings.value-wrong', 'pets/0/kind', '"elephant"', 'cat, dog'],
    ],
    [
      'a value outside its list',
      { pets: [{ kind: 'dog', age: 1, breed: 'spanyel' }] },
      ['settings.value-wrong', 'pets/0/breed', '"spanyel"', 'spaniel'],
    ],
    [
      'a number that is too large',
      { pets: [{ kind: 'cat', age: 1, lives: 10 }] },
      ['settings.value-wrong', 'pets/0/lives', '10', '≤ 9'],
    ],
    [
      'none of the keys of which one must stand there',
      { pets: [{ kind: 'dog' }] },
      ['settings.choice-wrong', 'pets/0', '-', 'age | year'],
    ],
    [
      'two of the keys of which one must stand there',
      { pets: [{ kind: 'dog', age: 1, year: 2 }] },
      ['settings.choice-wrong', 'pets/0', 'age, year', 'age | year'],
    ],
    ['another type altogether', [], ['settings.value-wrong', '', '[]', '{…}']],
  ])('names %s', (_, value, expected) => {
    expect(problemsOf(value)).toEqual([expected]);
  });

  it('names everything that is wrong at once', () => {
    expect(problemsOf({ pets: [{ kind: 'dog' }, { kind: 'cat', age: 1 }], x: 1 })).toHaveLength(3);
  });

  it('is read behind the byte order mark that editors of Windows put in front', () => {
    const text = '{"pets": []}';
    expect(readJsonText(`\uFEFF${text}`, reader)).toEqual(readJsonText(text, reader));
    expect(readJsonText(text, reader).ok).toBe(true);
  });

  it('says so when a text is no JSON', () => {
    const [first] = readJsonText('{"pets": [}', reader).problems;
    expect(first?.code).toBe('settings.json-broken');
    expect(first && describeProblem(first, 'vi').text).toContain('không phải JSON');
  });
});
