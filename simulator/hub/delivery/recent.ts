/** Values that were used last, up to a weight in all; the one that was unused longest goes first. */
export interface Recent<T> {
  get(key: string): T | undefined;
  /** Keeps a value that weighs no more than a quarter of all. */
  put(key: string, value: T, weight: number): void;
}

export function createRecent<T>(limit: number): Recent<T> {
  const kept = new Map<string, { readonly value: T; readonly weight: number }>();
  let total = 0;
  const remove = (key: string) => {
    total -= kept.get(key)?.weight ?? 0;
    kept.delete(key);
  };
  return {
    get(key) {
      const found = kept.get(key);
      if (found === undefined) return undefined;
      kept.delete(key);
      kept.set(key, found);
      return found.value;
    },
    put(key, value, weight) {
      remove(key);
      if (weight > limit / 4) return;
      kept.set(key, { value, weight });
      total += weight;
      for (const oldest of kept.keys()) {
        if (total <= limit) break;
        remove(oldest);
      }
    },
  };
}
