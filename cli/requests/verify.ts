import { describeProblem } from '../../protocol/problems/describe.ts';
import type { Language } from '../../protocol/problems/entry.ts';
import { hasError, type Problem } from '../../protocol/problems/problem.ts';
import { type CliContext, CommandFailure, usageFailure } from '../context.ts';
import { problemsAsJson } from '../explain/problem-lines.ts';
import { readWholeArgument } from '../file-argument.ts';
import { type Examination, examineRequest } from './examination.ts';
import { readCapture } from './read-capture.ts';
import { renderExamination } from './render-examination.ts';

/** A capture is one request; more than this is something else. */
const largestCapture = 600 * 1024 * 1024;

/**
 * Verifies one captured request, and shows on the way everything that one compares by hand.
 * @throws {CommandFailure} when the capture cannot be read, or no secret is given.
 */
export async function verifyCapture(
  context: CliContext,
  argument: string,
  options: { readonly secret?: string; readonly json?: true },
): Promise<void> {
  const secret = secretOf(context, options.secret);
  const bytes = await readWholeArgument(context, argument, largestCapture);
  const reading = readCapture(bytes);
  if (!reading.ok) {
    printRefusal(context, reading.problems, options.json);
    return;
  }
  const { request, bodyStart } = reading.value;
  const examined = examineRequest(request, secret);
  const examination = { ...examined, problems: [...reading.problems, ...examined.problems] };
  context.stdout.write(
    options.json
      ? `${JSON.stringify(asJson(examination, context), null, 2)}\n`
      : renderExamination(context, examination, { argument, bodyStart }),
  );
  if (hasError(examination.problems)) context.setExitCode(1);
}

/** The secret given, or the one in the environment, where it stays out of the shell's history. */
export function secretOf(context: CliContext, given: string | undefined): string {
  const secret = given ?? context.env['LIENTHONG_SECRET'];
  if (secret !== undefined && secret !== '') return secret;
  throw usageFailure({
    vi: 'thiếu khoá bí mật: dùng --secret hoặc đặt biến LIENTHONG_SECRET',
    en: 'the secret is missing: use --secret or set LIENTHONG_SECRET',
  });
}

function printRefusal(context: CliContext, problems: readonly Problem[], json: true | undefined): void {
  if (json) {
    const report = { ok: false, problems: problemsAsJson(problems, context.language) };
    context.stdout.write(`${JSON.stringify(report, null, 2)}\n`);
    // Nothing could be judged, and 1 would be a verdict.
    context.setExitCode(2);
    return;
  }
  const inWords = (language: Language) => {
    const [line = ''] = problems.map((each) => Object.values(describeProblem(each, language)).join(' '));
    return line;
  };
  throw new CommandFailure({ vi: inWords('vi'), en: inWords('en') });
}

function asJson(examination: Examination, context: CliContext): unknown {
  return {
    ok: !hasError(examination.problems),
    ...examination,
    problems: problemsAsJson(examination.problems, context.language),
  };
}
