import { spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import process from 'node:process';
import type { Bilingual } from '../../../protocol/problems/entry.ts';
import { type CliContext, say } from '../../context.ts';

/** One k6 to start. */
export interface K6Order {
  readonly program: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  /** File for all that it says. */
  readonly log: string;
}

/** A k6 that runs. */
export interface K6Process {
  readonly pid: number | undefined;
  /** Resolves to its exit code; 137 when it was killed. */
  readonly ended: Promise<number>;
  /** Asks for an orderly end: calls that are open are cut off, the lists emptied, the summary written. A second time kills it. */
  stop(): void;
}

/** Starts k6 in a group of its own, so that Ctrl-C comes from us, once. */
export function startK6({ program, args, env, log }: K6Order): K6Process {
  const child = spawn(program, args, {
    env: { ...process.env, ...env, NO_COLOR: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  const file = createWriteStream(log);
  child.stdout.pipe(file, { end: false });
  child.stderr.pipe(file, { end: false });
  const endWithUs = () => child.kill('SIGKILL');
  process.once('exit', endWithUs);
  let asked = false;
  const ended = new Promise<number>((end, fail) => {
    child.once('error', fail);
    child.once('close', (code) => {
      process.off('exit', endWithUs);
      file.end(() => end(code ?? 137));
    });
  });
  return {
    pid: child.pid,
    ended,
    stop() {
      child.kill(asked ? 'SIGKILL' : 'SIGINT');
      asked = true;
    },
  };
}

/**
 * Stops k6 when the person does, and says how long that may take: `drainSeconds` at most where it empties the lists
 * before it ends. @returns what no longer listens for it.
 */
export function stopWithPerson(context: CliContext, client: K6Process, drainSeconds?: number): () => void {
  const stop = () => {
    client.stop();
    const words = say(context, stopping(drainSeconds));
    context.stderr.write(`${context.interactive ? '\r\u001b[K' : ''}${words}\n`);
  };
  if (context.signal.aborted) stop();
  else context.signal.addEventListener('abort', stop, { once: true });
  return () => context.signal.removeEventListener('abort', stop);
}

/** k6 2.2 cuts off every open iteration at SIGINT, whatever `gracefulStop` says, and then runs its `teardown`. */
function stopping(drainSeconds: number | undefined): Bilingual {
  const again = { vi: 'Nhấn Ctrl-C lần nữa để bỏ ngay.', en: 'Ctrl-C again gives up at once.' };
  if (drainSeconds === undefined) {
    return {
      vi: `Đang dừng: k6 cắt các lượt gọi đang mở. ${again.vi}`,
      en: `Stopping: k6 cuts off the calls that are open. ${again.en}`,
    };
  }
  return {
    vi: `Đang dừng: k6 cắt các lượt gọi đang mở, rồi lấy nốt những gì còn chờ trên Trục, lâu nhất ${drainSeconds} giây. ${again.vi}`,
    en: `Stopping: k6 cuts off the calls that are open, then takes what still waits at the hub, for ${drainSeconds} s at most. ${again.en}`,
  };
}
