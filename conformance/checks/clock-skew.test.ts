import { describe, expect, it } from 'vitest';
import { put, status } from '../mutants/packet-under-test.ts';
import { readPacketView } from '../reading/packet-view.ts';
import { Part } from '../reading/part.ts';
import { clockSkew } from './clock-skew.ts';

const minute = 60_000;
const tolerances = { skewWarn: 5 * minute, skewFail: 15 * minute };
const stamp = (text: string) => readPacketView(put('Timestamp', text)(status('03'))).message.one('Timestamp');
const told = '2026/11/20 10:00:00';
const moment = Date.UTC(2026, 10, 20, 3);
const skew = (off: number) => clockSkew({ entry: 7, at: moment + off }, stamp(told), tolerances);

describe('a time stamp beside the moment at which the packet came (TSP-04)', () => {
  it.each([
    ['at the moment', 0],
    ['as early as is allowed', 5 * minute],
    ['as late as is allowed', -5 * minute],
  ])('%s', (_, off) => {
    expect(skew(off)).toEqual([]);
  });

  it.each([
    ['earlier than is allowed', 5 * minute + 1, true],
    ['later than is allowed', -5 * minute - 1, true],
    ['as wrong as is only warned of', 15 * minute, true],
    ['more wrong, early', 15 * minute + 1, false],
    ['more wrong, late', -15 * minute - 1, false],
  ])('%s', (_, off, isMild) => {
    const [fault, ...others] = skew(off);
    expect(others).toEqual([]);
    expect(fault?.severity).toBe(isMild ? 'warn' : undefined);
  });

  it('is told with both, in the time of Vietnam', () => {
    expect(skew(7 * 60 * minute)).toEqual([
      {
        ...{ entry: 7, part: 'packet', seen: `${told} / 2026/11/20 17:00:00` },
        ...stamp(told).spot,
      },
    ]);
  });

  it('is for other checks where it is no time, or is not there', () => {
    expect(clockSkew({ entry: 7, at: moment }, stamp('x'), tolerances)).toEqual([]);
    expect(clockSkew({ entry: 7, at: moment }, new Part(undefined, ''), tolerances)).toEqual([]);
  });
});
