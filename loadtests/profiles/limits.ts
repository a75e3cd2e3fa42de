import type { Rank } from '../report/measure.ts';
import type { Threshold } from '../report/thresholds.ts';

const proposed = 'proposed by this project; no authority published a service level for the axis';

/** Names of the kinds of calls, as the journal’s reader counts them. */
export const operationWords: Readonly<Record<string, { readonly vi: string; readonly en: string }>> = {
  'send-document': { vi: 'gửi văn bản', en: 'sending a document' },
  'send-status': { vi: 'gửi trạng thái', en: 'sending a status' },
  'send-large': { vi: 'gửi tệp lớn', en: 'sending a large file' },
  list: { vi: 'đọc danh sách', en: 'reading a list' },
  'fetch-document': { vi: 'lấy văn bản', en: 'fetching a document' },
  'fetch-status': { vi: 'lấy trạng thái', en: 'fetching a status' },
  acknowledge: { vi: 'xác nhận', en: 'acknowledging' },
  getAgenciesList: { vi: 'lấy cả danh mục', en: 'reading the whole directory' },
  'visible-centres': { vi: '130 nơi đều thấy văn bản hoả tốc', en: 'a hoả tốc letter is seen by all 130' },
  'visible-nodes': { vi: '3.400 nơi đều thấy văn bản hoả tốc', en: 'a hoả tốc letter is seen by all 3,400' },
  drain: { vi: 'lấy hết hàng chờ', en: 'the backlog is fetched' },
};

/** `operation` takes at most so many milliseconds, for so many of a hundred (100: for all). */
export function takesAtMost(operation: string, rank: Rank, most: number, source = proposed): Threshold {
  const words = operationWords[operation] ?? { vi: operation, en: operation };
  return {
    id: `${operation}-p${rank}`,
    what: {
      vi: rank === 100 ? `${words.vi}, lượt lâu nhất` : `${words.vi}, ${rank} % số lượt`,
      en: rank === 100 ? `${words.en}, the longest` : `${words.en}, ${rank} % of calls`,
    },
    measure: { of: 'latency', operation, rank },
    most,
    source,
    mark: 'I',
  };
}

/** From its acceptance until a receiver has fetched it a packet waits so many milliseconds at most. */
export function fetchedWithin(rank: Rank, most: number, source: string): Threshold {
  return {
    id: `delay-p${rank}`,
    what: {
      vi: `từ lúc Trục nhận đến lúc nơi nhận lấy về, ${rank} % số gói`,
      en: `from accepted to fetched, ${rank} % of packets`,
    },
    measure: { of: 'delay', rank },
    most,
    source,
    mark: 'I',
  };
}

/** At most that share of calls is answered otherwise than OK. */
export function errorsBelow(most: number): Threshold {
  return {
    id: 'errors',
    what: { vi: 'tỷ lệ lượt gọi lỗi', en: 'share of calls that failed' },
    measure: { of: 'errors' },
    most,
    source: proposed,
    mark: 'I',
  };
}

/**
 * At most that share of one kind of call is refused or not answered. A test under stress lets a hub say no to some,
 * and is judged by what was taken: it is named for a rate.
 */
export function turnedAwayBelow(operation: string, most: number, source = proposed): Threshold {
  const words = operationWords[operation] ?? { vi: operation, en: operation };
  return {
    id: `${operation}-turned-away`,
    what: {
      vi: `${words.vi}: phần bị từ chối hoặc không có trả lời`,
      en: `${words.en}: share that was refused or not answered`,
    },
    measure: { of: 'turned-away', operation },
    most,
    source,
    mark: 'I',
  };
}

/**
 * At most that share of calls fails, and of letters too: these are two of a hundred calls, so that a hub could refuse
 * one letter in twenty before a thousandth of its calls had failed.
 */
export function failsBelow(most: number): readonly Threshold[] {
  return [errorsBelow(most), turnedAwayBelow('send-document', most)];
}

/** The hub never answers with a page. */
export const neverHtml: Threshold = {
  id: 'html',
  what: { vi: 'lần trả về trang HTML', en: 'answers that were an HTML page' },
  measure: { of: 'html' },
  most: 0,
  source: 'vendor SDK 2.0.1 reads a page as an empty list without any error, observed on the wire',
  mark: 'C',
};

/** k6 could start every iteration: a load that was not made proves nothing. */
export const noneDropped: Threshold = {
  id: 'dropped',
  what: { vi: 'lượt k6 không bắt đầu được', en: 'iterations that k6 could not start' },
  measure: { of: 'dropped' },
  most: 0,
  source: 'open arrival rates: an iteration that was not started is load that was not made',
  mark: 'I',
};

/** The hub’s resident memory stays below so many megabytes. */
export function memoryBelow(megabytes: number): Threshold {
  return {
    id: 'memory',
    what: { vi: 'bộ nhớ của Trục', en: 'memory of the hub' },
    measure: { of: 'memory' },
    most: megabytes * 1_000_000,
    source: proposed,
    mark: 'I',
  };
}

/** The hub’s memory does not grow by more than that share. */
export function growthBelow(share: number): Threshold {
  return {
    id: 'memory-growth',
    what: { vi: 'bộ nhớ của Trục tăng', en: 'growth of the hub’s memory' },
    measure: { of: 'memory-growth' },
    most: share,
    source: proposed,
    mark: 'I',
  };
}

/** What holds for an office day; `times` loosens the latencies. */
export function dailyLimits(times = 1, source = proposed): readonly Threshold[] {
  return [
    takesAtMost('send-document', 95, 2000 * times, source),
    takesAtMost('list', 95, 1000 * times, source),
    takesAtMost('fetch-document', 95, 1500 * times, source),
    neverHtml,
    noneDropped,
  ];
}
