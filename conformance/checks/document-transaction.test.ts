import { describe, expect, it } from 'vitest';
import { names as n } from '../../protocol/edxml/names.ts';
import { all, type Edit } from '../mutants/packet-edit.ts';
import { asItIs, behind, drop, found, put, silent, swap } from '../mutants/packet-under-test.ts';
import { documentTransactionChecks } from './document-transaction.ts';
import {
  absent,
  besides,
  earlier,
  edxml,
  empty,
  inBlock,
  line,
  recall,
  replacement,
  update,
} from './transactions-under-test.ts';

type Row = readonly [what: string, edit: Edit, said: readonly string[]];

describe('a recall (RCL-01)', () => {
  const told = (name: string) =>
    line('recall-response', 'RCL-01', `MessageHeader/ResponseFor/${name}`, absent);

  it.each<Row>([
    ['of a letter', asItIs, []],
    [
      'without a reason',
      drop(n.transactionReason),
      [inBlock('recall-reason', 'RCL-01', n.transactionReason, absent)],
    ],
    [
      'with no words in its reason',
      put(n.transactionReason, ' '),
      [inBlock('recall-reason', 'RCL-01', n.transactionReason, empty)],
    ],
    [
      'of nothing',
      drop(`${n.transaction}/DocumentId`),
      [inBlock('recall-document-id', 'RCL-01', 'DocumentId', absent, 'fail/warn')],
    ],
    ['that names no issuer', drop('ResponseFor/OrganId'), [told('OrganId')]],
    ['that names no code', drop('ResponseFor/Code'), [told('Code')]],
    ['that names no day', drop('ResponseFor/PromulgationDate'), [told('PromulgationDate')]],
    ['that names no identifier', drop('ResponseFor/DocumentId'), [told('DocumentId')]],
    ['of two letters', besides(earlier), []],
    [
      'of two letters, of which one has no identifier',
      besides(''),
      [line('recall-response', 'RCL-01', 'MessageHeader/ResponseFor[2]/DocumentId', empty)],
    ],
    [
      'that names nothing',
      drop('ResponseFor'),
      ['OrganId', 'Code', 'PromulgationDate', 'DocumentId'].map(told),
    ],
  ])('%s', (_, edit, lines) => {
    expect(found(documentTransactionChecks, edit(recall()))).toEqual(lines);
  });
});

describe('an update (RCL-11)', () => {
  const info = n.updateInfo;
  const told = (id: string, place: string, seen: string) => inBlock(`update-${id}`, 'RCL-11', place, seen);
  const receivers = `${info}/ReceiverList`;
  const nothing = line(
    'update-changes-something',
    'RCL-11',
    `TraceHeaderList/${n.transaction}/${info}`,
    '0, 0',
    'warn/warn',
  );
  const missing = (index: string) => told('receiver-code', `${receivers}/Receiver${index}/OrganId`, absent);

  it.each<Row>([
    ['of the receivers', asItIs, []],
    ['of the document', put('DocumentInfo', '1'), []],
    ['without a reason', drop(n.transactionReason), [told('reason', n.transactionReason, absent)]],
    ['of nothing', drop(`${n.transaction}/DocumentId`), [told('document-id', 'DocumentId', absent)]],
    [
      'without the flag of the document',
      drop('DocumentInfo'),
      [told('document-flag', `${info}/DocumentInfo`, absent)],
    ],
    [
      'without the flag of receivers',
      drop('DocumentReceiver'),
      [told('receiver-flag', `${info}/DocumentReceiver`, absent)],
    ],
    ['without receivers', drop('ReceiverList'), [told('receivers', `${receivers}/Receiver`, absent)]],
    [
      'without receivers, which do not change',
      all(drop('ReceiverList'), put('DocumentReceiver', '0'), put('DocumentInfo', '1')),
      [],
    ],
    ['that changes nothing', all(drop('ReceiverList'), put('DocumentReceiver', '0')), [nothing]],
    [
      'of which nobody knows what it changes',
      all(drop('ReceiverList'), put('DocumentReceiver', '')),
      [told('receiver-flag', `${info}/DocumentReceiver`, empty)],
    ],
    ['that says true', put('DocumentInfo', 'true'), [told('flags-known', `${info}/DocumentInfo`, 'true')]],
    ['that says 10', put('DocumentReceiver', '10'), [told('flags-known', `${info}/DocumentReceiver`, '10')]],
    ['that says 01', put('DocumentReceiver', '01'), [told('flags-known', `${info}/DocumentReceiver`, '01')]],
    [
      'with a receiver of no kind',
      put('Receiver[2]/ReceiverType', ''),
      [told('receiver-type', `${receivers}/Receiver[2]/ReceiverType`, '–')],
    ],
    [
      'with a receiver of the kind 2',
      put('Receiver/ReceiverType', '2'),
      [told('receiver-type', `${receivers}/Receiver[1]/ReceiverType`, '2')],
    ],
    [
      'with a receiver of the kind 11',
      put('Receiver/ReceiverType', '11'),
      [told('receiver-type', `${receivers}/Receiver[1]/ReceiverType`, '11')],
    ],
    ['with a receiver without a code', drop('Receiver[2]/OrganId'), [missing('[2]')]],
    [
      'with two receivers without a code',
      all(put('Receiver[2]/OrganId', ''), put('Receiver/OrganId', '')),
      [missing('[1]'), missing('[2]')],
    ],
    [
      'that adds whom it takes away (RCL-12)',
      put('Receiver[2]/OrganId', 'H17'),
      [inBlock('update-receiver-once', 'RCL-12', `${receivers}/Receiver[2]/OrganId`, 'H17')],
    ],
  ])('%s', (_, edit, lines) => {
    expect(found(documentTransactionChecks, edit(update()))).toEqual(lines);
  });

  it.each<Row>([
    [
      'by a flag',
      put('DocumentInfo', '1'),
      [
        line(
          'update-not-of-normative',
          'RCL-17',
          `TraceHeaderList/${n.transaction}/${info}/DocumentInfo`,
          '1',
          'warn/warn',
        ),
      ],
    ],
    ['by its receivers alone', asItIs, []],
  ])('changes no normative document (RCL-17): %s', (_, edit, lines) => {
    expect(found(documentTransactionChecks, edit(put('DocumentType/Type', '1')(update())))).toEqual(lines);
  });

  it('is judged by its receivers only where it has some', () => {
    const ofReceivers = ['type', 'code', 'once'].map((id) => `document.update-receiver-${id}`);
    const checks = documentTransactionChecks.filter(({ id }) => id.startsWith('document.update-'));
    expect(silent(checks, update())).toEqual([]);
    expect(silent(checks, drop('ReceiverList')(update()))).toEqual(ofReceivers);
    expect(silent(checks, put('DocumentReceiver', '0')(update()))).toEqual(['document.update-receivers']);
  });
});

describe('a replacement (RCL-15)', () => {
  const info = 'ReplacementInfoList/ReplacementInfo';
  const told = (id: string, place: string, seen: string) =>
    inBlock(`replacement-${id}`, 'RCL-15', place, seen);
  const another = (id: string, receivers = edxml('OrganId', 'H17')) =>
    behind(info, edxml('ReplacementInfo', edxml('DocumentId', id) + edxml('OrganIdList', receivers)));

  it.each<Row>([
    ['of a letter', asItIs, []],
    ['of two letters', another('G22,2026/11/17,810/VPCP-QHĐP'), []],
    ['without a reason', drop(n.transactionReason), [told('reason', n.transactionReason, absent)]],
    [
      'of nothing',
      drop('ReplacementInfoList'),
      [
        told('document-id', `${info}/DocumentId`, absent),
        told('receivers', `${info}/OrganIdList/OrganId`, absent),
      ],
    ],
    [
      'of nothing that is named',
      drop(`${info}/DocumentId`),
      [told('document-id', `${info}/DocumentId`, absent)],
    ],
    [
      'of what nobody had',
      swap('OrganIdList', ''),
      [told('receivers', `${info}/OrganIdList/OrganId`, absent)],
    ],
    [
      'of what nobody had, the second',
      another('G22,2026/11/17,810/V', ''),
      [told('receivers', `${info}[2]/OrganIdList/OrganId`, absent)],
    ],
    [
      'of the same twice',
      another(earlier),
      [inBlock('replacement-once', 'RCL-15', `${info}[2]/DocumentId`, earlier, 'warn/warn')],
    ],
    [
      'of nothing twice',
      all(another(''), put(`${info}/DocumentId`, '')),
      [
        told('document-id', `${info}[1]/DocumentId`, empty),
        told('document-id', `${info}[2]/DocumentId`, empty),
      ],
    ],
  ])('%s', (_, edit, lines) => {
    expect(found(documentTransactionChecks, edit(replacement()))).toEqual(lines);
  });
});
