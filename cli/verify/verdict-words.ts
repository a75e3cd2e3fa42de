import type { Bilingual } from '../../protocol/problems/entry.ts';
import type { SignatureRole } from '../../protocol/security/document/document-verdict.ts';
import type {
  CertificateState,
  ProvenTime,
  StateEvidence,
  Verdict,
} from '../../protocol/security/verdict.ts';
import type { EncryptionAnswer } from './packet-files.ts';

/** Every verdict in words. Only `valid` is a yes. */
export const verdictWords: Readonly<Record<Verdict, Bilingual>> = {
  valid: { vi: 'hợp lệ', en: 'valid' },
  absent: { vi: 'không có chữ ký', en: 'no signature' },
  malformed: { vi: 'sai cấu trúc', en: 'malformed' },
  'unsupported-algorithm': { vi: 'thuật toán không hỗ trợ', en: 'unsupported algorithm' },
  'weak-algorithm': { vi: 'thuật toán yếu', en: 'weak algorithm' },
  tampered: { vi: 'nội dung đã bị sửa', en: 'tampered with' },
  'incomplete-coverage': { vi: 'không ký hết tệp', en: 'not the whole file is signed' },
  'altered-after-signing': { vi: 'bị thay đổi sau khi ký', en: 'altered after signing' },
  'wrong-signer': { vi: 'sai người ký', en: 'wrong signer' },
  'wrong-usage': { vi: 'chứng thư dùng sai mục đích', en: 'wrong usage of the certificate' },
  untrusted: { vi: 'không tin cậy', en: 'untrusted' },
  expired: { vi: 'chứng thư hết hạn', en: 'expired' },
  'not-yet-valid': { vi: 'chứng thư chưa có hiệu lực', en: 'not yet valid' },
  revoked: { vi: 'chứng thư bị thu hồi', en: 'revoked' },
  suspended: { vi: 'chứng thư bị tạm dừng', en: 'suspended' },
  undetermined: { vi: 'chưa kết luận được', en: 'undetermined' },
};

export const stateWords: Readonly<Record<CertificateState, Bilingual>> = {
  trusted: { vi: 'gốc được tin cậy', en: 'trusted root' },
  good: { vi: 'còn hiệu lực', en: 'good' },
  expired: { vi: 'hết hạn', en: 'expired' },
  'not-yet-valid': { vi: 'chưa có hiệu lực', en: 'not yet valid' },
  revoked: { vi: 'bị thu hồi', en: 'revoked' },
  suspended: { vi: 'bị tạm dừng', en: 'suspended' },
  unknown: { vi: 'không rõ trạng thái', en: 'state unknown' },
  unchecked: { vi: 'chưa kiểm tra', en: 'not checked' },
};

export const provenWords: Readonly<Record<ProvenTime['by'], Bilingual>> = {
  'time-stamp': { vi: 'theo dấu thời gian', en: 'by a time-stamp' },
  'hub-receipt': { vi: 'theo lúc Trục nhận', en: 'by the receipt of the hub' },
  evaluation: {
    vi: 'lúc kiểm tra: không có gì chứng minh sớm hơn',
    en: 'now: nothing proves an earlier time',
  },
};

export const evidenceWords: Readonly<Record<StateEvidence['kind'], Bilingual>> = {
  'trust-list': { vi: 'danh sách tin cậy', en: 'trust list' },
  crl: { vi: 'danh sách thu hồi', en: 'CRL' },
  ocsp: { vi: 'OCSP', en: 'OCSP' },
};

/** What came of an encrypted attachment. */
export const encryptionWords: Readonly<Record<EncryptionAnswer['verdict'], Bilingual>> = {
  opened: { vi: 'đã mở', en: 'opened' },
  sealed: {
    vi: 'chưa mở, chữ ký bên trong chưa xét (thêm --key)',
    en: 'not opened, signatures inside not judged (add --key)',
  },
  'not-for-this-key': { vi: 'không dành cho khoá này', en: 'not for this key' },
  'wrong-key': { vi: 'khoá không mở được', en: 'the key does not open it' },
  tampered: { vi: 'nội dung đã bị sửa', en: 'tampered with' },
  'unsupported-algorithm': { vi: 'thuật toán không hỗ trợ', en: 'unsupported algorithm' },
  'weak-algorithm': { vi: 'thuật toán yếu', en: 'weak algorithm' },
  malformed: { vi: 'sai cấu trúc', en: 'malformed' },
};

/** In what quality somebody signed. */
export const roleWords: Readonly<Record<SignatureRole, Bilingual>> = {
  person: { vi: 'cá nhân', en: 'person' },
  agency: { vi: 'cơ quan', en: 'agency' },
  copy: { vi: 'bản sao', en: 'copy' },
  unknown: { vi: 'không rõ', en: 'unknown' },
};
