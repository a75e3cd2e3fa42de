import { hash } from 'node:crypto';
import type { Bilingual } from '../../../protocol/problems/entry.ts';
import { dayOf } from '../../../protocol/security/day.ts';
import type { Evidence } from '../../evidence/evidence.ts';
import { type RunReport, whatItIsNot } from '../run-report.ts';
import type { WordingOf } from '../wording.ts';
import { runVerdictWords, seatWords } from '../words.ts';
import { renderEvidence, shownEntries } from './evidence.ts';
import { both, html, type Markup, say, verbatim } from './markup.ts';
import { facts, moment, section } from './parts.ts';
import { renderResults } from './results.ts';
import { pageScript } from './script.ts';
import { renderSequences } from './sequence.ts';
import { renderRequirements, renderSettings, renderStatements } from './settings.ts';
import { styleSheet } from './style.ts';
import { renderSummary } from './summary.ts';

/** What the page shows beside the report itself. */
export interface HtmlOptions {
  /** For the diagrams and the drill-down; without it the page says where the evidence is. */
  readonly evidence?: Evidence;
  readonly wordingOf?: WordingOf;
}

const title: Bilingual = {
  vi: 'Báo cáo kiểm thử kết nối Trục liên thông',
  en: 'Conformance report, document axis',
};

/**
 * The report as one page that needs nothing else: no address is asked, no font is loaded, and its own policy forbids
 * both. Vietnamese and English stand in it, Vietnamese first.
 */
export function renderHtml(report: RunReport, options: HtmlOptions = {}): string {
  const { wordingOf = () => undefined, evidence } = options;
  const sections = sectionsOf(report, wordingOf, evidence);
  const page = html`<!-- ${whatItIsNot.vi} -->
<!doctype html>
<html lang="vi" data-title-vi="${titleOf(report, 'vi')}" data-title-en="${titleOf(report, 'en')}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src '${integrity(styleSheet)}'; script-src '${integrity(pageScript)}'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${titleOf(report, 'vi')}</title>
<style>${verbatim(styleSheet)}</style>
</head>
<body>
<a class="skip" href="#summary">${say('Tới phần tóm tắt', 'Skip to the summary')}</a>
<header><div class="notice"><div class="wrap"><p>${both(whatItIsNot)}</p></div></div><div class="wrap">${masthead(report)}</div></header>
${contents(sections)}
<main class="wrap">${sections.map(({ id, name, content }) => section(id, name, [content]))}</main>
<footer><div class="wrap"><p>${both(whatItIsNot)}</p><p>lienthong ${report.suite.version} · <code>${report.evidence.head}</code></p></div></footer>
<script>${verbatim(pageScript)}</script>
</body>
</html>
`;
  return page.html;
}

interface Section {
  readonly id: string;
  readonly name: Bilingual;
  readonly content: Markup;
}

function sectionsOf(
  report: RunReport,
  wordingOf: WordingOf,
  evidence: Evidence | undefined,
): readonly Section[] {
  const absent = html`<p>${say('Trang này được lập không kèm bằng chứng; xem gói bằng chứng theo mã băm ở mục “Cách chạy”.', 'This page was made without the evidence; see the bundle by the hash under “How it was run”.')}</p>`;
  return [
    { id: 'summary', name: { vi: 'Tóm tắt', en: 'Summary' }, content: renderSummary(report, wordingOf) },
    {
      id: 'results',
      name: { vi: 'Kết quả', en: 'Results' },
      content: renderResults(report, wordingOf, shownEntries(evidence)),
    },
    { id: 'statements', name: { vi: 'Khai báo', en: 'Statements' }, content: renderStatements(report) },
    { id: 'how', name: { vi: 'Cách chạy', en: 'How it was run' }, content: renderSettings(report) },
    {
      id: 'exchange',
      name: { vi: 'Diễn biến trao đổi', en: 'The exchange' },
      content: evidence === undefined ? absent : renderSequences(evidence),
    },
    {
      id: 'evidence',
      name: { vi: 'Bằng chứng', en: 'Evidence' },
      content: evidence === undefined ? absent : renderEvidence(evidence),
    },
    {
      id: 'duties',
      name: { vi: 'Toàn bộ yêu cầu', en: 'All duties' },
      content: renderRequirements(report, wordingOf),
    },
  ];
}

function masthead(report: RunReport): Markup {
  const { system, seats, began } = report;
  const places = seats.map((seat, index) => [index === 0 ? '' : ', ', both(seatWords[seat])]);
  return html`<div class="masthead"><div><p class="kicker">${say('Bộ kiểm thử liên thông văn bản', 'Document exchange conformance suite')}</p>
<h1>${both(title)}</h1><p class="sub">${system.name} ${system.version}</p><p class="stamp r-${report.verdict}">${both(runVerdictWords[report.verdict])}</p></div>
<fieldset class="speak"><legend class="hush">Ngôn ngữ / Language</legend><label><input type="radio" name="speak" id="speak-vi" checked> <span lang="vi">Tiếng Việt</span></label><label><input type="radio" name="speak" id="speak-en"> <span lang="en">English</span></label></fieldset></div>
${facts([
  [{ vi: 'Tự nhận trên đường truyền', en: 'As seen on the wire' }, system.seen.join('; ')],
  [{ vi: 'Đơn vị chủ quản', en: 'Owner' }, system.owner],
  [{ vi: 'Vị trí kiểm thử', en: 'Seats' }, html`${places}`],
  [{ vi: 'Ngày chạy', en: 'Run on' }, moment(began, dayOf(began))],
])}`;
}

function contents(sections: readonly Section[]): Markup {
  const links = sections.map(({ id, name }) => html`<li><a href="#${id}">${both(name)}</a></li>`);
  return html`<nav class="toc" aria-label="Mục lục / Contents"><div class="wrap"><ul>${links}</ul></div></nav>`;
}

function titleOf({ system }: RunReport, language: 'vi' | 'en'): string {
  return `${title[language]}: ${system.name} ${system.version}`;
}

/** What the page's policy lets run: these bytes and no others. */
function integrity(text: string): string {
  return `sha256-${hash('sha256', text, 'base64')}`;
}
