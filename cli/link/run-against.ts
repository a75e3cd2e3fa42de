import { spawn } from 'node:child_process';
import process from 'node:process';
import { type CliContext, CommandFailure } from '../context.ts';
import { fillCommand, type Shell } from './fill-command.ts';

/** A command that has not ended by then is ended; milliseconds. */
const patience = 60_000;

const shell: Shell = process.platform === 'win32' ? 'cmd' : 'sh';
/** How a shell ends that found no such command, or one that it may not run. */
const notRun: readonly (number | null)[] = shell === 'cmd' ? [9009] : [126, 127];

/**
 * Runs a person's own command against each hub in turn, `{url}` and `{root}` filled in. Whether it says that it
 * succeeded is nobody's concern here: the trial judges by what crossed the wire.
 * @throws {CommandFailure} when there is no such command: what did not run is not judged
 */
export async function runAgainst(
  context: CliContext,
  command: string,
  root: string,
  addresses: readonly { readonly kind: string; readonly url: string }[],
): Promise<void> {
  for (const { kind, url } of addresses) {
    if (context.signal.aborted) return;
    if (context.interactive) context.stderr.write(`${kind} …\n`);
    const code = await runOnce(fillCommand(command, { url, root }, shell), context);
    if (notRun.includes(code)) throw unrunnable(command, String(code));
  }
}

/** Its exit code; null where it was ended. */
function runOnce(line: string, { cwd, signal }: CliContext): Promise<number | null> {
  return new Promise((done, failed) => {
    const child = spawn(line, { cwd, signal, shell: true, stdio: 'ignore', timeout: patience });
    child.on('error', (error: Error & { readonly code?: string }) => {
      if (signal.aborted) done(null);
      else failed(unrunnable(line, error.code ?? error.message));
    });
    child.on('close', done);
  });
}

function unrunnable(command: string, code: string): CommandFailure {
  return new CommandFailure({
    vi: `không chạy được lệnh “${command}” (${code}): kiểm tra tên chương trình, đường dẫn và quyền thực thi, rồi chạy thử lệnh ấy một mình`,
    en: `the command “${command}” cannot be run (${code}): check the name of the program, its path and whether it may be executed, then try the command by itself`,
  });
}
