import type { Bilingual } from '../../../protocol/problems/entry.ts';
import type { Evidence } from '../../evidence/evidence.ts';
import { momentWords } from '../day-words.ts';
import { type RunReport, whatItIsNot } from '../run-report.ts';
import type { WordingOf } from '../wording.ts';
import { nameOfSystem, runVerdictWords, seatWords } from '../words.ts';
import { renderEvidence, shownEntries } from './evidence.ts';
import { renderInstruments } from './instruments.ts';
import { both, html, type Markup, say } from './markup.ts';
import { type PageSection, renderContents, renderMasthead, renderPage } from './page.ts';
import { facts, moment, section } from './parts.ts';
import { renderResults } from './results.ts';
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

/** The report as one page that needs nothing else, in both languages. */
export function renderHtml(report: RunReport, options: HtmlOptions = {}): string {
  const { wordingOf = () => undefined, evidence } = options;
  const sections = sectionsOf(report, wordingOf, evidence);
  return renderPage({
    title: { vi: titleOf(report, 'vi'), en: titleOf(report, 'en') },
    notice: whatItIsNot,
    style: styleSheet,
    skip: { vi: 'Tới phần tóm tắt', en: 'Skip to the summary' },
    masthead: masthead(report),
    body: html`${renderContents(sections)}
<main class="wrap">${sections.map(({ id, name, content }) => section(id, name, [content]))}</main>`,
    maker: html`lienthong ${report.suite.version} · <code>${report.evidence.head}</code>`,
  });
}

function sectionsOf(
  report: RunReport,
  wordingOf: WordingOf,
  evidence: Evidence | undefined,
): readonly PageSection[] {
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
    {
      id: 'instruments',
      name: { vi: 'Văn bản viện dẫn', en: 'Instruments cited' },
      content: renderInstruments(report, wordingOf),
    },
  ];
}

function masthead(report: RunReport): Markup {
  const { system, seats, began } = report;
  const places = seats.map((seat, index) => [index === 0 ? '' : ', ', both(seatWords[seat])]);
  return renderMasthead({
    kicker: { vi: 'Bộ kiểm thử liên thông văn bản', en: 'Document exchange conformance suite' },
    title,
    subtitle: system.name === '–' ? both(nameOfSystem(system)) : `${system.name} ${system.version}`,
    verdict: report.verdict,
    stamp: runVerdictWords[report.verdict],
    below: facts([
      [{ vi: 'Tự nhận trên đường truyền', en: 'As seen on the wire' }, system.seen.join('; ')],
      [{ vi: 'Đơn vị chủ quản', en: 'Owner' }, system.owner],
      [{ vi: 'Vị trí kiểm thử', en: 'Seats' }, html`${places}`],
      [{ vi: 'Ngày chạy', en: 'Run on' }, moment(began, momentWords(began))],
    ]),
  });
}

function titleOf({ system }: RunReport, language: 'vi' | 'en'): string {
  return system.name === '–' ? title[language] : `${title[language]}: ${system.name} ${system.version}`;
}
