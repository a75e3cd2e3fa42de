import process from 'node:process';
import type { Command } from 'commander';
import { failureCodeOf } from './command.ts';
import { type CliContext, say } from './context.ts';

/**
 * What becomes of a process whose output gets nowhere. `lienthong sample | head` closes the pipe early, and that is no
 * failure; but a command that judges goes on to its verdict, as its exit code says what nobody reads any more. Whatever
 * else keeps output from being written, a full disk, ends the command as failed.
 */
export function heedLostOutput(program: Command, context: CliContext): void {
  let running = program;
  program.hook('preAction', (_, command) => {
    running = command;
  });
  process.stdout.on('error', (error: Error & { readonly code?: string }) => {
    const failed = failureCodeOf(running);
    if (error.code !== 'EPIPE') {
      context.stderr.write(`lienthong: ${say(context, unwritten(error))}\n`);
      process.exit(failed);
    }
    if (failed === 1) process.exit();
  });
  // Notes that cannot be written are no reason to stop, and there is nowhere left to say so.
  process.stderr.on('error', () => undefined);
}

function unwritten({ code, message }: Error & { readonly code?: string }) {
  if (code === 'ENOSPC') {
    return {
      vi: 'không ghi được đầu ra chuẩn: ổ đĩa đã đầy; hãy giải phóng chỗ rồi chạy lại',
      en: 'cannot write standard output: the disk is full; free some space, then run again',
    };
  }
  return {
    vi: `không ghi được đầu ra chuẩn (${code ?? message})`,
    en: `cannot write standard output (${code ?? message})`,
  };
}
