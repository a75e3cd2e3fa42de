import { describe, expect, it } from 'vitest';
import { decodeDocument } from './decode-document.ts';
import {
  decodeOtherInfo,
  decodeParty,
  decodeResponseFor,
  decodeTraceHeader,
  present,
} from './decode-parts.ts';
import { decodeStatus } from './decode-status.ts';
import { decodeTransaction } from './decode-transaction.ts';
import { type Contents, groupUnderTest } from './group-under-test.ts';
import { names as n } from './names.ts';

const g = (contents: Contents) => groupUnderTest('here', contents);

describe('parts of a packet', () => {
  it('leave out what is absent', () => {
    expect(present({ a: undefined, b: 0, c: '', d: false })).toEqual({ b: 0, c: '', d: false });
    expect(Object.keys(present({ a: undefined }))).toEqual([]);
  });

  it('are no party without a code', () => {
    expect(decodeParty(g({ [n.organId]: 'G22', [n.organName]: '' }))).toEqual({ organId: 'G22' });
    expect(decodeParty(g({ [n.organId]: '', [n.organName]: 'Văn phòng' }))).toBeUndefined();
    expect(decodeParty(undefined)).toBeUndefined();
  });

  it('have their times without the space around them', () => {
    expect(decodeResponseFor(g({ [n.promulgationDate]: ' 2026/11/20\n', [n.code]: ' 1/A' }))).toEqual({
      promulgationDate: '2026/11/20',
      code: ' 1/A',
    });
    expect(decodeTraceHeader(g({ [n.timestamp]: ' 2026/11/20 08:30:00 ' }))).toEqual({
      timestamp: '2026/11/20 08:30:00',
    });
  });

  it.each([
    ['true', true],
    [' 1 ', true],
    ['false', false],
    ['0\n', false],
    ['TRUE', undefined],
    ['2', undefined],
    ['', undefined],
  ])('have a direction of “%s” as %s', (text, direction) => {
    expect(decodeOtherInfo(g({ [n.direction]: text }))).toEqual(direction === undefined ? {} : { direction });
  });

  it('have annexes where there is a list of them, empty or not', () => {
    expect(decodeOtherInfo(undefined)).toEqual({});
    expect(decodeOtherInfo(g({ [n.appendixes]: {} }))).toEqual({ appendixes: [] });
    expect(decodeOtherInfo(g({ [n.appendixes]: { [n.appendix]: ['một', '', 'ba'] } }))).toEqual({
      appendixes: ['một', 'ba'],
    });
  });

  it('have numbers of up to nine digits', () => {
    const amount = (text: string) => decodeOtherInfo(g({ [n.pageAmount]: text })).pageAmount;
    expect([' 2 ', '123456789', '0'].map(amount)).toEqual([2, 123_456_789, 0]);
    expect(['1234567890', '-1', '1.5', 'x1', '1x', ''].map(amount)).toEqual(Array(6).fill(undefined));
  });
});

describe('a document packet', () => {
  const around = {
    trace: undefined,
    signature: 'absent',
    manifest: [],
    attachments: [],
    unknown: [],
  } as const;
  const [from, to] = [{ [n.organId]: 'G22' }, [{ [n.organId]: '' }, { [n.organId]: 'H37' }]];

  it('has a sender, and those receivers that have a code', () => {
    expect(decodeDocument(g({ [n.from]: from, [n.to]: to }), around)).toMatchObject({
      from: { organId: 'G22' },
      to: [{ organId: 'H37' }],
      trace: [],
    });
  });

  it('is none without a sender or without any receiver', () => {
    expect(decodeDocument(g({ [n.to]: to }), around)).toBeUndefined();
    expect(decodeDocument(g({ [n.from]: from }), around)).toBeUndefined();
    expect(decodeDocument(g({ [n.from]: from, [n.to]: [{}] }), around)).toBeUndefined();
    expect(decodeDocument(g({ [n.from]: { [n.organId]: '' }, [n.to]: to }), around)).toBeUndefined();
  });
});

describe('a status packet', () => {
  const whole: Contents = {
    [n.from]: { [n.organId]: 'H37' },
    [n.responseFor]: { [n.organId]: 'G22', [n.documentId]: 'one' },
    [n.statusCode]: '03',
  };
  const decoded = (other: Contents = {}) => decodeStatus(g({ ...whole, ...other }), []);

  it('needs no more than who, to whom, about what, and which', () => {
    expect(decoded()).toEqual({
      kind: 'status',
      from: { organId: 'H37' },
      responseFor: { organId: 'G22', documentId: 'one' },
      statusCode: '03',
      unknown: [],
    });
  });

  it('has a code that may have lost its zero', () => {
    expect(decoded({ [n.statusCode]: ' 3 ' })?.statusCode).toBe('03');
    expect(decoded({ [n.statusCode]: '13' })?.statusCode).toBe('13');
  });

  it.each<readonly [string, Contents]>([
    ['sender', { [n.from]: {} }],
    ['addressee', { [n.responseFor]: { [n.documentId]: 'one' } }],
    ['document', { [n.responseFor]: { [n.organId]: 'G22' } }],
    ['code', { [n.statusCode]: '' }],
    ['known code', { [n.statusCode]: '07' }],
  ])('is none without a %s', (_, other) => {
    expect(decoded(other)).toBeUndefined();
  });

  it('says who acted, why and when, where it does', () => {
    const more = { [n.staffInfo]: { [n.staff]: 'Mai' }, [n.description]: 'vì', [n.timestamp]: ' lúc ' };
    expect(decoded(more)).toMatchObject({ staff: { staff: 'Mai' }, description: 'vì', timestamp: 'lúc' });
  });
});

describe('a transaction', () => {
  const decoded = (contents: Contents, list: Contents = {}) =>
    decodeTransaction(g({ ...list, [n.transaction]: contents }));

  it('is none without a block', () => {
    expect(decodeTransaction(undefined)).toBeUndefined();
    expect(decodeTransaction(g({ [n.paper]: '1' }))).toBeUndefined();
    expect(decoded({})).toEqual({ staff: [], replacements: [] });
  });

  it('says whether paper follows, in the block or beside it', () => {
    expect(decoded({ [n.paper]: '1' }, { [n.paper]: '0' })?.paper).toBe(true);
    expect(decoded({ [n.paper]: '0' }, { [n.paper]: '1' })?.paper).toBe(false);
    expect(decoded({}, { [n.paper]: '1' })?.paper).toBe(true);
    expect(decoded({ [n.paper]: 'có' })).not.toHaveProperty('paper');
  });

  it('is an update by several blocks that say together what one would', () => {
    const change = (organId: string, type: string) => ({ [n.organId]: organId, [n.receiverType]: type });
    const blocks = [
      { [n.documentInfo]: '0', [n.receiverList]: { [n.receiver]: [change('H37', '1'), change('H38', '0')] } },
      { [n.documentInfo]: '1', [n.receiverList]: { [n.receiver]: [change('H39', '2'), change('', '1')] } },
    ];
    expect(decoded({ [n.updateInfo]: blocks })?.update).toEqual({
      documentInfo: true,
      receivers: [
        { organId: 'H37', receiverType: 1 },
        { organId: 'H38', receiverType: 0 },
      ],
    });
    expect(decoded({ [n.updateInfo]: [{ [n.documentReceiver]: '0' }] })?.update).toEqual({
      documentReceiver: false,
      receivers: [],
    });
    expect(decoded({ [n.updateInfo]: [] })).not.toHaveProperty('update');
  });

  it('replaces what all its lists name', () => {
    const list = (...replaced: readonly Contents[]) => ({ [n.replacementInfo]: replaced });
    const one = { [n.documentId]: 'one', [n.organIdList]: { [n.organId]: ['H37', '', 'H38'] } };
    expect(decoded({ [n.replacementInfoList]: [list(one, {}), list(one)] })?.replacements).toEqual([
      { documentId: 'one', organIds: ['H37', 'H38'] },
      { organIds: [] },
      { documentId: 'one', organIds: ['H37', 'H38'] },
    ]);
  });
});
