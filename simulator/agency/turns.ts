/** Runs pieces of work one after the other, in the order in which they were handed in. */
export type InTurn = <T>(work: () => Promise<T>) => Promise<T>;

/**
 * The registers of a node are changed by one at a time: what somebody read of them still holds when they
 * write. Nothing that waits for the network goes through here.
 */
export function createTurns(): InTurn {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const mine = last.then(work);
    last = mine.catch(() => undefined);
    return mine;
  };
}
