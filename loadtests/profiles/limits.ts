import type { Rank } from '../report/measure.ts';
import type { Threshold } from '../report/thresholds.ts';

const proposed = 'proposed by this project; no authority published a service level for the axis';

/** Names of the kinds of calls, as the journal’s reader counts them. */
export const operationWords: Readonly<Record<string, { readonly vi: string; readonly en: string }>> = {
  'send-document': { vi: 'gửi văn bản', en: 'sending a document' },
  'send-status': { vi: 'gửi trạng thái', en: 'sending a status' },
  list: { vi: 'đọc danh sách', en: 'reading a list' },
  'fetch-document': { vi: 'lấy văn bản', en: 'fetching a document' },
  'fetch-status': { vi: 'lấy trạng thái', en: 'fetching a status' },
  acknowledge: { vi: 'xác nhận', en: 'acknowledging' },
  getAgenciesList: { vi: 'lấy cả danh mục', en: 'reading the whole directory' },
  'visible-130': { vi: '130 nơi đều thấy văn bản hoả tốc', en: 'a hoả tốc letter is seen by all 130' },
  'visible-3400': { vi: '3.400 nơi đều thấy văn bản hoả tốc', en: 'a hoả tốc letter is seen by all 3,400' },
  drain: { vi: 'lấy hết hàng chờ', en: 'the backlog is fetched' },
};

/** `operation` takes at most so many milliseconds, for so many of a hundred (100: for all). */
export function takesAtMost(operation: string, rank: Rank, most: number): Threshold {
  const words = operationWords[operation] ?? { vi: operation, en: operation };
  const seconds = `${most / 1000} s`;
  const share = rank === 100 ? '' : `p${rank}: `;
  return {
    id: `${operation}-p${rank}`,
    what: { vi: `${share}${words.vi} ≤ ${seconds}`, en: `${share}${words.en} ≤ ${seconds}` },
    measure: { of: 'latency', operation, rank },
    most,
    source: proposed,
    mark: 'I',
  };
}

/** At most that share of calls is answered otherwise than OK. */
export function errorsBelow(most: number): Threshold {
  const percent = `${most * 100} %`;
  return {
    id: 'errors',
    what: { vi: `lỗi ≤ ${percent} số lời gọi`, en: `errors ≤ ${percent} of calls` },
    measure: { of: 'errors' },
    most,
    source: proposed,
    mark: 'I',
  };
}

/** The hub never answers with a page. */
export const neverHtml: Threshold = {
  id: 'html',
  what: { vi: 'không lần nào trả về trang HTML', en: 'never an HTML page' },
  measure: { of: 'html' },
  most: 0,
  source: 'vendor SDK 2.0.1 reads a page as an empty list without any error, observed on the wire',
  mark: 'C',
};

/** k6 could start every iteration: a load that was not made proves nothing. */
export const noneDropped: Threshold = {
  id: 'dropped',
  what: { vi: 'k6 khởi động được mọi lượt', en: 'k6 could start every iteration' },
  measure: { of: 'dropped' },
  most: 0,
  source: 'open arrival rates: an iteration that was not started is load that was not made',
  mark: 'I',
};

/** The hub’s resident memory stays below so many megabytes. */
export function memoryBelow(megabytes: number): Threshold {
  return {
    id: 'memory',
    what: { vi: `bộ nhớ của Trục < ${megabytes} MB`, en: `memory of the hub < ${megabytes} MB` },
    measure: { of: 'memory' },
    most: megabytes * 1_000_000,
    source: proposed,
    mark: 'I',
  };
}

/** The hub’s memory does not grow by more than that share. */
export function growthBelow(share: number): Threshold {
  const percent = `${share * 100} %`;
  return {
    id: 'memory-growth',
    what: { vi: `bộ nhớ tăng ≤ ${percent}`, en: `memory grows by ≤ ${percent}` },
    measure: { of: 'memory-growth' },
    most: share,
    source: proposed,
    mark: 'I',
  };
}

/** What holds for an office day; `times` loosens the latencies. */
export function dailyLimits(times = 1): readonly Threshold[] {
  return [
    takesAtMost('send-document', 95, 2000 * times),
    takesAtMost('list', 95, 1000 * times),
    takesAtMost('fetch-document', 95, 1500 * times),
    neverHtml,
    noneDropped,
  ];
}
