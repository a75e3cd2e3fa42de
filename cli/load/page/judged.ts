import { both, html, type Markup, say } from '../../../conformance/report/html/markup.ts';
import { table } from '../../../conformance/report/html/parts.ts';
import type { LoadFinding, LoadReport, ThresholdResult } from '../../../loadtests/report/load-report.ts';
import { figureWords, numberWords, samplesWords, seenWords } from './figures.ts';
import { sourceWords } from './source-words.ts';
import { markWords, ruleWords, thresholdVerdictWords, truthVerdictWords } from './words.ts';

const signs = { held: '✓', broken: '✗', 'not-measured': '?' } as const;

/** What became of every document: before any figure of speed. */
export function renderTruth({ truth }: LoadReport): Markup {
  const kind = { whole: 'held', broken: 'broken', open: 'not-measured' }[truth.verdict];
  const sign = { whole: '✓', broken: '✗', open: '?' }[truth.verdict];
  const counts = Object.entries(truth.counts).filter(([name, count]) => isTold(name, count));
  const caption = {
    vi: 'Đếm từ nhật ký của bên gửi và bên nhận',
    en: 'Counted from the journal of senders and receivers',
  };
  const heads = [
    { vi: 'Điều đếm được', en: 'What was counted' },
    { vi: 'Số', en: 'Number' },
  ];
  const rows = counts.map(([name, count]) => [
    both(countWords[name] ?? { vi: name, en: name }),
    both(numberWords(count, 0)),
  ]);
  return html`<p><span class="tag v-${kind}"><span aria-hidden="true">${sign}</span> ${both(truthVerdictWords[truth.verdict])}</span></p>
<p>${say(
    'Mỗi gói được Trục trả lời OK phải đến đúng từng nơi nhận, đúng một lần; mỗi trạng thái cũng vậy. Việc đối chiếu này chỉ đọc nhật ký của k6, không dùng gì của Trục.',
    'Every packet that was answered OK must reach each receiver exactly once, and so must every status. This counting reads nothing but the journal of k6.',
  )}</p>
${counts.length === 0 ? '' : table(caption, heads, rows)}${findings(truth.findings, truth.byRule)}`;
}

/** What was counted always, and what is out of the ordinary where there was any. */
function isTold(name: string, count: number): boolean {
  return countWords[name] !== undefined && (count > 0 || !rareCounts.has(name));
}

const rareCounts: ReadonlySet<string> = new Set(['crashes', 'torn', 'unknown', 'open', 'refused']);

const countWords: Readonly<Record<string, { readonly vi: string; readonly en: string }>> = {
  documents: { vi: 'Văn bản được nhận', en: 'Documents accepted' },
  statuses: { vi: 'Trạng thái được nhận', en: 'Statuses accepted' },
  open: { vi: 'Không có trả lời, để ngỏ', en: 'Unanswered, open' },
  refused: { vi: 'Bị từ chối', en: 'Refused' },
  due: { vi: 'Lượt phải giao', en: 'Deliveries due' },
  delivered: { vi: 'Lượt đã giao', en: 'Delivered' },
  missing: { vi: 'Lượt thiếu', en: 'Missing' },
  unknown: { vi: 'Lượt chưa biết', en: 'Unknown' },
  crashes: { vi: 'Lần Trục bị cắt', en: 'Times the hub was killed' },
  torn: { vi: 'Dòng nhật ký bị đứt', en: 'Lines cut short' },
  lines: { vi: 'Dòng nhật ký', en: 'Lines of the journal' },
};

function findings(all: readonly LoadFinding[], byRule: Readonly<Record<string, number>>): Markup {
  if (all.length === 0) return html``;
  const total = Object.values(byRule).reduce((sum, each) => sum + each, 0);
  const rest =
    total > all.length
      ? say(`${all.length} trong ${total} sai lệch.`, `${all.length} of ${total} findings.`)
      : '';
  return html`${all.map(finding)}${rest === '' ? '' : html`<p class="source">${rest}</p>`}`;
}

function finding({ rule, text, doc, receiver, said, seen, lines }: LoadFinding): Markup {
  const row = (vi: string, en: string, value: string | undefined) =>
    value === undefined || value === '' ? '' : html`<dt>${say(vi, en)}</dt><dd>${value}</dd>`;
  return html`<div class="finding"><p><strong>${both(ruleWords(rule))}</strong> <code>${rule}</code>. ${both(text)}</p><dl>${row('Văn bản', 'Document', doc)}${row('Nơi nhận', 'Receiver', receiver)}${row('Trục đã nói', 'Said', said)}${row('Thực tế thấy', 'Seen', seen)}${row('Dòng nhật ký', 'Lines of the journal', lines?.join(', '))}</dl></div>`;
}

/** Every threshold with its limit, what was seen, and where the limit comes from. */
export function renderThresholds({ thresholds, findings: own, gaveWay }: LoadReport): Markup {
  return html`${table(
    {
      vi: 'Tính lại từ nhật ký; cột k6 là điều k6 tự nói, để so',
      en: 'Computed anew from the journal; the column k6 is what k6 itself says, to compare',
    },
    [
      { vi: 'Ngưỡng', en: 'Threshold' },
      { vi: 'Kết quả', en: 'Verdict' },
      { vi: 'Đo được', en: 'Seen' },
      { vi: 'Giới hạn', en: 'Limit' },
      { vi: 'Số lần đo', en: 'Measurements' },
      { vi: 'k6', en: 'k6' },
      { vi: 'Nguồn của giới hạn', en: 'Source of the limit' },
    ],
    thresholds.map((each) => row(each, each.id === gaveWay?.threshold)),
  )}${own.map(finding)}`;
}

function row(result: ThresholdResult, isFirst: boolean): readonly Markup[] {
  const { what, verdict, most, unit, k6, source, mark } = result;
  const first = isFirst ? html`<br><strong>${say('đuối trước tiên', 'gave way first')}</strong>` : '';
  const words = k6?.seen === undefined ? undefined : both(figureWords(k6.seen, unit));
  const held = k6?.held === undefined ? '' : k6.held ? ' ✓' : ' ✗';
  return [
    html`${both(what)}${first}`,
    html`<span class="tag v-${verdict}"><span aria-hidden="true">${signs[verdict]}</span> ${both(thresholdVerdictWords[verdict])}</span>`,
    html`${both(seenWords(result))}`,
    html`≤ ${both(figureWords(most, unit))}`,
    html`${both(samplesWords(result))}`,
    html`${words ?? (held === '' ? '–' : '')}${held}`,
    html`${both(sourceWords(source))} <span class="source">(${both(markWords[mark] ?? { vi: mark, en: mark })})</span>`,
  ];
}
