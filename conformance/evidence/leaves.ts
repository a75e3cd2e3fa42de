/** One value of an entry that holds no other: its JSON pointer, and the value as JSON. */
export interface Leaf {
  readonly path: string;
  readonly json: string;
}

/** Every leaf of a JSON value, in the order of its keys as sorted; an empty list or object is a leaf. */
export function leavesOf(value: unknown, path = ''): readonly Leaf[] {
  if (typeof value !== 'object' || value === null) return [{ path, json: JSON.stringify(value) }];
  const held: readonly (readonly [string, unknown])[] = Object.entries(value)
    .filter(([, each]) => each !== undefined)
    .toSorted(([a], [b]) => (a < b ? -1 : 1));
  if (held.length === 0) return [{ path, json: Array.isArray(value) ? '[]' : '{}' }];
  return held.flatMap(([key, each]) => leavesOf(each, `${path}/${escaped(key)}`));
}

/** The value with some of its leaves replaced; what has no replacement stays. */
export function replaceLeaves(
  value: unknown,
  replacement: (path: string) => string | undefined,
  path = '',
): unknown {
  if (typeof value !== 'object' || value === null) return replacement(path) ?? value;
  if (Array.isArray(value)) {
    return value.map((each: unknown, index) => replaceLeaves(each, replacement, `${path}/${index}`));
  }
  return Object.fromEntries(
    Object.entries(value).map(([key, each]: [string, unknown]) => [
      key,
      replaceLeaves(each, replacement, `${path}/${escaped(key)}`),
    ]),
  );
}

function escaped(key: string): string {
  return key.replaceAll('~', '~0').replaceAll('/', '~1');
}
