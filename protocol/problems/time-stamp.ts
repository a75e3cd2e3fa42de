import type { ProblemTable } from './entry.ts';

/** Time-stamps (RFC 3161): tokens that vouch for a moment, and the conversation with who issues them. */
export const timeStampProblems = {
  'timestamp.malformed': {
    severity: 'error',
    text: {
      vi: 'Dấu thời gian sai cấu trúc ở {path}: {seen}.',
      en: 'The time-stamp is malformed at {path}: {seen}.',
    },
    remedy: {
      vi: 'Xin lại dấu thời gian theo RFC 3161.',
      en: 'Ask for a new time-stamp as RFC 3161 says.',
    },
    requirements: ['TSP-02'],
    wireCode: '21',
  },
  'timestamp.imprint-differs': {
    severity: 'error',
    text: {
      vi: 'Dấu thời gian được cấp cho dữ liệu khác: giá trị băm không khớp.',
      en: 'The time-stamp was issued for other bytes: its imprint differs.',
    },
    remedy: {
      vi: 'Xin dấu thời gian trên chính giá trị chữ ký này.',
      en: 'Ask for a time-stamp over this very signature value.',
    },
    requirements: ['TSP-02'],
    wireCode: '21',
  },
  'timestamp.imprint-weak': {
    severity: 'error',
    text: {
      vi: 'Dấu thời gian dùng hàm băm yếu {seen}.',
      en: 'The time-stamp uses the weak hash {seen}.',
    },
    remedy: {
      vi: 'Xin dấu thời gian với SHA-256 hoặc mạnh hơn.',
      en: 'Ask for a time-stamp with SHA-256 or stronger.',
    },
    requirements: ['TSP-02', 'SIG-06'],
    wireCode: '21',
  },
  'timestamp.imprint-unsupported': {
    severity: 'error',
    text: {
      vi: 'Dấu thời gian dùng hàm băm không được biết: {seen}.',
      en: 'The time-stamp uses a hash that is not known: {seen}.',
    },
    remedy: { vi: 'Xin dấu thời gian với SHA-256.', en: 'Ask for a time-stamp with SHA-256.' },
    requirements: ['TSP-02', 'SIG-06'],
    wireCode: '21',
  },
  'timestamp.extension-unknown': {
    severity: 'error',
    text: {
      vi: 'Có phần mở rộng không được biết ở {path}.',
      en: 'There is an extension at {path} that is not known.',
    },
    remedy: {
      vi: 'Xin dấu thời gian không có phần mở rộng.',
      en: 'Ask for a time-stamp without extensions.',
    },
    requirements: ['TSP-02'],
    wireCode: '21',
  },
  'timestamp.several-signers': {
    severity: 'error',
    text: {
      vi: 'Dấu thời gian có {seen} chữ ký, phải có đúng một.',
      en: 'The time-stamp has {seen} signatures, it must have one.',
    },
    remedy: {
      vi: 'Xin lại dấu thời gian chỉ do một tổ chức cấp dấu thời gian ký.',
      en: 'Ask for a time-stamp that one authority alone has signed.',
    },
    requirements: ['TSP-02'],
    wireCode: '21',
  },
  'timestamp.certificate-unbound': {
    severity: 'error',
    text: {
      vi: 'Dấu thời gian không gắn với chứng thư của nơi cấp (thiếu signingCertificate).',
      en: 'The time-stamp is not bound to the certificate of its issuer (signingCertificate is missing).',
    },
    remedy: {
      vi: 'Xin dấu thời gian từ dịch vụ theo đúng RFC 3161 và RFC 5816.',
      en: 'Ask a service that follows RFC 3161 and RFC 5816.',
    },
    requirements: ['TSP-02'],
    wireCode: '21',
  },
  'timestamp.issuer-name-differs': {
    severity: 'error',
    text: {
      vi: 'Tên nơi cấp ghi trong dấu thời gian khác tên trong chứng thư của nơi ký.',
      en: 'The time-stamp names another issuer than the certificate that signed it.',
    },
    remedy: {
      vi: 'Xin lại dấu thời gian từ dịch vụ ghi đúng tên của mình.',
      en: 'Ask a service that writes its own name.',
    },
    requirements: ['TSP-02'],
    wireCode: '21',
  },
  'timestamp.usage-missing': {
    severity: 'error',
    text: {
      vi: 'Chứng thư của nơi cấp không có mục đích cấp dấu thời gian (timeStamping).',
      en: 'The certificate of the issuer is not for time-stamping (timeStamping is missing).',
    },
    remedy: {
      vi: 'Dùng dịch vụ cấp dấu thời gian có chứng thư đúng mục đích.',
      en: 'Use a service whose certificate is for time-stamping.',
    },
    requirements: ['TSP-02', 'CRT-04'],
    wireCode: '21',
  },
  'timestamp.usage-not-critical': {
    severity: 'error',
    text: {
      vi: 'Mục đích cấp dấu thời gian trong chứng thư của nơi cấp không được đánh dấu thiết yếu.',
      en: 'The purpose of time-stamping in the certificate of the issuer is not marked critical.',
    },
    remedy: {
      vi: 'Cấp lại chứng thư với extendedKeyUsage được đánh dấu thiết yếu (critical).',
      en: 'Issue the certificate anew with a critical extendedKeyUsage.',
    },
    requirements: ['TSP-02', 'CRT-04'],
    wireCode: '21',
  },
  'timestamp.usage-shared': {
    severity: 'error',
    text: {
      vi: 'Chứng thư của nơi cấp dấu thời gian còn dùng cho việc khác: {seen}.',
      en: 'The certificate of the issuer is for other purposes too: {seen}.',
    },
    remedy: {
      vi: 'Dùng chứng thư chỉ dành cho cấp dấu thời gian.',
      en: 'Use a certificate that is for time-stamping alone.',
    },
    requirements: ['TSP-02', 'CRT-04'],
    wireCode: '21',
  },
  'timestamp.issuer-compromised': {
    severity: 'error',
    text: {
      vi: 'Khoá của nơi cấp dấu thời gian bị thu hồi vì lý do làm mất tin cậy mọi dấu đã cấp: {seen}.',
      en: 'The key of the issuer was revoked for a reason that no earlier time-stamp survives: {seen}.',
    },
    remedy: {
      vi: 'Không dựa vào dấu này; dùng thời điểm Trục tiếp nhận văn bản.',
      en: 'Do not rely on this time-stamp; take the moment of receipt by the hub.',
    },
    requirements: ['TSP-02', 'REV-02'],
    wireCode: '21',
  },
  'timestamp.from-the-future': {
    severity: 'error',
    text: {
      vi: 'Dấu thời gian ghi {seen}, sau thời điểm kiểm tra {expected}.',
      en: 'The time-stamp says {seen}, which is after the moment of verification {expected}.',
    },
    remedy: {
      vi: 'Nơi cấp dấu thời gian cần đồng bộ đồng hồ.',
      en: 'The issuer of time-stamps should set its clock.',
    },
    requirements: ['TSP-02', 'TSP-04'],
    wireCode: '21',
  },
  'timestamp.later-than-receipt': {
    severity: 'notice',
    text: {
      vi: 'Dấu thời gian ghi {seen}, sau khi Trục đã nhận ({expected}); lấy thời điểm Trục nhận.',
      en: 'The time-stamp says {seen}, later than receipt by the hub ({expected}), which is taken instead.',
    },
    remedy: {
      vi: 'Đối chiếu đồng hồ của nơi cấp dấu thời gian với đồng hồ của Trục.',
      en: 'Compare the clock of the issuer with that of the hub.',
    },
    requirements: ['TSP-03', 'TSP-04'],
    wireCode: '21',
  },
  'timestamp.accuracy-poor': {
    severity: 'warning',
    text: {
      vi: 'Dấu thời gian có sai số {seen}, nên không quá {expected}.',
      en: 'The time-stamp is accurate to {seen} only, it should be {expected} or better.',
    },
    remedy: {
      vi: 'Dùng dịch vụ cấp dấu thời gian có đồng hồ chính xác hơn.',
      en: 'Use a service with a better clock.',
    },
    requirements: ['TSP-02', 'TSP-04'],
    wireCode: '21',
  },
  'timestamp.policy-foreign': {
    severity: 'error',
    text: {
      vi: 'Dấu thời gian cấp theo chính sách {seen}, phải là {expected}.',
      en: 'The time-stamp was issued under policy {seen}, it must be {expected}.',
    },
    remedy: {
      vi: 'Xin dấu thời gian theo chính sách được chấp nhận.',
      en: 'Ask for a time-stamp under a policy that is accepted.',
    },
    requirements: ['TSP-02'],
    wireCode: '21',
  },
  'timestamp.ignored': {
    severity: 'warning',
    text: {
      vi: 'Dấu thời gian không có giá trị nên không được dùng ({seen}).',
      en: 'The time-stamp is not valid and was left aside ({seen}).',
    },
    remedy: {
      vi: 'Xem kết luận về dấu thời gian; ký lại với dấu hợp lệ nếu cần.',
      en: 'See the verdict on the time-stamp; sign again with a good one where it is needed.',
    },
    requirements: ['TSP-02', 'TSP-03'],
    wireCode: '21',
  },
  'timestamp.several': {
    severity: 'notice',
    text: {
      vi: 'Có {seen} dấu thời gian; dấu hợp lệ sớm nhất được dùng.',
      en: 'There are {seen} time-stamps; the earliest good one is taken.',
    },
    remedy: {
      vi: 'Chỉ cần một dấu thời gian hợp lệ cho mỗi chữ ký.',
      en: 'One good time-stamp is enough for a signature.',
    },
    requirements: [],
    wireCode: '21',
  },
  'timestamp.refused': {
    severity: 'error',
    text: {
      vi: 'Nơi cấp từ chối cấp dấu thời gian: {seen}.',
      en: 'The issuer refuses a time-stamp: {seen}.',
    },
    remedy: {
      vi: 'Xem lý do, sửa yêu cầu rồi xin lại.',
      en: 'Look at the reason, mend the request and ask again.',
    },
    requirements: ['TSP-01', 'TSP-06'],
    wireCode: '21',
  },
  'timestamp.answer-differs': {
    severity: 'error',
    text: {
      vi: 'Trả lời của nơi cấp không khớp yêu cầu ở {path}: {seen}, phải là {expected}.',
      en: 'The answer of the issuer does not fit the request at {path}: {seen}, it must be {expected}.',
    },
    remedy: {
      vi: 'Bỏ trả lời này và xin lại; có thể nó là bản cũ bị phát lại.',
      en: 'Drop this answer and ask again; it may be an old one played back.',
    },
    requirements: ['TSP-02'],
    wireCode: '21',
  },
} as const satisfies ProblemTable;
