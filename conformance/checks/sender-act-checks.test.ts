import { describe, expect, it } from 'vitest';
import { names as n } from '../../protocol/edxml/names.ts';
import {
  type AgencyRecording,
  found,
  lookedAt,
  peerSends,
  sends,
  step,
} from './agency-recording-under-test.ts';
import { fail, silent } from './hub-recording-under-test.ts';
import { senderActChecks } from './sender-act-checks.ts';
import { element, type SmallDocument, smallDocument, smallStatus } from './small-packet-under-test.ts';

const act = (name: string) => `sender-acts/${name}`;
const nothing = ['not-run: nothing happened that it could judge'];
const judged = (id: string, recording: AgencyRecording) => found(senderActChecks, id, recording);
const seenBy = (id: string, recording: AgencyRecording) => lookedAt(senderActChecks, id, recording);

const kind = (digit: string, ...more: readonly string[]) => element(n.transactionKind, digit) + more.join('');
const reason = element(n.transactionReason, 'sai sót');
const document = (besides: SmallDocument = {}, id = 'D1') => sends(act('x'), smallDocument(id, besides));
const of = (digit: string) => document({ transaction: kind(digit) });
const header = 'edXMLEnvelope/edXMLHeader';
const block = `${header}/TraceHeaderList/${n.transaction}`;

describe.each([
  ['sender.recall-names-its-documents', '1'],
  ['sender.recall-goes-to-whom-it-concerns', '1'],
  ['sender.update-is-complete', '2'],
  ['sender.replacement-is-complete', '3'],
])('%s', (id, own) => {
  it(`looks at documents of kind ${own} alone`, () => {
    const kinds = { new: of('0'), recall: of('1'), update: of('2'), replacement: of('3'), plain: document() };
    expect(seenBy(id, kinds)).toEqual([{ 1: 'recall', 2: 'update', 3: 'replacement' }[own]]);
  });

  it('proves nothing where none was sent, or elsewhere', () => {
    const elsewhere = sends('sender-life/x', smallDocument('D1', { transaction: kind(own) }));
    const peers = peerSends('H17', act('x'), smallDocument('D1', { transaction: kind(own) }));
    const hop = element(n.traceHeaderList, element(n.transaction, kind(own)));
    const status = sends(act('x'), smallStatus('13', 'D1').replace(element(n.traceHeaderList), hop));
    expect(judged(id, { plain: document(), elsewhere, peers, status })).toEqual(nothing);
  });
});

describe('identifiers of documents (IDC-11)', () => {
  const id = 'sender.numbers-are-its-own';
  const wrong = (where: string, seen: string) => `fail IDC-11 in ${where}, packet DocumentId: ${seen}`;

  it.each<readonly [string, AgencyRecording, readonly string[]]>([
    ['each its own', { one: document(), two: document({}, 'D2') }, []],
    ['one for two', { one: document(), two: document({}, 'D2'), three: document() }, [wrong('three', 'D1')]],
    [
      'one for three',
      { one: document(), two: document(), three: document() },
      [wrong('two', 'D1'), wrong('three', 'D1')],
    ],
    ['an update, which keeps it', { one: document(), update: of('2') }, []],
    ['a recall, which has its own', { one: document(), recall: of('1') }, [wrong('recall', 'D1')]],
    [
      'what was refused, and sent again',
      { one: sends(act('x'), smallDocument('D1'), { said: fail() }), two: document() },
      [],
    ],
    [
      'a call that was cut',
      { one: document(), two: sends(act('x'), smallDocument('D1'), { said: silent }) },
      [],
    ],
    ['a status about it', { one: document(), two: sends(act('x'), smallStatus('13', 'D1')) }, []],
    ['one of another scenario', { one: document(), two: sends('sender-life/x', smallDocument('D1')) }, []],
  ])('%s', (_, recording, lines) => {
    expect(judged(id, recording)).toEqual(lines);
  });

  it('looks at what was taken', () => {
    const refused = sends(act('x'), smallDocument('D3'), { said: fail() });
    expect(seenBy(id, { one: document(), refused, update: of('2'), two: of('3') })).toEqual(['one', 'two']);
  });
});

describe('what a recall has (RCL-01)', () => {
  const id = 'sender.recall-names-its-documents';
  const parts = [n.organId, n.code, n.promulgationDate, n.documentId];
  const recalled = (but?: string) =>
    element(n.responseFor, ...parts.map((name) => element(name, name === but ? '' : 'x')));
  const missing = (path: string) => [`fail RCL-01 in it, packet ${path}: ${path}: –`];
  const recall = (transaction: string, message: string) => ({ it: document({ transaction, message }) });

  it('is a reason and what it recalls', () => {
    expect(judged(id, recall(kind('1', reason), recalled()))).toEqual([]);
  });

  it.each(parts)('lacks its %s', (name) => {
    const path = `${header}/MessageHeader/${n.responseFor}/${name}`;
    expect(judged(id, recall(kind('1', reason), recalled(name)))).toEqual(missing(path));
  });

  it('is all of that for each of several', () => {
    const path = `${header}/MessageHeader/${n.responseFor}[2]/${n.code}`;
    const several = (but?: string) => recalled() + recalled(but);
    expect(judged(id, recall(kind('1', reason), several()))).toEqual([]);
    expect(judged(id, recall(kind('1', reason), several(n.code)))).toEqual(missing(path));
  });

  it('names what was to be recalled', () => {
    const asked = (of: string) => ({
      asked: step(act('recall'), { of }),
      ...recall(kind('1', reason), recalled()),
    });
    expect(judged(id, asked('x'))).toEqual([]);
    expect(judged(id, asked('y'))).toEqual([`fail RCL-01 in it, packet ${n.responseFor}: x`]);
  });

  it('lacks its reason', () => {
    expect(judged(id, recall(kind('1'), recalled()))).toEqual(missing(`${block}/${n.transactionReason}`));
  });
});

describe('to whom a recall goes (RCL-01)', () => {
  const id = 'sender.recall-goes-to-whom-it-concerns';
  const chosen = (receivers: string) => step(act('recall'), { receivers });
  const recall = (...to: readonly string[]) => document({ to, transaction: kind('1') });
  const wrong = (seen: string) => [`fail RCL-01 in it, packet To: ${seen}`];

  it.each<readonly [string, AgencyRecording, readonly string[]]>([
    ['the chosen one', { chosen: chosen('H17'), it: recall('H17') }, []],
    ['the chosen one by its other code', { chosen: chosen('H17'), it: recall('000.00.00.H17') }, []],
    ['both', { chosen: chosen('H17 G06'), it: recall('G06', 'H17') }, []],
    ['all', { chosen: chosen('H17'), it: recall('H17', 'G06') }, wrong('H17, G06')],
    ['another', { chosen: chosen('H17'), it: recall('G06') }, wrong('G06')],
    ['nobody', { chosen: chosen('H17'), it: recall() }, wrong('')],
    [
      'whom nobody chose',
      { other: step(act('take-back'), { receivers: 'H17' }), it: recall('H17') },
      wrong('H17'),
    ],
    ['whom nobody named', { none: step(act('recall')), it: recall('H17') }, wrong('H17')],
  ])('%s', (_, recording, lines) => {
    expect(judged(id, recording)).toEqual(lines);
  });
});

describe('a take-back (RCL-07)', () => {
  const id = 'sender.takes-back-from-the-chosen';
  const chosen = step(act('take-back'), { receivers: 'H17' });
  const takeBack = (organId: string, description = 'gửi nhầm') =>
    sends(act('x'), smallStatus('13', 'D1', { organId, description }));
  const path = `${header}/MessageHeader/${n.responseFor}/OrganId`;
  const wrong = (seen: string) => [`fail RCL-07 in it, packet ${path}: ${seen}`];

  it.each<readonly [string, AgencyRecording, readonly string[]]>([
    ['from the chosen one', { chosen, it: takeBack('H17') }, []],
    ['from the chosen one by its other code', { chosen, it: takeBack('000.00.00.H17') }, []],
    ['from another', { chosen, it: takeBack('G06') }, wrong('G06')],
    [
      'without a reason',
      { chosen, it: takeBack('H17', '') },
      ['fail RCL-07 in it, packet Description: 13: –'],
    ],
    [
      'from whom nobody chose',
      { other: step(act('recall'), { receivers: 'H17' }), it: takeBack('H17') },
      wrong('H17'),
    ],
    ['from whom nobody named', { none: step(act('take-back')), it: takeBack('H17') }, wrong('H17')],
  ])('%s', (_, recording, lines) => {
    expect(judged(id, recording)).toEqual(lines);
    expect(seenBy(id, recording)).toEqual(['it']);
  });

  it('is no other status', () => {
    expect(
      judged(id, { chosen, it: sends(act('x'), smallStatus('12', 'D1')), document: document() }),
    ).toEqual(nothing);
  });
});

/** What stands in a block: each part by its path, so that one can be left empty. */
type Filled = (but?: string) => string;
const leaf = (name: string, but?: string) => element(name, name === but ? '' : 'x');

describe.each<
  readonly [id: string, requirement: string, filled: Filled, paths: Readonly<Record<string, string>>]
>([
  [
    'sender.update-is-complete',
    'RCL-11',
    (but) =>
      kind(
        '2',
        leaf(n.transactionReason, but) + leaf(n.documentId, but),
        element(
          n.updateInfo,
          leaf(n.documentInfo, but) + leaf(n.documentReceiver, but),
          element(n.receiverList, element(n.receiver, leaf(n.organId, but))),
        ),
      ),
    {
      [n.transactionReason]: '',
      [n.documentId]: '',
      [n.documentInfo]: `${n.updateInfo}/`,
      [n.documentReceiver]: `${n.updateInfo}/`,
      [n.organId]: `${n.updateInfo}/${n.receiverList}/${n.receiver}/`,
    },
  ],
  [
    'sender.replacement-is-complete',
    'RCL-15',
    (but) =>
      kind(
        '3',
        leaf(n.transactionReason, but),
        element(
          n.replacementInfoList,
          element(n.replacementInfo, leaf(n.documentId, but) + element(n.organIdList, leaf(n.organId, but))),
        ),
      ),
    {
      [n.transactionReason]: '',
      [n.documentId]: `${n.replacementInfoList}/${n.replacementInfo}/`,
      [n.organId]: `${n.replacementInfoList}/${n.replacementInfo}/${n.organIdList}/`,
    },
  ],
])('%s (%s)', (id, requirement, filled, paths) => {
  it('finds nothing where all is filled', () => {
    expect(judged(id, { it: document({ transaction: filled() }) })).toEqual([]);
  });

  it.each(Object.entries(paths))('finds %s empty', (name, above) => {
    const path = `${block}/${above}${name}`;
    expect(judged(id, { it: document({ transaction: filled(name) }) })).toEqual([
      `fail ${requirement} in it, packet ${path}: ${path}: –`,
    ]);
  });
});
