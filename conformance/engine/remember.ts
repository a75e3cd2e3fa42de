/** What was worked out before, by what it depends on. */
export interface Memory<T> {
  /** The value of a key, worked out when it is asked for the first time; what fails is forgotten. */
  of(key: string, work: () => Promise<T>): Promise<T>;
}

/** Remembers the last `capacity` values: the same letter is signed and verified once, however often a plan is run. */
export function createMemory<T>(capacity: number): Memory<T> {
  const known = new Map<string, Promise<T>>();
  return {
    of(key, work) {
      const found = known.get(key);
      if (found !== undefined) return found;
      const worked = work();
      known.set(key, worked);
      worked.catch(() => known.delete(key));
      const [oldest] = known.keys();
      if (known.size > capacity && oldest !== undefined) known.delete(oldest);
      return worked;
    },
  };
}
