import { describe, expect, it } from 'vitest';
import { parseLocalTimestamp } from '../../protocol/calendar/local-time.ts';
import {
  type AgencyRecording,
  calls,
  found,
  lookedAt,
  peerSends,
  step,
} from './agency-recording-under-test.ts';
import { fail } from './hub-recording-under-test.ts';
import { receiverLifeChecks } from './receiver-life-checks.ts';
import { gets, says } from './receiver-recording-under-test.ts';
import { smallDocument } from './small-packet-under-test.ts';

const minute = 60_000;
const life = (name: string) => `receiver-life/${name}`;
/** An instant of Friday the 20th, by its local time. */
const on = (time: string) => parseLocalTimestamp(`2026/11/20 ${time}`) ?? Number.NaN;
const morning = { at: on('09:00:00') };
const status = (code: string, of: string, at: number) => says(life('usual'), code, of, {}, { at });

/** Two letters that came at nine in the morning, and went the whole way, watched until five. */
const sound: AgencyRecording = {
  usual: step(life('usual'), { document: 'U' }),
  urgent: step(life('urgent'), { document: 'K' }),
  'got usual': gets(life('urgent'), 'U', { ...morning, docId: 'd1' }),
  'got urgent': gets(life('urgent'), 'K', { ...morning, docId: 'd2' }),
  ...Object.fromEntries(
    ['U', 'K'].flatMap((of) =>
      ['01', '03', '04', '06'].map((code) => [`${of} ${code}`, status(code, of, on('09:10:00'))] as const),
    ),
  ),
  ...Object.fromEntries(
    ['d1', 'd2'].map((docId) => [
      `done ${docId}`,
      calls(life('urgent'), 'updateStatus', { docId, parameters: { status: 'done' } }),
    ]),
  ),
  over: step(life('over'), {}, on('17:00:00')),
};
const judged = (id: string, changes: AgencyRecording) =>
  found(receiverLifeChecks, `receiver.${id}`, { ...sound, ...changes });
const nothing = ['not-run: nothing happened that it could judge'];
const open = ['not-run: the watch ended before the limit did, so that nobody can say that it was not done'];

describe('a receiver with a usual life', () => {
  it.each<readonly [string, readonly string[]]>([
    ['says-arrived', ['usual', 'urgent']],
    ['urgent-at-once', ['urgent']],
    ['follows-up', ['usual']],
    ['acknowledges', ['usual', 'urgent']],
  ])('%s looks at letters and finds nothing', (id, names) => {
    expect(judged(id, {})).toEqual([]);
    expect(lookedAt(receiverLifeChecks, `receiver.${id}`, sound)).toEqual(names);
  });

  it.each(['says-arrived', 'follows-up', 'acknowledges'])('%s needs one', (id) => {
    expect(found(receiverLifeChecks, `receiver.${id}`, {})).toEqual(nothing);
  });
});

describe('a document that came is said to have come (STA-04)', () => {
  const id = 'says-arrived';
  const silent = ['fail STA-04 in got usual, answer: 01: –'];

  it.each<readonly [string, AgencyRecording, readonly string[]]>([
    ['or is not', { 'U 01': undefined }, silent],
    ['or another is', { 'U 01': status('01', 'X', morning.at) }, silent],
    ['within a quarter of an hour', { 'U 01': status('01', 'U', morning.at + 15 * minute) }, []],
    [
      'or later',
      { 'U 01': status('01', 'U', morning.at + 15 * minute + 1) },
      ['fail STA-04 in U 01, packet: 01 2026/11/20 09:15:00'],
    ],
  ])('%s', (_, changes, findings) => {
    expect(judged(id, changes)).toEqual(findings);
  });

  it('or was never fetched, though others were', () => {
    const waits = {
      'third step': step(life('third'), { document: 'T' }, morning.at),
      third: peerSends('G22', life('third'), smallDocument('T'), morning),
    };
    // Ten minutes until the next poll, and a quarter of an hour.
    const ends = (at: number) => ({ ...waits, over: step(life('over'), {}, at) });
    expect(judged(id, ends(morning.at + 25 * minute))).toEqual([]);
    expect(judged(id, ends(morning.at + 25 * minute + 1))).toEqual([
      'fail STA-04 in third step, answer: 01: –',
    ]);
    const refused = peerSends('G22', life('third'), smallDocument('T'), { ...morning, said: fail() });
    expect(judged(id, { ...waits, third: refused })).toEqual([]);
    const none = { 'got usual': undefined, 'got urgent': undefined };
    expect(judged(id, { ...waits, ...none })).toEqual(nothing);
  });

  it('may still be said when the watch ends', () => {
    const ends = (at: number) => ({ urgent: undefined, 'U 01': undefined, over: step(life('over'), {}, at) });
    expect(judged(id, ends(morning.at + 15 * minute))).toEqual(open);
    expect(judged(id, ends(morning.at + 15 * minute + 1))).toEqual(silent);
  });
});

describe('an urgent letter is handed on (STA-06)', () => {
  const id = 'urgent-at-once';
  const came = (time: string) => ({ 'got urgent': gets(life('urgent'), 'K', { at: on(time) }) });
  const handed = (code: string, time: string) => ({
    ...{ 'K 04': status(code, 'K', on(time)), 'K 06': undefined },
  });
  const slow = (severity: string, seen: string) => [`${severity} STA-06 in K 04, packet: ${seen}`];
  const none = ['fail STA-06 in got urgent, answer: 04/05: –'];
  const lying = { 'K 03': undefined, 'K 04': undefined, 'K 06': undefined };

  it.each<readonly [string, AgencyRecording, readonly string[]]>([
    ['within ten minutes', handed('04', '09:10:00'), []],
    ['to an officer', handed('05', '09:10:00'), []],
    ['and finished', handed('06', '09:10:00'), []],
    ['a little late', handed('04', '09:10:01'), slow('warn', '04 2026/11/20 09:10:01')],
    ['as late as is warned of', handed('04', '09:30:00'), slow('warn', '04 2026/11/20 09:30:00')],
    ['later', handed('05', '09:30:01'), slow('fail', '05 2026/11/20 09:30:01')],
    ['after noon', { ...came('11:55:00'), ...handed('04', '13:05:00') }, []],
    [
      'long after noon',
      { ...came('11:55:00'), ...handed('04', '13:26:00') },
      slow('fail', '04 2026/11/20 13:26:00'),
    ],
    ['or not', { 'K 04': undefined, 'K 06': undefined }, none],
    ['or refused after all', handed('02', '09:01:00'), none],
  ])('%s', (_, changes, findings) => {
    expect(judged(id, changes)).toEqual(findings);
  });

  it.each<readonly [string, AgencyRecording, readonly string[]]>([
    ['is not even decided', lying, ['fail STA-06 in got urgent, answer: 02/03: –']],
    ['is refused at once', { ...lying, 'K 03': status('02', 'K', on('09:10:00')) }, []],
    [
      'is refused late',
      { ...lying, 'K 03': status('02', 'K', on('09:31:00')) },
      ['fail STA-06 in K 03, packet: 02 2026/11/20 09:31:00'],
    ],
    ['may still be when the watch ends', { ...lying, over: undefined }, open],
    [
      'may still be handed on then',
      { 'K 04': undefined, 'K 06': undefined, over: step(life('over'), {}, on('09:30:00')) },
      open,
    ],
  ])('%s', (_, changes, findings) => {
    expect(judged(id, changes)).toEqual(findings);
  });

  it('is not asked of a usual one', () => {
    expect(judged(id, { 'U 04': undefined, 'U 06': undefined })).toEqual([]);
    expect(judged(id, { urgent: undefined })).toEqual(nothing);
  });
});

describe('what is done with a letter is told to the end (STA-08)', () => {
  const id = 'follows-up';

  it.each<readonly [string, AgencyRecording, readonly string[]]>([
    ['or not', { 'U 06': undefined }, ['fail STA-08 in got usual, answer: 01 → 03 → 04']],
    ['of a usual letter alone', { 'K 06': undefined }, []],
    ['when it was registered', { 'U 03': undefined, 'U 06': undefined }, nothing],
  ])('%s', (_, changes, findings) => {
    expect(judged(id, changes)).toEqual(findings);
  });
});

describe('a letter is acknowledged (DUP-05)', () => {
  const id = 'acknowledges';
  const done = (operation: string, docId: string, state: string) => ({
    'done d1': calls(life('urgent'), operation, { docId, parameters: { status: state } }),
  });
  const never = ['fail DUP-05 in got usual, answer: updateStatus: –'];

  it.each<readonly [string, AgencyRecording, readonly string[]]>([
    ['or not', { 'done d1': undefined }, never],
    ['or another is', done('updateStatus', 'd2', 'done'), never],
    ['or given up', done('updateStatus', 'd1', 'fail'), never],
    ['or asked for again', done('getEdoc', 'd1', 'done'), never],
    ['in capitals', done('updateStatus', 'd1', 'DONE'), []],
  ])('%s', (_, changes, findings) => {
    expect(judged(id, changes)).toEqual(findings);
  });
});
