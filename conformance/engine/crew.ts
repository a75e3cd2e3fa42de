import { isMainThread, parentPort, Worker } from 'node:worker_threads';

/** Workers that do jobs of one kind beside each other, each one at a time. */
export interface Crew<Job, Answer> {
  /** Gives a job to the first worker that is free. Rejects with what the job threw, or when a worker ended. */
  do(job: Job): Promise<Answer>;
  /** Starts the first worker before there is a job: loading its program takes it a second. */
  start(): void;
  /** Ends the workers, whatever they are at. One that is still being loaded is waited for. */
  close(): Promise<void>;
}

type Said<Answer> =
  | { readonly kind: 'ready' }
  | { readonly kind: 'done'; readonly answer: Answer }
  | { readonly kind: 'threw'; readonly error: unknown };

type Order<Job, Answer> = Omit<PromiseWithResolvers<Answer>, 'promise'> & { readonly job: Job };

interface Hired<Job, Answer> {
  readonly worker: Worker;
  /** Resolves when its program is loaded, or will never be. */
  readonly ready: Promise<void>;
  /** What it was given and has not answered, the oldest first. */
  readonly held: Order<Job, Answer>[];
}

/** The next job lies with a worker before it has done the last: whoever deals may be busy just then. */
const heldAtOnce = 2;

/**
 * Workers that run a program, which calls `serveCrew`: each is started for the first job that finds no one free.
 * `own` is the caller's `import.meta.url`, `program` the file beside it without its ending: `.ts` in the sources,
 * `.js` where they were built.
 */
export function createCrew<Job, Answer>(own: string, program: string, size: number): Crew<Job, Answer> {
  const file = new URL(`${program}${own.endsWith('.ts') ? '.ts' : '.js'}`, own);
  const orders: Order<Job, Answer>[] = [];
  const workers: Hired<Job, Answer>[] = [];
  return {
    do(job) {
      const { promise, resolve, reject } = Promise.withResolvers<Answer>();
      orders.push({ job, resolve, reject });
      deal();
      return promise;
    },
    start() {
      if (workers.length === 0) hire();
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

  /** To whoever has nothing, then to somebody new, then one ahead. */
  function deal(): void {
    for (let order = orders[0]; order !== undefined; order = orders[0]) {
      const least = workers.toSorted((a, b) => a.held.length - b.held.length)[0];
      const isFree = least !== undefined && least.held.length === 0;
      const taker = isFree || workers.length === size ? least : hire();
      if (taker === undefined || taker.held.length >= heldAtOnce) return;
      orders.shift();
      taker.held.push(order);
      taker.worker.postMessage(order.job);
    }
  }

  function hire(): Hired<Job, Answer> {
    const worker = new Worker(file);
    // The engine takes the whole process down when a module that awaits at its top level is cut off.
    const ready = new Promise<void>((resolve) => {
      worker.once('message', () => resolve()).once('exit', () => resolve());
    });
    const held: Order<Job, Answer>[] = [];
    worker.on('message', (said: Said<Answer>) => {
      if (said.kind === 'ready') return;
      const done = held.shift();
      if (said.kind === 'done') done?.resolve(said.answer);
      else done?.reject(said.error);
      deal();
    });
    // Whoever dies takes all that is left along: what killed one worker would kill the next.
    const end = (error: unknown) => {
      for (const { reject } of [...held.splice(0), ...orders.splice(0)]) reject(error);
    };
    worker.on('error', end);
    const hired = { worker, ready, held };
    worker.on('exit', (code) => {
      workers.splice(workers.indexOf(hired), 1);
      end(new Error(`a worker ended with ${code} and no answer`));
    });
    workers.push(hired);
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
    let last = Promise.resolve();
    port.on('message', (job: unknown) => {
      last = last
        .then(() => work(job))
        .then(
          (answer) => port.postMessage({ kind: 'done', answer } satisfies Said<unknown>),
          (error: unknown) => port.postMessage({ kind: 'threw', error } satisfies Said<unknown>),
        );
    });
  });
}
