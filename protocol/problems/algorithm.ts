import type { ProblemTable } from './entry.ts';

/** What is wrong with an algorithm as it was used. */
export const algorithmProblems = {
  'algorithm.unsupported': {
    severity: 'error',
    text: { vi: 'Thuật toán {seen} không được hỗ trợ.', en: 'The algorithm {seen} is not supported.' },
    remedy: {
      vi: 'Dùng RSASSA-PSS, ECDSA hoặc RSA PKCS#1 v1.5 với SHA-256 trở lên.',
      en: 'Use RSASSA-PSS, ECDSA or RSA PKCS#1 v1.5 with SHA-256 or stronger.',
    },
    requirements: ['SIG-06', 'SIG-07'],
    wireCode: '21',
  },
  'algorithm.parameters': {
    severity: 'error',
    text: {
      vi: 'Tham số của thuật toán ký sai: {seen}.',
      en: 'The parameters of the signature algorithm are wrong: {seen}.',
    },
    remedy: {
      vi: 'Ghi tham số đúng theo RFC 4055 hoặc RFC 5758.',
      en: 'Write the parameters as RFC 4055 or RFC 5758 says.',
    },
    requirements: ['SIG-07'],
    wireCode: '21',
  },
  'algorithm.key-mismatch': {
    severity: 'error',
    text: {
      vi: 'Thuật toán ký không hợp với loại khoá: {seen}.',
      en: 'The signature algorithm does not fit the kind of key: {seen}.',
    },
    remedy: {
      vi: 'Ký lại bằng thuật toán của chính khoá trong chứng thư.',
      en: 'Sign again with an algorithm of the key in the certificate.',
    },
    requirements: ['SIG-05', 'SIG-07'],
    wireCode: '21',
  },
  'algorithm.scheme': {
    severity: 'error',
    text: {
      vi: 'Sơ đồ ký {seen} không nằm trong danh mục bắt buộc (RSASSA-PSS).',
      en: 'The signature scheme {seen} is not on the mandatory list (RSASSA-PSS).',
    },
    remedy: { vi: 'Chuyển sang RSASSA-PSS hoặc ECDSA.', en: 'Change to RSASSA-PSS or ECDSA.' },
    requirements: ['SIG-07'],
    wireCode: '21',
  },
  'algorithm.hash-weak': {
    severity: 'error',
    text: {
      vi: 'Hàm băm {seen} quá yếu vào thời điểm đó.',
      en: 'The hash {seen} was too weak at that time.',
    },
    remedy: {
      vi: 'Ký lại với SHA-256, SHA-384 hoặc SHA-512.',
      en: 'Sign again with SHA-256, SHA-384 or SHA-512.',
    },
    requirements: ['SIG-06'],
    wireCode: '21',
  },
  'algorithm.hash-old': {
    severity: 'warning',
    text: {
      vi: 'Hàm băm {seen} nay đã yếu, chỉ được chấp nhận vì chữ ký có từ trước.',
      en: 'The hash {seen} is weak today, and taken only because the signature is older.',
    },
    remedy: {
      vi: 'Thêm dấu thời gian mới để giữ giá trị của chữ ký cũ.',
      en: 'Add a new time-stamp to keep the worth of the old signature.',
    },
    requirements: ['SIG-06'],
    wireCode: '21',
  },
  'algorithm.key-short': {
    severity: 'error',
    text: {
      vi: 'Khoá {seen} bit quá ngắn, cần ít nhất {expected} bit.',
      en: 'The key of {seen} bits is too short, at least {expected} are needed.',
    },
    remedy: {
      vi: 'Xin cấp chứng thư với khoá RSA từ 2048 bit hoặc đường cong từ 256 bit.',
      en: 'Ask for a certificate with an RSA key of 2048 bits, or a curve of 256, or more.',
    },
    requirements: ['SIG-07'],
    wireCode: '21',
  },
} as const satisfies ProblemTable;
