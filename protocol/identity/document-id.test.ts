import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { civilDate } from '../calendar/civil-date.ts';
import { checkDocumentId, type DocumentId, parseDocumentId, renderDocumentId } from './document-id.ts';

function parsed(text: string): DocumentId {
  const reading = parseDocumentId(text);
  if (!reading.ok) throw new Error(`${text}: ${reading.problems.map((each) => each.code).join()}`);
  return reading.value;
}

describe('IDC-10: document identifiers', () => {
  it.each([
    ['000.00.00.G22,2015/09/30,7816/VPCP-TTĐT', '000.00.00.G22', '7816', 'VPCP-TTĐT'],
    ['H37.02,2026/11/21,01/QĐ-STC', 'H37.02', '01', 'QĐ-STC'],
    ['H37,2026/11/21,12/2026/NQ-HĐND', 'H37', '12', '2026/NQ-HĐND'],
    ['G11,2026/11/21,88/KH-BQP,BCA', 'G11', '88', 'KH-BQP,BCA'],
    ['G11,2026/11/21,88/KH-BQP,BCA, BNV', 'G11', '88', 'KH-BQP,BCA, BNV'],
    ['G11,2024/02/29,05bis/QĐ', 'G11', '05bis', 'QĐ'],
    ['00.00.H29,2014/12/31,1/UBND', '00.00.H29', '1', 'UBND'],
    ['0100109106,2026/01/01,3/CV', '0100109106', '3', 'CV'],
  ])('%s is read and printed', (text, organId, number, notation) => {
    const id = parsed(text);
    expect([id.organId.text, id.number, id.notation]).toEqual([organId, number, notation]);
    expect(renderDocumentId(id)).toBe(text);
  });

  it.each([
    ['', ['identity.document-id-empty']],
    ['  ', ['identity.document-id-empty']],
    ['7f1c9f52-9d0b-4a53-8e1e-0d8a5c0f1b77', ['identity.document-id-uuid']],
    ['7F1C9F52-9D0B-4A53-8E1E-0D8A5C0F1B77', ['identity.document-id-uuid']],
    ['000.00.00.G22-2018-7816', ['identity.document-id-dashed']],
    ['H37.02-2026-12/QĐ-STC', ['identity.document-id-dashed']],
    ['7816/VPCP-TTĐT', ['identity.document-id-malformed']],
    ['000.00.00.G22,2015/09/30', ['identity.document-id-malformed']],
    ['000.00.00.G22,2015/09/30,', ['identity.document-id-malformed']],
    ['000.00.00.G22,2015/09/30,7816', ['identity.document-id-malformed']],
    ['000.00.00.G22,2015/09/30,/VPCP', ['identity.document-id-malformed']],
    ['000.00.00.G22,2015/09/30,7816/', ['identity.document-id-malformed']],
    ['000.00.00.G22,2015/09/30, 7816/VPCP', ['identity.document-id-malformed']],
    ['000.00.00.G22,2015/09/30,7816/VPCP ', ['identity.document-id-malformed']],
    ['000.00.00.G22,2015/09/30,7816/VP\nCP', ['identity.document-id-malformed']],
    ['000.00.00.G22,2014/02/30,7816/VPCP', ['identity.document-id-date']],
    ['000.00.00.G22,30/09/2015,7816/VPCP', ['identity.document-id-date']],
    ['000.00.00.G22,2015-09-30,7816/VPCP', ['identity.document-id-date']],
    ['000.00.00.G22, 2015/09/30,7816/VPCP', ['identity.document-id-date']],
    ['null,2015/09/30,7816/VPCP', ['identity.code-null']],
    [',2015/09/30,7816/VPCP', ['identity.code-empty']],
    [
      'g22,2015-09-30,7816',
      ['identity.code-lower-case', 'identity.document-id-date', 'identity.document-id-malformed'],
    ],
  ])('%j is refused as %j', (text, codes) => {
    const reading = parseDocumentId(text);
    expect(reading.ok).toBe(false);
    expect(reading.problems.map((each) => each.code)).toEqual(codes);
  });

  it.each(['A11', '1.', 'H37-2026-', ',', '/', ' '])('is soon done with a megabyte of %j', (part) => {
    const reading = parseDocumentId(part.repeat(1_000_000 / part.length));
    expect(reading.ok).toBe(false);
    expect(reading.problems[0]?.seen?.length ?? 0).toBeLessThanOrEqual(120);
  });

  it('may name an irregular agency in the observed dialect', () => {
    const reading = parseDocumentId('002.00.20.TT2,2019/01/02,5/CV', 'DocumentId', 'observed');
    expect(reading.ok && reading.value.organId.generation).toBe('irregular');
    expect(reading.problems.map((each) => each.severity)).toEqual(['warning']);
  });

  it('reads back whatever it prints', () => {
    const word = fc.string({ unit: fc.constantFrom(...'0129AZĐ-,/.'), minLength: 1, maxLength: 30 });
    const number = fc.stringMatching(/^[0-9A-Za-z]{1,11}$/);
    const organ = fc.constantFrom('H37.02', '000.00.00.G22', 'Z01ABC', '0100109106');
    const day = fc.integer({ min: -300_000, max: 2_000_000 });
    fc.assert(
      fc.property(organ, day, number, word, (organId, dayNumber, codeNumber, notation) => {
        const id = {
          ...parsed(`${organId},2026/01/01,1/A`),
          date: civilDate(dayNumber),
          number: codeNumber,
          notation,
        };
        expect(parsed(renderDocumentId(id))).toEqual(id);
      }),
    );
  });
});

describe('IDC-10: an identifier beside the rest of its packet', () => {
  const id = parsed('000.00.00.G22,2015/09/30,7816/VPCP-TTĐT');
  const facts = { organId: '000.00.00.G22', date: '2015/09/30', number: '7816', notation: 'VPCP-TTĐT' };

  it('agrees with the same parts, and with parts that are absent', () => {
    expect(checkDocumentId(id, facts)).toEqual([]);
    expect(checkDocumentId(id, {})).toEqual([]);
    expect(checkDocumentId(id, { number: '7816' })).toEqual([]);
  });

  it.each([
    [{ organId: 'G22' }, 'identity.document-id-agency-differs', '000.00.00.G22', 'G22'],
    [{ date: '2018/09/30' }, 'identity.document-id-date-differs', '2015/09/30', '2018/09/30'],
    [{ number: '7817' }, 'identity.document-id-code-differs', '7816/VPCP-TTĐT', '7817/VPCP-TTĐT'],
    [{ notation: 'VPCP' }, 'identity.document-id-code-differs', '7816/VPCP-TTĐT', '7816/VPCP'],
  ])('differs in %j', (change, code, seen, expected) => {
    const found = checkDocumentId(id, { ...facts, ...change }, 'DocumentId');
    expect(found).toMatchObject([{ code, seen, expected, severity: 'warning' }]);
  });

  it('leaves a date that is no date to those who read dates', () => {
    expect(checkDocumentId(id, { ...facts, date: '30/09/2015' })).toEqual([]);
  });

  it('takes two codes of one body as equal where a directory says so', () => {
    const isSameBody = (left: string, right: string) => left === '000.00.00.G22' && right === 'G22';
    expect(checkDocumentId(id, { organId: 'G22' }, 'DocumentId', isSameBody)).toEqual([]);
  });
});
