import type { Bilingual, Language } from '../../protocol/problems/entry.ts';
import { visible } from '../../protocol/problems/visible.ts';
import type { CheckVerdict, Finding } from '../finding.ts';
import { citationIn } from '../requirements/citation.ts';
import { dayWords, momentWords } from './day-words.ts';
import { environmentLine } from './environment-words.ts';
import { placeText } from './place-text.ts';
import { type CheckResult, type RunReport, whatItIsNot } from './run-report.ts';
import { durationWords, toleranceRows, toleranceSummary } from './tolerance-words.ts';
import type { WordingOf } from './wording.ts';
import {
  blameWords,
  canaryWords,
  countVerdicts,
  mannerWords,
  nameOfSystem,
  otherReasons,
  profileWords,
  runVerdictWords,
  seatWords,
  unknownCaseWords,
  verdictOrder,
  verdictWords,
  waivedOf,
  waiverWords,
} from './words.ts';

/** Colours, given by whoever owns the terminal. */
export interface ReportPaint {
  bold(text: string): string;
  dim(text: string): string;
  red(text: string): string;
  green(text: string): string;
  yellow(text: string): string;
  cyan(text: string): string;
}

const asIs = (text: string): string => text;
export const noPaint: ReportPaint = {
  bold: asIs,
  dim: asIs,
  red: asIs,
  green: asIs,
  yellow: asIs,
  cyan: asIs,
};

export interface TerminalOptions {
  readonly language: Language;
  readonly paint?: ReportPaint;
  readonly wordingOf?: WordingOf;
  /** Every check, those too that passed; otherwise only what somebody has to look at. */
  readonly everything?: boolean;
}

interface Voice {
  readonly paint: ReportPaint;
  readonly wordingOf: WordingOf;
  readonly language: Language;
  say(text: Bilingual): string;
  label(vi: string, en: string): string;
}

/** The report for a terminal: what it is not, of what, the verdict, what to look at, and how the run was guarded. */
export function renderTerminal(report: RunReport, options: TerminalOptions): string {
  const { language, paint = noPaint, wordingOf = () => undefined, everything = false } = options;
  const say = (text: Bilingual) => visible(text[language]);
  const voice: Voice = { paint, wordingOf, language, say, label: (vi, en) => (language === 'vi' ? vi : en) };
  const shown = verdictOrder
    .flatMap((verdict) => report.results.filter((each) => each.verdict === verdict))
    .filter(
      ({ verdict }) => everything || verdict === 'fail' || verdict === 'warn' || verdict === 'inconclusive',
    );
  const alike = everything ? new Set<CheckResult>() : openForOneReason(report);
  const lines = [
    say(whatItIsNot),
    '',
    ...headLines(report, voice, everything),
    '',
    ...shown
      .filter((result) => !alike.has(result))
      .flatMap((result) => resultLines(result, voice, everything)),
    ...alikeLines(alike, voice),
    ...statementLines(report, voice),
    ...waiverLines(report, voice),
    ...guardLines(report, voice),
    '',
    closingLine(report, voice),
    ...(everything ? [] : notRunLines(report, voice)),
  ];
  return `${lines.join('\n')}\n`;
}

function headLines(report: RunReport, voice: Voice, everything: boolean): readonly string[] {
  const { system, suite, seats, profile, asOf, seed, began, evidence, paperAlsoFor } = report;
  const seen =
    system.seen.join('; ') || voice.label('hệ thống không nêu tên phần mềm', 'it names no software');
  const rows: readonly (readonly [string, string])[] = [
    [voice.label('Hệ thống', 'System'), voice.say(nameOfSystem(system))],
    [voice.label('Tự nhận trên đường truyền', 'As seen on the wire'), seen],
    [voice.label('Vị trí kiểm thử', 'Seats'), seats.map((seat) => voice.say(seatWords[seat])).join(', ')],
    [voice.label('Cách đọc quy định', 'Profile'), `${profile}, ${voice.say(profileWords[profile])}`],
    [voice.label('Hiệu lực tính đến ngày', 'As of'), dayWords(asOf)],
    [voice.label('Bộ kiểm thử', 'Suite'), `${suite.version}, ${suite.rulesetHash}`],
    [voice.label('Thời gian', 'When'), momentWords(began)],
    [voice.label('Dung sai', 'Tolerances'), voice.say(toleranceSummary(report.tolerances))],
    ...(everything ? toleranceLines(report, voice) : []),
    [voice.label('Môi trường', 'Environment'), voice.say(environmentLine([report]))],
    ...(paperAlsoFor === undefined
      ? []
      : [[voice.label('Được kèm bản giấy', 'Paper may follow'), paperAlsoFor.join('; ')] as const]),
    [voice.label('Hạt giống', 'Seed'), seed],
    [
      voice.label('Bằng chứng', 'Evidence'),
      `${evidence.head} (${evidence.entries} ${voice.label('mục', 'entries')}, ${evidence.bodies} ${voice.label('nội dung', 'bodies')})`,
    ],
  ];
  return rows.map(([name, value]) => `${voice.paint.dim(`${name}:`)} ${visible(value)}`);
}

function toleranceLines({ tolerances }: RunReport, { say }: Voice): readonly (readonly [string, string])[] {
  return toleranceRows.map(([key, name]) => [`  ${say(name)}`, say(durationWords(tolerances[key]))]);
}

/** So many findings of one check are told: something else in the hub's place gives hundreds that say the same. */
const fewFindings = 5;

function resultLines(result: CheckResult, voice: Voice, everything: boolean): readonly string[] {
  const { paint, say } = voice;
  const { check, title, verdict, why, findings, requirements, waiver, repeat } = result;
  const head = `${mark(verdict, voice)}  ${paint.bold(check)}  ${say(title)} ${paint.dim(`[${requirements.join(', ')}]`)}`;
  const waived = waiver === undefined ? [] : [`    ${waiverText(waiver, voice)}`];
  const reason = why === undefined ? [] : [`    ${say(why)}`];
  const again = verdict === 'pass' ? [] : [`    ${paint.dim(`$ ${visible(repeat)}`)}`];
  const told = everything ? findings : findings.slice(0, fewFindings);
  const rest = findings.length - told.length;
  const more = voice.label(
    `và ${rest} chỗ khác của phép kiểm tra này (xem đủ: thêm --everything)`,
    `and ${rest} more findings of this check (all of them: add --everything)`,
  );
  return [
    ...[head, ...reason, ...told.flatMap((each) => findingLines(each, voice))],
    ...(rest > 0 ? [`    ${more}`] : []),
    ...[...waived, ...again],
  ];
}

/** So many checks left open by one and the same reason are told together: a hub that is not there leaves hundreds. */
const manyAlike = 10;

function openForOneReason({ results }: RunReport): ReadonlySet<CheckResult> {
  const open = results.filter(({ verdict, findings }) => verdict === 'inconclusive' && findings.length === 0);
  const reasons = Map.groupBy(open, ({ why }) => why?.en ?? '');
  return new Set([...reasons.values()].filter(({ length }) => length >= manyAlike).flat());
}

function alikeLines(alike: ReadonlySet<CheckResult>, voice: Voice): readonly string[] {
  return [...Map.groupBy(alike, ({ why }) => why?.en ?? '').values()].flatMap((results) => {
    const why = results[0]?.why;
    const many = voice.label(
      `${results.length} phép kiểm tra cùng một lý do (xem từng phép: thêm --everything)`,
      `${results.length} checks for one reason (each of them: add --everything)`,
    );
    return [
      `${mark('inconclusive', voice)}  ${many}`,
      ...(why === undefined ? [] : [`    ${voice.say(why)}`]),
    ];
  });
}

function findingLines(finding: Finding, voice: Voice): readonly string[] {
  const { paint, say, label } = voice;
  const known = voice.wordingOf(finding.requirement);
  const duty =
    known === undefined ? '' : ` ${say(known.wording)} (${citationIn(known.source, voice.language)})`;
  return [
    `    ${paint.cyan(finding.requirement)}${duty}`,
    `      ${label('nơi', 'at')}: ${visible(placeText(finding.place, voice.language))}`,
    `      ${label('mong đợi', 'expected')}: ${say(finding.expected)}`,
    `      ${label('thấy', 'seen')}: ${visible(finding.seen)}`,
    `      ${label('nguyên nhân', 'cause')}: ${say(finding.cause)}`,
    `      ${label('thuộc về', 'blame')}: ${say(blameWords[finding.blame])}`,
  ];
}

function mark(verdict: CheckVerdict, { paint, say }: Voice): string {
  const text = say(verdictWords[verdict]).toUpperCase();
  switch (verdict) {
    case 'fail':
      return paint.red(`✗ ${text}`);
    case 'inconclusive':
    case 'warn':
      return paint.yellow(`! ${text}`);
    case 'pass':
      return paint.green(`✓ ${text}`);
    case 'declared':
    case 'attested':
      return paint.cyan(`○ ${text}`);
    case 'not-run':
    case 'not-applicable':
      return paint.dim(`– ${text}`);
  }
}

function statementLines({ statements }: RunReport, { say, label, paint }: Voice): readonly string[] {
  if (statements.length === 0) return [];
  const old = label(' (quá cũ)', ' (too old)');
  const lines = statements.map(
    ({ requirement, manner, by, dated, text, outdated }) =>
      `  ${requirement} ${say(mannerWords[manner])}${outdated ? old : ''}: ${visible(text)} (${visible(by)}, ${dayWords(dated)})`,
  );
  return [
    '',
    paint.bold(label('Tự khai, xác nhận (không phải “đạt”)', 'Declared, attested (never “pass”)')),
    ...lines,
  ];
}

function waiverLines({ waivers }: RunReport, voice: Voice): readonly string[] {
  if (waivers.length === 0) return [];
  const head = voice.paint.bold(voice.label('Tệp lỗi đã biết', 'Known failures'));
  return ['', head, ...waivers.map((each) => `  ${waiverText(each, voice)}`)];
}

function waiverText({ waiver, outcome }: RunReport['waivers'][number], { say }: Voice): string {
  const { check, requirement, owner, expires, reason } = waiver;
  return `${say(waiverWords[outcome])}: ${visible(`${check} [${requirement}] ${owner}, ${dayWords(expires)}: ${reason}`)}`;
}

function guardLines({ guards }: RunReport, { say, paint }: Voice): readonly string[] {
  const canary = say(canaryWords[guards.canary]);
  const unknown = say(unknownCaseWords[guards.unknownCase]);
  return [
    '',
    guards.canary === 'passed' ? paint.red(canary) : paint.dim(canary),
    guards.unknownCase === 'passed' ? paint.red(unknown) : paint.dim(unknown),
  ];
}

/** What was not run is no pass: where to see which, and why; the reason itself where all have the same. */
function notRunLines({ results }: RunReport, { paint, label, say }: Voice): readonly string[] {
  const open = results.filter(({ verdict }) => verdict === 'not-run');
  if (open.length === 0) return [];
  const [why, other] = new Set(open.map((each) => (each.why === undefined ? '' : say(each.why))));
  const alike = other === undefined && why !== undefined && why !== '' ? [paint.yellow(why)] : [];
  const where = label(
    '“Chưa chạy” không phải là đạt. Xem từng phép và lý do: thêm --everything, hoặc --html.',
    '“Not run” is no pass. Each of them and why: add --everything, or --html.',
  );
  return [...alike, paint.dim(where)];
}

function closingLine(report: RunReport, { say, paint, label }: Voice): string {
  const waived = waivedOf(report);
  const known = waived === 0 ? '' : label(` (${waived} là lỗi đã biết)`, ` (${waived} known)`);
  const counts = [...countVerdicts(report.results)]
    .filter(([, count]) => count > 0)
    .map(([verdict, count]) => `${count} ${say(verdictWords[verdict])}${verdict === 'fail' ? known : ''}`);
  const partial = report.complete ? '' : label(' (chưa chạy đủ kế hoạch)', ' (not the whole plan)');
  const verdict = `${say(runVerdictWords[report.verdict])}${partial}`;
  const colour = { conformant: paint.green, 'not-conformant': paint.red, inconclusive: paint.yellow };
  const otherwise = otherReasons(report).map((each) => `\n${paint.red(say(each))}`);
  return `${colour[report.verdict](verdict)}: ${counts.join(', ')}${otherwise.join('')}`;
}
