import { describe, expect, it } from 'vitest';
import { createCodeMapping } from './code-mapping.ts';

const mapping = createCodeMapping([
  { code: 'H57', code102: '000.00.00.H57' },
  { code: 'H13.20.01', code102: '001.00.20.H13' },
  { code: 'H13.20', code102: '000.00.20.H13' },
  { code: 'H53.5', code102: '000.00.05.H53' },
  { code: 'G11.07.05', code102: '000.05.07.G11' },
  { code: 'H37.DN.001' },
  { code: 'H38.02', code102: '' },
]);

describe('IDC-13: old and new codes', () => {
  it.each([
    ['000.00.00.H57', 'H57'],
    ['001.00.20.H13', 'H13.20.01'],
    ['000.00.20.H13', 'H13.20'],
    ['000.00.05.H53', 'H53.5'],
    ['000.05.07.G11', 'G11.07.05'],
  ])('%s is %s because the directory says so', (old, present) => {
    expect(mapping.present(old)).toBe(present);
    expect(mapping.present(present)).toBe(present);
    expect(mapping.former(present)).toBe(old);
    expect(mapping.former(old)).toBe(old);
    expect(mapping.sameBody(old, present)).toBe(true);
    expect(mapping.sameBody(present, old)).toBe(true);
  });

  it('are never computed: reversing, padding or dropping groups finds nobody', () => {
    const guesses = ['H53.05', '000.00.5.H53', 'H13.20.00.001', 'H13.20.001', '000.00.00.H58', 'H58'];
    expect(guesses.map((guess) => mapping.present(guess))).toEqual(guesses.map(() => undefined));
    expect(mapping.sameBody('000.00.05.H53', 'H53.05')).toBe(false);
    expect(mapping.sameBody('000.00.00.H58', 'H58')).toBe(false);
  });

  it('need no old one', () => {
    expect(mapping.present('H37.DN.001')).toBe('H37.DN.001');
    expect(mapping.former('H37.DN.001')).toBeUndefined();
    expect(mapping.present('')).toBeUndefined();
    expect(mapping.sameBody('H99', 'H99')).toBe(true);
  });

  it('that stand for two bodies map to nothing and are reported', () => {
    const double = createCodeMapping([
      { code: 'H13.20.01', code102: '001.00.20.H13' },
      { code: 'H13.20.00.01', code102: '001.00.20.H13' },
      { code: 'H57', code102: '000.00.00.H57' },
      { code: 'H57', code102: '000.00.00.H57' },
    ]);
    expect(double.ambiguous).toEqual(['001.00.20.H13']);
    expect(double.present('001.00.20.H13')).toBeUndefined();
    expect(double.sameBody('001.00.20.H13', 'H13.20.01')).toBe(false);
    expect(double.present('000.00.00.H57')).toBe('H57');
  });

  it('of a body that took over two others both name it, and it has no single old code', () => {
    const merged = createCodeMapping([
      { code: 'H42.01', code102: '000.00.01.H42' },
      { code: 'H42.01', code102: '000.00.01.H25' },
      { code: 'H42.01' },
    ]);
    expect(merged.sameBody('000.00.01.H42', '000.00.01.H25')).toBe(true);
    expect(merged.present('000.00.01.H25')).toBe('H42.01');
    expect(merged.former('H42.01')).toBeUndefined();
    expect(merged.ambiguous).toEqual([]);
  });
});
