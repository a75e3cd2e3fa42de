import type { Bilingual } from '../../../protocol/problems/entry.ts';

/** What the groups of requirements are about, by the letters that their ids begin with. */
const groupWords: Readonly<Record<string, Bilingual>> = {
  GEN: { vi: 'Phạm vi, giá trị pháp lý', en: 'Scope, legal value' },
  ONB: { vi: 'Kết nối và ngừng kết nối', en: 'Onboarding and leaving' },
  IDC: { vi: 'Mã định danh', en: 'Identity codes' },
  ENV: { vi: 'Bao gói và truyền gói tin', en: 'Envelope and transport' },
  MET: { vi: 'Thông tin mô tả văn bản', en: 'Metadata' },
  ATT: { vi: 'Tệp đính kèm', en: 'Attachments' },
  SIG: { vi: 'Chữ ký số', en: 'Signatures' },
  CRT: { vi: 'Chứng thư tại thời điểm ký', en: 'Certificate at signing time' },
  TSP: { vi: 'Dấu thời gian', en: 'Time-stamp' },
  REV: { vi: 'Thu hồi chứng thư', en: 'Revocation' },
  TLS: { vi: 'Mã hoá đường truyền', en: 'Encryption of the link' },
  AUT: { vi: 'Xác thực', en: 'Authentication' },
  STA: { vi: 'Gửi, nhận và trạng thái', en: 'Sending, receipt, status' },
  RCL: { vi: 'Thu hồi, lấy lại, cập nhật, thay thế', en: 'Recall, take-back, update, replace' },
  ERR: { vi: 'Xử lý lỗi', en: 'Error handling' },
  DUP: { vi: 'Chống trùng lặp', en: 'Duplicates' },
  LOG: { vi: 'Nhật ký', en: 'Trace and audit' },
  RET: { vi: 'Lưu giữ, sao lưu', en: 'Retention, backup' },
  AVL: { vi: 'Tính sẵn sàng', en: 'Availability' },
  INC: { vi: 'Sự cố', en: 'Incidents' },
  REG: { vi: 'Danh mục', en: 'Registry, directory' },
  ACC: { vi: 'Quyền truy cập', en: 'Access rights' },
  RPT: { vi: 'Thống kê, báo cáo', en: 'Reports, statistics' },
};

/** The group that a requirement belongs to: `ENV` of `ENV-01`. */
export function groupOf(requirement: string): string {
  return requirement.split('-')[0] ?? requirement;
}

/** Its name for people; the letters themselves for a group of another suite. */
export function groupName(group: string): Bilingual {
  return groupWords[group] ?? { vi: group, en: group };
}
