import { describe, expect, it } from 'vitest';
import { type Der, decoding, readDer, tags } from './der.ts';
import { fieldsOf, listOf, onlyFieldOf, setOf } from './fields.ts';
import { integerOf } from './values.ts';
import * as write from './write.ts';

const bytesOf = (hex: string) => Uint8Array.from(Buffer.from(hex.replaceAll(' ', ''), 'hex'));
const derOf = (hex: string) => readDer(bytesOf(hex));

/** What a reader makes of a value: its own value, or the rule that is broken and where. */
function outcome(hex: string, reader: (der: Der) => unknown): unknown {
  const reading = decoding(() => reader(derOf(hex)));
  return reading.ok ? reading.value : `${reading.fault.rule}@${reading.fault.offset}`;
}

describe('what has fields', () => {
  it.each([
    ['a sequence', '30 02 05 00', 'sequence', true],
    ['a sequence as a set', '30 02 05 00', 'set', 'wrong-tag@0'],
    ['a set', '31 02 05 00', 'set', true],
    ['a set as a sequence', '31 02 05 00', 'sequence', 'wrong-tag@0'],
    ['a value under a tag of its own', 'a5 02 05 00', 'implicit', true],
    ['such a value as a sequence', 'b0 02 05 00', 'sequence', 'wrong-tag@0'],
    ['a primitive value under a tag of its own', '85 02 05 00', 'implicit', 'constructed@0'],
    ['such a value that is empty', '85 00', 'implicit', 'constructed@0'],
  ] as const)('%s', (_, hex, kind, expected) => {
    expect(outcome(hex, (der) => fieldsOf(der, kind).take(tags.null).offset === 2)).toBe(expected);
  });
});

describe('the fields of a sequence', () => {
  const hex = '30 0c 02 01 05 a1 02 05 00 82 01 07 05 00';

  it('are taken front to back, each once', () => {
    const fields = fieldsOf(derOf(hex));
    expect(fields.take(tags.integer).offset).toBe(2);
    expect(fields.explicit(1)).toMatchObject({ number: tags.null, offset: 7 });
    expect(fields.context(2)?.content).toEqual(bytesOf('07'));
    expect(fields.done()).toBe(false);
    expect(fields.takeIf(tags.null)?.offset).toBe(12);
    expect(fields.done()).toBe(true);
    expect(fields.peek()).toBeUndefined();
    expect(() => fields.end()).not.toThrow();
  });

  it('stay where they are when another one is asked for', () => {
    const fields = fieldsOf(derOf(hex));
    expect(fields.takeIf(tags.boolean)).toBeUndefined();
    expect(fields.context(2)).toBeUndefined();
    expect(fields.explicit(1)).toBeUndefined();
    expect(fields.peek()?.offset).toBe(2);
    expect(fields.any().offset).toBe(2);
  });

  it('a context tag is told from another by its number', () => {
    const fields = fieldsOf(derOf('30 03 82 01 07'));
    expect([fields.context(1), fields.explicit(3)].every((field) => field === undefined)).toBe(true);
    expect(fields.context(2)?.offset).toBe(2);
  });

  it('a context tag is no universal one of the same number, and the other way round', () => {
    expect(fieldsOf(derOf('30 03 82 01 05')).takeIf(tags.integer)).toBeUndefined();
    expect(fieldsOf(derOf('30 03 02 01 05')).context(2)).toBeUndefined();
    expect(outcome('30 03 82 01 05', (der) => fieldsOf(der).take(tags.integer))).toBe('wrong-tag@2');
  });

  it('none can be taken where there is none, nor wished for', () => {
    expect(outcome('30 00', (der) => fieldsOf(der).any())).toBe('missing@2');
    const empty = fieldsOf(derOf('30 00'));
    for (const wished of [empty.takeIf(tags.null), empty.context(0), empty.explicit(0)]) {
      expect(wished).toBeUndefined();
    }
  });

  it('one of another type, or one too many, is refused where it stands', () => {
    expect(outcome(hex, (der) => fieldsOf(der).take(tags.null))).toBe('wrong-tag@2');
    expect(
      outcome('30 05 05 00 02 01 05', (der) => {
        const fields = fieldsOf(der);
        fields.take(tags.null);
        fields.end();
      }),
    ).toBe('wrong-tag@4');
  });
});

describe('the value inside an explicit tag', () => {
  it.each([
    ['one', 'a0 03 02 01 05', 5n],
    ['none', 'a0 00', 'missing@2'],
    ['two', 'a0 06 02 01 05 02 01 06', 'wrong-tag@5'],
    ['not a tag around a value', '80 03 02 01 05', 'constructed@0'],
  ])('%s', (_, hex, expected) => {
    expect(outcome(hex, (der) => integerOf(onlyFieldOf(der)))).toBe(expected);
  });
});

describe('lists and sets', () => {
  const asList = (der: Der) => listOf(der, integerOf, 2);
  const asSet = (der: Der) => setOf(der, integerOf, 2);

  it.each<readonly [string, string, (der: Der) => unknown, unknown]>([
    ['a list', '30 06 02 01 02 02 01 01', asList, [2n, 1n]],
    ['an empty list', '30 00', asList, []],
    ['a list under a tag of its own', 'a0 03 02 01 01', asList, [1n]],
    ['a list with a member too many', '30 09 02 01 01 02 01 02 02 01 03', asList, 'too-many@8'],
    ['a set as a list', '31 03 02 01 01', asList, 'wrong-tag@0'],
    ['a set', '31 06 02 01 01 02 01 02', asSet, [1n, 2n]],
    ['a set with two members alike', '31 06 02 01 01 02 01 01', asSet, [1n, 1n]],
    ['a set out of order', '31 06 02 01 02 02 01 01', asSet, 'set-order@5'],
    ['a set under a tag of its own', 'a0 06 02 01 01 02 01 02', asSet, [1n, 2n]],
    ['a set with a member too many', '31 09 02 01 01 02 01 02 02 01 03', asSet, 'too-many@8'],
    ['a list as a set', '30 03 02 01 01', asSet, 'wrong-tag@0'],
  ])('%s', (_, hex, reader, expected) => {
    expect(outcome(hex, reader)).toEqual(expected);
  });

  it('end by themselves at ten thousand members', () => {
    const nulls = (count: number) => Array.from({ length: count }, () => write.nullValue);
    const count = (der: Der) => listOf(der, () => 0).length;
    expect(count(readDer(write.sequence(...nulls(10_000))))).toBe(10_000);
    expect(decoding(() => count(readDer(write.sequence(...nulls(10_001))))).ok).toBe(false);
  });
});
