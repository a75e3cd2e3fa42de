import { describe, expect, it } from 'vitest';
import { problem } from '../problems/problem.ts';
import { checkTrace } from './check-trace.ts';
import { type Contents, groupUnderTest, problemsOf } from './group-under-test.ts';
import { names as n } from './names.ts';

const asOf = Date.UTC(2026, 10, 21);

function judged(hops: readonly Contents[], issued: string | undefined = '2026/11/20') {
  const list = groupUnderTest('Trace', { [n.traceHeader]: hops });
  return problemsOf((notes) => checkTrace(list, issued, notes), { asOf });
}

const at = (number: number, part: string) => `Trace/${n.traceHeader}[${number}]/${part}`;
const hop = (time: string, organId = 'G22'): Contents => ({
  [n.organId]: organId,
  [n.timestamp]: `2026/11/20 ${time}`,
});

describe('ENV-07: who stands in a trace', () => {
  it('is the sender in the first hop and, best, a hub in each later one', () => {
    expect(judged([hop('08:00:00'), hop('08:01:00', '000.00.53.W00'), hop('08:02:00', 'H37')])).toEqual([]);
    expect(judged([])).toEqual([]);
  });

  it('may be nobody in no hop: the first is an error, a later one a fault of the hub', () => {
    const { [n.organId]: _, ...unnamed } = hop('08:00:00');
    expect(judged([unnamed, unnamed, hop('08:00:00', '')])).toEqual([
      problem('packet.trace-sender-unnamed', at(1, n.organId)),
      problem('packet.trace-organ-missing', at(2, n.organId)),
      problem('packet.trace-organ-missing', at(3, n.organId)),
    ]);
  });

  it.each(['null', 'undefined', 'NaN'])('is nobody where it is the word %s, which is shown', (seen) => {
    expect(judged([hop('08:00:00', seen), hop('08:00:00', seen)])).toEqual([
      problem('packet.trace-sender-unnamed', at(1, n.organId), { seen }),
      problem('packet.trace-organ-missing', at(2, n.organId), { seen }),
    ]);
  });
});

describe('times in a trace', () => {
  it('may go back by five minutes, since clocks differ, and by no second more', () => {
    expect(judged([hop('08:05:00'), hop('08:00:00')])).toEqual([]);
    expect(judged([hop('08:05:00'), hop('07:59:59')])).toEqual([
      problem('packet.trace-backwards', at(2, n.timestamp), { seen: '2026/11/20 07:59:59' }),
    ]);
  });

  it('are compared with the latest of all before them', () => {
    expect(
      judged([hop('08:00:00'), hop('07:00:00'), hop('07:58:00')]).map(({ place }) => place.path),
    ).toEqual([at(2, n.timestamp)]);
    expect(
      judged([hop('08:00:00'), hop('07:00:00'), hop('07:54:00')]).map(({ place }) => place.path),
    ).toEqual([at(2, n.timestamp), at(3, n.timestamp)]);
  });

  it('are none where they cannot be read: the next is compared with the last that could', () => {
    const unread: Contents = { [n.organId]: 'G22', [n.timestamp]: 'hôm qua' };
    const without: Contents = { [n.organId]: 'G22' };
    expect(judged([unread, without, hop('08:00:00')])).toEqual([]);
    expect(judged([hop('08:00:00'), unread, without, hop('07:00:00')]).map(({ code }) => code)).toEqual([
      'packet.trace-backwards',
    ]);
  });

  it('are each judged as stamps are', () => {
    const tomorrow: Contents = { [n.organId]: 'G22', [n.timestamp]: '2026/11/22 00:00:00' };
    expect(judged([hop('08:00:00')], '2026/11/21').map(({ code }) => code)).toEqual(['packet.before-issue']);
    expect(judged([tomorrow]).map(({ code }) => code)).toEqual(['packet.stamp-in-future']);
  });
});

it('no trace is for others to report', () => {
  expect(problemsOf((notes) => checkTrace(undefined, '2026/11/20', notes))).toEqual([]);
});
