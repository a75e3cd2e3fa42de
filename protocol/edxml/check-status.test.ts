import { describe, expect, it } from 'vitest';
import { type Problem, problem } from '../problems/problem.ts';
import { asStatusCode, checkStatusHeader } from './check-status.ts';
import { type Contents, groupUnderTest, problemsOf } from './group-under-test.ts';
import { names as n, statusCodes } from './names.ts';

const documentId = 'G22,2026/11/20,7816/VPCP-TTĐT';
const cited = {
  [n.organId]: 'G22',
  [n.code]: '7816/VPCP-TTĐT',
  [n.promulgationDate]: '2026/11/20',
  [n.documentId]: documentId,
};

function judged(code: string, other: Contents = {}): readonly Problem[] {
  const header = groupUnderTest('Status', {
    [n.from]: { [n.organId]: 'H37.02' },
    [n.responseFor]: cited,
    [n.staffInfo]: { [n.mobile]: '84912000001' },
    [n.statusCode]: code,
    [n.description]: 'Đã vào sổ',
    [n.timestamp]: '2026/11/20 09:00:00',
    ...other,
  });
  return problemsOf((notes) => checkStatusHeader(header, notes));
}

const codes = (problems: readonly Problem[]) => problems.map((each) => each.code);

describe('STA-11: a status code', () => {
  it.each(statusCodes.filter(({ code }) => code !== '13').map(({ code }) => code))('may be %s', (code) => {
    expect(judged(code)).toEqual([]);
    expect(judged(` ${code} `)).toEqual([]);
    expect(asStatusCode(code)).toBe(code);
  });

  it.each(['1', '6', ' 3 '])('is told to lack its zero where it is “%s”', (code) => {
    const seen = code.trim();
    expect(judged(code)).toEqual([
      problem('packet.status-code-unpadded', 'Status/StatusCode', { seen, expected: `0${seen}` }),
    ]);
  });

  it.each(['07', '7', '103', '003', 'xong'])('is unknown where it is %s', (seen) => {
    expect(judged(seen)).toEqual([
      problem('packet.status-code-unknown', 'Status/StatusCode', {
        seen,
        expected: '01, 02, 03, 04, 05, 06, 13, 15, 16',
      }),
    ]);
    expect(asStatusCode(seen)).toBeUndefined();
  });

  it('that is not there is reported elsewhere', () => {
    expect(judged('', { [n.description]: '' })).toEqual([]);
    const header = groupUnderTest('Status', { [n.staffInfo]: { [n.mobile]: '84912000001' } });
    expect(problemsOf((notes) => checkStatusHeader(header, notes))).toEqual([]);
  });
});

describe('why', () => {
  const reasonless = (code: string) =>
    judged(code, { [n.description]: '' }).filter((each) => each.code.includes('reason'));

  it.each(['02', '13', ' 02 '])('has to be said by a status %s', (code) => {
    expect(reasonless(code)).toEqual([
      problem('packet.reason-missing', 'Status/Description', { expected: code.trim() }),
    ]);
  });

  it('should be said by a status 16', () => {
    expect(reasonless('16')).toEqual([
      problem('packet.reason-advised', 'Status/Description', { expected: '16' }),
    ]);
  });

  it.each(['01', '03', '04', '05', '06', '15'])('need not be said by a status %s', (code) => {
    expect(reasonless(code)).toEqual([]);
  });
});

describe('MET-15: who acted', () => {
  const nobody = { [n.staffInfo]: { [n.department]: 'Văn thư' } };

  it('can be reached, but for 01, which software sends', () => {
    expect(judged('03', nobody)).toEqual([problem('packet.staff-unreachable', 'Status/StaffInfo')]);
    expect(judged(' 01', nobody)).toEqual([]);
  });
});

describe('the document that a status is about', () => {
  const about = (parts: Contents, code = '03') => judged(code, { [n.responseFor]: { ...cited, ...parts } });

  it.each([n.organId, n.code, n.documentId])('has its %s', (part) => {
    expect(about({ [part]: '' })).toEqual([
      problem('packet.element-missing', `Status/${n.responseFor}/${part}`),
    ]);
  });

  it('should have its date', () => {
    expect(about({ [n.promulgationDate]: '' })).toEqual([
      problem('packet.element-advised', `Status/${n.responseFor}/${n.promulgationDate}`),
    ]);
  });

  it('was issued by the addressee or, in a take-back, by the sender', () => {
    expect(codes(about({ [n.organId]: 'G17' }))).toEqual(['identity.document-id-agency-differs']);
    expect(codes(about({}, '13'))).toEqual(['identity.document-id-agency-differs']);
    expect(
      judged('13', { [n.from]: { [n.organId]: 'G22' }, [n.responseFor]: { ...cited, [n.organId]: 'H37' } }),
    ).toEqual([]);
  });

  it('is not older than the status', () => {
    expect(judged('03', { [n.timestamp]: '2026/11/19 23:59:59' })).toMatchObject([
      { code: 'packet.before-issue', place: { path: 'Status/Timestamp' }, expected: '2026/11/20' },
    ]);
  });

  it('is told where its code and its agency stand the wrong way round', () => {
    const swapped = about({ [n.organId]: '7816/VPCP-TTĐT', [n.code]: 'G22' });
    expect(swapped).toContainEqual(
      problem('packet.response-swapped', `Status/${n.responseFor}/OrganId`, {
        seen: '7816/VPCP-TTĐT',
        expected: 'G22',
      }),
    );
  });

  it.each([
    ['no slash', 'H37', 'G22'],
    ['a code that is no agency’s', '7816/VPCP-TTĐT', '7816/VPCP-TTĐT'],
    ['no agency', '', 'G22'],
    ['no code', '7816/VPCP-TTĐT', ''],
  ])('is not told so with %s', (_, organId, code) => {
    expect(codes(about({ [n.organId]: organId, [n.code]: code }))).not.toContain('packet.response-swapped');
  });

  it('that is not there at all is reported elsewhere', () => {
    const header = groupUnderTest('Status', { [n.statusCode]: '01', [n.from]: { [n.organId]: 'G22' } });
    expect(problemsOf((notes) => checkStatusHeader(header, notes))).toEqual([]);
  });
});
