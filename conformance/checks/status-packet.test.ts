import { describe, expect, it } from 'vitest';
import type { StatusCode } from '../../protocol/edxml/packet.ts';
import { all, type Edit } from '../mutants/packet-edit.ts';
import {
  asItIs,
  asStatus,
  drop,
  found,
  letter,
  put,
  silent,
  status,
  swap,
  within,
} from '../mutants/packet-under-test.ts';
import { statusPacketChecks } from './status-packet.ts';

type Row = readonly [what: string, edit: Edit, said: readonly string[]];

const line = (id: string, requirement: string, place: string, seen: string, stance = 'fail/fail') =>
  `status.${id} ${requirement} ${stance} ${place}: ${seen}`;
const absent = '(không có / absent)';
const edxml = (name: string, content: string) => `<edXML:${name}>${content}</edXML:${name}>`;
const edited = (edit: Edit) => found(statusPacketChecks, edit(status('03')));

describe('a status packet (ENV-02, ENV-11)', () => {
  const besides = (name: string) => line('header-alone', 'ENV-02', name, name, 'fail/warn');
  const carried = (name: string) => line('not-a-document', 'ENV-11', `MessageHeader/${name}`, name);
  const own = (name: string, content: string) => within('MessageHeader', edxml(name, content));

  it.each<Row>([
    ['is a header alone', asItIs, []],
    [
      'has a trace',
      within('edXMLHeader', edxml('TraceHeaderList', edxml('TraceHeader', ''))),
      [besides('TraceHeaderList')],
    ],
    [
      'has a body',
      within('edXMLEnvelope', edxml('edXMLBody', edxml('edXMLManifest', ''))),
      [besides('edXMLBody')],
    ],
    [
      'has files',
      swap(
        'edXMLEnvelope',
        '<edXML:edXMLEnvelope xmlns:edXML="http://www.mic.gov.vn/TBT/QCVN_102_2016"><edXML:edXMLHeader><edXML:MessageHeader><edXML:StatusCode>01</edXML:StatusCode><edXML:StaffInfo/></edXML:MessageHeader></edXML:edXMLHeader></edXML:edXMLEnvelope><AttachmentEncoded><Attachment/></AttachmentEncoded>',
      ),
      [besides('AttachmentEncoded')],
    ],
    ['has shells of them', within('edXMLEnvelope', edxml('edXMLBody', '')), []],
    ['has receivers', own('To', edxml('OrganId', 'G22')), [carried('To')]],
    ['has a subject', own('Subject', 'x'), [carried('Subject')]],
    ['has a type', own('DocumentType', edxml('Type', '2')), [carried('DocumentType')]],
    ['has a day of issue', own('PromulgationInfo', edxml('Place', 'x')), [carried('PromulgationInfo')]],
    ['has a shell of a subject', own('Subject', ''), []],
    [
      'is about two documents',
      own('ResponseFor', edxml('OrganId', 'G22')),
      [line('one-document', 'STA-14', 'MessageHeader/ResponseFor[2]', '2')],
    ],
    [
      'is about three',
      all(own('ResponseFor', ''), own('ResponseFor', '')),
      [line('one-document', 'STA-14', 'MessageHeader/ResponseFor[2]', '3')],
    ],
    ['is about none', drop('ResponseFor'), []],
  ])('%s', (_, edit, lines) => {
    expect(edited(edit)).toEqual(lines);
  });

  it('that was made from a letter has all of it', () => {
    const said = found(statusPacketChecks, asStatus(letter()));
    expect(said).toEqual([
      ...['TraceHeaderList', 'edXMLBody', 'AttachmentEncoded'].map(besides),
      ...['To[1]', 'Subject', 'DocumentType', 'PromulgationInfo'].map((name) =>
        line('not-a-document', 'ENV-11', `MessageHeader/${name}`, name.replace('[1]', '')),
      ),
    ]);
  });

  it('is no letter', () => {
    expect(silent(statusPacketChecks, letter())).toEqual(statusPacketChecks.map(({ id }) => id));
  });
});

describe('who handles the document (STA-08, MET-15)', () => {
  const place = 'MessageHeader/StaffInfo';
  const unnamed = (name: string) => line('staff-named', 'STA-08', `${place}/${name}`, absent, 'warn/warn');
  const unreachable = line('staff-reachable', 'MET-15', `${place}/Mobile`, absent, 'warn/warn');

  it.each<Row>([
    ['without a department', drop('Department'), [unnamed('Department')]],
    ['without a name', drop('StaffInfo/Staff'), [unnamed('Staff')]],
    ['without a telephone', drop('Mobile'), []],
    ['without an address', drop('StaffInfo/Email'), []],
    ['without either', all(drop('Mobile'), put('StaffInfo/Email', '')), [unreachable]],
    ['nobody', drop('StaffInfo'), [unnamed('Department'), unnamed('Staff'), unreachable]],
  ])('%s', (_, edit, lines) => {
    expect(edited(edit)).toEqual(lines);
  });

  it('is nobody when it arrives', () => {
    const ids = ['status.staff-named', 'status.staff-reachable'];
    expect(silent(statusPacketChecks, status('01'))).toEqual(ids);
    expect(silent(statusPacketChecks, status('02'))).toEqual([]);
    expect(silent(statusPacketChecks, letter())).toEqual(expect.arrayContaining(ids));
  });
});

describe('the order of statuses (STA-12)', () => {
  const odd = (packet: number, seen: string) =>
    `status.order STA-12 warn/warn ${packet}#MessageHeader/StatusCode: ${seen}`;
  const history = (...codes: readonly StatusCode[]) =>
    codes.map((code, index) => put('Timestamp', `2026/11/20 1${index}:00:00`)(status(code)));

  it.each<readonly [string, readonly StatusCode[], readonly string[]]>([
    ['from arrival to the end', ['01', '03', '04', '05', '06'], []],
    ['arrived twice', ['01', '01'], []],
    ['refused', ['01', '02'], []],
    ['done at once', ['01', '03', '06'], []],
    ['in progress at once', ['01', '03', '05'], []],
    ['done when assigned', ['03', '04', '06'], []],
    ['from where we began to look', ['05', '06'], []],
    ['assigned before it was registered', ['01', '04'], [odd(2, '01 → 04')]],
    ['in progress before it was registered', ['01', '05'], [odd(2, '01 → 05')]],
    ['done before it was registered', ['01', '06'], [odd(2, '01 → 06')]],
    ['arrived after it was registered', ['01', '03', '01'], [odd(3, '03 → 01')]],
    ['registered after it was refused', ['02', '03'], [odd(2, '02 → 03')]],
    ['refused after it was registered', ['03', '02'], [odd(2, '03 → 02')]],
    ['assigned when in progress', ['03', '05', '04'], [odd(3, '05 → 04')]],
    ['in progress when done', ['06', '05'], [odd(2, '06 → 05')]],
    ['with a refusal to give it back between', ['03', '16', '06'], []],
    ['from a consent to give it back, before which we did not look', ['15', '04', '06'], []],
    ['registered twice', ['03', '03'], [odd(2, '03 → 03')]],
  ])('%s', (_, codes, lines) => {
    expect(found(statusPacketChecks, history(...codes))).toEqual(lines);
  });

  const at = (code: StatusCode, time: string) => put('Timestamp', time)(status(code));

  it('is that of their times, not of their files', () => {
    expect(
      found(statusPacketChecks, [at('03', '2026/11/20 10:01:00'), at('01', '2026/11/20 10:00:00')]),
    ).toEqual([]);
    expect(
      found(statusPacketChecks, [at('01', '2026/11/20 10:01:00'), at('03', '2026/11/20 10:00:00')]),
    ).toEqual([odd(1, '03 → 01')]);
  });

  it('has nothing to say of codes that there are not', () => {
    const packets = history('03', '04').map((each) => put('StatusCode', 'constructor')(each));
    expect(found(statusPacketChecks, [...packets, ...history('05')])).toEqual([]);
  });

  it('ends with what has no time', () => {
    expect(found(statusPacketChecks, [at('03', 'hôm nay'), at('01', '2026/11/20 10:00:00')])).toEqual([]);
  });

  it.each<readonly [string, Edit]>([
    ['another reporter', put('From/OrganId', 'G06')],
    ['another document', put('DocumentId', 'G22,2026/11/20,813/VPCP-QHĐP')],
  ])('is one for each: %s', (_, edit) => {
    const [first, second] = history('06', '01');
    if (first === undefined || second === undefined) throw new Error('no history');
    expect(found(statusPacketChecks, [first, second])).toEqual([odd(2, '06 → 01')]);
    expect(found(statusPacketChecks, [first, edit(second)])).toEqual([]);
  });
});
