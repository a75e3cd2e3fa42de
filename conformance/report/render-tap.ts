import type { Language } from '../../protocol/problems/entry.ts';
import { visible } from '../../protocol/problems/visible.ts';
import { dayWords } from './day-words.ts';
import { placeText } from './place-text.ts';
import type { CheckResult, RunReport } from './run-report.ts';
import { whatItIsNot } from './run-report.ts';
import { tolerancesLine } from './tolerance-words.ts';
import { guardsHold, otherReasons, runVerdictWords, verdictWords } from './words.ts';

/**
 * The report as TAP 14, for whatever reads that. The format wants its version first; what a report is not is the
 * line after it. What is declared or was not run is skipped with its reason, never `ok` alone; what is inconclusive
 * is not ok; a run of which the guards do not hold bails out.
 */
export function renderTap(report: RunReport, language: Language = 'en'): string {
  const lines = [
    'TAP version 14',
    `# ${whatItIsNot[language]}`,
    `# ${report.profile}, ${report.asOf}; ${tolerancesLine(report.tolerances)[language]}`,
    `1..${report.results.length + 1}`,
    ...report.results.flatMap((result, index) => linesOf(result, index + 1, language)),
    verdictLine(report, language),
    ...(guardsHold(report) ? [] : [`Bail out! ${guardsBroken[language]}`]),
  ];
  return `${lines.join('\n')}\n`;
}

const guardsBroken = {
  vi: 'bộ kiểm thử không tự chứng minh được: phép mồi hoặc trường hợp không có thật đã đạt',
  en: 'the harness did not prove itself: the canary or the case that does not exist passed',
} as const;

/** The last point: a run in which all was skipped, or a known failure passes now, has no other that is not ok. */
function verdictLine(report: RunReport, language: Language): string {
  const words = [runVerdictWords[report.verdict], ...otherReasons(report)].map((each) => each[language]);
  const ok = report.verdict === 'conformant' ? 'ok' : 'not ok';
  return `${ok} ${report.results.length + 1} - verdict: ${escaped(words.join('. '))}`;
}

function linesOf(result: CheckResult, number: number, language: Language): readonly string[] {
  const { check, title, verdict, findings } = result;
  const name = escaped(`${check}: ${title[language]}`);
  const waived = result.waiver?.outcome === 'used';
  switch (verdict) {
    case 'pass':
      return [`ok ${number} - ${name}`];
    case 'warn':
      return [`ok ${number} - ${name}`, ...diagnostic(result, language)];
    case 'fail':
      return [
        `not ok ${number} - ${name}${waived ? ` # TODO ${escaped(waiverOf(result))}` : ''}`,
        ...diagnostic(result, language),
      ];
    case 'inconclusive':
      return [`not ok ${number} - ${name}`, ...diagnostic(result, language)];
    case 'declared':
    case 'attested':
    case 'not-run':
    case 'not-applicable': {
      const why = result.why === undefined ? '' : `: ${result.why[language]}`;
      const more = findings.length === 0 ? [] : diagnostic(result, language);
      return [`ok ${number} - ${name} # SKIP ${escaped(verdictWords[verdict][language] + why)}`, ...more];
    }
  }
}

function waiverOf({ waiver }: CheckResult): string {
  if (waiver === undefined) return '';
  const { owner, expires, reason } = waiver.waiver;
  return `${owner}, ${dayWords(expires)}: ${reason}`;
}

/** YAML, of which every scalar is written as JSON: one way to quote, and a subset of it. */
function diagnostic(result: CheckResult, language: Language): readonly string[] {
  const { verdict, requirements, seat, why, repeat, findings } = result;
  return [
    '  ---',
    `  verdict: ${quoted(verdict)}`,
    `  seat: ${quoted(seat)}`,
    `  requirements: [${requirements.map(quoted).join(', ')}]`,
    ...(why === undefined ? [] : [`  why: ${quoted(why[language])}`]),
    ...(findings.length === 0 ? [] : ['  findings:']),
    ...findings.flatMap((finding) => [
      `    - requirement: ${quoted(finding.requirement)}`,
      `      severity: ${quoted(finding.severity)}`,
      `      at: ${quoted(placeText(finding.place, language))}`,
      `      expected: ${quoted(finding.expected[language])}`,
      `      seen: ${quoted(finding.seen)}`,
      `      cause: ${quoted(finding.cause[language])}`,
      `      blame: ${quoted(finding.blame)}`,
    ]),
    `  repeat: ${quoted(repeat)}`,
    '  ...',
  ];
}

function quoted(text: string): string {
  return JSON.stringify(visible(text));
}

/** A description or reason: `#` begins a directive, a backslash escapes. */
function escaped(text: string): string {
  return visible(text).replace(/[\\#]/g, '\\$&');
}
