import type { ServerResponse } from 'node:http';
import type { Clock } from '../../protocol/ports/ports.ts';

/** The value of a `Date` header by a clock (RFC 9110, 5.6.7). */
export function httpDate(clock: Pick<Clock, 'now'>): string {
  return new Date(clock.now()).toUTCString();
}

/**
 * Lets an answer carry the time of this clock in its `Date`, where Node would write the computer's own: who
 * lives in virtual time may not be told of another.
 */
export function datedBy(clock: Pick<Clock, 'now'>, response: ServerResponse): void {
  response.sendDate = false;
  response.setHeader('Date', httpDate(clock));
}
