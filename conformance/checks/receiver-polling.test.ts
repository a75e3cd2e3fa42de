import { describe, expect, it } from 'vitest';
import { parseLocalTimestamp } from '../../protocol/calendar/local-time.ts';
import {
  type AgencyRecording,
  asked,
  calls,
  found,
  type Line,
  lookedAt,
  step,
} from './agency-recording-under-test.ts';
import { pollsOftenEnough } from './receiver-polling.ts';

const minute = 60_000;
const id = 'receiver.polls-often-enough';
const life = (name: string) => `receiver-life/${name}`;
const everyTenMinutes = Array.from({ length: 20 }, (_, index) => 10 * index);

/** A watch of 200 minutes from half past eight on; the queues are asked at these minutes. */
interface Watch {
  readonly edoc?: readonly number[];
  readonly status?: readonly number[];
  readonly from?: string;
  readonly until?: number;
  readonly besides?: AgencyRecording;
}

function watched(watch: Watch): AgencyRecording {
  const { edoc = everyTenMinutes, status = everyTenMinutes, until = 200, besides = {} } = watch;
  const began = parseLocalTimestamp(`2026/11/20 ${watch.from ?? '08:30:00'}`) ?? 0;
  const at = (minutes: number) => began + minutes * minute;
  const polls = (messagetype: string, minutes: readonly number[]): readonly (readonly [string, Line])[] =>
    minutes
      .toSorted((one, other) => one - other)
      .map((each) => [
        `${messagetype} ${each}`,
        calls(life('usual'), 'getReceivedEdocList', { parameters: { messagetype }, at: at(each) }),
      ]);
  return {
    letter: step(life('usual'), { document: 'D1' }, at(0)),
    ...Object.fromEntries([...polls('edoc', edoc), ...polls('status', status)]),
    ...besides,
    end: step(life('export'), {}, at(until)),
  };
}
const judged = (watch: Watch) => found([pollsOftenEnough], id, watched(watch));
const silent = (since: string, minutes: number, queue = since.startsWith('status') ? 'status' : 'edoc') =>
  `fail STA-19 in ${since}, request: ${queue}: ${minutes} min`;
const without = (...minutes: readonly number[]) => everyTenMinutes.filter((each) => !minutes.includes(each));
const fetching = (outcome: string) => asked('before/fetch', 'fetch', { outcome, why: 'x' });
const untilFive = everyTenMinutes.slice(0, 7);
const aroundNoon = [...untilFive, ...everyTenMinutes.slice(12)];

describe('a receiver that asks every ten minutes (STA-19)', () => {
  it('has nothing to answer for', () => {
    expect(judged({})).toEqual([]);
  });

  it('is looked at from the letter on, with all its calls', () => {
    const few = watched({ edoc: [0, 10, 20], status: [5], until: 30 });
    expect(lookedAt([pollsOftenEnough], id, few)).toEqual([
      'letter',
      'edoc 0',
      'edoc 10',
      'edoc 20',
      'status 5',
    ]);
  });

  it.each<readonly [string, Watch]>([
    ['may be late for a twentieth of the watch', { edoc: without(90) }],
    ['may take some time to begin', { status: without(0, 10) }],
    ['may rest at noon', { from: '11:00:00', edoc: aroundNoon, status: aroundNoon }],
    ['may rest at night', { from: '16:00:00', edoc: untilFive, status: untilFive, until: 900 }],
    ['may be watched for half an hour alone', { until: 30 }],
    ['may have begun without help', { besides: { help: fetching('failed') } }],
  ])('%s', (_, watch) => {
    expect(judged(watch)).toEqual([]);
  });
});

describe('a receiver that asks too rarely (STA-19)', () => {
  const hourly = [0, 60, 120, 180];
  const elsewhere = (name: string, operation: string, messagetype = 'edoc') =>
    Object.fromEntries(
      everyTenMinutes.map((each) => [
        `other ${each}`,
        calls(name, operation, { parameters: { messagetype } }),
      ]),
    );

  it.each<readonly [string, Watch, readonly string[]]>([
    ['asks hourly', { edoc: hourly, status: hourly }, [silent('edoc 0', 60), silent('status 0', 60)]],
    ['asks hourly for documents', { edoc: hourly }, [silent('edoc 0', 60)]],
    ['asks hourly for statuses', { status: hourly }, [silent('status 0', 60)]],
    ['is late for longer than is forgiven', { edoc: [...without(90, 100), 100.1] }, [silent('edoc 80', 20)]],
    [
      'asks every eleven minutes',
      { edoc: everyTenMinutes.map((each) => each * 1.1) },
      [silent('edoc 0', 11)],
    ],
    ['never asks', { edoc: [], status: [] }, [silent('letter', 200), silent('letter', 200, 'status')]],
    ['asks once', { edoc: [0] }, [silent('edoc 0', 200)]],
    ['stops asking', { edoc: everyTenMinutes.slice(0, 10) }, [silent('edoc 90', 110)]],
    ['begins late', { status: [100, ...everyTenMinutes.slice(11)] }, [silent('letter', 100, 'status')]],
    ['is silent twice', { edoc: [0, 30, 80, ...everyTenMinutes.slice(9)] }, [silent('edoc 30', 50)]],
    ['is silent for half an hour alone', { edoc: [], until: 30 }, [silent('letter', 30)]],
    [
      'asks in another scenario',
      { edoc: [], besides: elsewhere('receiver-evening/morning', 'getReceivedEdocList') },
      [silent('letter', 200)],
    ],
    [
      'asks for something else',
      { edoc: [], besides: elsewhere(life('x'), 'getEdoc') },
      [silent('letter', 200)],
    ],
    [
      'asks for nothing that is a queue',
      { edoc: [], besides: elsewhere(life('x'), 'getReceivedEdocList', '') },
      [silent('letter', 200)],
    ],
    ['was turned on', { edoc: [], besides: { help: fetching('done') } }, [silent('letter', 200)]],
    [
      'cannot be turned on',
      { edoc: [], besides: { help: fetching('not-offered') } },
      [silent('letter', 200)],
    ],
  ])('%s', (_, watch, findings) => {
    expect(judged(watch)).toEqual(findings);
  });

  it('is not to blame where the driver could not turn it on', () => {
    const failed = (action: string) => asked('before/fetch', action, { outcome: 'failed', why: 'x' });
    const never = (action: string) => judged({ edoc: [], besides: { help: failed(action) } });
    expect(never('fetch')).toEqual(['fail STA-19 of the harness in letter, request: edoc: 200 min']);
    expect(never('show-document')).toEqual([silent('letter', 200)]);
  });
});

describe('a receiver that nobody watched for long', () => {
  const short = (minutes: number) => [
    `not-run: it was watched for ${minutes} minutes of working time, and 30 are needed`,
  ];

  it.each<readonly [string, Watch, number]>([
    ['was watched for less than half an hour', { until: 29.9 }, 29],
    ['was watched at night', { from: '20:00:00' }, 0],
    ['was watched when the day ended', { from: '16:40:00' }, 20],
  ])('%s', (_, watch, minutes) => {
    expect(judged(watch)).toEqual(short(minutes));
    expect(judged({ ...watch, edoc: [], status: [] })).toEqual(short(minutes));
  });

  it('or at all', () => {
    const nothing = ['not-run: nothing happened that it could judge'];
    expect(found([pollsOftenEnough], id, {})).toEqual(nothing);
    expect(found([pollsOftenEnough], id, { other: step('receiver-evening/morning') })).toEqual(nothing);
  });
});
