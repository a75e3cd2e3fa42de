import { both, html, type Markup, say } from '../../../conformance/report/html/markup.ts';
import { table } from '../../../conformance/report/html/parts.ts';
import type { LoadReport, OperationSpans } from '../../../loadtests/report/load-report.ts';
import { partOf, spanNames } from '../../../simulator/hub/spans/span-names.ts';
import { figureWords, numberWords } from './figures.ts';
import { lineInks } from './style.ts';
import { spanWords, wireWords } from './words.ts';

/** Where the time of calls went inside the hub. */
export function renderSpans({ spans }: LoadReport): Markup {
  if (spans === undefined || spans.length === 0) {
    return html`<p>${say(
      'Trục này không cho biết thời gian bên trong của từng lượt gọi.',
      'This hub does not tell where the time of its calls goes.',
    )}</p>`;
  }
  return html`${spans.map(renderOperation)}`;
}

function renderOperation({ operation, calls, spans }: OperationSpans): Markup {
  const count = numberWords(calls, 0);
  const caption = {
    vi: `${operation}: ${count.vi} lượt gọi`,
    en: `${operation}: ${count.en} calls`,
  };
  const heads = [
    { vi: 'Đoạn', en: 'Span' },
    { vi: 'Số lần', en: 'Count' },
    { vi: 'Trung bình', en: 'Mean' },
    { vi: '50 %', en: '50 %' },
    { vi: '95 %', en: '95 %' },
    { vi: '99 %', en: '99 %' },
    { vi: 'Lâu nhất', en: 'Longest' },
  ];
  const rows = spans.map(({ name, count: each, totalMs, p50Ms, p95Ms, p99Ms, maxMs }) => [
    both(spanWords(name)),
    both(numberWords(each, 0)),
    ...[each === 0 ? 0 : totalMs / each, p50Ms, p95Ms, p99Ms, maxMs].map((ms) => both(figureWords(ms, 'ms'))),
  ]);
  return html`<h3>${both(wireWords(operation))}</h3>${bar(spans, calls)}${table(caption, heads, rows)}`;
}

/** Spans that lie within another one, beside `whole`: they would be counted twice. */
const nested: ReadonlySet<string> = new Set(spanNames.filter((name) => partOf(name) !== undefined));

/** The mean call, cut into its spans; the table below says the same in numbers. */
function bar(spans: OperationSpans['spans'], calls: number): Markup {
  const parts = spans.filter(({ name }) => name !== 'whole' && !nested.has(name));
  const whole = Math.max(
    spans.find(({ name }) => name === 'whole')?.totalMs ?? 0,
    parts.reduce((sum, { totalMs }) => sum + totalMs, 0),
  );
  if (whole === 0 || calls === 0) return html``;
  let x = 0;
  const pieces = parts.map(({ name, totalMs }, index) => {
    const [at, width] = [x, (totalMs / whole) * 1000];
    x += width;
    const { vi, en } = spanWords(name);
    const label = (text: string, language: string) =>
      width < text.length * 9
        ? ''
        : html`<text class="on ${language}" x="${(at + 6).toFixed(1)}" y="19">${text}</text>`;
    return html`<rect class="s${index % lineInks.length}" x="${at.toFixed(1)}" y="0" width="${Math.max(0, width - 2).toFixed(1)}" height="28"/>${label(vi, 'vi')}${label(en, 'en')}`;
  });
  return html`<svg class="plot spans" viewBox="0 0 1000 28" aria-hidden="true">${pieces}</svg>`;
}
