import { describe, expect, it } from 'vitest';
import { parseLocalTimestamp } from '../../protocol/calendar/local-time.ts';
import { type AgencyRecording, found, lookedAt, step } from './agency-recording-under-test.ts';
import { receiverEveningChecks } from './receiver-evening-checks.ts';
import { gets, says, saysInVain } from './receiver-recording-under-test.ts';

const evening = (name: string) => `receiver-evening/${name}`;
/** An instant, by its local time; of Friday the 20th unless a day is told. */
const on = (time: string, day = '20') => parseLocalTimestamp(`2026/11/${day} ${time}`) ?? Number.NaN;
const midnight = (day: string) => on('00:00:00', day);
const morning = { at: on('09:00:00') };
const late = (code: string, of: string, at: number) => says(evening('evening'), code, of, {}, { at });

/**
 * A letter that came in the evening, and one of the morning that says that paper follows, watched until the next
 * working day was over.
 */
const sound: AgencyRecording = {
  evening: step(evening('evening'), { document: 'E' }),
  paper: step(evening('paper'), { document: 'P' }),
  'got evening': gets(evening('evening'), 'E', { at: on('16:30:00') }),
  'got paper': gets(evening('evening'), 'P', morning),
  ...Object.fromEntries(
    ['01', '03', '04'].flatMap((code) => [
      [`E ${code}`, late(code, 'E', on('16:40:00'))] as const,
      [`P ${code}`, late(code, 'P', on('09:10:00'))] as const,
    ]),
  ),
  'watch over': step(evening('over'), {}, midnight('25')),
};
const judged = (id: string, changes: AgencyRecording) =>
  found(receiverEveningChecks, `receiver.${id}`, { ...sound, ...changes });
const nothing = ['not-run: nothing happened that it could judge'];
const open = ['not-run: the watch ended before the limit did, so that nobody can say that it was not done'];

describe('a receiver that is watched over a week-end', () => {
  it.each([
    ['tells-the-same-day', ['evening', 'paper']],
    ['hands-on-in-time', ['evening', 'paper']],
    ['paper-is-not-awaited', ['paper']],
  ])('%s looks at letters and finds nothing', (id, names) => {
    expect(judged(id, {})).toEqual([]);
    expect(lookedAt(receiverEveningChecks, `receiver.${id}`, sound)).toEqual(names);
    expect(found(receiverEveningChecks, `receiver.${id}`, {})).toEqual(nothing);
  });
});

describe.each([
  ['evening', 'tells-the-same-day', 'STA-05', 'E'],
  ['paper', 'paper-is-not-awaited', 'GEN-05', 'P'],
] as const)('a decision on the letter of the %s', (name, id, requirement, of) => {
  /** The other letter of that evening is no matter here. */
  const alone = name === 'evening' ? { paper: undefined } : {};
  const came = (time: string, day?: string) => ({
    [`got ${name}`]: gets(evening(name), of, { at: on(time, day) }),
    [`${of} 01`]: late('01', of, on(time, day)),
    ...alone,
  });
  const decided = (code: string, at: number) => ({ [`${of} 03`]: late(code, of, at) });
  const none = [`fail ${requirement} in got ${name}, answer: 02/03: –`];
  const isLate = (seen: string) => [`fail ${requirement} in ${of} 03, packet: ${seen}`];

  it.each<readonly [string, AgencyRecording, readonly string[]]>([
    ['is late on the next day', decided('03', midnight('21')), isLate('03 2026/11/21 00:00:00')],
    ['is in time on the day', decided('03', midnight('21') - 1), []],
    ['is late when it is a no', decided('02', on('08:00:00', '23')), isLate('02 2026/11/23 08:00:00')],
    ['may be a no', decided('02', on('17:00:00')), []],
  ])('that came in the morning %s', (_, changes, findings) => {
    expect(judged(id, { ...came('09:00:00'), ...changes })).toEqual(findings);
  });

  it.each<readonly [string, AgencyRecording, readonly string[]]>([
    ['is in time on the next working day', decided('03', midnight('24') - 1), []],
    ['is late on the day after', decided('03', midnight('24')), isLate('03 2026/11/24 00:00:00')],
  ])('that came at half past four %s', (_, changes, findings) => {
    expect(judged(id, { ...came('16:30:00'), ...changes })).toEqual(findings);
  });

  it.each<readonly [string, AgencyRecording]>([
    ['is missing', { [`${of} 03`]: undefined }],
    ['is missing when the hub did not take it', { [`${of} 03`]: saysInVain(evening(name), '03', of) }],
    ['is missing when it is of another letter', { [`${of} 03`]: late('03', 'X', 0) }],
    ['is missing when work goes on without one', { [`${of} 03`]: late('04', of, 0) }],
  ])('%s', (_, changes) => {
    expect(judged(id, { ...alone, ...changes })).toEqual(none);
  });

  it('may still come when the watch ends', () => {
    const ends = (at: number) => ({
      ...{ ...came('16:30:00'), evening: undefined, paper: undefined, [`${of} 03`]: undefined },
      [name]: step(evening(name), { document: of }),
      'watch over': step(evening('over'), {}, at),
    });
    expect(judged(id, ends(midnight('24') - 1))).toEqual(open);
    expect(judged(id, ends(midnight('24')))).toEqual(none);
  });
});

describe('that a letter came is told on the day (STA-05)', () => {
  const id = 'tells-the-same-day';
  const monday = { 'E 03': late('03', 'E', on('09:00:00', '23')) };
  const none = ['fail STA-05 in got evening, answer: 01/02/03: –'];

  it.each<readonly [string, AgencyRecording, readonly string[]]>([
    ['before midnight', { 'E 01': late('01', 'E', midnight('21') - 1), ...monday }, []],
    [
      'or later',
      { 'E 01': late('01', 'E', midnight('21')), ...monday },
      ['fail STA-05 in E 01, packet: 01 2026/11/21 00:00:00'],
    ],
    ['by a decision', { 'E 01': undefined }, []],
    [
      'or by one that comes later',
      { 'E 01': undefined, ...monday },
      ['fail STA-05 in E 03, packet: 03 2026/11/23 09:00:00'],
    ],
    [
      'or not, though there is time to decide',
      {
        ...{ paper: undefined, 'E 01': undefined, 'E 03': undefined },
        'watch over': step(evening('over'), {}, midnight('21')),
      },
      none,
    ],
    [
      'or in vain',
      { 'E 01': saysInVain(evening('x'), '01', 'E'), ...monday },
      ['fail STA-05 in E 03, packet: 03 2026/11/23 09:00:00'],
    ],
  ])('%s', (_, changes, findings) => {
    expect(judged(id, changes)).toEqual(findings);
  });
});

describe('a letter is handed on (STA-06)', () => {
  const id = 'hands-on-in-time';
  const handed = (code: string, at: number) => ({ 'P 04': late(code, 'P', at) });

  it.each<readonly [string, AgencyRecording, readonly string[]]>([
    ['by the end of the next working day', handed('04', midnight('24') - 1), []],
    ['in the hands of an officer', handed('05', on('10:00:00', '23')), []],
    ['and finished at once', handed('06', on('10:00:00', '23')), []],
    ['or later', handed('04', midnight('24')), ['fail STA-06 in P 04, packet: 04 2026/11/24 00:00:00']],
    ['or not', { 'P 04': undefined }, ['fail STA-06 in got paper, answer: 04/05: –']],
    [
      'or refused after all',
      handed('02', on('10:00:00', '20')),
      ['fail STA-06 in got paper, answer: 04/05: –'],
    ],
  ])('%s', (_, changes, findings) => {
    expect(judged(id, changes)).toEqual(findings);
  });

  it('may still be handed on when the watch ends', () => {
    const ends = (at: number) => ({
      ...{ evening: undefined, 'P 04': undefined, 'watch over': step(evening('over'), {}, at) },
    });
    expect(judged(id, ends(midnight('24') - 1))).toEqual(open);
    expect(judged(id, ends(midnight('24')))).toEqual(['fail STA-06 in got paper, answer: 04/05: –']);
  });

  it('is not asked of a letter that is not registered', () => {
    const none = { 'P 03': undefined, 'P 04': undefined };
    expect(judged(id, none)).toEqual([]);
    expect(judged(id, { ...none, evening: undefined })).toEqual(nothing);
  });
});
