/** One value of an entry that holds no other: its JSON pointer, and the value as JSON. */
export interface Leaf {
  readonly path: string;
  readonly json: string;
}

/** Every leaf of a JSON value, in the order of its keys as sorted; an empty list or object is a leaf. */
export function leavesOf(value: unknown): readonly Leaf[] {
  const leaves: Leaf[] = [];
  gather(value, '', leaves);
  return leaves;
}

/** A run has some hundred thousand leaves: all of them go into one list. */
function gather(value: unknown, path: string, leaves: Leaf[]): void {
  if (typeof value !== 'object' || value === null) {
    leaves.push({ path, json: JSON.stringify(value) });
    return;
  }
  const before = leaves.length;
  const held: [string, unknown][] = Object.entries(value);
  for (const [key, each] of held.sort(([a], [b]) => (a < b ? -1 : 1))) {
    if (each !== undefined) gather(each, `${path}/${escaped(key)}`, leaves);
  }
  if (leaves.length === before) leaves.push({ path, json: Array.isArray(value) ? '[]' : '{}' });
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
  return /[~/]/.test(key) ? key.replaceAll('~', '~0').replaceAll('/', '~1') : key;
}
