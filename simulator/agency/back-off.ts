/** Milliseconds to wait after the 1st, 2nd … outage in a row; then a person must look (ERR-04). */
export type BackOff = readonly number[];

/** As the clients of the field do it: five times, from 30 s, doubling to 8 minutes. */
export const fieldBackOff: BackOff = [30_000, 60_000, 120_000, 240_000, 480_000];

/** How long to wait after `attempts` failed ones; `undefined` when it was tried often enough. */
export function waitAfter(backOff: BackOff, attempts: number): number | undefined {
  return backOff[attempts - 1];
}
