import { hash } from 'node:crypto';
import { both, html, type Markup, say, verbatim } from '../../../conformance/report/html/markup.ts';
import { facts, moment, section } from '../../../conformance/report/html/parts.ts';
import { pageScript } from '../../../conformance/report/html/script.ts';
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

/**
 * A load run as one page that needs nothing else: no address is asked, no font is loaded, and its own policy
 * forbids both. Vietnamese and English stand in it, Vietnamese first.
 */
export function renderLoadPage(report: LoadReport): string {
  const sections = sectionsOf(report);
  const page = html`<!-- ${whatItIsNot.vi} -->
<!doctype html>
<html lang="vi" data-title-vi="${titleOf(report, 'vi')}" data-title-en="${titleOf(report, 'en')}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src '${integrity(pageStyle)}'; script-src '${integrity(pageScript)}'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${titleOf(report, 'vi')}</title>
<style>${verbatim(pageStyle)}</style>
</head>
<body>
<a class="skip" href="#summary">${say('Tới kết luận', 'Skip to the verdict')}</a>
<header><div class="notice"><div class="wrap"><p>${both(whatItIsNot)}</p></div></div><div class="wrap">${masthead(report)}</div></header>
<main class="wrap">${sections.slice(0, 1).map(draw)}</main>
${contents(sections)}
<div class="wrap">${sections.slice(1).map(draw)}</div>
<footer><div class="wrap"><p>${both(whatItIsNot)}</p><p>lienthong ${report.lienthong} · k6 ${report.k6.version}</p></div></footer>
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

function sectionsOf(report: LoadReport): readonly Section[] {
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

function draw({ id, name, content }: Section): Markup {
  return section(id, name, [content]);
}

function masthead(report: LoadReport): Markup {
  const { profile, target, began, verdict } = report;
  return html`<div class="masthead"><div><p class="kicker">${say('Thử tải liên thông văn bản', 'Document exchange load test')}</p>
<h1>${both(title)}</h1><p class="sub">${profile.name}: ${both(profile.title)}. ${both(profile.shape)}</p><p class="stamp r-${verdict}">${both(stampWords(report))}</p></div>
<fieldset class="speak"><legend class="hush">Ngôn ngữ / Language</legend><label><input type="radio" name="speak" id="speak-vi" checked> <span lang="vi">Tiếng Việt</span></label><label><input type="radio" name="speak" id="speak-en"> <span lang="en">English</span></label></fieldset></div>
${shortRunWords(report)}${facts([
  [
    { vi: 'Trục được thử', en: 'Hub under test' },
    html`${target.url}${target.ours ? html` (${say('Trục tham chiếu, chạy riêng cho lần thử này', 'the reference hub, started for this run')})` : ''}`,
  ],
  [{ vi: 'Bắt đầu', en: 'Began' }, moment(began, localTime(began))],
])}`;
}

/** The clock on the wall in Hà Nội. */
function localTime(at: number): string {
  return new Date(at + 7 * 3_600_000).toISOString().slice(0, 19).replace('T', ' ');
}

function contents(sections: readonly Section[]): Markup {
  const links = sections.map(({ id, name }) => html`<li><a href="#${id}">${both(name)}</a></li>`);
  return html`<nav class="toc" aria-label="Mục lục / Contents"><div class="wrap"><ul>${links}</ul></div></nav>`;
}

function titleOf(report: LoadReport, language: 'vi' | 'en'): string {
  return `${title[language]}: ${report.profile.name}, ${stampWords(report)[language]}`;
}

/** What the page's policy lets run: these bytes and no others. */
function integrity(text: string): string {
  return `sha256-${hash('sha256', text, 'base64')}`;
}
