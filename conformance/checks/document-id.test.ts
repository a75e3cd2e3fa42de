import { describe, expect, it } from 'vitest';
import { names as n } from '../../protocol/edxml/names.ts';
import { all, type Edit } from '../mutants/packet-edit.ts';
import {
  asItIs,
  asStatus,
  drop,
  expectedBy,
  found,
  letter,
  put,
  silent,
  within,
} from '../mutants/packet-under-test.ts';
import { documentIdChecks, idPartsOf } from './document-id.ts';

const parts = { organId: 'G22', date: '2026/11/20', number: '812', notation: 'VPCP-QHĐP' };
const own = 'MessageHeader/DocumentId';
/** Sent by a unit of a province. */
const unit = put('From/OrganId', 'H53.13');
const line = (id: string, seen: string) => `document.id-${id} IDC-10 fail/warn ${own}: ${seen}`;

describe('the parts of an identifier', () => {
  it.each([
    ['a letter', 'G22,2026/11/20,812/VPCP-QHĐP', parts],
    ['a notation with commas', 'G22,2026/11/20,812/VPCP-QHĐP, NC', { ...parts, notation: 'VPCP-QHĐP, NC' }],
    ['a notation with slashes', 'G22,2026/11/20,812/QĐ/UBND', { ...parts, notation: 'QĐ/UBND' }],
    ['a notation of one letter', 'G22,2026/11/20,812/V', { ...parts, notation: 'V' }],
    ['a number with letters', 'G22,2026/11/20,812a/VPCP-QHĐP', { ...parts, number: '812a' }],
    [
      '29 February of a leap year',
      'G22,2024/02/29,1/V',
      { ...parts, date: '2024/02/29', number: '1', notation: 'V' },
    ],
  ] as const)('are read of %s', (_, text, wanted) => {
    expect(idPartsOf(text)).toEqual(wanted);
  });

  it.each([
    ['nothing', ''],
    ['a UUID', '9e27c1d4-6f0a-4c53-9a1e-0b6d1f3e8a77'],
    ['no code', ',2026/11/20,812/VPCP'],
    ['a code with a space', 'G 22,2026/11/20,812/VPCP'],
    ['something in front', ' G22,2026/11/20,812/VPCP'],
    ['a line in front', 'x\nG22,2026/11/20,812/VPCP'],
    ['a day of two digits for the year', 'G22,26/11/20,812/VPCP'],
    ['a month of one digit', 'G22,2026/1/20,812/VPCP'],
    ['a day of one digit', 'G22,2026/11/2,812/VPCP'],
    ['a day with dashes', 'G22,2026-11-20,812/VPCP'],
    ['a day that there is not', 'G22,2026/02/29,812/VPCP'],
    ['letters for the day', 'G22,yyyy/MM/dd,812/VPCP'],
    ['no number', 'G22,2026/11/20,/VPCP'],
    ['a number with a space', 'G22,2026/11/20,8 12/VPCP'],
    ['no slash', 'G22,2026/11/20,812'],
    ['no notation', 'G22,2026/11/20,812/'],
    ['a notation that begins with a space', 'G22,2026/11/20,812/ VPCP'],
    ['a line behind', 'G22,2026/11/20,812/VPCP\nx'],
  ])('are not there for %s', (_, text) => {
    expect(idPartsOf(text)).toBeUndefined();
  });
});

describe('the identifier of a document (IDC-10)', () => {
  it.each<readonly [string, Edit, readonly string[]]>([
    ['as it should be', asItIs, []],
    ['that is missing', drop(own), []],
    ['of the old code of the sender', put(own, '000.00.00.G22,2026/11/20,812/VPCP-QHĐP'), []],
    ['of the sender by its code of 2016', all(unit, put(own, '000.00.13.H53,2026/11/20,812/VPCP-QHĐP')), []],
    [
      'of another unit of the sender’s province',
      all(unit, put(own, 'H53.14,2026/11/20,812/VPCP-QHĐP')),
      [line('agency', 'H53.14')],
    ],
    ['that is a UUID', put(own, '9e27c1d4'), [line('form', '9e27c1d4')]],
    ['with dashes in its day', put(own, 'G22,2026-11-20,812/V'), [line('form', 'G22,2026-11-20,812/V')]],
    ['of another body', put(own, 'G06,2026/11/20,812/VPCP-QHĐP'), [line('agency', 'G06')]],
    ['of another day', put(own, 'G22,2026/11/19,812/VPCP-QHĐP'), [line('date', '2026/11/19')]],
    ['of another number', put(own, 'G22,2026/11/20,218/VPCP-QHĐP'), [line('code', '218/VPCP-QHĐP')]],
    ['of another notation', put(own, 'G22,2026/11/20,812/VPCP'), [line('code', '812/VPCP')]],
    ['of a sender without a code', drop('From/OrganId'), []],
    ['of a document without a day', drop('PromulgationDate'), []],
    ['of a document with no real day', put('PromulgationDate', '2026/13/20'), []],
  ])('%s', (_, edit, said) => {
    expect(found(documentIdChecks, edit(letter()))).toEqual(said);
  });

  it.each<readonly [string, Edit, string]>([
    ['the code of the sender', put(own, 'G06,2026/11/20,812/VPCP-QHĐP'), 'G22'],
    ['the day of issue', put(own, 'G22,2026/11/19,812/VPCP-QHĐP'), '2026/11/20'],
    ['number and notation', put(own, 'G22,2026/11/20,812/VPCP'), '812/VPCP-QHĐP'],
    ['its form', put(own, 'x'), '<OrganId>,<yyyy/MM/dd>,<CodeNumber>/<CodeNotation>'],
  ])('is told with %s', (_, edit, wanted) => {
    expect(expectedBy(documentIdChecks, edit(letter()))).toEqual([wanted]);
  });

  it('is not judged where there is none, nor in a status', () => {
    expect(silent(documentIdChecks, letter())).toEqual([]);
    expect(silent(documentIdChecks, drop(own)(letter()))).toEqual(['document.id-form']);
    expect(silent(documentIdChecks, asStatus(letter()))).toEqual(documentIdChecks.map(({ id }) => id));
  });
});

describe('identifiers in the transaction block (IDC-10)', () => {
  const transaction = (documentId: string) =>
    within(n.transaction, `<edXML:DocumentId>${documentId}</edXML:DocumentId>`);
  const replaced = (...ids: readonly string[]) =>
    within(
      n.transaction,
      `<edXML:ReplacementInfoList>${ids
        .map(
          (id) => `<edXML:ReplacementInfo><edXML:DocumentId>${id}</edXML:DocumentId></edXML:ReplacementInfo>`,
        )
        .join('')}</edXML:ReplacementInfoList>`,
    );
  const said = (place: string, seen: string) =>
    `document.transaction-id-form IDC-10 fail/warn TraceHeaderList/${n.transaction}/${place}: ${seen}`;
  const info = 'ReplacementInfoList/ReplacementInfo';

  it.each<readonly [string, Edit, readonly string[]]>([
    ['have their form', transaction('G22,2026/11/18,811/VPCP-QHĐP'), []],
    ['may be empty', transaction(''), []],
    ['are no ids of the hub', transaction('5c8a1f0e'), [said('DocumentId', '5c8a1f0e')]],
    ['have their form in a replacement', replaced('G22,2026/11/18,811/V', 'G22,2026/11/19,811/V'), []],
    [
      'are judged one by one',
      replaced('G22,2026/11/18,811/V', 'G22,2014/02/30,811/V'),
      [said(`${info}[2]/DocumentId`, 'G22,2014/02/30,811/V')],
    ],
  ])('%s', (_, edit, lines) => {
    expect(found(documentIdChecks, edit(letter()))).toEqual(lines);
  });
});

describe('two documents of one run', () => {
  const other = put('MessageHeader/Subject', 'V/v cung cấp số liệu');
  const numbered = (id: string) => put(own, id);
  const unique = 'document.id-unique IDC-11 fail/fail';
  const number = 'document.number-unique IDC-12 fail/fail';
  const both = (one: Edit, two: Edit) => (packet: Uint8Array) => two(one(packet));
  const day = (date: string) => both(put('PromulgationDate', date), numbered(`G22,${date},812/VPCP-QHĐP`));
  const kind = (text: string) => put(n.transactionKind, text);
  const id = 'G22,2026/11/20,812/VPCP-QHĐP';

  it.each<readonly [string, Edit, readonly string[]]>([
    ['that are one packet, sent again', asItIs, []],
    ['with one identifier and two subjects (IDC-11)', other, [`${unique} 2#${own}: ${id} (1.edxml)`]],
    [
      'with one subject and two identifiers',
      both(numbered('G22,2026/11/20,813/V'), put('CodeNumber', '813')),
      [],
    ],
    ['without an identifier', both(other, drop(own)), [`${number} 2#MessageHeader/Code:  ≠ ${id}`]],
    ['of which one is a recall', both(other, kind('1')), []],
    [
      'of which one has no kind',
      both(other, drop(n.transactionKind)),
      [`${unique} 2#${own}: ${id} (1.edxml)`],
    ],
    [
      'with one number in a year (IDC-12)',
      day('2026/11/19'),
      [`${number} 2#MessageHeader/Code: G22,2026/11/19,812/VPCP-QHĐP ≠ ${id}`],
    ],
    [
      'with one number, once with a nought in front',
      both(day('2026/11/19'), put('CodeNumber', '0812')),
      [`${number} 2#MessageHeader/Code: G22,2026/11/19,812/VPCP-QHĐP ≠ ${id}`],
    ],
    ['with one number in two years', day('2025/11/20'), []],
    ['with one number and two notations', both(day('2026/11/19'), put('CodeNotation', 'VPCP')), []],
    ['with one number of two senders', both(day('2026/11/19'), put('From/OrganId', 'G06')), []],
    ['of which one has no number', both(day('2026/11/19'), drop('CodeNumber')), []],
    ['of which one has no sender', both(day('2026/11/19'), drop('From/OrganId')), []],
  ])('%s', (_, edit, said) => {
    const two = [letter(), edit(letter())];
    const unique = documentIdChecks.filter(({ id }) => id.endsWith('-unique'));
    expect(found(unique, two)).toEqual(said);
  });

  it.each<readonly [string, Edit]>([
    ['an identifier', drop(own)],
    ['a sender', drop('From/OrganId')],
    ['a day', drop('PromulgationDate')],
    ['a number', drop('CodeNumber')],
    ['a notation', drop('CodeNotation')],
  ])('without %s have no number twice', (what, edit) => {
    const others = both(edit, other);
    const lines = found(documentIdChecks, [edit(letter()), others(letter())]);
    expect(lines.filter((each) => each.startsWith('document.number-unique'))).toEqual([]);
    expect(lines.some((each) => each.startsWith('document.id-unique'))).toBe(what !== 'an identifier');
  });

  it('are told of with the first of them, however many there are', () => {
    const said = found(documentIdChecks, [letter(), other(letter()), other(letter())]);
    expect(said).toEqual([`${unique} 2#${own}: ${id} (1.edxml)`, `${unique} 3#${own}: ${id} (1.edxml)`]);
  });
});
