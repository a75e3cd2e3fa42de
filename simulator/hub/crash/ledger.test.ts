import { describe, expect, it } from 'vitest';
import { createLedger, type FinalState, type Ledger, type Rule, type SentPacket } from './ledger.ts';
import { isOneInsertion } from './one-insertion.ts';

const letter: SentPacket = {
  token: 'T000001',
  messageType: 'edoc',
  bytes: Buffer.from('<a>T000001</a>'),
  systemId: 'S',
  receivers: ['R'],
  good: true,
};
const delivered = Buffer.from('<a>T000001<trace/></a>');
const bad: SentPacket = { ...letter, token: 'T000002', bytes: Buffer.from('T000002'), good: false };
const end: FinalState = {
  waiting: new Map(),
  sent: [{ docId: 'd1', deliveryId: 'v1', state: 'done' }],
};

/** A letter that goes as it should. */
function orderly(ledger: Ledger): void {
  ledger.send(letter);
  ledger.answered('T000001', 'd1');
  ledger.listed('R', ['v1'], ledger.moment());
  ledger.fetched('R', 'v1', delivered);
  ledger.acknowledged('R', 'v1', 'done');
}

function rulesBroken(act: (ledger: Ledger) => void, final = end): readonly Rule[] {
  const ledger = createLedger();
  act(ledger);
  ledger.judge(final);
  return ledger.violations.map(({ rule }) => rule);
}

describe('the ledger', () => {
  it('finds nothing wrong with an orderly letter, and counts it', () => {
    const ledger = createLedger();
    orderly(ledger);
    expect(ledger.judge(end)).toMatchObject({ accepted: 1, delivered: 1, held: 0, waiting: 0 });
    expect(ledger.violations).toEqual([]);
  });

  it('lets a list be late that was asked for before the acknowledgement', () => {
    const late = (ledger: Ledger) => {
      const askedAt = ledger.moment();
      orderly(ledger);
      ledger.listed('R', ['v1'], askedAt);
    };
    expect(rulesBroken(late)).toEqual([]);
  });

  it('counts what waits, and what is held', () => {
    const ledger = createLedger();
    ledger.send({ ...letter, receivers: ['R', 'Q'] });
    ledger.answered('T000001', 'd1');
    ledger.fetched('R', 'v1', delivered);
    ledger.acknowledged('R', 'v1', 'fail');
    ledger.fetched('Q', 'v2', delivered);
    const sent = [
      { docId: 'd1', deliveryId: 'v1', state: 'fail' },
      { docId: 'd1', deliveryId: 'v2', state: 'processing' },
    ];
    const balance = ledger.judge({ waiting: new Map([['Q', ['v2']]]), sent });
    expect(balance).toMatchObject({ accepted: 2, delivered: 0, held: 1, waiting: 1 });
    expect(ledger.violations).toEqual([]);
  });

  const faults: readonly [fault: string, rule: Rule, act: (ledger: Ledger) => void, final?: FinalState][] = [
    [
      'is answered OK and never offered',
      'lost',
      (ledger) => {
        ledger.send(letter);
        ledger.answered('T000001', 'd1');
      },
      { waiting: new Map(), sent: [] },
    ],
    ['is never answered', 'lost', (ledger) => ledger.send(letter), { waiting: new Map(), sent: [] }],
    [
      'is fetched, not ended, and offered no more',
      'lost',
      (ledger) => {
        ledger.send(letter);
        ledger.answered('T000001', 'd1');
        ledger.fetched('R', 'v1', delivered);
      },
      { waiting: new Map(), sent: [{ docId: 'd1', deliveryId: 'v1', state: 'processing' }] },
    ],
    [
      'comes under two ids',
      'delivered-twice',
      (ledger) => {
        orderly(ledger);
        ledger.fetched('R', 'v2', delivered);
        ledger.acknowledged('R', 'v2', 'done');
      },
      { ...end, sent: [...end.sent, { docId: 'd1', deliveryId: 'v2', state: 'done' }] },
    ],
    [
      'stands twice in one list',
      'delivered-twice',
      (ledger) => {
        ledger.listed('R', ['v1', 'v1'], ledger.moment());
        orderly(ledger);
      },
    ],
    [
      'is offered after its end',
      'listed-after-end',
      (ledger) => {
        orderly(ledger);
        ledger.listed('R', ['v1'], ledger.moment());
      },
    ],
    [
      'is shown to somebody else',
      'stranger',
      (ledger) => {
        const askedAt = ledger.moment();
        orderly(ledger);
        ledger.listed('Q', ['v1'], askedAt);
      },
    ],
    [
      'gets another id when it is sent again',
      'doc-id-changed',
      (ledger) => {
        orderly(ledger);
        ledger.answered('T000001', 'd2');
      },
    ],
    [
      'comes changed',
      'bytes-changed',
      (ledger) => {
        ledger.send({ ...letter, bytes: Buffer.from('<a>T000001 is whole</a>') });
        ledger.answered('T000001', 'd1');
        ledger.fetched('R', 'v1', delivered);
        ledger.acknowledged('R', 'v1', 'done');
      },
    ],
    [
      'comes changed the second time',
      'bytes-changed',
      (ledger) => {
        orderly(ledger);
        ledger.fetched('R', 'v1', Buffer.from('<a>T000001<other/></a>'));
      },
    ],
    [
      'is refused though it is good',
      'wrongly-refused',
      (ledger) => {
        orderly(ledger);
        ledger.refused('T000001', 'no');
      },
    ],
    [
      'is accepted though it is bad',
      'wrongly-accepted',
      (ledger) => {
        orderly(ledger);
        ledger.send(bad);
        ledger.refused('T000002', 'no');
        ledger.answered('T000002', 'd2');
      },
    ],
    [
      'is told the sender as waiting when it is done',
      'sent-list-differs',
      orderly,
      { ...end, sent: [{ docId: 'd1', deliveryId: 'v1', state: 'initial' }] },
    ],
  ];

  it.each(faults)('finds a packet that %s', (_fault, rule, act, final) => {
    expect(rulesBroken(act, final)).toEqual([rule]);
  });
});

describe('one insertion', () => {
  it.each([
    ['abcd', 'abcd', true],
    ['abcd', 'abXYcd', true],
    ['abcd', 'XYabcd', true],
    ['abcd', 'abcdXY', true],
    ['abab', 'ababab', true],
    ['abcd', 'abc', false],
    ['abcd', 'abXcYd', false],
    ['abcd', 'abce', false],
  ])('%s to %s: %s', (before, after, expected) => {
    expect(isOneInsertion(Buffer.from(before), Buffer.from(after))).toBe(expected);
  });
});
