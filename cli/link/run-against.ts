import { spawn } from 'node:child_process';
import type { CliContext } from '../context.ts';

/** A command that has not ended by then is ended; milliseconds. */
const patience = 60_000;

/**
 * Runs a person's own command against each hub in turn, `{url}` and `{root}` filled in. Whether it says that it
 * succeeded is nobody's concern here: the trial judges by what crossed the wire.
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
    await runOnce(command.replaceAll('{url}', url).replaceAll('{root}', root), context);
  }
}

function runOnce(line: string, { cwd, signal }: CliContext): Promise<void> {
  return new Promise((done) => {
    const child = spawn(line, { cwd, signal, shell: true, stdio: 'ignore', timeout: patience });
    child.on('error', () => done());
    child.on('close', () => done());
  });
}
