import type { Bilingual } from '../problems/entry.ts';
import { type Provision, provision } from '../provision.ts';
import type { Limit } from './limit.ts';

/** One limit of time of the rules, with where it comes from. */
export interface Deadline {
  readonly title: Bilingual;
  readonly limit: Limit;
  readonly provision: Provision;
}

/**
 * The figures that the rules give for a document and for a connection. `A·I` and `I` mark a figure of ours for
 * a duty without one ("right after", "promptly"): it is a tolerance to be set, never law.
 */
export const deadlines = {
  send: {
    title: { vi: 'Gửi sau khi ký, ban hành (QĐ 28)', en: 'Send after signing (Decision 28)' },
    limit: { kind: 'next-working-morning' },
    provision: provision('A·I', 'STA-01'),
  },
  sendByRecordsLaw: {
    title: { vi: 'Gửi sau khi ký, ban hành (NĐ 30)', en: 'Send after signing (Decree 30)' },
    limit: { kind: 'working-days', days: 1 },
    provision: provision('A', 'STA-01'),
  },
  sendUrgent: {
    title: { vi: 'Gửi văn bản khẩn', en: 'Send an urgent document' },
    limit: { kind: 'at-once', warn: 5, fail: 15 },
    provision: provision('A·I', 'STA-02'),
  },
  tellReceipt: {
    title: { vi: 'Báo cho bên gửi là đã nhận', en: 'Tell the sender that it was received' },
    limit: { kind: 'same-day' },
    provision: provision('A·I', 'STA-05'),
  },
  register: {
    title: { vi: 'Trình, chuyển văn bản đến', en: 'Submit and transfer an incoming document' },
    limit: { kind: 'working-days', days: 1 },
    provision: provision('A·I', 'STA-06'),
  },
  registerUrgent: {
    title: { vi: 'Trình, chuyển văn bản khẩn', en: 'Submit and transfer an urgent document' },
    limit: { kind: 'working-minutes', minutes: 30 },
    provision: provision('A·I', 'STA-06'),
  },
  refuse: {
    title: { vi: 'Từ chối tiếp nhận, kèm lý do', en: 'Refuse, with the reason' },
    limit: { kind: 'same-working-day' },
    provision: provision('A·I', 'STA-07'),
  },
  answerRecall: {
    title: { vi: 'Trả lời văn bản thu hồi', en: 'Answer a recall' },
    limit: { kind: 'same-working-day' },
    provision: provision('A·I', 'RCL-02'),
  },
  noticeOfLoss: {
    title: { vi: 'Thông báo mất kết nối', en: 'Give notice of a lost connection' },
    limit: { kind: 'clock-minutes', minutes: 30 },
    provision: provision('B', 'AVL-02'),
  },
  announceSuspension: {
    title: { vi: 'Báo trước việc tạm ngừng', en: 'Announce a planned suspension' },
    limit: { kind: 'working-days-before', days: 7 },
    provision: provision('A', 'AVL-07'),
  },
  noticeOfSuspension: {
    title: { vi: 'Thông báo tạm ngừng do vi phạm', en: 'Give notice of a suspension for a violation' },
    limit: { kind: 'clock-minutes', minutes: 24 * 60 },
    provision: provision('A·I', 'INC-03'),
  },
  issueAccount: {
    title: { vi: 'Cấp tài khoản kết nối', en: 'Issue a connection account' },
    limit: { kind: 'working-days', days: 2 },
    provision: provision('A', 'ONB-03'),
  },
  issueAccountBefore2025: {
    title: {
      vi: 'Cấp tài khoản kết nối (trước 19/8/2025)',
      en: 'Issue a connection account (before 19/8/2025)',
    },
    limit: { kind: 'working-days', days: 5 },
    provision: provision('A', 'ONB-03'),
  },
  publishService: {
    title: { vi: 'Công bố thông tin dịch vụ', en: 'Publish service information' },
    limit: { kind: 'working-days', days: 1 },
    provision: provision('A·I', 'ONB-11'),
  },
  answerReport: {
    title: { vi: 'Trả lời phản ánh sự cố', en: 'Answer a reported problem' },
    limit: { kind: 'working-days', days: 7 },
    provision: provision('A', 'ERR-10'),
  },
} as const satisfies Readonly<Record<string, Deadline>>;

/** The limits there are. */
export type DeadlineName = keyof typeof deadlines;
