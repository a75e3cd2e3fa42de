import { describe, expect, it } from 'vitest';
import { identity, type Matrix, placed, scalesOf, shifted, times } from './matrix.ts';

const one: Matrix = [2, 3, 5, 7, 11, 13];
const other: Matrix = [17, 19, 23, 29, 31, 37];

describe('a transformation', () => {
  it('moves a point as ISO 32000-2 §8.3.4 has it', () => {
    expect(placed(one, 1, 0)).toEqual([13, 16]);
    expect(placed(one, 0, 1)).toEqual([16, 20]);
    expect(placed(one, 10, 100)).toEqual([2 * 10 + 5 * 100 + 11, 3 * 10 + 7 * 100 + 13]);
  });

  it('followed by another is one that does both, the first first', () => {
    const [x, y] = placed(one, 3, 4);
    expect(placed(times(one, other), 3, 4)).toEqual(placed(other, x, y));
    expect(times(one, other)).not.toEqual(times(other, one));
  });

  it('stays as it is beside the one that changes nothing', () => {
    expect([times(one, identity), times(identity, one)]).toEqual([one, one]);
    expect(placed(identity, 3, 4)).toEqual([3, 4]);
  });

  it('behind a step moves what stood that step away', () => {
    expect(placed(shifted(one, 3, 4), 0, 0)).toEqual(placed(one, 3, 4));
    expect(placed(shifted(one, 3, 4), 1, 2)).toEqual(placed(one, 4, 6));
  });

  it('has a scale along each axis, whichever way it turns', () => {
    expect(scalesOf([3, 4, -5, 12, 99, 99])).toEqual([5, 13]);
    expect(scalesOf([0, 2, -3, 0, 0, 0])).toEqual([2, 3]);
  });
});
