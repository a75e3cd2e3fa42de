import type { Comparison } from '../../conformance/engine/compare-reports.ts';
import { isReproduced, rejudge } from '../../conformance/engine/rejudge.ts';
import { wholeSuiteWithCode } from '../../conformance/engine/suite.ts';
import type { Bilingual } from '../../protocol/problems/entry.ts';
import { createSystemClock } from '../../simulator/ports/system-clock.ts';
import { type CliContext, say } from '../context.ts';
import { openBundle, refused } from './open-bundle.ts';
import type { CheckOptions } from './options.ts';
import { codeLines, renderChanges } from './render-changes.ts';
import { writeReport } from './write-report.ts';

export type RejudgeOptions = Pick<CheckOptions, 'json' | 'everything' | 'junit' | 'tap' | 'html'> & {
  readonly report?: true;
};

/**
 * Judges stored evidence again, offline. Exit code 0: every verdict is the same; 1: one differs, or the bundle was
 * tampered with.
 * @throws {CommandFailure} for a bundle that was tampered with, by 1; by 2 when there is no bundle to judge.
 */
export async function runRejudge(
  context: CliContext,
  place: string,
  options: RejudgeOptions,
  version: string,
): Promise<void> {
  const parts = await openBundle(context, place);
  const reading = rejudge(parts, {
    suite: await wholeSuiteWithCode(),
    version,
    judgedAt: createSystemClock().now(),
  });
  if (!reading.ok) throw refused(context, place, reading.problems);
  const { report, evidence, stored, comparison, undecided } = reading.value;
  const reproduced = isReproduced(reading.value);
  if (options.report || stored === undefined || comparison === undefined) {
    await writeReport(context, options, report, evidence);
    context.setExitCode(reproduced || stored === undefined ? 0 : 1);
    return;
  }
  const suites = { before: stored.suite, after: report.suite };
  if (options.json)
    context.stdout.write(`${JSON.stringify({ reproduced, undecided, suites, ...comparison })}\n`);
  else {
    const lines = [
      reproduced ? same : headOf(comparison),
      ...(reproduced ? [] : codeLines(comparison)),
      ...(undecided.length === 0 ? [] : [withRedactions(undecided.map(({ check }) => check))]),
    ];
    const head = lines.map((line) => `${say(context, line)}\n`).join('');
    context.stdout.write(head + (reproduced ? '' : renderChanges(context, comparison)));
  }
  context.setExitCode(reproduced || comparison.changes.length === 0 ? 0 : 1);
}

/** Whether the suite has changed since the run, by what both reports say of it. */
function headOf({ sameRules, otherCode, sharedCode }: Comparison): Bilingual {
  if (!sameRules) return otherRules;
  if (otherCode.length > 0 || sharedCode === 'other') return otherSuite;
  return sharedCode === 'same' ? different : untold;
}

const same = {
  vi: 'Chuỗi bằng chứng nguyên vẹn; xét lại cho kết luận giống hệt.',
  en: 'The chain of evidence is whole; judged again, every verdict is the same.',
};
const different = {
  vi: 'Chuỗi bằng chứng nguyên vẹn, nhưng cùng bộ quy tắc lại cho kết quả khác bản đã lưu.',
  en: 'The chain of evidence is whole, but the same rules give another report than the one stored.',
};
const otherSuite = {
  vi: 'Chuỗi bằng chứng nguyên vẹn; bộ quy tắc như cũ, nhưng mã của phép kiểm tra đã đổi so với lúc chạy.',
  en: 'The chain of evidence is whole; the rules are the same, but the code of checks has changed since the run.',
};
const untold = {
  vi: 'Chuỗi bằng chứng nguyên vẹn; bộ quy tắc như cũ, kết quả khác bản đã lưu. Bản ấy không ghi mã phép kiểm tra: có thể mã đã đổi.',
  en: 'The chain of evidence is whole; the rules are the same, the report is another than the one stored, which does not tell by which code of checks: that may have changed.',
};
const otherRules = {
  vi: 'Chuỗi bằng chứng nguyên vẹn; bộ quy tắc đã đổi so với lúc chạy.',
  en: 'The chain of evidence is whole; the rules have changed since the run.',
};

function withRedactions(checks: readonly string[]) {
  const names = checks.join(', ');
  return {
    vi: `Không xét lại được vì dữ liệu riêng đã bị che: ${names}`,
    en: `Cannot be judged again, since private fields were taken out: ${names}`,
  };
}
