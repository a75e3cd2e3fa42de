import type { Instant } from '../../protocol/ports/ports.ts';
import type { Problem } from '../../protocol/problems/problem.ts';
import { commonNameOf } from '../../simulator/signing/check-signer.ts';
import { printedTime } from '../../simulator/signing/signing-time.ts';
import { type CliContext, say } from '../context.ts';
import { problemsAsJson, renderProblems } from '../explain/problem-lines.ts';
import { safeText } from '../inspect/safe-text.ts';
import type { SignedKind } from './sign-file.ts';
import type { SignOptions } from './sign-options.ts';

/** What was done. */
export interface SignedReport {
  /** Absolute path. */
  readonly output: string;
  readonly kind: SignedKind;
  readonly certificate: Uint8Array;
  readonly at: Instant;
  readonly options: SignOptions;
  /** What was noticed on the way. */
  readonly problems: readonly Problem[];
}

export function reportSigned(context: CliContext, report: SignedReport): void {
  const { output, kind, certificate, at, options, problems } = report;
  const signer = commonNameOf(certificate);
  if (options.json) {
    const { level, role } = options;
    const facts = { ok: true, output, kind, signer, signedAt: new Date(at).toISOString(), level };
    const noticed = problemsAsJson(problems, context.language);
    const shown = kind === 'pdf' ? { ...facts, role } : facts;
    context.stdout.write(`${JSON.stringify({ ...shown, problems: noticed }, null, 2)}\n`);
    return;
  }
  const by = safeText(signer);
  const done = {
    vi: `Đã ký: ${output}\n  người ký: ${by}\n  thời gian: ${printedTime(at)}\n`,
    en: `Signed: ${output}\n  signer: ${by}\n  time: ${printedTime(at)}\n`,
  };
  context.stdout.write(say(context, done));
  if (problems.length > 0) context.stderr.write(renderProblems(context, problems));
}

/** Nothing was signed: every reason, and exit code 1. */
export function reportRefusal(
  context: CliContext,
  problems: readonly Problem[],
  json: true | undefined,
): void {
  context.setExitCode(1);
  if (json) {
    const refusal = { ok: false, problems: problemsAsJson(problems, context.language) };
    context.stdout.write(`${JSON.stringify(refusal, null, 2)}\n`);
    return;
  }
  const head = say(context, { vi: 'Không ký:', en: 'Not signed:' });
  context.stderr.write(`${head}\n${renderProblems(context, problems)}`);
}
