import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { HeaderPair } from './headers.ts';
import { parseParameters } from './parameters.ts';
import {
  checkClock,
  parseSdkTimestamp,
  parseWindow,
  renderRowTime,
  renderSdkTimestamp,
  renderWindowEnd,
} from './sdk-timestamp.ts';

const at = Date.UTC(2026, 10, 21, 10, 13, 27, 697);
const windowOf = (from?: string, to?: string) => {
  const pairs = [
    ['XroadVnpt-fromDate', from],
    ['XroadVnpt-ToDate', to],
  ] as const;
  const sent = pairs.flatMap(([name, value]): HeaderPair[] => (value === undefined ? [] : [[name, value]]));
  return parseWindow(parseParameters(sent));
};

describe('the SDK’s timestamp', () => {
  it('is Vietnam local time with the milliseconds padded to four', () => {
    expect(renderSdkTimestamp(at)).toBe('21112026T171327+0697');
    expect(parseSdkTimestamp('21112026T171327+0697')).toBe(at);
    expect(renderSdkTimestamp(Date.UTC(2026, 11, 31, 17, 0, 0, 5))).toBe('01012027T000000+0005');
  });

  it.each([
    '21112026T171327+0700Z',
    '21112026T171327',
    '31112026T171327+0697',
    '21112026T171327+1697',
    '',
    '2026-11-21T17:13:27',
  ])('is none in %j', (text) => {
    expect(parseSdkTimestamp(text)).toBeUndefined();
  });

  it('is read back to the millisecond', () => {
    const instants = fc.integer({ min: Date.UTC(1990, 0), max: Date.UTC(2100, 0) });
    fc.assert(
      fc.property(instants, (instant) => {
        expect(parseSdkTimestamp(renderSdkTimestamp(instant))).toBe(instant);
      }),
    );
  });
});

describe('a window of time', () => {
  it('is Vietnam local time, its last second whole', () => {
    expect(windowOf('21/11/2026 17:13:27', '21/11/2026 17:13:27')).toEqual({
      ok: true,
      value: { from: at - 697, to: at - 697 + 999 },
      problems: [],
    });
    expect(windowOf()).toMatchObject({ ok: true, value: {} });
    expect(windowOf(undefined, ' ')).toMatchObject({ ok: true, value: {} });
    expect(renderWindowEnd(at)).toBe('21/11/2026 17:13:27');
    expect(renderRowTime(at)).toBe('2026/11/21 17:13:27');
  });

  it('is refused at both ends at once', () => {
    expect(windowOf('2026/11/21 00:00:00', '29/02/2026 00:00:00').problems).toMatchObject([
      { code: 'wire.window-malformed', place: { path: 'XroadVnpt-fromDate' } },
      { code: 'wire.window-malformed', place: { path: 'XroadVnpt-toDate' }, seen: '29/02/2026 00:00:00' },
    ]);
  });

  it.each([
    '1/1/2026 00:00:00',
    '01/01/2026',
    '01/01/2026 24:00:00',
    '01/01/2026 00:60:00',
    '01/01/2026T00:00:00',
  ])('does not begin at %j', (text) => {
    expect(windowOf(text).problems).toMatchObject([{ code: 'wire.window-malformed', seen: text }]);
  });

  it('does not end before it begins', () => {
    expect(windowOf('21/11/2026 00:00:01', '21/11/2026 00:00:00').problems).toMatchObject([
      { code: 'wire.window-reversed' },
    ]);
  });
});

describe('a caller’s clock', () => {
  const now = Date.UTC(2026, 10, 21, 3, 0, 0);
  const minute = 60_000;
  it.each([
    ['is taken as it is when it is right', 0, 0],
    ['is taken as it is when it is a few minutes fast', 4 * minute, 0],
    ['is noticed when it is fast', 20 * minute, 1],
    ['is taken as it is when it is behind: the SDK takes the time once', -20 * minute, 0],
    ['is taken as it is weeks behind', -21 * 24 * 60 * minute, 0],
    ['is noticed when it shows UTC', -7 * 60 * minute - 900, 1],
    ['is noticed when it shows UTC, a minute fast', -7 * 60 * minute + minute, 1],
    ['is taken as it is ten minutes from UTC', -7 * 60 * minute - 10 * minute, 0],
  ])('%s', (_, off, noticed) => {
    const found = checkClock(now + off, now);
    expect(found.map(({ code, severity }) => [code, severity])).toEqual(
      noticed === 0 ? [] : [['wire.timestamp-off', 'notice']],
    );
  });

  it('is not judged by a timestamp that is none', () => {
    expect(checkClock(undefined, now)).toEqual([]);
  });
});
