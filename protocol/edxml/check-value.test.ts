import { describe, expect, it } from 'vitest';
import { problem } from '../problems/problem.ts';
import { checkValue, isWordForNothing } from './check-value.ts';
import type { ValueRule } from './field-rule.ts';
import { problemsOf } from './group-under-test.ts';

const judged = (text: string, rule: ValueRule = { kind: 'text' }, now: { readonly asOf?: number } = {}) =>
  problemsOf((notes) => checkValue(text, rule, { path: 'here' }, notes), now);

const email: ValueRule = { kind: 'email', limit: { most: 20, mark: 'C' } };

describe('letters', () => {
  it.each(['Về việc', 'plain', 'Ð đ', '“a” – b…', 'a\u0300\u0301'.normalize('NFC'), '२ पि'])(
    'in Unicode’s composed form are right: %s',
    (text) => {
      expect(judged(text)).toEqual([]);
    },
  );

  it('that are decomposed are told', () => {
    const seen = 'Về việc'.normalize('NFD');
    expect(judged(seen)).toEqual([problem('packet.text-decomposed', 'here', { seen })]);
  });

  it('that only could be composed otherwise, and have no marks, are not', () => {
    expect(judged('\u212b')).toEqual([]);
  });

  it.each(['c«ng', '«ng Nam', 'b»ng', '«ng b»ng', 'v¨n', 'b¶n', '®a', 'a®', 'µa', 'L·', 'a»', 'a½'])(
    'of an old code table are told: %s',
    (seen) => {
      expect(judged(seen)).toEqual([problem('packet.text-legacy', 'here', { seen })]);
    },
  );

  it.each(['«Công văn»', 'số «7», «8» và «Đề án»', '12 ½ 3', '© 2026', '·a', '»a', '5®', '25 µ'])(
    'that stand as signs of their own are not: %s',
    (text) => {
      expect(judged(text)).toEqual([]);
    },
  );
});

describe('a word for nothing', () => {
  it.each(['null', 'undefined', 'NaN'])('is told where it is %s, and nothing else is', (seen) => {
    expect(isWordForNothing(seen)).toBe(true);
    for (const rule of [{ kind: 'text' }, { kind: 'number' }, { kind: 'date' }, email] as const) {
      expect(judged(seen, rule)).toEqual([problem('packet.literal-null', 'here', { seen })]);
    }
  });

  it('is, as a code, for others to judge', () => {
    expect(judged('null', { kind: 'trace-organ-id' })).toEqual([]);
    expect(judged('null', { kind: 'organ-id', history: false }).map(({ code }) => code)).not.toContain(
      'packet.literal-null',
    );
  });

  it.each(['NULL', 'nan', 'nullable', ''])('is not “%s”', (text) => {
    expect(isWordForNothing(text)).toBe(false);
  });
});

describe('MET-02: lengths, in characters', () => {
  const told = (length: number, limit: { most: number; lower?: number; held?: number }, letter = 'ă') =>
    judged(letter.repeat(length), { kind: 'text', limit: { ...limit, mark: 'C' } });
  const detail = (length: number, most: number) => ({ seen: String(length), expected: `≤ ${most}` });

  it('are judged by one figure', () => {
    expect(told(10, { most: 10 })).toEqual([]);
    expect(told(11, { most: 10 })).toEqual([problem('packet.value-too-long', 'here', detail(11, 10))]);
  });

  it('are warned of from a lower figure on', () => {
    const limit = { most: 10, lower: 5 };
    expect(told(5, limit)).toEqual([]);
    expect(told(6, limit)).toEqual([problem('packet.value-long', 'here', detail(6, 5))]);
    expect(told(10, limit)).toEqual([problem('packet.value-long', 'here', detail(10, 5))]);
    expect(told(11, limit)).toEqual([problem('packet.value-too-long', 'here', detail(11, 10))]);
  });

  it('are refused otherwise up to what the field holds', () => {
    const limit = { most: 10, held: 20 };
    expect(told(10, limit)).toEqual([]);
    expect(told(11, limit)).toEqual([problem('packet.value-over-limit', 'here', detail(11, 10))]);
    expect(told(20, limit)).toEqual([problem('packet.value-over-limit', 'here', detail(20, 10))]);
    expect(told(21, limit)).toEqual([problem('packet.value-too-long', 'here', detail(21, 10))]);
  });

  it('count characters beyond the first 65,536 once', () => {
    expect(told(10, { most: 10 }, '𠀀')).toEqual([]);
    expect(told(6, { most: 10, lower: 6 }, '𠀀')).toEqual([]);
    expect(told(11, { most: 10 }, '𠀀')).toEqual([problem('packet.value-too-long', 'here', detail(11, 10))]);
  });

  it('are as they are where nobody gives a figure', () => {
    expect(judged('ă'.repeat(9_000))).toEqual([]);
  });
});

describe('an identity code', () => {
  const inUse: ValueRule = { kind: 'organ-id', history: false };
  const cited: ValueRule = { kind: 'organ-id', history: true };
  const asOf = Date.UTC(2026, 10, 21);
  const code2014 = (seen: string, severity: 'warning' | 'error') => [
    problem('identity.code-2014', 'here', { seen, severity }),
  ];

  it.each(['G22', '000.00.00.H41', 'H37.02', '0100100079'])('%s is right', (code) => {
    for (const rule of [inUse, cited]) expect(judged(code, rule, { asOf })).toEqual([]);
    expect(judged(code, inUse)).toEqual([]);
  });

  it('that is none is told, and not judged further', () => {
    expect(judged('(VPCP)', inUse, { asOf }).map(({ code }) => code)).toEqual(['identity.code-charset']);
  });

  it('IDC-15: of 2014 is an error in use, and a warning where it is only cited', () => {
    expect(judged('00.64.H29', inUse)).toEqual(code2014('00.64.H29', 'error'));
    expect(judged('00.64.H29', cited)).toEqual(code2014('00.64.H29', 'warning'));
    expect(judged('00.64.H29', cited, { asOf })).toEqual(code2014('00.64.H29', 'warning'));
    expect(judged('00.64.H29', inUse, { asOf })).toEqual(code2014('00.64.H29', 'error'));
  });

  it('of 2014 is a warning where it is an exchange centre’s', () => {
    expect(judged('00.36.W00', inUse)).toEqual(code2014('00.36.W00', 'warning'));
  });

  it('IDC-03: that was closed is told of whoever uses it, as of a day', () => {
    expect(judged('H22.02', inUse, { asOf }).map(({ code }) => code)).toEqual(['identity.code-closed']);
    expect(judged('H22.02', inUse)).toEqual([]);
    expect(judged('H22.02', cited, { asOf })).toEqual([]);
  });
});

describe('a hop', () => {
  it.each(['G22', '00.36.W00', 'vxp.saas.03'])('may be %s', (text) => {
    expect(judged(text, { kind: 'trace-organ-id' })).toEqual([]);
  });

  it('is told where it is nobody’s name', () => {
    expect(judged('(VPCP)', { kind: 'trace-organ-id' })).toEqual([
      problem('packet.trace-organ-malformed', 'here', { seen: '(VPCP)' }),
    ]);
  });
});

describe('a document identifier', () => {
  const codes = (text: string) => judged(text, { kind: 'document-id' }).map(({ code }) => code);

  it('has three parts, the first of them a code of its time', () => {
    expect(codes('G22,2026/11/20,7816/VPCP-TTĐT')).toEqual([]);
    expect(codes('G22')).toEqual(['identity.document-id-malformed']);
    expect(codes('00.64.H29,2016/11/20,7816/VPCP')).toEqual(['identity.code-2014']);
  });

  it('is not read beyond its limit', () => {
    const fitting = 'x'.repeat(200);
    expect(codes(fitting)).toEqual(['identity.document-id-malformed']);
    expect(codes(`${fitting}x`)).toEqual(['packet.value-too-long']);
  });
});

describe('number and notation in one', () => {
  const rule: ValueRule = { kind: 'notation', limit: { most: 20, mark: 'A' } };

  it('have a slash between them, and a length', () => {
    expect(judged('7816/VPCP-TTĐT', rule)).toEqual([]);
    expect(judged('7816', rule)).toEqual([
      problem('packet.response-code-malformed', 'here', { seen: '7816', expected: '7816/VPCP-TTĐT' }),
    ]);
    expect(judged(`7816/${'V'.repeat(16)}`, rule).map(({ code }) => code)).toEqual(['packet.value-too-long']);
  });
});

describe('a mail address', () => {
  it.each(['a@b.c', 'van.thu@x.gov.vn', ' a@b.c ', '12345678901234@b.vn'])('may be “%s”', (text) => {
    expect(judged(text, email)).toEqual([]);
  });

  it.each(['a', 'a@b', '@b.c', 'a@.', 'a b@c.d', 'a@b.c d', 'a@@b.c', 'a@b.c@d.e', 'a@b c.d'])(
    'is told where it is “%s”',
    (seen) => {
      expect(judged(seen, email)).toEqual([problem('packet.email-malformed', 'here', { seen })]);
    },
  );

  it('is not looked into beyond its limit', () => {
    expect(judged('x'.repeat(20), email).map(({ code }) => code)).toEqual(['packet.email-malformed']);
    expect(judged('x'.repeat(21), email).map(({ code }) => code)).toEqual(['packet.value-too-long']);
  });
});
