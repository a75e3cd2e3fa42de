import type { LoadVerdict, ThresholdVerdict, TruthResult } from '../../../loadtests/report/load-report.ts';
import type { Bilingual } from '../../../protocol/problems/entry.ts';

export const loadVerdictWords: Readonly<Record<LoadVerdict, Bilingual>> = {
  stands: { vi: 'Đạt', en: 'Stands' },
  'does-not-stand': { vi: 'Không đạt', en: 'Does not stand' },
  inconclusive: { vi: 'Chưa kết luận được', en: 'Inconclusive' },
};

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
  'fetch-document': { vi: 'Lấy văn bản', en: 'Fetching a document' },
  'fetch-status': { vi: 'Lấy trạng thái', en: 'Fetching a status' },
  acknowledge: { vi: 'Xác nhận đã nhận', en: 'Acknowledging' },
  getAgenciesList: { vi: 'Tải danh mục cơ quan', en: 'Reading the directory' },
};

/** What an operation is called; its own name where this page has no other. */
export function operationWords(operation: string): Bilingual {
  return operations[operation] ?? { vi: operation, en: operation };
}

const spans: Readonly<Record<string, Bilingual>> = {
  parse: { vi: 'đọc gói tin', en: 'parse' },
  authenticate: { vi: 'xác thực', en: 'authenticate' },
  body: { vi: 'nhận thân gói', en: 'body' },
  verify: { vi: 'kiểm tra chữ ký', en: 'verify' },
  store: { vi: 'ghi xuống đĩa', en: 'store' },
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
  'threshold-lie': { vi: 'ngưỡng nói sai', en: 'a threshold lies' },
  memory: { vi: 'bộ nhớ phình', en: 'memory grows' },
  'foreign-content': { vi: 'nội dung khác', en: 'other content' },
  html: { vi: 'trả về trang web', en: 'answered a web page' },
  'refused-yet-delivered': { vi: 'từ chối mà vẫn giao', en: 'refused, yet delivered' },
  unsent: { vi: 'không ai gửi mà có', en: 'nobody sent it' },
  unacknowledged: { vi: 'biến mất khi chưa xác nhận', en: 'gone without acknowledgement' },
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
