import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { Clock } from '../../../protocol/ports/ports.ts';
import type { Bilingual } from '../../../protocol/problems/entry.ts';
import type { Driver } from '../driver.ts';
import { type AskOutside, askingOver, type OutsideAnswer, type Question, writeQuestion } from './contract.ts';

/** A program that drives a system: one JSON object a line, questions on its input, answers on its output. */
export interface CommandDriverOptions {
  readonly command: string;
  readonly args: readonly string[];
  /** `command` is a whole line for the shell. */
  readonly shell?: true;
  /** Folder in which it runs; that of this process unless given. */
  readonly cwd?: string;
  readonly clock: Clock;
  /** Milliseconds for one answer; ten minutes unless given. */
  readonly patience?: number;
  /** Hears what the program writes to its error output. */
  readonly onError?: (line: string) => void;
}

const usualPatience = 600_000;

/** Starts the program. What goes wrong with it is the harness's trouble, never the system's. */
export function createCommandDriver(options: CommandDriverOptions): Driver {
  const { command, args, clock, patience = usualPatience, onError, shell = false, cwd } = options;
  const child = spawn(command, args, {
    ...{ shell, stdio: ['pipe', 'pipe', 'pipe'] },
    ...(cwd === undefined ? {} : { cwd }),
  });
  const waiting: ((line: string | undefined) => void)[] = [];
  const ended = endOf(child);
  createInterface({ input: child.stdout }).on('line', (line) => waiting.shift()?.(line));
  createInterface({ input: child.stderr }).on('line', (line) => onError?.(line));
  child.stdin.on('error', () => undefined);
  let id = 0;
  let last: Promise<unknown> = Promise.resolve();
  const ask = async (question: Omit<Question, 'id'>, signal: AbortSignal): Promise<OutsideAnswer> => {
    id += 1;
    const own = id;
    const answered = new Promise<string | undefined>((resolve) => waiting.push(resolve));
    child.stdin.write(`${writeQuestion({ ...question, id: own })}\n`);
    const given = new AbortController();
    const late = clock.sleep(patience, AbortSignal.any([signal, given.signal])).then(() => 'late' as const);
    const first = await Promise.race([answered.then((line) => ({ line })), ended, late]);
    given.abort();
    if (first === 'late') return { failed: signal.aborted ? 'stopped' : `no answer in ${patience} ms` };
    return 'line' in first ? { id: own, text: first.line ?? '' } : { failed: first.en };
  };
  const inTurn: AskOutside = (question, signal) => {
    const next = last.then(() => ask(question, signal));
    last = next.catch(() => undefined);
    return next;
  };
  return {
    name: `command ${command}`,
    followsClock: false,
    ...askingOver(inTurn),
    ended,
    close: async () => {
      child.stdin.end();
      const given = new AbortController();
      const late = clock.sleep(2_000, given.signal).then(() => child.kill());
      await Promise.race([ended, late]);
      given.abort();
    },
  };
}

function endOf(child: ChildProcess): Promise<Bilingual> {
  return new Promise((resolve) => {
    child.on('error', ({ message }) =>
      resolve({ vi: `không chạy được: ${message}`, en: `cannot be started: ${message}` }),
    );
    child.on('exit', (code, signal) => {
      const how = String(signal ?? code);
      resolve({ vi: `chương trình đã kết thúc (${how})`, en: `the program ended (${how})` });
    });
  });
}
