import type { ProblemTable } from './entry.ts';

const redo = {
  vi: 'Không dùng gói bằng chứng này để kết luận; lấy lại bản gốc từ nơi đã chạy kiểm thử, hoặc chạy lại.',
  en: 'Draw no conclusion from this bundle; fetch the original from where the run was made, or run again.',
};

const entry = (vi: string, en: string) => ({
  ...{ severity: 'error' as const, text: { vi, en }, remedy: redo },
  ...{ requirements: [], wireCode: '-1' as const },
});

/** What is wrong with a bundle of evidence that is read back. */
export const evidenceProblems = {
  'evidence.part-missing': entry(
    'Gói bằng chứng thiếu phần “{path}”.',
    'The bundle lacks its part “{path}”.',
  ),
  'evidence.part-malformed': entry(
    'Phần “{path}” của gói bằng chứng không đọc được: {seen}.',
    'The part “{path}” of the bundle cannot be read: {seen}.',
  ),
  'evidence.entry-malformed': entry(
    'Mục {path} của bằng chứng không đúng cấu trúc: {seen}.',
    'Entry {path} of the evidence has a wrong form: {seen}.',
  ),
  'evidence.entry-out-of-order': entry(
    'Mục bằng chứng mang số {seen}, đúng ra phải là {expected}: có mục bị bớt, thêm hoặc đảo.',
    'An entry has number {seen} where {expected} is due: entries were left out, added or moved.',
  ),
  'evidence.entry-changed': entry(
    'Mục {path} của bằng chứng đã bị sửa sau khi ghi.',
    'Entry {path} of the evidence was changed after it was written.',
  ),
  'evidence.chain-broken': entry(
    'Mục {path} không nối tiếp mục đứng trước nó.',
    'Entry {path} does not follow from the one before it.',
  ),
  'evidence.head-differs': entry(
    'Mã đầu chuỗi không khớp: ghi {expected}, tính lại được {seen}; phần cuối có thể đã bị cắt.',
    'The head of the chain differs: {expected} is noted, {seen} was found; its end may have been cut off.',
  ),
  'evidence.body-missing': entry(
    'Thiếu nội dung {path} mà bằng chứng nhắc tới.',
    'Body {path}, which an entry names, is missing.',
  ),
  'evidence.body-changed': entry(
    'Nội dung {path} không khớp mã băm của nó.',
    'Body {path} does not match its hash.',
  ),
  'evidence.body-unknown': entry(
    'Nội dung {path} không thuộc mục bằng chứng nào.',
    'Body {path} belongs to no entry.',
  ),
} satisfies ProblemTable;
