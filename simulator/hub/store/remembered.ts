/** What was found before, until something is written. */
export interface Remembered<T> {
  find(key: string): T | undefined;
  /** Forgets everything; call it inside the transaction that writes. */
  forget(): void;
}

/** More than these are not remembered at a time, whatever is asked for. */
const most = 10_000;

/**
 * Remembers what `find` finds, for the one process that has its rows: whoever sends is looked up four times a
 * packet, which was a tenth of the work. What is not there is not remembered: anybody may ask for anything.
 */
export function remember<T>(find: (key: string) => T | undefined): Remembered<T> {
  const found = new Map<string, T>();
  return {
    find(key) {
      const known = found.get(key);
      if (known !== undefined) return known;
      const value = find(key);
      if (value === undefined) return undefined;
      if (found.size >= most) found.clear();
      found.set(key, value);
      return value;
    },
    forget: () => found.clear(),
  };
}
