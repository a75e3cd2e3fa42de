import type { ProblemTable } from './entry.ts';

/** What is wrong with a certificate by itself. */
export const certificateProblems = {
  'certificate.malformed': {
    severity: 'error',
    text: {
      vi: 'Chứng thư số sai cấu trúc tại {path}: {seen}.',
      en: 'The certificate is malformed at {path}: {seen}.',
    },
    remedy: {
      vi: 'Xin tổ chức chứng thực cấp lại chứng thư theo RFC 5280, mã hoá DER.',
      en: 'Ask the authority for a certificate after RFC 5280, encoded in DER.',
    },
    requirements: ['CRT-06', 'CRT-08'],
    wireCode: '21',
  },
  'certificate.algorithms-differ': {
    severity: 'error',
    text: {
      vi: 'Thuật toán ký ghi trong chứng thư số khác thuật toán ghi bên ngoài phần được ký.',
      en: 'The algorithm inside the certificate is not the one written outside its signed part.',
    },
    remedy: {
      vi: 'Không dùng chứng thư này: phần không được ký đã bị đổi.',
      en: 'Do not use this certificate: its unsigned part was changed.',
    },
    requirements: ['CRT-08'],
    wireCode: '21',
  },
  'certificate.key-unsupported': {
    severity: 'error',
    text: {
      vi: 'Chứng thư số dùng loại khoá không được hỗ trợ.',
      en: 'The certificate holds a key of a kind that is not supported.',
    },
    remedy: {
      vi: 'Dùng khoá RSA hoặc khoá trên đường cong P-256, P-384, P-521 gọi theo tên.',
      en: 'Use an RSA key, or one on the curves P-256, P-384, P-521 by name.',
    },
    requirements: ['SIG-07'],
    wireCode: '21',
  },
  'certificate.key-unsound': {
    severity: 'error',
    text: {
      vi: 'Khoá công khai trong chứng thư số không phải khoá hợp lệ.',
      en: 'The public key in the certificate is no sound key.',
    },
    remedy: {
      vi: 'Xin cấp chứng thư với cặp khoá mới; không tin khoá này.',
      en: 'Ask for a certificate over a new pair of keys; do not trust this one.',
    },
    requirements: ['SIG-07', 'CRT-08'],
    wireCode: '21',
  },
  'certificate.serial-zero': {
    severity: 'notice',
    text: { vi: 'Số hiệu của chứng thư số là 0.', en: 'The serial number of the certificate is 0.' },
    remedy: {
      vi: 'Tổ chức chứng thực nên cấp số hiệu dương, khó đoán.',
      en: 'The authority should issue positive serial numbers that cannot be guessed.',
    },
    requirements: ['CRT-06'],
    wireCode: '21',
  },
  'certificate.expired': {
    severity: 'error',
    text: {
      vi: 'Vào {seen}, chứng thư số “{path}” đã hết hạn từ {expected}.',
      en: 'At {seen} the certificate “{path}” had expired, on {expected}.',
    },
    remedy: {
      vi: 'Ký bằng chứng thư còn hạn; nếu đã ký khi còn hạn thì bổ sung dấu thời gian chứng minh.',
      en: 'Sign with a certificate in force; when it was in force at signing, bring a time-stamp that proves it.',
    },
    requirements: ['CRT-01', 'CRT-03'],
    wireCode: '21',
  },
  'certificate.not-yet-valid': {
    severity: 'error',
    text: {
      vi: 'Vào {seen}, chứng thư số “{path}” chưa có hiệu lực, chỉ từ {expected}.',
      en: 'At {seen} the certificate “{path}” was not yet in force, only from {expected} on.',
    },
    remedy: {
      vi: 'Kiểm tra đồng hồ của máy ký; ký lại khi chứng thư đã có hiệu lực.',
      en: 'Check the clock of the signing machine; sign again once the certificate is in force.',
    },
    requirements: ['CRT-01', 'CRT-03'],
    wireCode: '21',
  },
  'certificate.critical-unknown': {
    severity: 'error',
    text: {
      vi: 'Chứng thư số “{path}” có phần mở rộng bắt buộc không hiểu được: {seen}.',
      en: 'The certificate “{path}” has a critical extension that is not understood: {seen}.',
    },
    remedy: {
      vi: 'Không dùng chứng thư này với phần mềm chưa hiểu phần mở rộng đó.',
      en: 'Do not use this certificate with software that does not know the extension.',
    },
    requirements: ['CRT-08'],
    wireCode: '21',
  },
  'certificate.subject-empty': {
    severity: 'error',
    text: {
      vi: 'Chứng thư số {path} không có tên chủ thể.',
      en: 'The certificate {path} has no name of its holder.',
    },
    remedy: {
      vi: 'Xin cấp chứng thư có tên chủ thể đầy đủ.',
      en: 'Ask for a certificate with the full name of its holder.',
    },
    requirements: ['CRT-06', 'CRT-08'],
    wireCode: '21',
  },
  'certificate.usage': {
    severity: 'error',
    text: {
      vi: 'Chứng thư số “{path}” không dành cho việc này: keyUsage là {seen}, cần {expected}.',
      en: 'The certificate “{path}” is not for this: its keyUsage is {seen}, needed is {expected}.',
    },
    remedy: {
      vi: 'Dùng chứng thư được cấp cho đúng mục đích.',
      en: 'Use the certificate that was issued for this purpose.',
    },
    requirements: ['CRT-04'],
    wireCode: '21',
  },
  'certificate.extended-usage': {
    severity: 'error',
    text: {
      vi: 'Chứng thư số “{path}” không dành cho việc này: extendedKeyUsage là {seen}.',
      en: 'The certificate “{path}” is not for this: its extendedKeyUsage is {seen}.',
    },
    remedy: {
      vi: 'Dùng chứng thư có mục đích mở rộng phù hợp, ví dụ ký văn bản hoặc bảo vệ thư điện tử.',
      en: 'Use a certificate with a fitting extended usage, such as document signing or e-mail protection.',
    },
    requirements: ['CRT-04'],
    wireCode: '21',
  },
  'certificate.authority-signs': {
    severity: 'error',
    text: {
      vi: 'Khoá của tổ chức chứng thực “{path}” được dùng để ký văn bản.',
      en: 'The key of the authority “{path}” was used to sign a document.',
    },
    remedy: {
      vi: 'Ký bằng chứng thư của người có thẩm quyền hoặc của cơ quan.',
      en: 'Sign with the certificate of the competent person, or of the agency.',
    },
    requirements: ['CRT-04'],
    wireCode: '21',
  },
} as const satisfies ProblemTable;
