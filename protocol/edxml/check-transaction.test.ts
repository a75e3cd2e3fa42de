import { describe, expect, it } from 'vitest';
import { type Problem, problem } from '../problems/problem.ts';
import { checkStaffContact, checkTransaction, kindOf } from './check-transaction.ts';
import { type Contents, groupUnderTest, problemsOf } from './group-under-test.ts';
import { names as n } from './names.ts';

const block = `Trace/${n.transaction}`;
const staff = { [n.staffInfo]: [{ [n.mobile]: '84912000001' }] };

function judged(transaction: Contents, header: Contents = {}): readonly Problem[] {
  const list = groupUnderTest('Trace', { [n.transaction]: { ...staff, ...transaction } });
  return problemsOf((notes) => checkTransaction(list, groupUnderTest('MessageHeader', header), notes));
}

const ofKind = (kind: string, rest: Contents = {}): Contents => ({ [n.transactionKind]: kind, ...rest });
const missing = (path: string) => problem('packet.element-missing', `${block}/${path}`);

describe('the kind of a transaction', () => {
  it.each([
    ['0', 0],
    [' 1 ', 1],
    ['2', 2],
    ['3\n', 3],
    ['4', undefined],
    ['00', undefined],
    ['44', undefined],
    ['thu hồi', undefined],
    ['', undefined],
  ] as const)('“%s” is %s', (text, kind) => {
    expect(kindOf(groupUnderTest('Block', { [n.transactionKind]: text }))).toBe(kind);
  });

  it('is none of no block', () => {
    expect(kindOf(undefined)).toBeUndefined();
    expect(kindOf(groupUnderTest('Block', {}))).toBeUndefined();
  });

  it('is told where nobody knows it, and reported elsewhere where it is not there', () => {
    expect(judged(ofKind(' 44'))).toEqual([
      problem('packet.transaction-kind-unknown', `${block}/${n.transactionKind}`, {
        seen: ' 44',
        expected: '0, 1, 2, 3',
      }),
    ]);
    expect(judged(ofKind(''))).toEqual([]);
    expect(judged({})).toEqual([]);
  });
});

describe('a packet without transaction block', () => {
  it('is told of, where it has a list for one', () => {
    const list = groupUnderTest('Trace', {});
    expect(problemsOf((notes) => checkTransaction(list, undefined, notes))).toEqual([
      problem('packet.transaction-absent', block),
    ]);
    expect(problemsOf((notes) => checkTransaction(undefined, undefined, notes))).toEqual([]);
  });
});

it('a new document need say no more', () => {
  expect(judged(ofKind('0'))).toEqual([]);
});

describe('RCL-01: a recall', () => {
  const id = { [n.documentId]: 'G22,2026/11/20,7816/VPCP-TTĐT' };
  const cited = { [n.responseFor]: [id] };

  it('names its document in the block', () => {
    expect(judged(ofKind('1', id))).toEqual([]);
    expect(judged(ofKind('1', id), cited)).toEqual([]);
  });

  it('names it in what it cites, as the guide has it, or names nothing', () => {
    const place = `${block}/${n.documentId}`;
    expect(judged(ofKind('1'), cited)).toEqual([problem('packet.recall-document-id-absent', place)]);
    expect(judged(ofKind('1'))).toEqual([problem('packet.recall-names-nothing', place)]);
    expect(judged(ofKind('1', { [n.documentId]: '' }))).toEqual([
      problem('packet.recall-names-nothing', place),
    ]);
  });
});

describe('RCL-11: an update', () => {
  const id = { [n.documentId]: 'G22,2026/11/20,7816/VPCP-TTĐT' };
  const update = (...blocks: readonly Contents[]) => ofKind('2', { ...id, [n.updateInfo]: blocks });
  const receivers = { [n.receiverList]: { [n.receiver]: [{ [n.organId]: 'H37' }] } };
  const flags = (receiver: string) => ({ [n.documentInfo]: '1', [n.documentReceiver]: receiver });

  it('names its document, and says what changed', () => {
    expect(judged(update(flags('0')))).toEqual([]);
    expect(judged(ofKind('2', { [n.updateInfo]: [flags('0')] }))).toEqual([missing(n.documentId)]);
    expect(judged(ofKind('2', id))).toEqual([missing(n.updateInfo)]);
    expect(judged(ofKind('2'))).toEqual([missing(n.documentId), missing(n.updateInfo)]);
  });

  it('lists receivers where it says that they changed, in each block by itself', () => {
    const listless = (number: number) =>
      missing(`${n.updateInfo}[${number}]/${n.receiverList}/${n.receiver}[1]`);
    expect(judged(update({ ...flags('1'), ...receivers }))).toEqual([]);
    expect(judged(update(flags('1')))).toEqual([listless(1)]);
    expect(judged(update(flags('0'), { ...flags(' 1'), [n.receiverList]: {} }))).toEqual([listless(2)]);
    for (const unsaid of ['', '2', '0']) expect(judged(update(flags(unsaid)))).toEqual([]);
  });
});

describe('RCL-15: a replacement', () => {
  const replaced = (id: string) => ({ [n.documentId]: id, [n.organIdList]: { [n.organId]: ['H37'] } });
  const lists = (...all: readonly (readonly Contents[])[]) =>
    ofKind('3', { [n.replacementInfoList]: all.map((each) => ({ [n.replacementInfo]: each })) });
  const at = (list: number, number: number) =>
    `${block}/${n.replacementInfoList}[${list}]/${n.replacementInfo}[${number}]/${n.documentId}`;

  it('names what it replaces, in one list or in several', () => {
    expect(judged(lists([replaced('one'), replaced('two')], [replaced('three')]))).toEqual([]);
  });

  it('replaces something', () => {
    const nothing = missing(`${n.replacementInfoList}/${n.replacementInfo}[1]`);
    expect(judged(ofKind('3'))).toEqual([nothing]);
    expect(judged(lists([], []))).toEqual([nothing]);
  });

  it('replaces each document once, over all lists', () => {
    expect(judged(lists([replaced('one'), replaced('two'), replaced('one')], [replaced('two')]))).toEqual([
      problem('packet.replacement-repeated', at(1, 3), { seen: 'one' }),
      problem('packet.replacement-repeated', at(2, 1), { seen: 'two' }),
    ]);
    expect(judged(lists([replaced(''), replaced(''), {}, {}]))).toEqual([]);
  });
});

it('what only one kind must say, no other has to', () => {
  for (const kind of ['0', '1', '2', '3']) {
    const whole = { [n.documentId]: 'one', [n.updateInfo]: [{ [n.documentReceiver]: '0' }] };
    const list = { [n.replacementInfoList]: [{ [n.replacementInfo]: [{ [n.documentId]: 'two' }] }] };
    expect(judged(ofKind(kind, { ...whole, ...list }))).toEqual([]);
  }
});

describe('MET-15: somebody to reach', () => {
  function reached(...people: readonly Contents[]): readonly Problem[] {
    const owner = groupUnderTest('Owner', { [n.staffInfo]: people });
    const group = people.map((each, index) => groupUnderTest(`Owner/${n.staffInfo}[${index + 1}]`, each));
    return problemsOf((notes) => checkStaffContact(group, owner, notes));
  }

  it('has a telephone or a mail address; one of all is enough', () => {
    expect(reached({ [n.mobile]: '84912000001' })).toEqual([]);
    expect(reached({ [n.email]: 'vanthu@example.gov.vn' })).toEqual([]);
    expect(reached({ [n.staff]: 'Mẫu' }, { [n.email]: 'vanthu@example.gov.vn' })).toEqual([]);
  });

  it('is told where the first of all stands, or should stand', () => {
    const nobody = (path: string) => [problem('packet.staff-unreachable', path)];
    expect(reached({ [n.staff]: 'Mẫu', [n.mobile]: '' }, {})).toEqual(nobody(`Owner/${n.staffInfo}[1]`));
    expect(reached()).toEqual(nobody(`Owner/${n.staffInfo}`));
    expect(judged(ofKind('0', { [n.staffInfo]: [] }))).toEqual(nobody(`${block}/${n.staffInfo}`));
  });
});
