import { describe, expect, it } from 'vitest';
import { type AgencyRecording, calls, found, lookedAt, step } from './agency-recording-under-test.ts';
import { packet } from './hub-recording-under-test.ts';
import { gets, says, saysInVain } from './receiver-recording-under-test.ts';
import { receiverRequestChecks } from './receiver-request-checks.ts';
import { smallStatus } from './small-packet-under-test.ts';

const minute = 60_000;
const hour = 60 * minute;
/** The recordings begin at seven in the morning of Thursday, 1 January 1970: midnight is seventeen hours away. */
const midnight = 17 * hour;
const getsTakeBack = (name: string, of: string, at: number) =>
  calls(name, 'getEdoc', { said: packet(smallStatus('13', of)), at });
const recall = 'receiver-recall/recall';
const unknown = 'receiver-recall/recall-unknown';
const early = 'receiver-take-back/take-back-early';
const late = 'receiver-take-back/take-back-late';
const because = { description: 'Chưa xác minh được' };

/** A recall of what came and one of what never did; two letters taken back, of which one was registered. */
const sound: AgencyRecording = {
  before: undefined,
  'recall step': step(recall, { document: 'recall', of: 'letter' }),
  recalled: says(recall, '03', 'recall'),
  'unknown step': step(unknown, { document: 'stray', of: 'nothing' }),
  refused: says(unknown, '02', 'stray', because),
  'recall over': step('receiver-recall/over', {}, 2 * midnight),
  'early step': step(early, { document: 'e', of: 'fresh' }, minute),
  'asked back': getsTakeBack(early, 'fresh', 11 * minute),
  'given back': says(early, '15', 'fresh', {}, { at: 26 * minute }),
  'late step': step(late, { document: 'l', of: 'registered' }),
  answered: says(late, '15', 'registered'),
  'take-back over': step('receiver-take-back/over', {}, 2 * midnight),
};
const judged = (id: string, changes: AgencyRecording) =>
  found(receiverRequestChecks, `receiver.${id}`, { ...sound, ...changes });
const nothing = ['not-run: nothing happened that it could judge'];
const open = ['not-run: the watch ended before the limit did, so that nobody can say that it was not done'];

describe('a receiver that is asked to give a document up', () => {
  it.each([
    ['answers-a-recall', 'recall step'],
    ['stops-after-a-recall', 'recall step'],
    ['recall-of-the-unknown', 'unknown step'],
    ['gives-back-what-is-not-registered', 'early step'],
    ['answers-a-take-back', 'late step'],
  ])('%s looks at the %s and finds nothing', (id, name) => {
    expect(judged(id, {})).toEqual([]);
    expect(lookedAt(receiverRequestChecks, `receiver.${id}`, sound)).toEqual([name]);
    expect(judged(id, { [name]: undefined })).toEqual(nothing);
  });

  it('stops-after-a-take-back looks at both steps of take-backs', () => {
    const id = 'stops-after-a-take-back';
    expect(judged(id, {})).toEqual([]);
    expect(lookedAt(receiverRequestChecks, `receiver.${id}`, sound)).toEqual(['early step', 'late step']);
    expect(judged(id, { 'given back': undefined, answered: undefined })).toEqual(nothing);
  });
});

describe('who is not watched for long enough', () => {
  const over = (scenario: string, at: number) => step(`${scenario}/over`, {}, at);
  const recalls = (at: number) => ({ 'recall over': over('receiver-recall', at) });
  const takeBacks = (at: number) => ({ 'take-back over': over('receiver-take-back', at) });

  it.each<readonly [string, AgencyRecording, (at: number) => AgencyRecording, number]>([
    ['answers-a-recall', { recalled: undefined }, recalls, midnight - 1],
    ['recall-of-the-unknown', { refused: undefined }, recalls, midnight - 1],
    ['gives-back-what-is-not-registered', { 'given back': undefined }, takeBacks, 26 * minute],
    ['answers-a-take-back', { answered: undefined }, takeBacks, midnight - 1],
  ])('is not blamed by %s', (id, changes, ends, at) => {
    expect(judged(id, { ...changes, ...ends(at) })).toEqual(open);
    expect(judged(id, { ...changes, ...ends(at + 1) })).toHaveLength(1);
    expect(judged(id, { ...changes, ...ends(at + 1) })).not.toEqual(open);
  });
});

describe('a recall', () => {
  const id = 'answers-a-recall';
  const silent = ['fail RCL-02 in recall step, answer: 02/03: –'];
  const unexplained = (where: string) => [`fail RCL-02 in ${where}, packet: 02: Description –`];

  it.each<readonly [string, AgencyRecording, readonly string[]]>([
    ['is not answered', { recalled: undefined }, silent],
    ['has arrived and no more', { recalled: says(recall, '01', 'recall') }, silent],
    ['is answered, which nobody was told', { recalled: saysInVain(recall, '03', 'recall') }, silent],
    ['is answered for the letter', { recalled: says(recall, '03', 'letter') }, silent],
    ['was answered before', { before: says(recall, '03', 'recall'), recalled: undefined }, silent],
    ['is refused with a reason', { recalled: says(recall, '02', 'recall', because) }, []],
    [
      'is answered at the end of the day',
      { recalled: says(recall, '03', 'recall', {}, { at: midnight - 1 }) },
      [],
    ],
    [
      'is answered on the next day',
      { recalled: says(recall, '03', 'recall', {}, { at: midnight }) },
      ['fail RCL-02 in recalled, packet: 03 1970/01/02 00:00:00'],
    ],
    [
      'is fetched on the next day, and answered on that',
      {
        'got recall': gets(recall, 'recall', { at: midnight }),
        recalled: says(recall, '03', 'recall', {}, { at: midnight + hour }),
      },
      [],
    ],
    ['is refused without one', { recalled: says(recall, '02', 'recall') }, unexplained('recalled')],
    [
      'is refused without one and agreed to later',
      { recalled: says(recall, '02', 'recall'), later: says(recall, '03', 'recall') },
      unexplained('recalled'),
    ],
    [
      'is agreed to and refused later',
      { recalled: says(recall, '03', 'recall'), later: says(recall, '02', 'recall') },
      [],
    ],
  ])('%s', (_, changes, findings) => {
    expect(judged(id, changes)).toEqual(findings);
  });
});

describe('a recall of what never came', () => {
  const id = 'recall-of-the-unknown';
  const wrong = (seen: string) => [`fail RCL-06 in refused, packet: ${seen}`];

  it.each<readonly [string, AgencyRecording, readonly string[]]>([
    ['is not answered', { refused: undefined }, ['fail RCL-06 in unknown step, answer: 02: –']],
    ['is agreed to', { refused: says(unknown, '03', 'stray') }, wrong('03 ')],
    [
      'is agreed to with words',
      { refused: says(unknown, '03', 'stray', because) },
      wrong('03 Chưa xác minh được'),
    ],
    ['is refused without a reason', { refused: says(unknown, '02', 'stray') }, wrong('02 ')],
  ])('%s', (_, changes, findings) => {
    expect(judged(id, changes)).toEqual(findings);
  });
});

describe('what is not registered', () => {
  const id = 'gives-back-what-is-not-registered';
  const wrong = (seen: string) => [`fail RCL-08 in given back, packet: ${seen}`];
  const answered = (at: number, code = '15') => ({
    'given back': says(early, code, 'fresh', because, { at }),
  });

  it.each<readonly [string, AgencyRecording, readonly string[]]>([
    ['is given back within a quarter of an hour of the request', answered(26 * minute), []],
    ['is given back later', answered(26 * minute + 1), wrong('15 1970/01/01 07:26:00')],
    [
      'is given back, though the request was never fetched',
      { 'asked back': undefined, ...answered(hour + 25 * minute) },
      [],
    ],
    [
      'is given back later, though the request was never fetched',
      { 'asked back': undefined, ...answered(hour + 25 * minute + 1) },
      wrong('15 1970/01/01 08:25:00'),
    ],
    [
      'is given back, and registered all the same, which another check judges',
      {
        'asked back': undefined,
        ...answered(2 * minute),
        later: says(early, '03', 'fresh', {}, { at: 3 * minute }),
      },
      [],
    ],
    [
      'was registered before the request came',
      { before: says(early, '03', 'fresh', {}, { at: 11 * minute }), ...answered(12 * hour, '16') },
      nothing,
    ],
    [
      'was registered although the request had come',
      { before: says(early, '03', 'fresh', {}, { at: 12 * minute }), ...answered(12 * hour, '16') },
      wrong('16'),
    ],
    ['is kept', answered(2 * minute, '16'), wrong('16')],
    ['is not answered about', { 'given back': undefined }, ['fail RCL-08 in early step, answer: 15: –']],
  ])('%s', (_, changes, findings) => {
    expect(judged(id, changes)).toEqual(findings);
  });
});

describe('what is registered', () => {
  const id = 'answers-a-take-back';

  it.each<readonly [string, AgencyRecording, readonly string[]]>([
    ['is kept with a reason', { answered: says(late, '16', 'registered', because) }, []],
    [
      'is kept without one',
      { answered: says(late, '16', 'registered') },
      ['fail RCL-08 in answered, packet: 16: Description –'],
    ],
    ['is not answered about', { answered: undefined }, ['fail RCL-08 in late step, answer: 15/16: –']],
    [
      'is worked on without an answer',
      { answered: says(late, '06', 'registered') },
      ['fail RCL-08 in late step, answer: 15/16: –'],
    ],
  ])('%s', (_, changes, findings) => {
    expect(judged(id, changes)).toEqual(findings);
  });
});

describe.each([
  ['recall', 'stops-after-a-recall', 'RCL-02', recall, 'letter', 'recalled', ['recall', '03', '02']],
  [
    'take-back',
    'stops-after-a-take-back',
    'RCL-09',
    late,
    'registered',
    'answered',
    ['registered', '15', '16'],
  ],
] as const)('after a %s', (_, id, requirement, at, document, line, [answered, yes, no]) => {
  const goneOn = (where: string, code: string) => [
    `fail ${requirement} in ${where}, packet: ${yes} → ${code}`,
  ];

  it.each(['03', '04', '05', '06'])('%s may not follow', (code) => {
    expect(judged(id, { later: says(at, code, document) })).toEqual(goneOn('later', code));
  });

  it.each(['01', '02', '16'])('%s may', (code) => {
    expect(judged(id, { later: says(at, code, document) })).toEqual([]);
  });

  it('the first of what follows is told', () => {
    const changes = { later: says(at, '05', document), latest: says(at, '06', document) };
    expect(judged(id, changes)).toEqual(goneOn('later', '05'));
  });

  it.each<readonly [string, AgencyRecording]>([
    ['was said before', { before: says(at, '06', document) }],
    ['is of another document', { later: says(at, '06', 'other') }],
    ['the hub refused', { later: saysInVain(at, '06', document) }],
    ['follows a no', { [line]: says(at, no, answered, because), later: says(at, '06', document) }],
    ['follows no answer', { [line]: undefined, later: says(at, '06', document) }],
  ])('what %s is no matter', (_what, changes) => {
    expect(judged(id, changes)).toEqual([]);
  });
});

describe('a letter that is kept (RCL-09)', () => {
  const id = 'stops-after-a-take-back';
  const kept: AgencyRecording = {
    'early step': undefined,
    before: says(late, '03', 'registered'),
    answered: says(late, '16', 'registered', because),
  };
  const over = (at: number) => ({ 'take-back over': step('receiver-take-back/over', {}, at) });
  const told = (code: string) => ({ later: says(late, code, 'registered', because) });

  it.each<readonly [string, AgencyRecording, readonly string[]]>([
    ['is handed on', told('04'), []],
    ['is finished', told('06'), []],
    ['is refused all the same', told('02'), ['fail RCL-09 in later, packet: 16 → 02']],
    ['lies there', {}, ['fail RCL-09 in late step, answer: 16 → 04/05: –']],
    ['may still be handed on', over(midnight + 24 * hour - 1), open],
    ['was never registered', { before: undefined }, nothing],
  ])('%s', (_, changes, findings) => {
    expect(judged(id, { ...kept, ...over(midnight + 24 * hour), ...changes })).toEqual(findings);
  });

  it('goes on from where it was', () => {
    const before = { before: says(late, '04', 'registered'), first: says(late, '03', 'registered') };
    expect(judged(id, { ...before, ...kept, ...before })).toEqual([]);
  });
});

describe('a letter that was given back before it was registered (RCL-09)', () => {
  it.each(['03', '04', '06'])('is not dealt with: %s', (code) => {
    const later = says(early, code, 'fresh', {}, { at: 27 * minute });
    expect(judged('stops-after-a-take-back', { later })).toEqual([
      `fail RCL-09 in later, packet: 15 → ${code}`,
    ]);
  });
});
