import { type LoadReport, whatItIsNot } from '../../loadtests/report/load-report.ts';
import { headline } from '../../loadtests/report/verdict.ts';
import type { Bilingual } from '../../protocol/problems/entry.ts';
import { visible } from '../../protocol/problems/visible.ts';
import { type CliContext, say } from '../context.ts';
import { createPaint } from '../paint.ts';
import { figureWords, numberWords, samplesWords, seenWords } from './page/figures.ts';
import { firstSentence } from './page/summary.ts';
import { ruleWords, truthVerdictWords } from './page/words.ts';

const signs = { held: '✓', broken: '✗', 'not-measured': '?' } as const;

/** The report for a terminal: the verdict, what gave way first, truth, and every threshold on a line. */
export function renderLoadTerminal(
  context: Pick<CliContext, 'language' | 'colour'>,
  report: LoadReport,
): string {
  const paint = createPaint(context);
  const { truth, thresholds, findings, verdict } = report;
  const words = (text: Bilingual) => visible(say(context, text));
  const colour = { stands: paint.green, 'does-not-stand': paint.red, inconclusive: paint.yellow }[verdict];
  const wrongs = Object.entries(truth.byRule).map(
    ([rule, count]) => `  ✗ ${words(ruleWords(rule))} (${rule}): ${words(numberWords(count, 0))}`,
  );
  const samples = truth.findings
    .slice(0, 5)
    .map(({ text, doc }) => `    ${words(text)} ${visible(doc ?? '')}`.trimEnd());
  const lines = [
    paint.dim(words(whatItIsNot)),
    '',
    paint.bold(colour(words(headline(report)))),
    words(firstSentence(report)),
    ...report.reasons.map(words),
    '',
    `${words({ vi: 'Đối chiếu từng văn bản', en: 'Every document counted' })}: ${words(truthVerdictWords[truth.verdict])}`,
    ...wrongs,
    ...samples,
    '',
    ...thresholds.map((result) => {
      const { what, verdict: each, most, unit, failed } = result;
      const sign = { held: paint.green, broken: paint.red, 'not-measured': paint.yellow }[each](signs[each]);
      const counted = failed === undefined ? '' : `; ${words(samplesWords(result))}`;
      return `  ${sign} ${words(what)}: ${words(seenWords(result))} (≤ ${words(figureWords(most, unit))})${counted}`;
    }),
    ...findings.map(({ rule, text }) => `  ${paint.red('✗')} ${rule}: ${words(text)}`),
  ];
  return `${lines.join('\n')}\n`;
}
