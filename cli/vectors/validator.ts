import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { VectorProfile, VectorVerdict } from './vector.ts';
import { vectorVerdicts } from './vector.ts';

/** Somebody's validator: a program that reads a question a line and answers each with a line. */
export interface Validator {
  ask(question: {
    readonly path: string;
    readonly asOf: string;
    readonly profile: VectorProfile;
  }): Promise<Answer>;
  close(): Promise<void>;
}

export type Answer =
  | { readonly kind: 'verdict'; readonly verdict: VectorVerdict }
  /** What it wrote is no answer, or it is gone. */
  | { readonly kind: 'no-answer'; readonly said: string };

/** Starts a command line by the shell of the system. */
export function startValidator(command: string, cwd: string): Validator {
  const child = spawn(command, { cwd, shell: true, stdio: ['pipe', 'pipe', 'inherit'] });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  child.stdin.on('error', () => undefined);
  return {
    async ask(question) {
      child.stdin.write(`${JSON.stringify(question)}\n`);
      const next = await lines.next();
      return next.done === true ? { kind: 'no-answer', said: '' } : answerIn(next.value);
    },
    close: () =>
      new Promise((done) => {
        if (child.exitCode !== null || child.signalCode !== null) done();
        else child.once('close', () => done());
        child.stdin.end();
      }),
  };
}

function answerIn(line: string): Answer {
  const parsed = parsedObject(line);
  const verdict = vectorVerdicts.find((each) => each === parsed?.['verdict']);
  return verdict === undefined
    ? { kind: 'no-answer', said: line.slice(0, 200) }
    : { kind: 'verdict', verdict };
}

function parsedObject(line: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null ? { ...value } : undefined;
  } catch {
    return undefined;
  }
}
