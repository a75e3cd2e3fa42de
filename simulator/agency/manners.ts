/** How a system behaves beside what its people do, as data. What is left out is done as it should be. */
export interface Manners {
  /** `never`: documents are registered, but no 01 is said. */
  readonly arrival?: 'never';
  /** So many packets for the agency cannot be stored; each is acknowledged with `fail`. */
  readonly failsToStore?: number | 'always';
  /** So many packets for the agency are taken in and not acknowledged; they are offered again. */
  readonly forgetsToAcknowledge?: number | 'always';
  /** Every packet is put on the wire once more after the hub has taken it. */
  readonly sendsTwice?: boolean;
}

/** What each agency still does wrong. Counts are of one run of the node. */
export interface MannersAtWork {
  /** True as often as the agency is told to do it. */
  happens(code: string, what: 'failsToStore' | 'forgetsToAcknowledge'): boolean;
}

/** Counts by agency and by manner, from nothing. An agency without manners does everything as it should. */
export function createMannersAtWork(mannersOf: (code: string) => Manners | undefined): MannersAtWork {
  const done = new Map<string, number>();
  return {
    happens(code, what) {
      const times = mannersOf(code)?.[what];
      if (times === undefined) return false;
      if (times === 'always') return true;
      const before = done.get(`${what} ${code}`) ?? 0;
      done.set(`${what} ${code}`, before + 1);
      return before < times;
    },
  };
}
