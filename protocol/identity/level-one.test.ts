import { describe, expect, it } from 'vitest';
import { checkCodeInHistory, checkCodeInUse } from './check-code.ts';
import { findLevelOne, isOpenOn, levelOneCodes, levelOneStanding } from './level-one.ts';
import { type OrganId, parseOrganId } from './organ-id.ts';

const today = { year: 2026, month: 11, day: 21 };

function code(text: string): OrganId {
  const reading = parseOrganId(text, 'From/OrganId', 'observed');
  if (!reading.ok) throw new Error(`${text} is no code`);
  return reading.value;
}

const mergers = [
  ['H02', 'Bắc Giang', 'H05'],
  ['H06', 'Bà Rịa - Vũng Tàu', 'H29'],
  ['H09', 'Bình Dương', 'H29'],
  ['H22', 'Hà Giang', 'H60'],
  ['H23', 'Hải Dương', 'H24'],
  ['H25', 'Hà Nam', 'H42'],
  ['H30', 'Hậu Giang', 'H13'],
  ['H39', 'Long An', 'H53'],
  ['H47', 'Quảng Nam', 'H17'],
  ['H54', 'Thái Bình', 'H31'],
  ['H63', 'Yên Bái', 'H38'],
  ['K54', 'Thái Bình', 'K31'],
  ['K22', 'Hà Giang', 'K60'],
] as const;

describe('IDC-14: provinces merged on 1 July 2025', () => {
  it.each(mergers)('%s of %s closed in favour of %s', (closed, name, successor) => {
    const before = { year: 2025, month: 6, day: 30 };
    const after = { year: 2025, month: 7, day: 1 };
    expect(findLevelOne(closed, before)).toMatchObject({ name, closing: { successor } });
    expect([isOpenOn(closed, before), isOpenOn(closed, after)]).toEqual([true, false]);
    expect([isOpenOn(successor, before), isOpenOn(successor, after)]).toEqual([true, true]);
    const [problem] = checkCodeInUse(code(`000.00.00.${closed}`), after, 'From/OrganId');
    expect(problem).toMatchObject({ code: 'identity.code-closed', severity: 'error', expected: successor });
    expect(checkCodeInUse(code(closed), before, 'From/OrganId')).toEqual([]);
    expect(checkCodeInHistory(code(closed), before, 'DocumentId')).toEqual([]);
    expect(checkCodeInHistory(code(closed), today, 'DocumentId')).toMatchObject([{ severity: 'warning' }]);
  });

  it('left 34 provinces, and as many councils', () => {
    const open = (letter: string, date: typeof today) =>
      levelOneCodes.filter((each) => each.startsWith(letter) && isOpenOn(each, date)).length;
    expect([open('H', today), open('K', today)]).toEqual([34, 34]);
    expect(open('H', { year: 2025, month: 1, day: 1 })).toBe(63);
  });
});

describe('IDC-03: the lists of level 1', () => {
  it.each([
    ['G04', 'G17'],
    ['G05', 'G12'],
    ['G07', 'G09'],
    ['G13', 'G10'],
    ['G14', 'G06'],
    ['G24', 'G12'],
  ])('%s closed in favour of %s on 14 April 2025', (closed, successor) => {
    expect(levelOneStanding(closed, { year: 2025, month: 4, day: 13 })).toBe('open');
    expect(levelOneStanding(closed, { year: 2025, month: 4, day: 14 })).toBe('closed');
    expect(findLevelOne(closed, today)?.closing?.successor).toBe(successor);
  });

  it('name a successor that is open, for every closed code', () => {
    const successors = levelOneCodes.map((each) => findLevelOne(each, today)?.closing?.successor);
    const named = successors.filter((each) => each !== undefined);
    expect(named.length).toBe(6 + 29 + 29);
    expect(named.filter((each) => !isOpenOn(each, today))).toEqual([]);
  });

  it('hold each code once and in its form', () => {
    expect(new Set(levelOneCodes).size).toBe(levelOneCodes.length);
    expect(levelOneCodes.filter((each) => !/^[GHK]\d{2}$/.test(each))).toEqual([]);
  });

  it('tell the name of the day', () => {
    const name = (text: string, year: number) => findLevelOne(text, { year, month: 1, day: 1 })?.name;
    expect([name('H57', 2024), name('H57', 2025)]).toEqual(['Thừa Thiên Huế', 'Thành phố Huế']);
    expect([name('G21', 2025), name('G21', 2026)]).toEqual(['Ủy ban Dân tộc', 'Bộ Dân tộc và Tôn giáo']);
    expect(name('K57', 2026)).toBe('Thành phố Huế');
  });
});

describe('codes in use', () => {
  it.each([
    ['000.00.00.G22', []],
    ['H37.DN.001', []],
    ['000.00.00.W01', []],
    ['Z01ABC', []],
    ['0100109106', []],
    ['002.00.20.TT2', []],
    ['00.00.H29', [['identity.code-2014', 'error']]],
    ['00.36.W00', [['identity.code-2014', 'warning']]],
    ['000.00.01.A53', [['identity.level-one-unknown', 'notice']]],
    ['G40', [['identity.level-one-unknown', 'warning']]],
    ['H64', [['identity.level-one-unknown', 'warning']]],
    ['B01', [['identity.level-one-unknown', 'warning']]],
    [
      '00.00.H54',
      [
        ['identity.code-2014', 'error'],
        ['identity.code-closed', 'error'],
      ],
    ],
  ])('%s gives %j', (text, expected) => {
    const found = checkCodeInUse(code(text), today, 'To/OrganId');
    expect(found.map((each) => [each.code, each.severity])).toEqual(expected);
  });

  it('warn before the first code was open', () => {
    const found = checkCodeInUse(code('H37'), { year: 2016, month: 3, day: 31 }, 'To/OrganId');
    expect(found).toMatchObject([{ code: 'identity.code-not-yet-open', expected: '2016/04/01' }]);
  });

  it('GEN-07: had 13 characters before 15 September 2022 and have 35 since', () => {
    const found = (day: number) =>
      checkCodeInUse(code('H37.0000000001'), { year: 2022, month: 9, day }, 'To/OrganId').map(
        (each) => each.code,
      );
    expect([found(14), found(15), found(16)]).toEqual([['identity.code-too-long-then'], [], []]);
    expect(checkCodeInUse(code('000.00.00.H37'), { year: 2022, month: 9, day: 14 }, 'To/OrganId')).toEqual(
      [],
    );
  });

  it('may be of 2014 in the identifier of an old document, with a warning', () => {
    const found = checkCodeInHistory(code('00.00.H29'), { year: 2015, month: 3, day: 1 }, 'DocumentId');
    expect(found).toMatchObject([{ code: 'identity.code-2014', severity: 'warning' }]);
  });
});
