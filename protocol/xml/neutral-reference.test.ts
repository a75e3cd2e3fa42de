import { describe, expect, test } from 'vitest';
import { neutralReferenceAt, undecided } from './neutral-reference.ts';

describe('character references to white space', () => {
  test.each([
    ['&#13;', 5],
    ['&#10;', 5],
    ['&#9;', 4],
    ['&#32;', 5],
    ['&#xD;', 5],
    ['&#xa;', 5],
    ['&#x20;', 6],
    ['&#x0009;', 8],
    ['&#00013;', 8],
    ['&#13;&#10;', 5],
    ['&#000013;', 0],
    ['&#65;', 0],
    ['&#x;', 0],
    ['&#;', 0],
    ['&#1a;', 0],
    ['&#X9;', 0],
    ['&amp;', 0],
    ['&#x2<', 0],
    ['& ', 0],
    ['&', undecided],
    ['&#', undecided],
    ['&#1', undecided],
    ['&#x', undecided],
    ['&#x000', undecided],
    ['&#00000', undecided],
    ['&#000000', 0],
  ])('%s is %i bytes long', (text, length) => {
    expect(neutralReferenceAt(Buffer.from(text), 0)).toBe(length);
    expect(neutralReferenceAt(Buffer.from(`QUJD${text}`), 4)).toBe(length);
  });
});
