import { both, html, type Markup, say } from '../../../conformance/report/html/markup.ts';
import {
  type PageSection,
  renderContents,
  renderMasthead,
  renderPage,
} from '../../../conformance/report/html/page.ts';
import { facts, moment, section } from '../../../conformance/report/html/parts.ts';
import { type LoadReport, whatItIsNot } from '../../../loadtests/report/load-report.ts';
import type { Bilingual } from '../../../protocol/problems/entry.ts';
import { renderHow } from './how.ts';
import { renderThresholds, renderTruth } from './judged.ts';
import { renderCourse, renderHub } from './plots.ts';
import { renderSpans } from './spans.ts';
import { pageStyle } from './style.ts';
import { renderSummary, shortRunWords } from './summary.ts';
import { stampWords } from './words.ts';

const title: Bilingual = { vi: 'Báo cáo thử tải Trục liên thông', en: 'Load report, document axis' };

/** A load run as one page that needs nothing else, in both languages. */
export function renderLoadPage(report: LoadReport): string {
  const sections = sectionsOf(report);
  return renderPage({
    title: { vi: titleOf(report, 'vi'), en: titleOf(report, 'en') },
    notice: whatItIsNot,
    style: pageStyle,
    skip: { vi: 'Tới kết luận', en: 'Skip to the verdict' },
    masthead: masthead(report),
    body: html`<main class="wrap">${sections.slice(0, 1).map(draw)}</main>
${renderContents(sections)}
<div class="wrap">${sections.slice(1).map(draw)}</div>`,
    maker: html`lienthong ${report.lienthong} · k6 ${report.k6.version}`,
  });
}

function sectionsOf(report: LoadReport): readonly PageSection[] {
  return [
    { id: 'summary', name: { vi: 'Kết luận', en: 'Verdict' }, content: renderSummary(report) },
    {
      id: 'truth',
      name: { vi: 'Đối chiếu từng văn bản', en: 'Every document counted' },
      content: renderTruth(report),
    },
    { id: 'thresholds', name: { vi: 'Ngưỡng', en: 'Thresholds' }, content: renderThresholds(report) },
    { id: 'course', name: { vi: 'Diễn biến', en: 'The course of the run' }, content: renderCourse(report) },
    {
      id: 'hub',
      name: { vi: 'Trục trong lúc chịu tải', en: 'The hub under load' },
      content: renderHub(report),
    },
    { id: 'time', name: { vi: 'Thời gian đi đâu', en: 'Where the time goes' }, content: renderSpans(report) },
    { id: 'how', name: { vi: 'Cách đo', en: 'How it was measured' }, content: renderHow(report) },
  ];
}

function draw({ id, name, content }: PageSection): Markup {
  return section(id, name, [content]);
}

function masthead(report: LoadReport): Markup {
  const { profile, target, began, verdict } = report;
  return renderMasthead({
    kicker: { vi: 'Thử tải liên thông văn bản', en: 'Document exchange load test' },
    title,
    subtitle: html`${profile.name}: ${both(profile.title)}. ${both(profile.shape)}`,
    verdict,
    stamp: stampWords(report),
    below: html`${shortRunWords(report)}${facts([
      [
        { vi: 'Trục được thử', en: 'Hub under test' },
        html`${target.url}${target.ours ? html` (${say('Trục tham chiếu, chạy riêng cho lần thử này', 'the reference hub, started for this run')})` : ''}`,
      ],
      [{ vi: 'Bắt đầu', en: 'Began' }, moment(began, localTime(began))],
    ])}`,
  });
}

/** The clock on the wall in Hà Nội. */
function localTime(at: number): string {
  return new Date(at + 7 * 3_600_000).toISOString().slice(0, 19).replace('T', ' ');
}

function titleOf(report: LoadReport, language: 'vi' | 'en'): string {
  return `${title[language]}: ${report.profile.name}, ${stampWords(report)[language]}`;
}
