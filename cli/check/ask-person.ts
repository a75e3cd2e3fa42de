import type { AskPerson } from '../../conformance/engine/drivers/prompt.ts';
import type { CliContext } from '../context.ts';

/** A terminal with a person at it. */
export interface Person {
  readonly ask: AskPerson;
  /** Lets go of standard input. */
  close(): Promise<void>;
}

/** Asks on standard error, so that a report on standard output stays whole, and reads lines from standard input. */
export function openPerson({ stdin, stderr }: Pick<CliContext, 'stdin' | 'stderr'>): Person {
  const lines = linesOf(stdin);
  return {
    ask: async (question, signal) => {
      if (signal.aborted) return undefined;
      stderr.write(`\n${question}\n> `);
      const next = lines.next();
      const line = await Promise.race([next, aborted(signal)]);
      return line === undefined || line.done === true ? undefined : line.value;
    },
    // A generator that waits for input cannot be ended before that comes, so nobody waits for it.
    close: async () => {
      void lines.return(undefined);
    },
  };
}

async function* linesOf(input: AsyncIterable<Uint8Array>): AsyncGenerator<string, undefined> {
  const decoder = new TextDecoder();
  let rest = '';
  for await (const piece of input) {
    rest += decoder.decode(piece, { stream: true });
    const whole = rest.split(/\r?\n/);
    rest = whole.pop() ?? '';
    yield* whole;
  }
  if (rest !== '') yield rest;
  return undefined;
}

function aborted(signal: AbortSignal): Promise<undefined> {
  return new Promise((resolve) => {
    signal.addEventListener('abort', () => resolve(undefined), { once: true });
  });
}
