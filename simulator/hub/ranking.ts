/** Things by how many they have, so that whoever has most is found without a look at all the others. */
export interface Ranking<T> {
  /** Puts a thing where it belongs now; 0 stands for nowhere. */
  move(thing: T, from: number, to: number): void;
  /** Of those with most, who has had as many for longest; undefined where nobody has anything. */
  highest(): T | undefined;
  clear(): void;
}

export function createRanking<T>(): Ranking<T> {
  /** By how many they have, each in the order in which they came to have as many. */
  const ranks = new Map<number, Set<T>>();
  let most = 0;
  const rankOf = (count: number) => {
    const known = ranks.get(count);
    if (known !== undefined) return known;
    const rank = new Set<T>();
    ranks.set(count, rank);
    return rank;
  };
  return {
    move(thing, from, to) {
      rankOf(from).delete(thing);
      if (to > 0) rankOf(to).add(thing);
      most = Math.max(most, to);
      // Whoever left the top may have been alone there, with nobody close below.
      while (most > 0 && rankOf(most).size === 0) most -= 1;
    },
    highest: () => rankOf(most).values().next().value,
    clear() {
      ranks.clear();
      most = 0;
    },
  };
}
