import { html, type Markup, say } from '../../../conformance/report/html/markup.ts';
import type {
  LoadReport,
  Series,
  SpreadSeries,
  ThresholdResult,
} from '../../../loadtests/report/load-report.ts';
import type { Bilingual } from '../../../protocol/problems/entry.ts';
import { type Line, type Plot, renderPlot } from './chart.ts';
import { figureWords, numberWords } from './figures.ts';
import { operationWords } from './words.ts';

const percentileLines = ({ p50, p95, p99 }: SpreadSeries): readonly Line[] => [
  { name: { vi: '50 %', en: '50 %' }, values: p50 },
  { name: { vi: '95 %', en: '95 %' }, values: p95 },
  { name: { vi: '99 %', en: '99 %' }, values: p99 },
];

const milliseconds = (value: number): Bilingual => figureWords(value, 'ms');

/** The course of the run, as its clients saw it. */
export function renderCourse(report: LoadReport): Markup {
  return html`<div class="plots">${coursePlots(report).map(renderPlot)}</div>`;
}

function coursePlots(report: LoadReport): readonly Plot[] {
  const { windows, operations } = report;
  const { arrivals, errors } = windows;
  const known = { at: timesOf(windows.count, windows.widthMs), span: report.ended - report.began };
  const errorLines: readonly Line[] = [
    { name: { vi: 'bị từ chối', en: 'refused' }, values: errors.refused },
    { name: { vi: 'không trả lời', en: 'no answer' }, values: errors.unanswered },
    { name: { vi: 'không bắt đầu được', en: 'not started' }, values: errors.dropped },
  ];
  return [
    {
      ...known,
      id: 'arrivals',
      title: { vi: 'Lượng vào ra mỗi giây', en: 'Arrivals a second' },
      about: {
        vi: 'Đường phẳng là Trục theo kịp; chùng xuống là không.',
        en: 'Level is keeping up; sagging is not.',
      },
      lines: [
        { name: { vi: 'văn bản gửi', en: 'documents sent' }, values: arrivals.documents },
        { name: { vi: 'lượt giao', en: 'deliveries' }, values: arrivals.deliveries },
        { name: { vi: 'trạng thái gửi', en: 'statuses sent' }, values: arrivals.statuses },
      ],
      words: (value) => numberWords(value, 1),
    },
    {
      ...known,
      id: 'backlog',
      title: { vi: 'Tồn đọng', en: 'Backlog' },
      about: {
        vi: 'Lượt giao đã nhận mà chưa ai lấy; đi lên mãi là không theo kịp.',
        en: 'Deliveries accepted and not yet fetched; ever rising is not keeping up.',
      },
      lines: [{ name: { vi: 'lượt chờ lấy', en: 'deliveries waiting' }, values: windows.backlog }],
      words: (value) => numberWords(value, 1),
    },
    {
      ...known,
      id: 'delay',
      title: { vi: 'Từ lúc Trục nhận đến lúc nơi nhận lấy về', en: 'From accepted to fetched' },
      lines: percentileLines(windows.delay),
      words: milliseconds,
    },
    {
      ...known,
      id: 'errors',
      title: { vi: 'Lỗi trong mỗi khoảng', en: 'Errors in each window' },
      lines: errorLines,
      words: (value) => numberWords(value, 0),
    },
    ...operations.map(({ operation }) => latencyPlot(operation, report, known)),
  ];
}

function latencyPlot(operation: string, report: LoadReport, known: Pick<Plot, 'at' | 'span'>): Plot {
  const { vi, en } = operationWords(operation);
  const empty: SpreadSeries = { p50: [], p95: [], p99: [] };
  const limit = limitOf(operation, report.thresholds);
  return {
    ...known,
    id: `latency-${operation}`,
    title: { vi: `Thời gian trả lời: ${vi}`, en: `Latency: ${en}` },
    lines: percentileLines(report.windows.latency[operation] ?? empty),
    words: milliseconds,
    ...(limit === undefined ? {} : { limit }),
  };
}

function limitOf(operation: string, thresholds: readonly ThresholdResult[]): Plot['limit'] {
  const found = thresholds.find((each) => each.operation === operation && each.unit === 'ms');
  if (found === undefined) return undefined;
  return { value: found.most, name: { vi: 'giới hạn', en: 'limit' } };
}

/** The hub while it worked. */
export function renderHub({ hub, began, ended }: LoadReport): Markup {
  if (hub === undefined) return notFromInside;
  const plot = (id: string, title: Bilingual, lines: readonly Line[], words: Plot['words']): Plot => ({
    id,
    title,
    lines: lines.filter(({ values }) => values.some((each) => each !== null)),
    words,
    at: hub.at,
    span: ended - began,
  });
  const bytes = (value: number) => figureWords(value, 'bytes');
  const own = (values: Series, vi: string, en: string): Line => ({ name: { vi, en }, values });
  const plots = [
    plot(
      'cpu',
      { vi: 'CPU (số lõi)', en: 'CPU (cores)' },
      [own(hub.cpuCores, 'Trục', 'hub'), own(hub.clientCores, 'k6', 'k6')],
      (value) => numberWords(value, 2),
    ),
    plot(
      'memory',
      { vi: 'Bộ nhớ của Trục', en: 'Memory of the hub' },
      [
        own(hub.residentBytes, 'thường trú', 'resident'),
        own(hub.heapBytes, 'vùng nhớ JavaScript', 'JavaScript heap'),
      ],
      bytes,
    ),
    plot(
      'loop',
      { vi: 'Vòng lặp sự kiện của Trục trễ, 99 %', en: 'Event-loop delay of the hub, 99 %' },
      [own(hub.loopDelayP99Ms, 'trễ', 'late')],
      milliseconds,
    ),
    plot(
      'waiting',
      { vi: 'Gói đang chờ trong Trục, do Trục tự đếm', en: 'Packets waiting, as the hub counts' },
      [own(hub.waiting, 'gói', 'packets')],
      (value) => numberWords(value, 0),
    ),
    plot(
      'machine',
      { vi: 'Máy chạy k6 bận', en: 'How busy the machine of k6 was' },
      [own(hub.machineBusy, 'mọi lõi', 'all cores')],
      (value) => figureWords(value, 'share'),
    ),
  ];
  // Of a hub that was only named, the samples tell of k6 and its machine, and nothing of the hub.
  const ofHub = [hub.cpuCores, hub.residentBytes, hub.heapBytes, hub.loopDelayP99Ms, hub.waiting];
  const isSilent = ofHub.every((series) => series.every((each) => each === null));
  return html`${isSilent ? notFromInside : ''}<div class="plots">${plots.filter(({ lines }) => lines.length > 0).map(renderPlot)}</div>`;
}

const notFromInside = html`<p>${say(
  'Không đo được Trục từ bên trong: hãy cho --management URL nếu Trục có cổng quản lý, hoặc để lienthong tự chạy Trục.',
  'The hub was not measured from inside: give --management URL, or let lienthong run the hub itself.',
)}</p>`;

function timesOf(count: number, widthMs: number): readonly number[] {
  return Array.from({ length: count }, (_, index) => index * widthMs);
}
