import { describe, expect, it } from 'vitest';
import { names as n } from '../../protocol/edxml/names.ts';
import { javaFileHash } from '../../protocol/wire/file-hash.ts';
import {
  type AgencyBesides,
  type AgencyRecording,
  asked,
  found,
  lookedAt,
  peerSends,
  sends,
  step,
} from './agency-recording-under-test.ts';
import { senderLifeChecks } from './sender-life-checks.ts';
import { element, type SmallDocument, smallDocument, smallStatus } from './small-packet-under-test.ts';

const life = (name: string) => `sender-life/${name}`;
const nothing = ['not-run: nothing happened that it could judge'];
const parameters = { from: 'G22', messagetype: 'edoc' };
const letter = (besides: SmallDocument = {}, call: AgencyBesides = { parameters }) =>
  sends(life('several'), smallDocument('D1', besides), call);
const judged = (id: string, recording: AgencyRecording) => found(senderLifeChecks, id, recording);
const seenBy = (id: string, recording: AgencyRecording) => lookedAt(senderLifeChecks, id, recording);

describe.each([
  'sender.headers-agree',
  'sender.body-hash',
  'sender.receivers-once',
  'sender.sends-what-was-asked',
  'sender.clock',
])('%s', (id) => {
  it('looks at every document of the scenario', () => {
    const recording = {
      one: letter(),
      status: sends(life('several'), smallStatus('13', 'D1')),
      two: letter(),
    };
    expect(seenBy(id, recording)).toEqual(['one', 'two']);
  });

  it('looks at no other', () => {
    const elsewhere = sends('sender-timing/evening', smallDocument('D1', { to: ['H17', 'H17'] }));
    expect(judged(id, { elsewhere })).toEqual(nothing);
  });
});

describe('the parameters of a call beside its packet (ENV-09)', () => {
  const id = 'sender.headers-agree';
  const wrong = (path: string, seen: string) => `fail ENV-09 in the call of it, request ${path}: ${seen} (2)`;

  it.each<readonly [string, Readonly<Record<string, string>>, readonly string[]]>([
    ['agree', parameters, []],
    ['agree but for casing', { From: 'g22', MESSAGETYPE: 'EDOC' }, []],
    ['name another sender', { ...parameters, from: 'H17' }, [wrong('from', 'H17 ≠ G22')]],
    ['name another kind', { ...parameters, messagetype: 'status' }, [wrong('messagetype', 'status ≠ edoc')]],
    ['are not there', {}, [wrong('from', ' ≠ G22'), wrong('messagetype', ' ≠ edoc')]],
  ])('%s', (_, given, lines) => {
    expect(judged(id, { it: letter({}, { parameters: given }) })).toEqual(lines);
  });
});

describe('the hash of a body (ENV-10)', () => {
  const text = smallDocument('D1');
  const wrong = (seen: string) => [`fail ENV-10 in the call of it, request hash-file: ${seen}`];

  it.each<readonly [string, () => Readonly<Record<string, string>>, readonly string[]]>([
    ['fits', () => ({ 'hash-file': javaFileHash(Buffer.from(text)) }), []],
    ['is another’s', () => ({ 'hash-file': 'abc' }), wrong('abc')],
    ['is not there', () => ({}), wrong('–')],
  ])('%s', (_, given, lines) => {
    const it = sends(life('several'), text, { body: `${text}\r\n`, parameters: given() });
    expect(judged('sender.body-hash', { it })).toEqual(lines);
  });
});

describe('the receivers in a packet (IDC-06)', () => {
  const wrong = (seen: string) => [`fail IDC-06 in it, packet To: ${seen}`];

  it.each<readonly [readonly string[], readonly string[]]>([
    [['H17'], []],
    [['H17', 'G06'], []],
    [[], []],
    [['H17', 'H17'], wrong('H17, H17')],
    [['H17', 'G06', 'H17'], wrong('H17, G06, H17')],
    [['H17', ''], wrong('H17, ')],
    [[''], wrong('')],
  ])('%j', (to, lines) => {
    expect(judged('sender.receivers-once', { it: letter({ to }) })).toEqual(lines);
  });
});

describe('a packet beside what was asked for (ATT-01, GEN-09)', () => {
  const id = 'sender.sends-what-was-asked';
  const order = (to: string, annexes?: string) =>
    step(life('several'), { to, ...(annexes === undefined ? {} : { annexes }) });
  const lost = (codes: string) => [`fail ATT-01 in it, packet To: – ${codes}`];
  const few = (seen: string) => [`fail ATT-01 in it, packet ${n.attachmentList}: ${seen}`];

  it.each<readonly [string, AgencyRecording, SmallDocument, readonly string[]]>([
    ['nothing was asked for', {}, { to: [], files: 1 }, []],
    ['no receivers and no annexes', { order: order('') }, { to: [] }, []],
    ['all is there', { order: order('H17 G06', '1') }, { to: ['G06', 'H17'], files: 2 }, []],
    ['all by their other codes', { order: order('H17', '0') }, { to: ['000.00.00.H17'] }, []],
    ['more than was asked for', { order: order('H17', '0') }, { to: ['H17', 'G06'], files: 2 }, []],
    ['a receiver is lost', { order: order('H17 G06', '1') }, { to: ['H17'] }, lost('G06')],
    ['both are lost', { order: order('H17 G06', '1') }, { to: ['H38'], files: 2 }, lost('H17, G06')],
    ['the annex is lost', { order: order('H17', '1') }, {}, few('1 < 2')],
    ['the letter is lost too', { order: order('H17', '1') }, { files: 0 }, few('0 < 2')],
    ['the letter of no annexes is lost', { order: order('H17') }, { files: 0 }, few('0 < 1')],
  ])('%s', (_, asked, packet, lines) => {
    expect(judged(id, { ...asked, it: letter(packet) })).toEqual(lines);
  });

  it('is held against its own order when it leaves after the next was given', () => {
    const recording: AgencyRecording = {
      order: order('H17 G06', '0'),
      told: asked(life('several'), 'send-document', { outcome: 'done', documentId: 'D1' }),
      next: step(life('no-annexes'), { to: 'H17', annexes: '0' }),
      it: letter({ to: ['H17'] }),
    };
    expect(judged(id, recording)).toEqual(lost('G06'));
  });
});

describe('the clock of a sender (TSP-04)', () => {
  const minute = 60_000;
  const hop = element(n.timestamp, '2026/11/20 09:00:00');
  const stated = Date.UTC(2026, 10, 20, 2);
  const told = (severity: string, time: string) =>
    `${severity} TSP-04 in it, packet edXMLEnvelope/edXMLHeader/TraceHeaderList/TraceHeader/Timestamp: 2026/11/20 09:00:00 / 2026/11/20 ${time}`;

  it.each<readonly [string, number, readonly string[]]>([
    ['is right', 0, []],
    ['is as wrong as is allowed', 5 * minute, []],
    ['is worse', 6 * minute, [told('warn', '09:06:00')]],
    ['is an hour late', 60 * minute, [told('fail', '10:00:00')]],
  ])('%s', (_, off, lines) => {
    expect(judged('sender.clock', { it: letter({ hop }, { at: stated + off }) })).toEqual(lines);
  });

  it('is not slow when the document waited in a queue, unless it was stamped before it was ordered', () => {
    const at = stated + 60 * minute;
    const sent = (ordered: number) =>
      judged('sender.clock', {
        order: step(life('several'), { to: 'H17' }, stated + ordered),
        it: letter({ hop }, { at }),
      });
    expect(sent(-minute)).toEqual([]);
    expect(sent(5 * minute)).toEqual([]);
    expect(sent(6 * minute)).toEqual([told('warn', '10:00:00')]);
    expect(sent(16 * minute)).toEqual([told('fail', '10:00:00')]);
  });
});

describe('what a sender’s screen shows of a document', () => {
  const said = peerSends('H38', life('several'), smallStatus('03', 'D1'));
  const shown = (name: string, facts: Readonly<Record<string, string>>) => ({
    said,
    step: step(life(name)),
    it: asked(life(name), 'show-document', { outcome: 'done', documentId: 'D1', ...facts }),
  });
  const wrong = (requirement: string, seen: string) => [`fail ${requirement} in it, screen state: ${seen}`];
  const progress = ['sender.shows-progress', 'registered', 'state H38'] as const;
  const repeated = ['sender.repeated-status-counts-once', 'repeated', 'registered H38'] as const;
  const back = ['sender.status-never-goes-back', 'finished', 'state H38'] as const;
  type Row = readonly [...rule: readonly [string, string, string], text: string, lines: readonly string[]];

  it.each<Row>([
    [...progress, 'registered', []],
    [...progress, '03', []],
    [...progress, '–', wrong('STA-09', '–')],
    [...progress, 'sent', wrong('STA-09', 'sent')],
    [...repeated, '1', []],
    [...repeated, '3', wrong('DUP-08', '03 × 3')],
    [...repeated, '0', wrong('DUP-08', '03 × 0')],
    [...back, 'completed', []],
    [...back, '06', []],
    [...back, '–', []],
    [...back, '05', wrong('STA-13', '05')],
    [...back, '05–', wrong('STA-13', '05–')],
  ])('%s: after “%s”, %s is “%s”', (id, name, fact, text, lines) => {
    const recording = shown(name, { [fact]: text });
    expect(judged(id, recording)).toEqual(lines);
    expect(seenBy(id, recording)).toEqual(['it']);
  });

  describe.each([progress, repeated, back])('%s', (id, name, fact) => {
    const facts = { [fact]: '' };
    const whole = shown(name, facts);

    it.each<readonly [string, AgencyRecording]>([
      ['the driver told nothing of the screen', shown(name, {})],
      ['it told of the document at another agency alone', shown(name, { [fact.replace('H38', 'G22')]: '' })],
      ['nobody answered the document', { ...whole, said: undefined }],
      [
        'another document was answered',
        { ...whole, said: peerSends('H38', life('x'), smallStatus('03', 'D2')) },
      ],
      ['it was sent, not answered', { ...whole, said: peerSends('H38', life('x'), smallDocument('D1')) }],
      ['the step never came', { ...whole, step: undefined }],
      ['another step came', { ...whole, step: step(life('other')) }],
      ['the screen was shown before', { said, it: whole.it, step: whole.step }],
      [
        'something else was asked',
        { ...whole, it: asked(life(name), 'fetch', { ...facts, outcome: 'done', documentId: 'D1' }) },
      ],
    ])('proves nothing where %s', (_, recording) => {
      expect(judged(id, recording)).toEqual(nothing);
    });

    it('does not apply where there is no such screen', () => {
      const it = asked(life(name), 'show-document', { outcome: 'not-offered', documentId: 'D1', ...facts });
      expect(judged(id, { ...whole, it })).toEqual([
        'not-applicable: the system has no function show-document',
      ]);
    });
  });
});
