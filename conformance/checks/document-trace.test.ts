import { describe, expect, it } from 'vitest';
import { names as n } from '../../protocol/edxml/names.ts';
import type { JudgeContext } from '../check.ts';
import { all, type Edit } from '../mutants/packet-edit.ts';
import {
  asItIs,
  asStatus,
  behind,
  drop,
  found,
  letter,
  put,
  silent,
  swap,
} from '../mutants/packet-under-test.ts';
import { documentTraceChecks } from './document-trace.ts';

type Row = readonly [what: string, edit: Edit, said: readonly string[]];

const list = 'TraceHeaderList';
const hop = (organId: string, time = '2026/11/20 09:31:00') =>
  behind(
    `${list}/TraceHeader`,
    `<edXML:TraceHeader><edXML:OrganId>${organId}</edXML:OrganId><edXML:Timestamp>${time}</edXML:Timestamp></edXML:TraceHeader>`,
  );
const said = (id: string, requirement: string, stance: string, place: string, seen = '(không có / absent)') =>
  `document.${id} ${requirement} ${stance} ${list}${place}: ${seen}`;

describe('the hops of a document (ENV-07)', () => {
  const organ = (place: string) => said('trace-organ-id', 'ENV-07', 'fail/warn', `/${place}/OrganId`);
  const stamp = (place: string) => said('trace-stamp', 'ENV-07', 'fail/warn', `/${place}/Timestamp`);
  const stranger = (seen: string) =>
    said('trace-of-sender', 'ENV-07', 'warn/warn', '/TraceHeader/OrganId', seen);

  it.each<Row>([
    ['one of the sender', asItIs, []],
    ['two', hop('W01'), []],
    ['none', drop(`${list}/TraceHeader`), [said('trace-present', 'ENV-07', 'fail/warn', '/TraceHeader')]],
    [
      'one that is empty',
      swap(`${list}/TraceHeader`, '<edXML:TraceHeader/>'),
      [said('trace-present', 'ENV-07', 'fail/warn', '/TraceHeader')],
    ],
    ['one without a code', drop('TraceHeader/OrganId'), [organ('TraceHeader')]],
    ['one without a time', drop('TraceHeader/Timestamp'), [stamp('TraceHeader')]],
    ['a second one without a code', hop(''), [organ('TraceHeader[2]')]],
    ['a second one without a time', hop('W01', ''), [stamp('TraceHeader[2]')]],
    ['a second one that is empty', behind(`${list}/TraceHeader`, '<edXML:TraceHeader/>'), []],
    ['of the old code of the sender', put('TraceHeader/OrganId', '000.00.00.G22'), []],
    ['of the centre of the sender', put('TraceHeader/OrganId', '000.00.00.W01'), []],
    ['of another body', put('TraceHeader/OrganId', 'G06'), [stranger('G06')]],
    ['of a server', put('TraceHeader/OrganId', 'srv-01'), [stranger('srv-01')]],
    ['of another body, the second one', hop('G06'), []],
    ['of whom nobody knows, for the sender has no code', drop('From/OrganId'), []],
  ])('%s', (_, edit, lines) => {
    expect(found(documentTraceChecks, edit(letter()))).toEqual(lines);
  });

  it.each<readonly [string, Edit, readonly string[]]>([
    ['a letter', asItIs, []],
    [
      'a letter without hops',
      drop(`${list}/TraceHeader`),
      ['document.trace-organ-id', 'document.trace-stamp', 'document.trace-of-sender'],
    ],
    ['a letter with a hop without a code', drop('TraceHeader/OrganId'), ['document.trace-of-sender']],
  ])('are not judged where there are none: %s', (_, edit, ids) => {
    const aboutHops = documentTraceChecks.filter(({ id }) => id.includes('.trace-'));
    expect(silent(aboutHops, edit(letter()))).toEqual(ids.filter((id) => id.includes('.trace-')));
  });

  it('are no matter of statuses', () => {
    expect(silent(documentTraceChecks, asStatus(letter()))).toEqual(documentTraceChecks.map(({ id }) => id));
  });

  const backwards = (seen: string, index = 2) =>
    said('trace-in-order', 'ENV-07', 'fail/fail', `/TraceHeader[${index}]/Timestamp`, seen);

  it.each<Row>([
    ['at the same time', hop('W01', '2026/11/20 09:30:00'), []],
    ['earlier by the skew that is allowed', hop('W01', '2026/11/20 09:15:00'), []],
    ['earlier by more', hop('W01', '2026/11/20 09:14:59'), [backwards('2026/11/20 09:14:59')]],
    ['at no time', hop('W01', 'hôm nay'), []],
    [
      'earlier than the latest before, though not than the last',
      all(hop('W01', '2026/11/20 09:14:00'), hop('W02', '2026/11/20 09:20:00')),
      [backwards('2026/11/20 09:14:00', 3)],
    ],
    [
      'both of them earlier',
      all(hop('W01', '2026/11/20 09:10:00'), hop('W02', '2026/11/20 09:00:00')),
      [backwards('2026/11/20 09:00:00'), backwards('2026/11/20 09:10:00', 3)],
    ],
  ])('that comes after the first: %s', (_, edit, lines) => {
    expect(found(documentTraceChecks, edit(letter()))).toEqual(lines);
  });
});

describe('the transaction block', () => {
  const block = `/${n.transaction}`;
  const kind = (seen: string) =>
    said('transaction-kind', 'ENV-02', 'fail/fail', `${block}/${n.transactionKind}`, seen);
  const paper = (seen: string) => said('paper-known', 'GEN-03', 'warn/warn', `${block}/Paper`, seen);
  const absent = '(không có / absent)';

  it.each<Row>([
    ['is missing (ENV-02)', drop(n.transaction), [said('transaction-present', 'ENV-02', 'warn/warn', block)]],
    ['has the kind 0', put(n.transactionKind, '0'), []],
    ['has the kind 3', put(n.transactionKind, '3'), []],
    ['has the kind 4', put(n.transactionKind, '4'), [kind('4')]],
    ['has the kind 44', put(n.transactionKind, '44'), [kind('44')]],
    ['has the kind 11', put(n.transactionKind, '11'), [kind('11')]],
    ['has no kind', drop(n.transactionKind), [kind(absent)]],
    ['has no Paper', drop('Paper'), [paper(absent)]],
    ['has 2 sheets of Paper', put('Paper', '2'), [paper('2')]],
    ['has 10 sheets of Paper', put('Paper', '10'), [paper('10')]],
  ])('%s', (_, edit, lines) => {
    const lenient = documentTraceChecks.filter(({ id }) => id !== 'document.no-paper');
    expect(found(lenient, edit(letter()))).toEqual(lines);
  });

  it('is not judged where it is not', () => {
    const ids = ['transaction-kind', 'paper-known', 'no-paper', 'no-paper-to-government', 'staff-reachable'];
    const aboutIt = documentTraceChecks.filter(({ id }) => ids.includes(id.replace('document.', '')));
    expect(silent(aboutIt, letter())).toEqual([]);
    expect(silent(aboutIt, drop(n.transaction)(letter()))).toEqual(ids.map((id) => `document.${id}`));
    expect(silent(aboutIt, drop('Paper')(letter()))).toEqual(ids.slice(2, 4).map((id) => `document.${id}`));
  });

  it.each<Row>([
    ['with an address and no telephone', drop(`${n.transaction}/StaffInfo/Mobile`), []],
    ['with a telephone and no address', drop(`${n.transaction}/StaffInfo/Email`), []],
    [
      'with neither',
      all(drop(`${n.transaction}/StaffInfo/Mobile`), drop(`${n.transaction}/StaffInfo/Email`)),
      [said('staff-reachable', 'MET-15', 'warn/warn', `${block}/StaffInfo`, 'Mobile, Email: —')],
    ],
    [
      'nobody at all',
      drop(`${n.transaction}/StaffInfo`),
      [said('staff-reachable', 'MET-15', 'warn/warn', `${block}/StaffInfo`)],
    ],
  ])('names who sends (MET-15): %s', (_, edit, lines) => {
    expect(found(documentTraceChecks, edit(letter()))).toEqual(lines);
  });
});

describe('a paper copy (GEN-03, GEN-04)', () => {
  const paper = put('Paper', '1');
  const line = (seen: string) => said('no-paper', 'GEN-03', 'fail/warn', `/${n.transaction}/Paper`, seen);
  const government = said('no-paper-to-government', 'GEN-04', 'warn/warn', `/${n.transaction}/Paper`, '1');
  const decomposed = 'Quyết định'.normalize('NFD');

  it.each<readonly [string, Edit, Partial<JudgeContext>, readonly string[]]>([
    ['does not follow', asItIs, {}, []],
    ['follows', paper, {}, [line('1 (Công văn)')]],
    ['follows something without a type', all(paper, drop('TypeName')), {}, [line('1')]],
    ['may follow what is on the list', paper, { paperAlsoFor: ['Quyết định', ' CÔNG VĂN '] }, []],
    ['may not follow what is not', paper, { paperAlsoFor: ['Quyết định'] }, [line('1 (Công văn)')]],
    [
      'may follow what is on the list in other letters',
      all(paper, put('TypeName', 'QUYẾT ĐỊNH')),
      { paperAlsoFor: [decomposed] },
      [],
    ],
    ['might follow before the decree', paper, { asOf: '2018-09-05' }, []],
    ['follows on its first day', paper, { asOf: '2018-09-06' }, [line('1 (Công văn)')]],
    [
      'follows to the Government alone',
      all(paper, drop('To[2]'), put('To/OrganId', 'G22')),
      {},
      [government],
    ],
    [
      'follows to its old code alone',
      all(paper, drop('To[2]'), put('To/OrganId', '000.00.00.G22')),
      {},
      [government],
    ],
    [
      'follows to the Government, and to somebody else with it',
      all(paper, put('To[2]/OrganId', 'G22')),
      {},
      [line('1 (Công văn)'), government],
    ],
    [
      'follows to the Government and somebody else what is on the list',
      all(paper, put('To[2]/OrganId', 'G22')),
      { paperAlsoFor: ['Công văn'] },
      [government],
    ],
    ['follows to nobody', all(paper, drop('To[2]'), drop('To')), {}, [line('1 (Công văn)')]],
    ['does not follow to the Government', put('To/OrganId', 'G22'), {}, []],
  ])('%s', (_, edit, of, lines) => {
    expect(found(documentTraceChecks, edit(letter()), of)).toEqual(lines);
  });
});
