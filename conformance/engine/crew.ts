import { isMainThread, parentPort, Worker } from 'node:worker_threads';

/** Workers that do jobs of one kind beside each other, each one at a time. */
export interface Crew<Job, Answer> {
  /** Gives a job to the first worker that is free. Rejects with what the job threw, or when a worker ended. */
  do(job: Job): Promise<Answer>;
  /** Ends the workers, whatever they are at. One that is still being loaded is waited for. */
  close(): Promise<void>;
}

type Said<Answer> =
  | { readonly kind: 'ready' }
  | { readonly kind: 'done'; readonly answer: Answer }
  | { readonly kind: 'threw'; readonly error: unknown };

interface Hired {
  readonly worker: Worker;
  /** Resolves when its program is loaded, or will never be. */
  readonly ready: Promise<void>;
}

type Order<Job, Answer> = Omit<PromiseWithResolvers<Answer>, 'promise'> & { readonly job: Job };

/**
 * Workers that run a program, which calls `serveCrew`: each is started for the first job that finds no one free.
 * `own` is the caller's `import.meta.url`, `program` the file beside it without its ending: `.ts` in the sources,
 * `.js` where they were built.
 */
export function createCrew<Job, Answer>(own: string, program: string, size: number): Crew<Job, Answer> {
  const file = new URL(`${program}${own.endsWith('.ts') ? '.ts' : '.js'}`, own);
  const orders: Order<Job, Answer>[] = [];
  const free: (() => void)[] = [];
  const workers: Hired[] = [];
  return {
    do(job) {
      const { promise, resolve, reject } = Promise.withResolvers<Answer>();
      orders.push({ job, resolve, reject });
      const next = free.shift();
      if (next !== undefined) next();
      else if (workers.length < size) workers.push(hire(file));
      return promise;
    },
    async close() {
      await Promise.all(
        workers.map(async ({ worker, ready }) => {
          await ready;
          await worker.terminate();
        }),
      );
    },
  };

  function hire(program: URL): Hired {
    const worker = new Worker(program);
    // The engine takes the whole process down when a module that awaits at its top level is cut off.
    const ready = new Promise<void>((resolve) => {
      worker.once('message', () => resolve()).once('exit', () => resolve());
    });
    let current: Order<Job, Answer> | undefined;
    const next = () => {
      current = orders.shift();
      if (current === undefined) free.push(next);
      else worker.postMessage(current.job);
    };
    worker.on('message', (said: Said<Answer>) => {
      if (said.kind === 'ready') return;
      if (said.kind === 'done') current?.resolve(said.answer);
      else current?.reject(said.error);
      next();
    });
    // Whoever dies takes all that is left along: what killed one worker would kill the next.
    const end = (error: unknown) => {
      for (const { reject } of [current, ...orders.splice(0)].filter((each) => each !== undefined))
        reject(error);
    };
    worker.on('error', end);
    const hired = { worker, ready };
    worker.on('exit', (code) => {
      workers.splice(workers.indexOf(hired), 1);
      if (free.includes(next)) free.splice(free.indexOf(next), 1);
      end(new Error(`a worker ended with ${code} and no answer`));
    });
    next();
    return hired;
  }
}

/** Does the jobs of the crew that started this program, one after the other: what its own parent sends is what it says. */
export function serveCrew(work: (job: unknown) => Promise<unknown>): void {
  if (isMainThread || parentPort === null) throw new Error('this program is a worker of a crew');
  const port = parentPort;
  // One turn later, when the modules of this program are through, all of them.
  setImmediate(() => {
    port.postMessage({ kind: 'ready' } satisfies Said<unknown>);
    port.on('message', (job: unknown) => {
      work(job).then(
        (answer) => port.postMessage({ kind: 'done', answer } satisfies Said<unknown>),
        (error: unknown) => port.postMessage({ kind: 'threw', error } satisfies Said<unknown>),
      );
    });
  });
}
