import { type CliContext, say } from '../context.ts';
import { createPaint } from '../paint.ts';
import { examine, type Finding } from './doctor.ts';
import { buildK6 } from './k6-program.ts';

/** Says what a load run is short of on this machine. Exit 1 when one cannot be had, whatever its size. */
export async function runDoctor(context: CliContext, { json }: { readonly json?: true }): Promise<void> {
  const findings = await examine(context);
  const missing = findings.filter(({ state }) => state === 'missing');
  if (missing.length > 0) context.setExitCode(1);
  const ok = missing.length === 0;
  context.stdout.write(
    json === true ? `${JSON.stringify({ ok, findings })}\n` : renderFindings(context, findings),
  );
}

/** Builds the pinned k6, or finds it built, and prints where it is. */
export async function runBuildK6(context: CliContext, { json }: { readonly json?: true }): Promise<void> {
  const started = {
    vi: 'đang dựng k6 từ mô-đun Go (lần đầu mất vài phút)…',
    en: 'building k6 from its Go module (minutes, the first time)…',
  };
  let parts = 0;
  const program = await buildK6(context, (line) => {
    if (parts === 0) context.stderr.write(`${say(context, started)}\n`);
    parts += 1;
    if (context.interactive) context.stderr.write(`\r\u001b[K${line.slice(0, 100)}`);
  });
  if (parts > 0 && context.interactive) context.stderr.write('\r\u001b[K');
  context.stdout.write(json === true ? `${JSON.stringify(program)}\n` : `${program.path}\n`);
}

function renderFindings(context: CliContext, findings: readonly Finding[]): string {
  const paint = createPaint(context);
  const marks = { ready: paint.green('✓'), short: paint.yellow('!'), missing: paint.red('✗') } as const;
  const lines = findings.flatMap(({ name, state, said, remedy }) => [
    `${marks[state]} ${name.padEnd(7)} ${say(context, said)}`,
    ...(remedy === undefined ? [] : [`          → ${say(context, remedy)}`]),
  ]);
  return `${lines.join('\n')}\n`;
}
