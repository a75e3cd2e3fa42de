import type { ProblemTable } from './entry.ts';

/** Why a certificate or a key is not signed with (SIG-10, SIG-16). */
export const signingCertificateProblems = {
  'signing.certificate-expired': {
    severity: 'error',
    text: {
      vi: 'Chứng thư đã hết hạn nên không ký: {seen}.',
      en: 'The certificate has expired, so nothing is signed: {seen}.',
    },
    remedy: {
      vi: 'Gia hạn hoặc xin cấp chứng thư mới rồi ký.',
      en: 'Have the certificate renewed, or get a new one, and sign then.',
    },
    requirements: ['SIG-10', 'SIG-16', 'CRT-01'],
    wireCode: '10',
  },
  'signing.certificate-not-yet-valid': {
    severity: 'error',
    text: {
      vi: 'Chứng thư chưa có hiệu lực nên không ký: {seen}.',
      en: 'The certificate is not valid yet, so nothing is signed: {seen}.',
    },
    remedy: {
      vi: 'Chờ đến ngày có hiệu lực, và kiểm tra đồng hồ của máy.',
      en: 'Wait for its first day, and check the clock of this machine.',
    },
    requirements: ['SIG-10', 'SIG-16', 'CRT-01'],
    wireCode: '10',
  },
  'signing.certificate-suspended': {
    severity: 'error',
    text: {
      vi: 'Chứng thư đang bị tạm dừng nên không ký: {seen}.',
      en: 'The certificate is suspended, so nothing is signed: {seen}.',
    },
    remedy: {
      vi: 'Liên hệ cơ quan quản lý thuê bao để khôi phục chứng thư.',
      en: 'Ask the office that manages subscribers to have it resumed.',
    },
    requirements: ['SIG-10', 'SIG-16', 'CRT-02'],
    wireCode: '10',
  },
  'signing.certificate-revoked': {
    severity: 'error',
    text: {
      vi: 'Chứng thư đã bị thu hồi nên không ký: {seen}.',
      en: 'The certificate is revoked, so nothing is signed: {seen}.',
    },
    remedy: {
      vi: 'Không dùng khoá này nữa; xin cấp chứng thư mới.',
      en: 'Do not use this key again; get a new certificate.',
    },
    requirements: ['SIG-10', 'SIG-16', 'CRT-02'],
    wireCode: '10',
  },
  'signing.certificate-undetermined': {
    severity: 'error',
    text: {
      vi: 'Không biết chứng thư còn hiệu lực hay không nên không ký: {seen}.',
      en: 'Whether the certificate is still good cannot be learnt, so nothing is signed: {seen}.',
    },
    remedy: {
      vi: 'Lấy danh sách thu hồi hoặc trả lời OCSP mới của nơi cấp rồi ký.',
      en: 'Get a fresh list of revocations or OCSP answer from the issuer, and sign then.',
    },
    requirements: ['SIG-10', 'SIG-16', 'REV-04'],
    wireCode: '10',
  },
  'signing.certificate-untrusted': {
    severity: 'error',
    text: {
      vi: 'Chứng thư không dẫn tới gốc được tin cậy cho việc ký này: {seen}.',
      en: 'The certificate leads to no root that is trusted for this: {seen}.',
    },
    remedy: {
      vi: 'Dùng chứng thư do hệ thống chuyên dùng công vụ cấp, và kèm chứng thư của nơi cấp.',
      en: 'Use a certificate of the specialised government service, and have its issuers’ at hand.',
    },
    requirements: ['SIG-14', 'SIG-16'],
    wireCode: '10',
  },
  'signing.certificate-unfit': {
    severity: 'error',
    text: {
      vi: 'Chứng thư không dùng được để ký văn bản: {seen}.',
      en: 'The certificate cannot be used to sign documents: {seen}.',
    },
    remedy: {
      vi: 'Dùng chứng thư ký số, không dùng chứng thư máy chủ, mã hoá hay khoá quá yếu.',
      en: 'Use a certificate for signing, not one of a server or for encryption, nor a weak key.',
    },
    requirements: ['SIG-16', 'CRT-04'],
    wireCode: '10',
  },
  'signing.unchecked': {
    severity: 'warning',
    text: {
      vi: 'Chứng thư {seen} không được kiểm tra trước khi ký.',
      en: 'The certificate {seen} was not checked before signing.',
    },
    remedy: {
      vi: 'Chỉ ký như vậy khi tạo mẫu thử; văn bản thật phải kiểm tra chứng thư trước.',
      en: 'Sign like this only to make samples; for real documents the certificate is checked first.',
    },
    requirements: ['SIG-10', 'SIG-16'],
    wireCode: '10',
  },
  'signing.key-unreadable': {
    severity: 'error',
    text: {
      vi: 'Không đọc được tệp khoá: {seen}.',
      en: 'The key file cannot be read: {seen}.',
    },
    remedy: {
      vi: 'Dùng tệp PKCS#12 (.p12, .pfx) có một khoá và chứng thư của khoá đó.',
      en: 'Give a PKCS#12 file (.p12, .pfx) with one key and its certificate.',
    },
    requirements: ['SIG-05'],
    wireCode: '10',
  },
  'signing.key-password-wrong': {
    severity: 'error',
    text: {
      vi: 'Mật khẩu của tệp khoá không đúng.',
      en: 'The password of the key file is wrong.',
    },
    remedy: {
      vi: 'Nhập lại mật khẩu; chú ý bộ gõ tiếng Việt và phím Caps Lock.',
      en: 'Type it again; mind the keyboard layout and Caps Lock.',
    },
    requirements: [],
    wireCode: '10',
  },
  'signing.key-encryption-old': {
    severity: 'error',
    text: {
      vi: 'Tệp khoá được mã hoá bằng thuật toán {seen}, cũ hoặc lạ nên không mở.',
      en: 'The key file is encrypted by the algorithm {seen}, old or unknown, and is not opened.',
    },
    remedy: {
      vi: 'Xuất lại tệp khoá với AES-256 và SHA-256 (Windows: chọn “AES256-SHA256”).',
      en: 'Export the key file again with AES-256 and SHA-256 (Windows: choose “AES256-SHA256”).',
    },
    requirements: [],
    wireCode: '10',
  },
  'signing.key-foreign': {
    severity: 'error',
    text: {
      vi: 'Khoá bí mật không phải của chứng thư trong tệp khoá.',
      en: 'The private key is not the one of the certificate in the key file.',
    },
    remedy: {
      vi: 'Xuất lại tệp khoá với đúng chứng thư.',
      en: 'Export the key file again with the certificate that belongs to the key.',
    },
    requirements: ['SIG-05'],
    wireCode: '10',
  },
  'signing.key-unfit': {
    severity: 'error',
    text: {
      vi: 'Loại khoá {seen} không ký được theo cách {expected}.',
      en: 'A key of the kind {seen} cannot sign by {expected}.',
    },
    remedy: {
      vi: 'Khoá RSA ký được bằng PSS hoặc PKCS#1 v1.5; khoá elliptic ký bằng ECDSA.',
      en: 'RSA keys sign by PSS or PKCS#1 v1.5, keys on curves by ECDSA.',
    },
    requirements: ['SIG-07'],
    wireCode: '10',
  },
} as const satisfies ProblemTable;
