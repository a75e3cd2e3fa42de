/**
 * The order in which Java's `HashMap<String, …>` (8 and later) hands out its keys. The vendor SDK keeps its
 * headers in one, so this order is the order of signing [V].
 *
 * The rule, from the class's public description: a key's hash is `String.hashCode` with its upper half XORed
 * into the lower; the table has 16 buckets and doubles when more than three quarters as many keys are in it,
 * or when a ninth key meets eight in one bucket of a table below 64; a bucket keeps its keys in the order of
 * insertion, and doubling keeps that order. Buckets of nine keys in larger tables become trees, which is not
 * modelled: names of headers do not collide like that.
 */
export function javaHashMapOrder(keysInserted: Iterable<string>): readonly string[] {
  const keys: Hashed[] = [];
  let buckets = 16;
  for (const key of new Set(keysInserted)) {
    const added = { key, hash: spreadHash(key) };
    const inBucket = keys.filter(({ hash }) => ((hash ^ added.hash) & (buckets - 1)) === 0).length;
    keys.push(added);
    if (inBucket >= 8 && buckets < 64) buckets *= 2;
    if (keys.length > buckets * 0.75) buckets *= 2;
  }
  const inOrder = keys.toSorted((left, right) => (left.hash & (buckets - 1)) - (right.hash & (buckets - 1)));
  return inOrder.map(({ key }) => key);
}

interface Hashed {
  readonly key: string;
  readonly hash: number;
}

function spreadHash(key: string): number {
  const hash = javaHashCode(key);
  return hash ^ (hash >>> 16);
}

/** Java's `String.hashCode`: `31·h + unit` over the UTF-16 units, in 32-bit arithmetic. */
export function javaHashCode(text: string): number {
  let hash = 0;
  for (let at = 0; at < text.length; at += 1) hash = (Math.imul(31, hash) + text.charCodeAt(at)) | 0;
  return hash;
}
