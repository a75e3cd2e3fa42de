import { describe, expect, it } from 'vitest';
import { both } from '../bilingual.ts';
import {
  type AgencyRecording,
  agencyEvidence,
  asked,
  found,
  lookedAt,
  peerSends,
  sends,
  step,
} from './agency-recording-under-test.ts';
import { exchangeOf } from './agency-view.ts';
import { areSameBodies, eachSent, isDocument, lacking, orderOf, sentAt, sentIn } from './sender-rules.ts';
import { smallDocument, smallStatus } from './small-packet-under-test.ts';

const recording: AgencyRecording = {
  first: sends('one/start', smallDocument('D1')),
  status: sends('one/start', smallStatus('13', 'D1')),
  ours: peerSends('H17', 'one/start', smallDocument('D2')),
  next: sends('one/next', smallDocument('D3')),
  elsewhere: sends('other/start', smallDocument('D4')),
};
const exchange = () => exchangeOf(agencyEvidence(recording));
const ids = (packets: readonly { readonly documentId: string; readonly statusCode: string }[]) =>
  packets.map(({ documentId, statusCode }) => `${documentId}${statusCode}`);

describe('packets of a sender', () => {
  it('are those of a scenario', () => {
    expect(ids(sentIn(exchange(), 'one'))).toEqual(['D1', 'D113', 'D3']);
    expect(ids(sentIn(exchange(), 'none'))).toEqual([]);
  });

  it('are the documents of a step', () => {
    expect(ids(sentAt(exchange(), 'one', 'start'))).toEqual(['D1']);
    expect(ids(sentAt(exchange(), 'one', 'next'))).toEqual(['D3']);
    expect(ids(sentAt(exchange(), 'other', 'next'))).toEqual([]);
  });

  it('are documents or statuses', () => {
    expect(ids(sentIn(exchange(), 'one').filter(isDocument))).toEqual(['D1', 'D3']);
  });
});

describe('a rule of each packet of a scenario', () => {
  const check = eachSent({
    ...{ id: 'x', title: both('a', 'b'), requirements: ['ERR-04'], scenario: 'one', timed: true },
    ...{ expected: both('c', 'd'), cause: both('e', 'f') },
    of: (packet, { sent }) => isDocument(packet) && sent.length > 1,
    look: ({ entry, documentId }, { sent }, { profile }) =>
      documentId === 'D3' ? [{ entry, part: 'packet', seen: `${sent.length} ${profile}` }] : [],
  });

  it('is a check of senders', () => {
    expect(check).toMatchObject({ id: 'x', seats: ['sender'], scenarios: ['one'], timed: true });
  });

  it('looks at those that it is about, one by one', () => {
    expect(lookedAt([check], 'x', recording)).toEqual(['first', 'next']);
    expect(found([check], 'x', recording)).toEqual(['fail ERR-04 in next, packet: 4 law']);
  });

  it('proves nothing where there are none', () => {
    expect(found([check], 'x', { first: recording['elsewhere'], next: recording['first'] })).toEqual([]);
    expect(found([check], 'x', { only: recording['elsewhere'] })).toEqual([
      'not-run: nothing happened that it could judge',
    ]);
  });
});

describe('the step in which a document was asked for', () => {
  const several = step('one/several', { to: 'H17 G06' });
  const alone = step('one/alone', { to: 'H17' });
  const told = (documentId: string, action = 'send-document') =>
    asked('one/several', action, { outcome: 'done', documentId });
  const nameOf = (lines: AgencyRecording) => {
    const read = exchangeOf(agencyEvidence({ ...lines, it: sends('one/alone', smallDocument('D1')) }));
    return read.sent.map((packet) => orderOf(packet, read)?.name);
  };

  it.each<readonly [string, AgencyRecording, string | undefined]>([
    ['is that before it', { alone }, 'alone'],
    ['is the last before it', { several, alone }, 'alone'],
    ['is one in which something was to be sent', { several, shown: step('one/shown') }, 'several'],
    ['is told by its identifier, when it left later', { several, told: told('D1'), alone }, 'several'],
    ['is not told by another’s', { several, told: told('D2'), alone }, 'alone'],
    ['is not told by a look at it', { several, told: told('D1', 'show-document'), alone }, 'alone'],
    ['is not known when nothing was asked for', {}, undefined],
  ])('%s', (_, lines, name) => {
    expect(nameOf(lines)).toEqual([name]);
  });

  it('is never one after it', () => {
    const read = exchangeOf(agencyEvidence({ it: sends('one/alone', smallDocument('D1')), alone }));
    expect(read.sent.map((packet) => orderOf(packet, read))).toEqual([undefined]);
  });
});

describe('receivers', () => {
  it.each<readonly [readonly string[], readonly string[], readonly string[]]>([
    [['H17', 'G06'], ['G06', 'H17'], []],
    [['000.00.00.H17'], ['H17', 'G06'], ['G06']],
    [[], ['H17'], ['H17']],
    [['H17'], [], []],
  ])('%j lack of %j: %j', (codes, wanted, lines) => {
    expect(lacking(codes, wanted)).toEqual(lines);
  });

  it.each<readonly [readonly string[], readonly string[], boolean]>([
    [['H17', 'G06'], ['G06', '000.00.00.H17'], true],
    [['H17'], ['H17', 'G06'], false],
    [['H17', 'G06'], ['H17'], false],
    [[], [], true],
  ])('%j beside %j: %j', (one, other, same) => {
    expect(areSameBodies(one, other)).toBe(same);
  });
});
