import { callsMade } from '../../loadtests/report/operations.ts';
import { isJudged } from '../../loadtests/report/verdict.ts';
import type { Language } from '../../protocol/problems/entry.ts';
import { clockWords, figureWords, numberWords, samplesWords, seenWords } from '../load/page/figures.ts';
import { stampWords, thresholdVerdictWords, truthVerdictWords } from '../load/page/words.ts';
import { pageWords as words } from './page-words.ts';
import { loadCell } from './render-rows.ts';
import type { LoadFigures, PerformanceResults, Step } from './results.ts';

type TableOf = (rows: readonly (readonly string[])[]) => string;

/** Every load run with its verdict, the count of its documents and its thresholds. */
export function renderLoadRuns(
  results: PerformanceResults,
  language: Language,
  table: TableOf,
): readonly string[] {
  const parts = results.steps.flatMap((step) =>
    step.kind === 'load' ? renderLoad(step, results, language, table) : [],
  );
  return parts.length === 0 ? [words.none[language]] : parts;
}

function renderLoad(
  { report, load }: Extract<Step, { kind: 'load' }>,
  results: PerformanceResults,
  language: Language,
  table: TableOf,
): readonly string[] {
  const { profile } = report;
  return [
    `### ${profile.name}: ${profile.title[language]}`,
    `${profile.shape[language]}.`,
    factsOf(report, language, loadCell(load, results, language)),
    ...report.reasons.map((each) => each[language]),
    table(thresholdRows(report, language)),
  ];
}

function factsOf(report: LoadFigures, language: Language, load: string): string {
  const { profile, truth, operations, began, ended } = report;
  const sent = callsMade(operations.filter(({ operation }) => operation === 'send-document'));
  const calls = callsMade(operations);
  const number = (value: number) => numberWords(value, 2)[language];
  const truthText = truthVerdictWords[truth.verdict][language];
  const verdict = stampWords(report)[language];
  return language === 'vi'
    ? `**${verdict}.** Đối chiếu: ${truthText}. Chạy ${clockWords(ended - began)} (bài dài ${clockWords(profile.plannedMs)}, mức tải × ${number(profile.scale)}), gửi ${number(sent)} văn bản, ${number(calls)} lượt gọi. Tải ${load}.`
    : `**${verdict}.** Count of documents: ${truthText}. Ran for ${clockWords(ended - began)} (planned ${clockWords(profile.plannedMs)}, rates × ${number(profile.scale)}), ${number(sent)} documents sent, ${number(calls)} calls. Load ${load}.`;
}

function thresholdRows(
  { thresholds, profile }: LoadFigures,
  language: Language,
): readonly (readonly string[])[] {
  return thresholds.map((each) => {
    const { what, unit, most, verdict } = each;
    const told = isJudged(each, profile)
      ? ''
      : { vi: ' (chỉ để tham khảo)', en: ' (told, not judged)' }[language];
    return [
      what[language],
      `≤ ${figureWords(most, unit)[language]}`,
      seenWords(each)[language],
      samplesWords(each)[language],
      thresholdVerdictWords[verdict][language] + told,
    ];
  });
}
