import { describe, expect, it } from 'vitest';
import { parseLocalTimestamp } from '../../protocol/calendar/local-time.ts';
import { type AgencyRecording, calls, found, lookedAt, step } from './agency-recording-under-test.ts';
import { receiverLifeChecks } from './receiver-life-checks.ts';
import { gets, says, saysInVain } from './receiver-recording-under-test.ts';

const minute = 60_000;
const life = (name: string) => `receiver-life/${name}`;
const evening = (name: string) => `receiver-evening/${name}`;
/** An instant, by its local time; of Friday the 20th unless a day is told. */
const on = (time: string, day = '20') => parseLocalTimestamp(`2026/11/${day} ${time}`) ?? Number.NaN;
const midnight = (day: string) => on('00:00:00', day);
const morning = { at: on('09:00:00') };
const status = (code: string, of: string, at: number) => says(life('usual'), code, of, {}, { at });

/** Three letters that came at nine in the morning, and went the whole way; one that came in the evening. */
const sound: AgencyRecording = {
  usual: step(life('usual'), { document: 'U' }),
  urgent: step(life('urgent'), { document: 'K' }),
  paper: step(life('paper'), { document: 'P' }),
  'got usual': gets(life('paper'), 'U', { ...morning, docId: 'd1' }),
  'got urgent': gets(life('paper'), 'K', { ...morning, docId: 'd2' }),
  'got paper': gets(life('paper'), 'P', { ...morning, docId: 'd3' }),
  ...Object.fromEntries(
    ['U', 'K', 'P'].flatMap((of) =>
      ['01', '03', '04', '06'].map((code) => [`${of} ${code}`, status(code, of, on('09:10:00'))] as const),
    ),
  ),
  ...Object.fromEntries(
    ['d1', 'd2', 'd3'].map((docId) => [
      `done ${docId}`,
      calls(life('paper'), 'updateStatus', { docId, parameters: { status: 'done' } }),
    ]),
  ),
  evening: step(evening('evening'), { document: 'E' }),
  'got evening': gets(evening('evening'), 'E', { at: on('16:30:00') }),
  'E 03': says(evening('evening'), '03', 'E', {}, { at: on('16:40:00') }),
};
const judged = (id: string, changes: AgencyRecording) =>
  found(receiverLifeChecks, `receiver.${id}`, { ...sound, ...changes });
const nothing = ['not-run: nothing happened that it could judge'];

describe('a receiver with a usual life', () => {
  it.each<readonly [string, readonly string[]]>([
    ['says-arrived', ['usual', 'urgent', 'paper']],
    ['tells-the-same-day', ['evening']],
    ['hands-on-in-time', ['usual', 'paper']],
    ['urgent-at-once', ['urgent']],
    ['paper-is-not-awaited', ['paper']],
    ['follows-up', ['usual']],
    ['acknowledges', ['usual', 'urgent', 'paper']],
  ])('%s looks at letters and finds nothing', (id, names) => {
    expect(judged(id, {})).toEqual([]);
    expect(lookedAt(receiverLifeChecks, `receiver.${id}`, sound)).toEqual(names);
  });

  it.each(['says-arrived', 'tells-the-same-day', 'follows-up', 'acknowledges'])('%s needs one', (id) => {
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
});

describe.each([
  ['evening', 'tells-the-same-day', 'STA-05', 'E', evening('evening')],
  ['paper', 'paper-is-not-awaited', 'GEN-05', 'P', life('paper')],
] as const)('a decision on the letter of the %s', (name, id, requirement, of, where) => {
  const came = (time: string, day?: string) => ({ [`got ${name}`]: gets(where, of, { at: on(time, day) }) });
  const decided = (code: string, at: number) => ({ [`${of} 03`]: says(where, code, of, {}, { at }) });
  const none = [`fail ${requirement} in got ${name}, answer: 02/03: –`];
  const late = (seen: string) => [`fail ${requirement} in ${of} 03, packet: ${seen}`];

  it.each<readonly [string, AgencyRecording, readonly string[]]>([
    ['is late on the next day', decided('03', midnight('21')), late('03 2026/11/21 00:00:00')],
    ['is in time on the day', decided('03', midnight('21') - 1), []],
    ['is late when it is a no', decided('02', on('08:00:00', '23')), late('02 2026/11/23 08:00:00')],
    ['may be a no', decided('02', on('17:00:00')), []],
  ])('that came in the morning %s', (_, changes, findings) => {
    expect(judged(id, { ...came('09:00:00'), ...changes })).toEqual(findings);
  });

  it.each<readonly [string, AgencyRecording, readonly string[]]>([
    ['is in time on the next working day', decided('03', midnight('24') - 1), []],
    ['is late on the day after', decided('03', midnight('24')), late('03 2026/11/24 00:00:00')],
  ])('that came at half past four %s', (_, changes, findings) => {
    expect(judged(id, { ...came('16:30:00'), ...changes })).toEqual(findings);
  });

  it.each<readonly [string, AgencyRecording]>([
    ['is missing', { [`${of} 03`]: undefined }],
    ['is missing when the hub did not take it', { [`${of} 03`]: saysInVain(where, '03', of) }],
    ['is missing when it is of another letter', { [`${of} 03`]: says(where, '03', 'X') }],
    ['is missing when work goes on without one', { [`${of} 03`]: says(where, '04', of) }],
  ])('%s', (_, changes) => {
    expect(judged(id, changes)).toEqual(none);
  });
});

describe('a usual letter is handed on (STA-06)', () => {
  const id = 'hands-on-in-time';
  const handed = (code: string, at: number) => ({ 'U 04': status(code, 'U', at), 'U 06': undefined });

  it.each<readonly [string, AgencyRecording, readonly string[]]>([
    ['by the end of the next working day', handed('04', midnight('24') - 1), []],
    ['in the hands of an officer', handed('05', on('10:00:00', '23')), []],
    ['and finished at once', handed('06', on('10:00:00', '23')), []],
    ['or later', handed('04', midnight('24')), ['fail STA-06 in U 04, packet: 04 2026/11/24 00:00:00']],
    ['or not', { 'U 04': undefined, 'U 06': undefined }, ['fail STA-06 in got usual, answer: 04/05: –']],
    [
      'or refused after all',
      handed('02', on('10:00:00', '20')),
      ['fail STA-06 in got usual, answer: 04/05: –'],
    ],
  ])('%s', (_, changes, findings) => {
    expect(judged(id, changes)).toEqual(findings);
  });

  it('is not asked of a letter that is not registered, nor of an urgent one', () => {
    const none = { 'U 03': undefined, 'U 04': undefined, 'U 06': undefined };
    expect(judged(id, none)).toEqual([]);
    expect(judged(id, { ...none, paper: undefined })).toEqual(nothing);
    expect(judged(id, { 'K 04': undefined, 'K 06': undefined })).toEqual([]);
  });
});

describe('an urgent letter is handed on (STA-06)', () => {
  const id = 'urgent-at-once';
  const came = (time: string) => ({ 'got urgent': gets(life('urgent'), 'K', { at: on(time) }) });
  const handed = (code: string, time: string) => ({
    ...{ 'K 04': status(code, 'K', on(time)), 'K 06': undefined },
  });
  const late = (severity: string, seen: string) => [`${severity} STA-06 in K 04, packet: ${seen}`];
  const none = ['fail STA-06 in got urgent, answer: 04/05: –'];

  it.each<readonly [string, AgencyRecording, readonly string[]]>([
    ['within ten minutes', handed('04', '09:10:00'), []],
    ['to an officer', handed('05', '09:10:00'), []],
    ['and finished', handed('06', '09:10:00'), []],
    ['a little late', handed('04', '09:10:01'), late('warn', '04 2026/11/20 09:10:01')],
    ['as late as is warned of', handed('04', '09:30:00'), late('warn', '04 2026/11/20 09:30:00')],
    ['later', handed('05', '09:30:01'), late('fail', '05 2026/11/20 09:30:01')],
    ['after noon', { ...came('11:55:00'), ...handed('04', '13:05:00') }, []],
    [
      'long after noon',
      { ...came('11:55:00'), ...handed('04', '13:26:00') },
      late('fail', '04 2026/11/20 13:26:00'),
    ],
    ['or not', { 'K 04': undefined, 'K 06': undefined }, none],
    ['or refused after all', handed('02', '09:01:00'), none],
  ])('%s', (_, changes, findings) => {
    expect(judged(id, changes)).toEqual(findings);
  });

  it('is not asked of a letter that is not registered, nor of a usual one', () => {
    expect(judged(id, { 'K 03': undefined, 'K 04': undefined, 'K 06': undefined })).toEqual(nothing);
    expect(judged(id, { 'U 04': undefined, 'U 06': undefined })).toEqual([]);
  });
});

describe('what is done with a letter is told to the end (STA-08)', () => {
  const id = 'follows-up';

  it.each<readonly [string, AgencyRecording, readonly string[]]>([
    ['or not', { 'U 06': undefined }, ['fail STA-08 in got usual, answer: 01 → 03 → 04']],
    ['of a usual letter alone', { 'K 06': undefined, 'P 06': undefined }, []],
    ['when it was registered', { 'U 03': undefined, 'U 06': undefined }, nothing],
  ])('%s', (_, changes, findings) => {
    expect(judged(id, changes)).toEqual(findings);
  });
});

describe('a letter is acknowledged (DUP-05)', () => {
  const id = 'acknowledges';
  const done = (operation: string, docId: string, state: string) => ({
    'done d1': calls(life('paper'), operation, { docId, parameters: { status: state } }),
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
