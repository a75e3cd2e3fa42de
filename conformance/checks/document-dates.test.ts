import { describe, expect, it } from 'vitest';
import { parseLocalTimestamp } from '../../protocol/calendar/local-time.ts';
import { names as n } from '../../protocol/edxml/names.ts';
import { all, type Edit } from '../mutants/packet-edit.ts';
import {
  asItIs,
  behind,
  drop,
  found,
  letter,
  put,
  silent,
  status,
  within,
} from '../mutants/packet-under-test.ts';
import { found as foundIn, sends } from './agency-recording-under-test.ts';
import { asOfDay, dayOf, documentDateChecks } from './document-dates.ts';
import { element, smallDocument, smallStatus } from './small-packet-under-test.ts';

type Row = readonly [what: string, edit: Edit, said: readonly string[]];

const edited = (edit: Edit, asOf = '2026-11-21') => found(documentDateChecks, edit(letter()), { asOf });
const line = (id: string, requirement: string, place: string, seen: string, stance = 'fail/fail') =>
  `${id} ${requirement} ${stance} ${place}: ${seen}`;
const issue = 'MessageHeader/PromulgationInfo/PromulgationDate';
const hop = 'TraceHeaderList/TraceHeader/Timestamp';
const issued = (text: string) =>
  all(put('PromulgationInfo/PromulgationDate', text), drop('DueDate'), drop('TraceHeader/Timestamp'));
const sent = (text: string) => put('TraceHeader/Timestamp', text);

describe('a day', () => {
  it('is one of the calendar', () => {
    expect(dayOf('1970/01/02')).toBe((dayOf('1970/01/01') ?? 0) + 1);
    expect([dayOf('2026/02/29'), dayOf('2026-02-28'), dayOf('')]).toEqual([undefined, undefined, undefined]);
  });

  it('is the last that there is, when a run has none', () => {
    expect(asOfDay('2026-11-21')).toBe(dayOf('2026/11/21'));
    expect(asOfDay('x')).toBe(Number.MAX_SAFE_INTEGER);
  });
});

describe('the days of a packet (MET-03)', () => {
  const form = (place: string, seen: string) => line('packet.date-form', 'MET-03', place, seen);
  const real = (place: string, seen: string) => line('packet.date-real', 'MET-03', place, seen);

  it.each([
    '20/11/2026',
    '2026-11-20',
    '2026/1/2',
    '26/11/20',
    'x2026/11/20',
    '2026/11/20 09:00:00',
    'hôm nay',
  ])('are not written %s', (text) => {
    expect(edited(issued(text))).toEqual([form(issue, text)]);
  });

  it.each(['2026/02/29', '2026/13/01', '2026/00/10', '2026/04/31'])('are real: not %s', (text) => {
    expect(edited(issued(text))).toEqual([real(issue, text)]);
  });

  it.each<Row>([
    ['none', issued(''), []],
    [
      'the day by which to answer',
      put('DueDate', '15/12/2026'),
      [form('MessageHeader/DueDate', '15/12/2026')],
    ],
    [
      'the day by which to answer, that there is not',
      put('DueDate', '2026/11/31'),
      [real('MessageHeader/DueDate', '2026/11/31')],
    ],
    [
      'the day of what is answered',
      within(
        'MessageHeader',
        '<edXML:ResponseFor><edXML:PromulgationDate>1/1/2026</edXML:PromulgationDate></edXML:ResponseFor>',
      ),
      [form('MessageHeader/ResponseFor/PromulgationDate', '1/1/2026')],
    ],
  ])('are all of them: %s', (_, edit, lines) => {
    expect(edited(edit)).toEqual(lines);
  });
});

describe('the day of issue', () => {
  it('is not in the future (MET-03)', () => {
    const future = line('document.date-not-future', 'MET-03', issue, '2026/11/22');
    expect(edited(issued('2026/11/21'))).toEqual([]);
    expect(edited(issued('2026/11/22'))).toEqual([future]);
    expect(edited(issued('2026/11/22'), 'x')).toEqual([]);
  });

  it('is not behind the day by which to answer (MET-09)', () => {
    const due = (text: string) => edited(put('DueDate', text));
    expect(due('2026/11/20')).toEqual([]);
    expect(due('2026/11/19')).toEqual([
      line('document.due-after-issue', 'MET-09', 'MessageHeader/DueDate', '2026/11/19'),
    ]);
    expect(edited(all(put('DueDate', '2026/11/19'), drop('PromulgationInfo/PromulgationDate')))).toEqual([]);
  });
});

describe('the moments of a packet (TSP-05)', () => {
  const form = (seen: string) => line('packet.stamp-form', 'TSP-05', hop, seen);
  const real = (seen: string) => line('packet.stamp-real', 'TSP-05', hop, seen);
  const future = (seen: string) => line('packet.stamp-not-future', 'TSP-05', hop, seen);
  const before = (seen: string) => line('packet.stamp-after-issue', 'SIG-20', hop, seen, 'warn/warn');

  it.each<readonly [string, readonly string[]]>([
    ['2026/11/20 00:00:00', []],
    ['2026/11/20 23:59:59', []],
    ['2026-11-20T09:30:00', [form('2026-11-20T09:30:00')]],
    ['2026/11/20', [form('2026/11/20')]],
    ['2026/11/20 9:30:00', [form('2026/11/20 9:30:00')]],
    ['2026/11/20 09:30:00Z', [form('2026/11/20 09:30:00Z')]],
    ['x2026/11/20 09:30:00', [form('x2026/11/20 09:30:00')]],
    ['2026/11/20 24:00:00', [real('2026/11/20 24:00:00')]],
    ['2026/11/20 09:60:00', [real('2026/11/20 09:60:00')]],
    ['2026/11/31 09:30:00', [real('2026/11/31 09:30:00')]],
    ['2026/11/21 23:59:59', []],
    ['2026/11/22 00:00:00', [future('2026/11/22 00:00:00')]],
    ['2026/11/19 23:59:59', [before('2026/11/19 23:59:59')]],
    ['', []],
  ])('%s', (text, lines) => {
    expect(edited(sent(text))).toEqual(lines);
  });

  it('are those of every hop', () => {
    const second = behind(
      'TraceHeader',
      '<edXML:TraceHeader><edXML:Timestamp>x</edXML:Timestamp></edXML:TraceHeader>',
    );
    expect(edited(second)).toEqual([
      line('packet.stamp-form', 'TSP-05', 'TraceHeaderList/TraceHeader[2]/Timestamp', 'x'),
    ]);
  });

  it('are those of a status, beside the document that it is about', () => {
    const place = 'MessageHeader/Timestamp';
    const told = (edit: Edit) => found(documentDateChecks, edit(status('03')));
    expect(told(asItIs)).toEqual([]);
    expect(told(put('Timestamp', 'x'))).toEqual([line('packet.stamp-form', 'TSP-05', place, 'x')]);
    expect(told(put('Timestamp', '2026/11/19 10:00:00'))).toEqual([
      line('packet.stamp-after-issue', 'SIG-20', place, '2026/11/19 10:00:00', 'warn/warn'),
    ]);
    expect(told(all(put('Timestamp', '2026/11/19 10:00:00'), drop('PromulgationDate')))).toEqual([]);
  });

  it('are not compared with a day that is missing', () => {
    expect(edited(all(sent('2026/11/19 23:59:59'), drop('PromulgationInfo/PromulgationDate')))).toEqual([]);
  });
});

describe('what leaves while a run goes on', () => {
  const began = { asOf: '2026-11-20' };
  const left = (time: string) => ({ at: parseLocalTimestamp(time) ?? Number.NaN });
  const dated = (day: string) =>
    smallDocument('D', { message: element(n.promulgationInfo, element(n.promulgationDate, day)) });
  const stamped = (text: string) => smallStatus('03', 'D', { message: element(n.timestamp, text) });
  const issued = 'document.date-not-future';
  const told = 'packet.stamp-not-future';

  it.each([
    ['is dated by the day on which it leaves', issued, dated('2026/11/23'), '2026/11/23 09:30:00', true],
    ['is not dated ahead of it', issued, dated('2026/11/24'), '2026/11/23 09:30:00', false],
    ['is stamped by that day', told, stamped('2026/11/23 00:00:10'), '2026/11/23 00:00:20', true],
    ['is not stamped ahead of it', told, stamped('2026/11/24 00:00:10'), '2026/11/23 09:30:00', false],
    [
      'may be stamped by a clock a little fast',
      told,
      stamped('2026/11/24 00:00:10'),
      '2026/11/23 23:45:00',
      true,
    ],
    ['may not by one that is too fast', told, stamped('2026/11/24 00:14:00'), '2026/11/23 23:44:59', false],
  ])('%s', (_, id, packet, at, isSound) => {
    const lines = foundIn(documentDateChecks, id, { it: sends('sender-life/it', packet, left(at)) }, began);
    expect(lines).toHaveLength(isSound ? 0 : 1);
  });
});

describe('where days and moments are judged', () => {
  const [documents, dues] = ['document.date-not-future', 'document.due-after-issue'];

  it('is in packets of both kinds', () => {
    expect(silent(documentDateChecks, letter())).toEqual([]);
    expect(silent(documentDateChecks, drop('DueDate')(letter()))).toEqual([dues]);
    expect(silent(documentDateChecks, status('03'))).toEqual([documents, dues]);
    expect(silent(documentDateChecks, Buffer.from('<a/>'))).toEqual(documentDateChecks.map(({ id }) => id));
  });
});
