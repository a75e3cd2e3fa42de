import { isMainThread, parentPort, Worker } from 'node:worker_threads';

/** Workers that do jobs of one kind beside each other, each one at a time. */
export interface Crew<Job, Answer> {
  /** Gives a job to the first worker that is free. Rejects with what the job threw, or when a worker ended. */
  do(job: Job): Promise<Answer>;
  close(): Promise<void>;
}

type Said<Answer> =
  | { readonly kind: 'done'; readonly answer: Answer }
  | { readonly kind: 'threw'; readonly error: unknown };

type Order<Job, Answer> = Omit<PromiseWithResolvers<Answer>, 'promise'> & { readonly job: Job };

/**
 * Starts workers that run a program, which calls `serveCrew`. `own` is the caller's `import.meta.url`, `program`
 * the file beside it without its ending: `.ts` in the sources, `.js` where they were built.
 */
export function createCrew<Job, Answer>(own: string, program: string, size: number): Crew<Job, Answer> {
  const file = new URL(`${program}${own.endsWith('.ts') ? '.ts' : '.js'}`, own);
  const orders: Order<Job, Answer>[] = [];
  const free: (() => void)[] = [];
  const workers = Array.from({ length: size }, () => hire(file));
  return {
    do(job) {
      const { promise, resolve, reject } = Promise.withResolvers<Answer>();
      orders.push({ job, resolve, reject });
      free.shift()?.();
      return promise;
    },
    async close() {
      await Promise.all(workers.map((worker) => worker.terminate()));
    },
  };

  function hire(program: URL): Worker {
    const worker = new Worker(program);
    let current: Order<Job, Answer> | undefined;
    const next = () => {
      current = orders.shift();
      if (current === undefined) free.push(next);
      else worker.postMessage(current.job);
    };
    worker.on('message', (said: Said<Answer>) => {
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
    worker.on('exit', (code) => end(new Error(`a worker ended with ${code} and no answer`)));
    free.push(next);
    return worker;
  }
}

/** Does the jobs of the crew that started this program, one after the other: what its own parent sends is what it says. */
export function serveCrew(work: (job: unknown) => Promise<unknown>): void {
  if (isMainThread || parentPort === null) throw new Error('this program is a worker of a crew');
  const port = parentPort;
  port.on('message', (job: unknown) => {
    work(job).then(
      (answer) => port.postMessage({ kind: 'done', answer } satisfies Said<unknown>),
      (error: unknown) => port.postMessage({ kind: 'threw', error } satisfies Said<unknown>),
    );
  });
}
