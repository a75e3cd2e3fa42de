import { describe, expect, it } from 'vitest';
import type { StatusCode } from '../../protocol/edxml/packet.ts';
import { all, type Edit } from '../mutants/packet-edit.ts';
import {
  asItIs,
  drop,
  expectedBy,
  found,
  letter,
  put,
  silent,
  status,
} from '../mutants/packet-under-test.ts';
import { statusCodeChecks } from './status-code.ts';

type Row = readonly [what: string, edit: Edit, said: readonly string[]];

const line = (id: string, requirement: string, place: string, seen: string, stance = 'fail/fail') =>
  `status.${id} ${requirement} ${stance} MessageHeader/${place}: ${seen}`;
const absent = '(không có / absent)';
const response = 'ResponseFor';

describe('the code of a status (STA-11)', () => {
  it.each(['01', '02', '03', '04', '05', '06', '13', '15', '16'] as const)('%s', (code) => {
    expect(found(statusCodeChecks, status(code))).toEqual([]);
  });

  it.each([
    ...['00', '07', '12', '14', '17', '99'].map((code) => [code, 'code-known'] as const),
    ...['1', '3', '013', '0x', 'x01', 'đã đến'].map((code) => [code, 'code-form'] as const),
  ])('is not %s', (code, id) => {
    expect(found(statusCodeChecks, put('StatusCode', code)(status('03')))).toEqual([
      line(id, 'STA-11', 'StatusCode', code),
    ]);
  });

  it('is told with the codes that there are', () => {
    expect(expectedBy(statusCodeChecks, put('StatusCode', '07')(status('03')))).toEqual([
      '01, 02, 03, 04, 05, 06, 13, 15, 16',
    ]);
  });
});

describe('the reason of a status', () => {
  const reasonless = (code: StatusCode) =>
    found(statusCodeChecks, drop('MessageHeader/Description')(status(code)));

  it.each([
    ['02', 'refusal-reason', 'STA-07'],
    ['13', 'take-back-reason', 'RCL-07'],
    ['16', 'kept-reason', 'RCL-08'],
  ] as const)('is wanted of %s', (code, id, requirement) => {
    expect(reasonless(code)).toEqual([line(id, requirement, 'Description', absent)]);
  });

  it.each(['01', '03', '04', '05', '06', '15'] as const)('is not wanted of %s', (code) => {
    expect(reasonless(code)).toEqual([]);
  });
});

describe('the document that a status is about (STA-10)', () => {
  const differs = (name: string, seen: string) =>
    line('document-id-agrees', 'STA-10', `${response}/${name}`, seen, 'fail/warn');
  const form = (seen: string) =>
    line('document-id-form', 'IDC-10', `${response}/DocumentId`, seen, 'fail/warn');

  it.each<Row>([
    ['named in full', asItIs, []],
    ['without an identifier', drop('DocumentId'), []],
    ['by the id of a hub', put('DocumentId', '5c8a1f0e'), [form('5c8a1f0e')]],
    ['by another number', put('ResponseFor/Code', '813/VPCP-QHĐP'), [differs('Code', '813/VPCP-QHĐP')]],
    [
      'by a notation that was cut',
      put('DocumentId', 'G22,2026/11/20,812/VPCP-QHĐP, NC'),
      [differs('Code', '812/VPCP-QHĐP')],
    ],
    ['by another day', put('PromulgationDate', '2026/11/19'), [differs('PromulgationDate', '2026/11/19')]],
    ['by a day of another form', put('PromulgationDate', '20/11/2026'), []],
    ['by a day with its hour', put('PromulgationDate', '2026/11/19 10:00:00'), []],
    ['by a day behind a space', put('PromulgationDate', 'x2026/11/19'), []],
    ['without a code', drop('ResponseFor/Code'), []],
    ['without a day', drop('PromulgationDate'), []],
    [
      'by a code that is an agency’s',
      put('ResponseFor/Code', 'G22'),
      [line('code-not-swapped', 'STA-10', `${response}/Code`, 'G22')],
    ],
  ])('%s', (_, edit, lines) => {
    expect(found(statusCodeChecks, edit(status('03')))).toEqual(lines);
  });

  it('is told with what its identifier says', () => {
    const both = all(put('ResponseFor/Code', '1/V'), put('PromulgationDate', '2026/11/19'));
    expect(expectedBy(statusCodeChecks, both(status('03')))).toEqual(['812/VPCP-QHĐP', '2026/11/20']);
  });
});

describe('whom a status is told to', () => {
  const issuer = (seen: string) => line('told-to-issuer', 'STA-10', `${response}/OrganId`, seen);
  const to = put('ResponseFor/OrganId', 'H17');
  /** About a document of a province that was merged into H05 later. */
  const issuedBefore = (organId: string) =>
    all(
      put('ResponseFor/OrganId', organId),
      put('ResponseFor/PromulgationDate', '2025/06/20'),
      put('DocumentId', 'H02,2025/06/20,812/VPCP-QHĐP'),
    );

  it.each<readonly [string, StatusCode, Edit, readonly string[]]>([
    ['the issuer', '03', asItIs, []],
    ['the issuer, by its old code', '03', put('ResponseFor/OrganId', '000.00.00.G22'), []],
    ['the body that took the issuer over', '06', issuedBefore('H05'), []],
    ['the issuer, which there is no more', '06', issuedBefore('H02'), []],
    ['a body that took others over', '06', issuedBefore('H29'), [issuer('H29')]],
    ['whoever reports', '03', to, [issuer('H17')]],
    ['whoever reports, of a document that has no identifier', '03', all(to, drop('DocumentId')), []],
    ['nobody', '03', drop('ResponseFor/OrganId'), []],
    ['a receiver, by a take-back', '13', asItIs, []],
  ])('%s', (_, code, edit, lines) => {
    expect(found(statusCodeChecks, edit(status(code)))).toEqual(lines);
  });

  it('is told with the issuer', () => {
    expect(expectedBy(statusCodeChecks, to(status('03')))).toEqual(['G22']);
  });
});

describe('a take-back (RCL-07)', () => {
  const foreign = (seen: string) => line('take-back-by-issuer', 'RCL-07', 'From/OrganId', seen);
  const itself = (seen: string) => line('take-back-to-receiver', 'RCL-07', `${response}/OrganId`, seen);

  it.each<Row>([
    ['of one’s own document', asItIs, []],
    ['of one’s own document, by the old code', put('From/OrganId', '000.00.00.G22'), []],
    [
      'of a document of the body that it took over',
      all(
        put('From/OrganId', 'H05'),
        put('ResponseFor/PromulgationDate', '2025/06/20'),
        put('DocumentId', 'H02,2025/06/20,812/VPCP-QHĐP'),
      ),
      [],
    ],
    ['of another’s document', put('From/OrganId', 'G06'), [foreign('G06 ≠ G22')]],
    ['of what has no identifier', all(put('From/OrganId', 'G06'), drop('DocumentId')), []],
    ['of nobody', drop('From/OrganId'), []],
    ['to oneself', put('ResponseFor/OrganId', 'G22'), [itself('G22')]],
    ['to oneself, by the old code', put('ResponseFor/OrganId', '000.00.00.G22'), [itself('000.00.00.G22')]],
    ['to nobody', drop('ResponseFor/OrganId'), []],
    ['of nobody, to nobody', all(drop('From/OrganId'), drop('ResponseFor/OrganId')), []],
  ])('%s', (_, edit, lines) => {
    expect(found(statusCodeChecks, edit(status('13')))).toEqual(lines);
  });
});

describe('what is not judged', () => {
  const reasons = ['refusal-reason', 'take-back-reason', 'kept-reason'];
  const takeBack = ['take-back-by-issuer', 'take-back-to-receiver'];

  it.each<readonly [string, StatusCode, Edit, readonly string[]]>([
    ['a registration', '03', asItIs, [...reasons, ...takeBack]],
    ['a refusal', '02', asItIs, [...reasons.slice(1), ...takeBack]],
    ['a take-back', '13', asItIs, ['refusal-reason', 'kept-reason', 'told-to-issuer']],
    ['without a code', '03', put('StatusCode', ''), ['code-form', 'code-known', ...reasons, ...takeBack]],
    [
      'without an identifier',
      '03',
      drop('DocumentId'),
      [...reasons, 'document-id-form', 'document-id-agrees', ...takeBack],
    ],
    ['with an odd identifier', '03', put('DocumentId', 'x'), [...reasons, 'document-id-agrees', ...takeBack]],
    [
      'without the document’s code',
      '03',
      drop('ResponseFor/Code'),
      [...reasons, 'code-not-swapped', ...takeBack],
    ],
    ['to nobody', '03', drop('ResponseFor/OrganId'), [...reasons, 'told-to-issuer', ...takeBack]],
  ])('%s', (_, code, edit, ids) => {
    expect(silent(statusCodeChecks, edit(status(code)))).toEqual(ids.map((id) => `status.${id}`));
  });

  it('is a letter, though it answers another', () => {
    const responseFor = [{ organId: 'H17', code: '1/V', documentId: 'H17,2026/11/12,1/V' }];
    expect(silent(statusCodeChecks, letter({ responseFor }))).toEqual(statusCodeChecks.map(({ id }) => id));
  });
});
