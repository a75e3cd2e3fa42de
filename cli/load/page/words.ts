import { operationWords as wordsOfProfiles } from '../../../loadtests/profiles/limits.ts';
import type {
  LoadReport,
  LoadVerdict,
  ThresholdVerdict,
  TruthResult,
} from '../../../loadtests/report/load-report.ts';
import type { Bilingual } from '../../../protocol/problems/entry.ts';

const loadVerdictWords: Readonly<Record<LoadVerdict, Bilingual>> = {
  stands: { vi: 'Đạt', en: 'Stands' },
  'does-not-stand': { vi: 'Không đạt', en: 'Does not stand' },
  inconclusive: { vi: 'Chưa kết luận được', en: 'Inconclusive' },
};

/** The verdict in a word or two; of a short run never the word of a whole one. */
export function stampWords({ verdict, profile }: Pick<LoadReport, 'verdict' | 'profile'>): Bilingual {
  if (verdict !== 'stands' || profile.full) return loadVerdictWords[verdict];
  if (profile.untimed === true) return { vi: 'Đạt, không xét thời gian', en: 'Held, times not judged' };
  return { vi: 'Chạy thử đạt', en: 'Short run held' };
}

export const thresholdVerdictWords: Readonly<Record<ThresholdVerdict, Bilingual>> = {
  held: { vi: 'đạt', en: 'held' },
  broken: { vi: 'vượt', en: 'broken' },
  'not-measured': { vi: 'chưa đo', en: 'not measured' },
};

export const truthVerdictWords: Readonly<Record<TruthResult['verdict'], Bilingual>> = {
  whole: { vi: 'Không mất, không trùng, không lạc', en: 'Nothing lost, doubled or astray' },
  broken: { vi: 'Có sai lệch', en: 'Something is wrong' },
  open: { vi: 'Chưa kết luận được', en: 'Nobody can know' },
};

const operations: Readonly<Record<string, Bilingual>> = {
  'send-document': { vi: 'Gửi văn bản', en: 'Sending a document' },
  'send-status': { vi: 'Gửi trạng thái', en: 'Sending a status' },
  list: { vi: 'Xem danh sách chờ', en: 'Reading the list' },
  'send-large': { vi: 'Gửi tệp lớn', en: 'Sending a large file' },
  'fetch-large': { vi: 'Lấy tệp lớn', en: 'Fetching a large file' },
  'fetch-document': { vi: 'Lấy văn bản', en: 'Fetching a document' },
  'fetch-status': { vi: 'Lấy trạng thái', en: 'Fetching a status' },
  acknowledge: { vi: 'Xác nhận đã nhận', en: 'Acknowledging' },
  getAgenciesList: { vi: 'Tải danh mục cơ quan', en: 'Reading the directory' },
};

/** What an operation is called; its own name where this page has no other. */
export function operationWords(operation: string): Bilingual {
  return operations[operation] ?? wordsOfProfiles[operation] ?? { vi: operation, en: operation };
}

const calls: Readonly<Record<string, Bilingual>> = {
  sendEdoc: { vi: 'Gửi gói tin (sendEdoc)', en: 'Sending (sendEdoc)' },
  getReceivedEdocList: { vi: 'Xem danh sách (getReceivedEdocList)', en: 'Lists (getReceivedEdocList)' },
  getEdoc: { vi: 'Lấy gói tin (getEdoc)', en: 'Fetching (getEdoc)' },
  updateStatus: { vi: 'Xác nhận (updateStatus)', en: 'Acknowledging (updateStatus)' },
  getAgenciesList: { vi: 'Tải danh mục (getAgenciesList)', en: 'Directory (getAgenciesList)' },
};

/** What a call is named on the wire, with what it does. */
export function wireWords(operation: string): Bilingual {
  return calls[operation] ?? { vi: operation, en: operation };
}

const spans: Readonly<Record<string, Bilingual>> = {
  parse: { vi: 'đọc gói tin', en: 'parse' },
  authenticate: { vi: 'xác thực', en: 'authenticate' },
  body: { vi: 'nhận thân gói', en: 'body' },
  verify: { vi: 'kiểm tra chữ ký', en: 'verify' },
  check: { vi: 'kiểm tra quyền, trùng lặp', en: 'check' },
  store: { vi: 'kho lưu', en: 'store' },
  'store-file': { vi: '↳ ghi tệp xuống đĩa', en: '↳ file to disk' },
  'store-row': { vi: '↳ ghi dòng, chờ gộp', en: '↳ row to disk' },
  'fan-out': { vi: 'chia cho bên nhận', en: 'fan-out' },
  reply: { vi: 'trả lời', en: 'reply' },
  whole: { vi: 'cả lượt', en: 'whole' },
};

export function spanWords(span: string): Bilingual {
  return spans[span] ?? { vi: span, en: span };
}

const rules: Readonly<Record<string, Bilingual>> = {
  lost: { vi: 'mất', en: 'lost' },
  twice: { vi: 'trùng', en: 'twice' },
  stranger: { vi: 'giao nhầm nơi', en: 'to a stranger' },
  'status-lost': { vi: 'mất trạng thái', en: 'status lost' },
  'status-twice': { vi: 'trùng trạng thái', en: 'status twice' },
  order: { vi: 'sai thứ tự khẩn', en: 'urgency not first' },
  'not-durable': { vi: 'nhận rồi mất khi sập', en: 'accepted, gone after a crash' },
  starved: { vi: 'thư thường bị bỏ đói', en: 'normal mail starved' },
  dropped: { vi: 'lượt không bắt đầu được', en: 'iterations not started' },
  'stopped-answering': { vi: 'Trục ngừng trả lời', en: 'the hub stopped answering' },
  'hub-ended': { vi: 'Trục tự dừng', en: 'the hub ended' },
  'threshold-lie': { vi: 'ngưỡng nói sai', en: 'a threshold lies' },
  memory: { vi: 'bộ nhớ phình', en: 'memory grows' },
  'foreign-content': { vi: 'nội dung khác', en: 'other content' },
  html: { vi: 'trả về trang web', en: 'answered a web page' },
  'refused-yet-delivered': { vi: 'từ chối mà vẫn giao', en: 'refused, yet delivered' },
  unsent: { vi: 'không ai gửi mà có', en: 'nobody sent it' },
  unacknowledged: { vi: 'biến mất khi chưa xác nhận', en: 'gone without acknowledgement' },
  unfetchable: { vi: 'có trong danh sách mà không lấy được', en: 'listed, and refused to who asks for it' },
  thrown: { vi: 'lượt của k6 bỏ dở vì lỗi', en: 'iterations of k6 that failed' },
  'memory-unknown': { vi: 'chưa rõ bộ nhớ', en: 'memory not known' },
  gap: { vi: 'nhật ký thiếu dòng', en: 'a gap in the journal' },
  'no-evidence': { vi: 'không có gì để đối chiếu', en: 'nothing to count' },
  unfinished: { vi: 'chưa rút hết', en: 'never drained' },
};

/** What a rule of truth is called. */
export function ruleWords(rule: string): Bilingual {
  return rules[rule] ?? { vi: rule, en: rule };
}

/** How sure the source of a figure is. */
export const markWords: Readonly<Record<string, Bilingual>> = {
  A: { vi: 'văn bản', en: 'the text itself' },
  B: { vi: 'số liệu đã công bố', en: 'published figures' },
  C: { vi: 'thực tế nhiều hệ thống', en: 'several systems' },
  D: { vi: 'một nguồn thứ cấp', en: 'one secondary source' },
  M: { vi: 'chưa đối chiếu', en: 'not verified' },
  I: { vi: 'suy ra từ mô hình', en: 'inferred by the model' },
};
