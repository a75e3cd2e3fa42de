import type { LoadReport } from '../../../loadtests/report/load-report.ts';
import { callsMade } from '../../../loadtests/report/operations.ts';
import { isJudged } from '../../../loadtests/report/verdict.ts';
import type { Bilingual, Language } from '../../../protocol/problems/entry.ts';
import { figureWords, numberWords } from '../page/figures.ts';
import { truthVerdictWords } from '../page/words.ts';
import type { Smoke } from './try-profile.ts';

const ends: Readonly<Record<Smoke['end'], Bilingual>> = {
  held: { vi: 'đạt', en: 'held' },
  failed: { vi: 'HỎNG', en: 'FAILED' },
  'timed-out': { vi: 'QUÁ GIỜ', en: 'TIMED OUT' },
};

const heads: readonly Bilingual[] = [
  { vi: 'bài', en: 'test' },
  { vi: 'kết quả', en: 'end' },
  { vi: 'lâu', en: 'took' },
  { vi: 'văn bản', en: 'documents' },
  { vi: 'lượt gọi', en: 'calls' },
  { vi: 'lỗi', en: 'errors' },
  { vi: 'vì sao; thời gian vượt ngưỡng', en: 'why; times over their limits' },
];

/** All short runs as a table; latencies over a limit are told beside, and fail nothing. */
export function renderSmokes(smokes: readonly Smoke[], language: Language): string {
  const rows = [heads.map((each) => each[language]), ...smokes.map((each) => rowOf(each, language))];
  const widths = heads.map((_, at) => Math.max(...rows.map((row) => row[at]?.length ?? 0)));
  const lines = rows.map((row) =>
    row
      .map((cell, at) => (at > 1 && at < 6 ? cell.padStart(widths[at] ?? 0) : cell.padEnd(widths[at] ?? 0)))
      .join('  ')
      .trimEnd(),
  );
  return `${lines.join('\n')}\n`;
}

function rowOf({ profile, end, seconds, report, said }: Smoke, language: Language): readonly string[] {
  const took = `${numberWords(seconds, 0)[language]} s`;
  const first = [profile, ends[end][language], took];
  if (report === undefined) return [...first, '', '', '', said.split('\n').at(-1) ?? ''];
  const calls = callsMade(report.operations);
  const wrong = report.operations.reduce((sum, { refused, unanswered }) => sum + refused + unanswered, 0);
  const counts = [truthVerdictWords[report.truth.verdict], numberWords(calls, 0), numberWords(wrong, 0)];
  const notes = [...report.reasons.map((each) => each[language]), ...slowOf(report, language)];
  return [...first, ...counts.map((each) => each[language]), notes.join('; ')];
}

function slowOf({ thresholds, profile }: LoadReport, language: Language): readonly string[] {
  return thresholds.flatMap((each) => {
    const { verdict, seen, most, unit, what } = each;
    if (verdict !== 'broken' || seen === undefined || isJudged(each, profile)) return [];
    return [`${what[language]} ${figureWords(seen, unit)[language]} > ${figureWords(most, unit)[language]}`];
  });
}
