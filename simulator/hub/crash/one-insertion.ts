/**
 * True when `after` is `before` with at most one run of bytes put in somewhere: what a delivery may do to a
 * packet. Beginning and end are compared from both sides, so it need not be known what was put in, or where.
 */
export function isOneInsertion(before: Uint8Array, after: Uint8Array): boolean {
  if (after.length < before.length) return false;
  let same = 0;
  while (same < before.length && before[same] === after[same]) same += 1;
  const left = before.length - same;
  return Buffer.compare(before.subarray(same), after.subarray(after.length - left)) === 0;
}
