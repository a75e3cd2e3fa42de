/** Lets works through side by side, or one alone. */
export interface Gate {
  /** Runs with all others that came through, and waits while one is alone. */
  beside<T>(work: () => Promise<T>): Promise<T>;
  /** Waits for all that came through, holds back who comes meanwhile, and runs with nobody beside. */
  alone<T>(work: () => Promise<T>): Promise<T>;
}

/** A gate within this process. */
export function createGate(): Gate {
  const running = new Set<Promise<unknown>>();
  let closed: Promise<unknown> | undefined;

  return {
    async beside(work) {
      while (closed !== undefined) await closed;
      const done = work();
      running.add(done);
      try {
        return await done;
      } finally {
        running.delete(done);
      }
    },
    async alone(work) {
      while (closed !== undefined) await closed;
      const done = Promise.allSettled(running).then(work);
      closed = Promise.allSettled([done]);
      try {
        return await done;
      } finally {
        closed = undefined;
      }
    },
  };
}
