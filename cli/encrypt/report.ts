import type { Problem } from '../../protocol/problems/problem.ts';
import type { ChangedFile } from '../../simulator/encryption/rewrite-packet.ts';
import { type CliContext, type ExitCode, say } from '../context.ts';
import { problemsAsJson, renderProblems } from '../explain/problem-lines.ts';
import { safeText } from '../inspect/safe-text.ts';
import type { EncryptedKind } from './kinds.ts';

/** What was encrypted or opened. */
export interface ChangeReport {
  readonly done: 'encrypted' | 'decrypted';
  /** Absolute path. */
  readonly output: string;
  readonly kind: EncryptedKind;
  /** In a packet. */
  readonly files: readonly ChangedFile[];
  /** Names in the certificates. */
  readonly receivers?: readonly string[];
  readonly problems: readonly Problem[];
  readonly json: true | undefined;
}

export function reportChange(context: CliContext, report: ChangeReport): void {
  const { done, output, kind, files, receivers, problems, json } = report;
  if (json) {
    const noticed = problemsAsJson(problems, context.language);
    const facts = { ok: true, output, kind, files, ...(receivers === undefined ? {} : { receivers }) };
    context.stdout.write(`${JSON.stringify({ ...facts, problems: noticed }, null, 2)}\n`);
    return;
  }
  const head = {
    encrypted: { vi: 'Đã mã hoá', en: 'Encrypted' },
    decrypted: { vi: 'Đã giải mã', en: 'Decrypted' },
  }[done];
  const row = (vi: string, en: string, value: string) =>
    `  ${say(context, { vi, en })}: ${safeText(value)}\n`;
  context.stdout.write(
    [
      `${say(context, head)}: ${output}\n`,
      ...files.map(({ name, size }) => row('tệp', 'file', `${name} (${size} byte)`)),
      ...(receivers ?? []).map((each) => row('bên nhận', 'receiver', each)),
    ].join(''),
  );
  if (problems.length > 0) context.stderr.write(renderProblems(context, problems));
}

/** Nothing was written: every reason. */
export function reportNothing(
  context: CliContext,
  {
    done,
    problems,
    json,
    exitCode = 1,
  }: Pick<ChangeReport, 'done' | 'problems' | 'json'> & { readonly exitCode?: ExitCode },
): void {
  context.setExitCode(exitCode);
  if (json) {
    const refusal = { ok: false, problems: problemsAsJson(problems, context.language) };
    context.stdout.write(`${JSON.stringify(refusal, null, 2)}\n`);
    return;
  }
  const head = {
    encrypted: { vi: 'Không mã hoá:', en: 'Not encrypted:' },
    decrypted: { vi: 'Không giải mã được:', en: 'Not decrypted:' },
  }[done];
  context.stderr.write(`${say(context, head)}\n${renderProblems(context, problems)}`);
}
