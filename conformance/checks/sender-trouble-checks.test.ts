import { describe, expect, it } from 'vitest';
import {
  type AgencyBesides,
  type AgencyRecording,
  asked,
  found,
  lookedAt,
  sends,
  step,
} from './agency-recording-under-test.ts';
import { fail, raw, silent } from './hub-recording-under-test.ts';
import { senderTroubleChecks } from './sender-trouble-checks.ts';
import { smallDocument, smallStatus } from './small-packet-under-test.ts';

const nothing = ['not-run: nothing happened that it could judge'];
const judged = (id: string, recording: AgencyRecording) => found(senderTroubleChecks, id, recording);
const seenBy = (id: string, recording: AgencyRecording) => lookedAt(senderTroubleChecks, id, recording);

const second = 1000;
/** Nine o'clock on the 20th of November in Vietnam. */
const nine = Date.UTC(2026, 10, 20, 2);
/** Sending in a step, so many seconds after nine. */
const sending =
  (name: string) =>
  (after = 0, besides: AgencyBesides = {}, document = 'D1') =>
    sends(name, smallDocument(document), { at: nine + after * second, ...besides });
const down: AgencyBesides = { said: raw('<html/>', 502) };
const ordered = (name: string, outcome = 'done', action = 'send-document') =>
  asked(name, action, { outcome });

describe('a packet that was refused for its structure (ERR-04)', () => {
  const id = 'sender.no-identical-resend';
  const send = sending('sender-refusals/refused');
  const refused = { said: fail() };
  const wrong = (where: string, seen: string) => [`fail ERR-04 in ${where}, packet: 2026/11/20 ${seen}`];

  it.each<readonly [string, AgencyRecording, readonly string[]]>([
    ['is not sent again', { one: send(0, refused) }, []],
    ['is sent again when it was mended', { one: send(0, refused), two: send(60, {}, 'D2') }, []],
    [
      'is sent again as it was',
      { one: send(0, refused), two: send(60, refused) },
      wrong('two', '09:01:00 (× 2)'),
    ],
    [
      'is sent again and again',
      { one: send(0, refused), mended: send(1, refused, 'D2'), two: send(60, refused), three: send(90) },
      wrong('two', '09:01:00 (× 4)'),
    ],
  ])('%s', (_, recording, lines) => {
    expect(judged(id, recording)).toEqual(lines);
  });

  it('is a document of that step', () => {
    expect(seenBy(id, { one: send(), retried: sending('sender-refusals/retried')(), two: send() })).toEqual([
      'one',
      'two',
    ]);
    expect(judged(id, { it: sends('sender-refusals/refused', smallStatus('13', 'D1')) })).toEqual(nothing);
  });
});

describe('what a screen says of a refused packet (ERR-04)', () => {
  const id = 'sender.keeps-refusals-visible';
  const shown = step('sender-refusals/shown');
  const screen = (dispatch: string, action = 'show-document') =>
    asked('sender-refusals/shown', action, { outcome: 'done', dispatch });
  const told = (facts: Readonly<Record<string, string>>) =>
    asked('sender-refusals/shown', 'show-document', facts);

  it.each<readonly [string, readonly string[]]>([
    ['refused', []],
    ['', []],
    ['accepted', ['fail ERR-04 in it, screen dispatch: accepted']],
    ['refused accepted', ['fail ERR-04 in it, screen dispatch: refused accepted']],
  ])('“%s”', (dispatch, lines) => {
    const recording = {
      before: screen('accepted'),
      shown,
      other: screen('accepted', 'fetch'),
      it: screen(dispatch),
    };
    expect(judged(id, recording)).toEqual(lines);
    expect(seenBy(id, recording)).toEqual(['it']);
  });

  it.each<readonly [string, AgencyRecording]>([
    ['nothing was shown', { shown }],
    ['nothing was told of it', { shown, it: told({ outcome: 'done' }) }],
    ['it could not be shown', { shown, it: told({ outcome: 'refused', dispatch: 'accepted' }) }],
    ['it was shown before', { it: screen('accepted'), shown }],
    ['the step never came', { other: step('sender-refusals/retried'), it: screen('accepted') }],
  ])('proves nothing where %s', (_, recording) => {
    expect(judged(id, recording)).toEqual(nothing);
  });
});

describe('how a sender tries again after technical errors (ERR-04)', () => {
  const id = 'sender.backs-off';
  const send = sending('sender-refusals/retried');
  const tries = (...times: readonly number[]): AgencyRecording =>
    Object.fromEntries(times.map((each, index) => [`try ${index}`, send(each, down)]));
  const wrong = (index: number, seen: string) => [`fail ERR-04 in try ${index}, packet: ${seen}`];

  it.each<readonly [string, readonly number[], readonly string[]]>([
    ['after half a minute', [0, 30], []],
    ['just too soon', [0, 29.9], wrong(1, '30 s')],
    ['at once', [0, 0], wrong(1, '0 s')],
    ['at growing intervals', [0, 30, 90, 210], []],
    ['at equal intervals', [0, 60, 120], []],
    ['at intervals that shrink by less than a tenth', [0, 100, 190], []],
    ['at intervals that shrink', [0, 100, 189, 300], wrong(2, '100 s, 89 s, 111 s')],
    ['at intervals that shrink later', [0, 60, 160, 220], wrong(3, '60 s, 100 s, 60 s')],
    ['at once in the end', [0, 60, 61, 62], wrong(2, '60 s, 1 s, 1 s')],
  ])('%s', (_, times, lines) => {
    expect(judged(id, tries(...times))).toEqual(lines);
    expect(seenBy(id, tries(...times))).toEqual(times.slice(1).map((_each, index) => `try ${index + 1}`));
  });

  it('proves nothing where it tries once, or elsewhere', () => {
    expect(judged(id, tries(0))).toEqual(nothing);
    expect(judged(id, { one: send(), other: sending('sender-refusals/refused')() })).toEqual(nothing);
  });
});

describe('whether it goes on until the hub takes it (ERR-04)', () => {
  const id = 'sender.retries-technical-errors';
  const send = sending('sender-refusals/retried');

  it.each<readonly [string, AgencyRecording, readonly string[]]>([
    ['taken in the end', { one: send(0, down), two: send(60) }, []],
    ['taken, and sent once more', { one: send(), two: send(60, down) }, []],
    ['given up', { one: send(0, down), two: send(60, down) }, ['fail ERR-04 in two, packet: × 2']],
    ['given up at once', { one: send(0, { said: silent }) }, ['fail ERR-04 in one, packet: × 1']],
  ])('%s', (_, recording, lines) => {
    expect(judged(id, recording)).toEqual(lines);
    expect(seenBy(id, recording)).toEqual(Object.keys(recording));
  });

  it('proves nothing where nothing left', () => {
    expect(judged(id, { other: sending('sender-refusals/refused')(0, down) })).toEqual(nothing);
  });
});

describe('trouble on the line (ERR-09)', () => {
  const id = 'sender.loses-nothing';
  const html = 'sender-quirks/html';
  const reset = 'sender-quirks/reset';
  const htmlStep = step(html, { to: 'H17' });
  const asking = ordered(html);
  const send = sending(html);
  const lost = (where: string, seen: string) => [`fail ERR-09 in ${where}, packet: ${seen}`];

  it.each<readonly [string, AgencyRecording, readonly string[]]>([
    ['is overcome', { one: send(0, down), two: send(60) }, []],
    ['loses an answer alone', { one: send(0, { said: silent, broken: 'lost-answer' }) }, []],
    ['is taken for success', { one: send(0, down) }, lost('one', 'html: × 1')],
    ['is not overcome', { one: send(0, down), two: send(60, down) }, lost('two', 'html: × 2')],
    ['meets another fault', { one: send(0, { ...down, broken: 'html' }) }, lost('one', 'html: × 1')],
    ['lets nothing leave', {}, lost('htmlStep', 'html: × 0')],
    ['is overcome in another step', { one: sending(reset)() }, lost('htmlStep', 'html: × 0')],
  ])('%s', (_, recording, lines) => {
    expect(judged(id, { htmlStep, asking, ...recording })).toEqual(lines);
  });

  it('is judged step by step', () => {
    const resetting = { resetStep: step(reset), also: ordered(reset), two: sending(reset)(0, down) };
    const recording = { htmlStep, asking, one: send(), ...resetting };
    expect(judged(id, recording)).toEqual(lost('two', 'reset: × 1'));
    expect(seenBy(id, recording)).toEqual(['htmlStep', 'resetStep']);
  });

  it.each<readonly [string, AgencyRecording, readonly string[]]>([
    ['nothing was asked for', { htmlStep }, nothing],
    ['something else was asked for', { htmlStep, asking: ordered(html, 'done', 'fetch') }, nothing],
    ['it was asked for elsewhere', { htmlStep, asking: ordered(reset) }, nothing],
    [
      'the driver failed',
      { htmlStep, asking: ordered(html, 'failed') },
      ['inconclusive of the harness: the driver failed: '],
    ],
    [
      'the system cannot send',
      { htmlStep, asking: ordered(html, 'not-offered') },
      ['not-applicable: the system has no function send-document'],
    ],
  ])('proves nothing where %s', (_, recording, lines) => {
    expect(judged(id, recording)).toEqual(lines);
  });
});

describe('sending again after a lost answer (ERR-09, DUP-02)', () => {
  const id = 'sender.resends-the-same-bytes';
  const send = sending('sender-quirks/lost-answer');

  it.each<readonly [string, AgencyRecording, readonly string[]]>([
    ['the same', { one: send(0, { said: silent }), two: send(60) }, []],
    ['another document', { one: send(), two: send(60, {}, 'D2') }, ['fail ERR-09 in two, packet: D2']],
    [
      'another in the end',
      { one: send(), two: send(), three: send(0, {}, 'D3') },
      ['fail ERR-09 in three, packet: D3'],
    ],
  ])('%s', (_, recording, lines) => {
    expect(judged(id, recording)).toEqual(lines);
    expect(seenBy(id, recording)).toEqual(Object.keys(recording).slice(1));
  });

  it('proves nothing where nothing was sent again', () => {
    expect(judged(id, { one: send(), other: sending('sender-quirks/reset')(0, {}, 'D2') })).toEqual(nothing);
  });
});

describe('an outbox after an outage (AVL-11)', () => {
  const id = 'sender.drains-the-outbox';
  const waiting = 'sender-outage/waiting';
  const over = step('sender-outage/over', {}, nine);
  const order = ordered(waiting);
  const tried = sending(waiting)(-60, { said: silent });
  const send = sending('sender-outage/over');
  const wrong = (where: string, seen: string) => `fail AVL-11 in ${where}, packet: ${seen}`;

  it.each<readonly [string, AgencyRecording, readonly string[]]>([
    ['leaves by itself', { tried, over, it: send(60) }, []],
    ['left before it was over', { tried, it: sending(waiting)(-1), over }, []],
    ['leaves just in time', { tried, over, it: send(1800) }, []],
    ['leaves too late', { tried, over, it: send(1801) }, [wrong('it', 'D1: 2026/11/20 09:30:01')]],
    ['never leaves', { tried, over, it: send(60, { said: silent }) }, [wrong('over', 'D1: –')]],
    ['was never tried', { over }, [wrong('over', '0 < 1')]],
    [
      'leaves twice',
      { tried, over, it: send(60), again: send(120) },
      [wrong('again', 'D1: × 2, 2026/11/20 09:02:00')],
    ],
    ['is refused once', { tried, over, one: send(60, { said: fail() }), it: send(120) }, []],
    ['leaves elsewhere', { tried, over, it: sending('sender-life/x')(60) }, [wrong('over', 'D1: –')]],
  ])('%s', (_, recording, lines) => {
    expect(judged(id, { order, ...recording })).toEqual(lines);
    expect(seenBy(id, { order, ...recording })).toEqual(['over']);
  });

  it('is counted by what was asked for', () => {
    const recording = { order, also: order, third: order, over, it: send(60), two: send(61, {}, 'D2') };
    expect(judged(id, recording)).toEqual([wrong('over', '2 < 3')]);
    expect(judged(id, { ...recording, third: undefined })).toEqual([]);
    const status = sends(waiting, smallStatus('13', 'D9'));
    expect(judged(id, { ...recording, status })).toEqual([wrong('over', '2 < 3')]);
  });

  it.each<readonly [string, AgencyRecording]>([
    ['it is not over', { order, tried }],
    ['nothing was asked for', { over, it: send(60, { said: silent }) }],
    ['nothing was done', { order: ordered(waiting, 'refused'), over }],
  ])('proves nothing where %s', (_, recording) => {
    expect(judged(id, recording)).toEqual(nothing);
  });
});

describe('a certificate that was revoked (SIG-10, SIG-16)', () => {
  const id = 'sender.checks-its-own-certificate';
  const name = 'sender-revoked/revoked';
  const good = sending('sender-revoked/good')();
  const order = ordered(name, 'refused');
  const left = sending(name);
  const wrong = (where: string, seen: string) => [`fail SIG-10 in ${where}, packet: ${seen}`];

  it.each<readonly [string, AgencyRecording, readonly string[]]>([
    ['stops the document', { good, order }, []],
    ['stops it without a word', { good, order: ordered(name) }, []],
    ['does not stop it', { good, order: ordered(name), left: left() }, wrong('left', 'D1')],
    ['does not stop two', { good, order, left: left(0, down, 'D2'), more: left() }, wrong('left', 'D2')],
  ])('%s', (_, recording, lines) => {
    expect(judged(id, recording)).toEqual(lines);
    expect(seenBy(id, recording)).toEqual(Object.keys(recording).slice(1));
  });

  it.each<readonly [string, AgencyRecording, readonly string[]]>([
    [
      'no good document was taken',
      { good: sending('sender-revoked/good')(0, down), order, left: left() },
      nothing,
    ],
    ['nothing was asked for', { good, left: left() }, nothing],
    ['it was asked for elsewhere', { good, order: ordered('sender-revoked/good'), left: left() }, nothing],
    [
      'it cannot be asked for',
      { good, order: ordered(name, 'not-offered') },
      ['not-applicable: the system has no function send-document'],
    ],
    [
      'the driver failed',
      { good, order: ordered(name, 'failed') },
      ['inconclusive of the harness: the driver failed: '],
    ],
  ])('proves nothing where %s', (_, recording, lines) => {
    expect(judged(id, recording)).toEqual(lines);
  });
});
