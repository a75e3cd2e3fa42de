import { describe, expect, it } from 'vitest';
import { names as n } from '../../protocol/edxml/names.ts';
import { all, type Edit } from '../mutants/packet-edit.ts';
import {
  asItIs,
  expectedBy,
  found,
  letter,
  put,
  silent,
  status,
  within,
} from '../mutants/packet-under-test.ts';
import { boundedTexts, packetLengthChecks } from './packet-lengths.ts';

const line = (id: string, place: string, seen: number, stance = 'fail/fail') =>
  `packet.${id}-length MET-02 ${stance} ${place}: ${seen}`;
const edited = (edit: Edit) => found(packetLengthChecks, edit(letter()));
const edxml = (name: string, content: string) => `<edXML:${name}>${content}</edXML:${name}>`;
const words = (length: number) => 'ă'.repeat(length);
const own = (name: string, text: string) => within('From', edxml(name, text));
const message = (path: string) => `MessageHeader/${path}`;

describe('the length of a text (MET-02)', () => {
  const staff = `TraceHeaderList/${n.transaction}/StaffInfo`;

  it.each<readonly [id: string, place: string, most: number, stance: string, edit: (text: string) => Edit]>([
    ['organ-name', message('From/OrganName'), 200, 'fail/fail', (text) => put('From/OrganName', text)],
    ['organ-name', message('To[2]/OrganName'), 200, 'fail/fail', (text) => put('To[2]/OrganName', text)],
    [
      'in-charge',
      message('From/OrganizationInCharge'),
      500,
      'fail/fail',
      (text) => own('OrganizationInCharge', text),
    ],
    ['address', message('From/OrganAdd'), 500, 'fail/fail', (text) => put('From/OrganAdd', text)],
    ['email', message('From/Email'), 100, 'fail/fail', (text) => put('From/Email', text)],
    ['email', `${staff}/Email`, 100, 'fail/fail', (text) => put('StaffInfo/Email', text)],
    ['telephone', message('From/Telephone'), 50, 'fail/fail', (text) => put('From/Telephone', text)],
    ['fax', message('From/Fax'), 50, 'fail/fail', (text) => put('From/Fax', text)],
    ['website', message('From/Website'), 100, 'fail/warn', (text) => put('From/Website', text)],
    ['code-number', message('Code/CodeNumber'), 11, 'fail/warn', (text) => put('CodeNumber', text)],
    ['code-notation', message('Code/CodeNotation'), 30, 'fail/warn', (text) => put('CodeNotation', text)],
    [
      'place',
      message('PromulgationInfo/Place'),
      50,
      'fail/fail',
      (text) => put('PromulgationInfo/Place', text),
    ],
    ['type-name', message('DocumentType/TypeName'), 100, 'fail/fail', (text) => put('TypeName', text)],
    ['subject', message('Subject'), 500, 'fail/fail', (text) => put('MessageHeader/Subject', text)],
    ['content', message('Content'), 500, 'fail/fail', (text) => put('MessageHeader/Content', text)],
    ['competence', message('SignerInfo/Competence'), 100, 'fail/fail', (text) => put('Competence', text)],
    [
      'position',
      message('SignerInfo/Position'),
      100,
      'fail/fail',
      (text) => put('SignerInfo/Position', text),
    ],
    ['signer-name', message('SignerInfo/FullName'), 50, 'fail/warn', (text) => put('FullName', text)],
    ['to-place', message('ToPlaces/Place'), 150, 'fail/fail', (text) => put('ToPlaces/Place', text)],
    [
      'sphere',
      message('OtherInfo/SphereOfPromulgation'),
      100,
      'fail/fail',
      (text) => within('OtherInfo', edxml('SphereOfPromulgation', text)),
    ],
    [
      'typist',
      message('OtherInfo/TyperNotation'),
      10,
      'fail/fail',
      (text) => within('OtherInfo', edxml('TyperNotation', text)),
    ],
    ['appendix', message('OtherInfo/Appendixes/Appendix'), 250, 'fail/fail', (text) => put('Appendix', text)],
    ['document-id', message('DocumentId'), 200, 'fail/warn', (text) => put('MessageHeader/DocumentId', text)],
    [
      'document-id',
      `TraceHeaderList/${n.transaction}/DocumentId`,
      200,
      'fail/warn',
      (text) => within(n.transaction, edxml('DocumentId', text)),
    ],
    [
      'document-id',
      message('ResponseFor/DocumentId'),
      200,
      'fail/warn',
      (text) => within('MessageHeader', edxml('ResponseFor', edxml('DocumentId', text))),
    ],
    [
      'response-code',
      message('ResponseFor/Code'),
      50,
      'fail/fail',
      (text) => within('MessageHeader', edxml('ResponseFor', edxml('Code', text))),
    ],
    ['department', `${staff}/Department`, 300, 'fail/fail', (text) => put('Department', text)],
    ['staff', `${staff}/Staff`, 300, 'fail/fail', (text) => put('StaffInfo/Staff', text)],
    ['mobile', `${staff}/Mobile`, 50, 'fail/fail', (text) => put('Mobile', text)],
    [
      'reason',
      `TraceHeaderList/${n.transaction}/${n.transactionReason}`,
      1000,
      'fail/fail',
      (text) => put(n.transactionReason, text),
    ],
  ])('%s in %s', (id, place, most, stance, edit) => {
    expect(edited(edit(words(most + 1)))).toEqual([line(id, place, most + 1, stance)]);
    expect(edited(edit(words(most))).filter((each) => each.includes('fail/'))).toEqual([]);
  });

  it.each<readonly [id: string, place: string, lower: number, most: number, path: string]>([
    ['address', message('From/OrganAdd'), 250, 500, 'From/OrganAdd'],
    ['telephone', message('From/Telephone'), 20, 50, 'From/Telephone'],
    ['department', `TraceHeaderList/${n.transaction}/StaffInfo/Department`, 200, 300, 'Department'],
    ['reason', `TraceHeaderList/${n.transaction}/${n.transactionReason}`, 500, 1000, n.transactionReason],
  ])('warns where sources differ: %s', (id, place, lower, most, path) => {
    expect(edited(put(path, words(lower)))).toEqual([]);
    expect(edited(put(path, words(lower + 1)))).toEqual([line(id, place, lower + 1, 'warn/warn')]);
    expect(edited(put(path, words(most)))).toEqual([line(id, place, most, 'warn/warn')]);
    expect(expectedBy(packetLengthChecks, put(path, words(most))(letter()))).toEqual([
      `nên không quá ${lower} ký tự`,
    ]);
    expect(expectedBy(packetLengthChecks, put(path, words(most + 1))(letter()))).toEqual([
      `không quá ${most} ký tự`,
    ]);
  });

  it('is counted in letters, however they are composed', () => {
    const parts = 'ầ'.normalize('NFD');
    expect(edited(put('PromulgationInfo/Place', parts.repeat(50)))).toEqual([]);
    expect(edited(put('PromulgationInfo/Place', '𝒂'.repeat(50)))).toEqual([]);
    expect(edited(put('PromulgationInfo/Place', parts.repeat(51)))).toHaveLength(1);
  });

  it('is that of each text', () => {
    const two = all(put('From/OrganName', words(201)), put('To/OrganName', words(202)));
    expect(edited(two)).toEqual([
      line('organ-name', message('From/OrganName'), 201),
      line('organ-name', message('To[1]/OrganName'), 202),
    ]);
  });

  it('is judged in statuses too', () => {
    const two = all(put('MessageHeader/Description', words(1001)), put('StaffInfo/Staff', words(301)));
    expect(found(packetLengthChecks, two(status('02')))).toEqual([
      line('staff', message('StaffInfo/Staff'), 301),
      line('description', message('Description'), 1001, 'fail/warn'),
    ]);
    expect(found(packetLengthChecks, put('MessageHeader/Description', words(501))(status('02')))).toEqual([
      line('description', message('Description'), 501, 'warn/warn'),
    ]);
  });

  it('is that of nothing in what is no packet', () => {
    expect(silent(packetLengthChecks, asItIs(letter()))).toEqual([]);
    expect(silent(packetLengthChecks, Buffer.from('<a/>'))).toHaveLength(boundedTexts.length);
  });
});
