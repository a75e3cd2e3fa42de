import type { ProblemTable } from './entry.ts';

/** What is wrong with the path from a certificate to a root. */
export const certificatePathProblems = {
  'certificate.issuer-missing': {
    severity: 'error',
    text: {
      vi: 'Không tìm thấy chứng thư của nơi cấp “{seen}”.',
      en: 'The certificate of the issuer “{seen}” is not at hand.',
    },
    remedy: {
      vi: 'Gửi kèm chứng thư trung gian; ở đây không tải từ địa chỉ ghi trong chứng thư.',
      en: 'Send the intermediate certificate along; nothing is fetched here from addresses in certificates.',
    },
    requirements: ['CRT-03', 'SIG-14'],
    wireCode: '21',
  },
  'certificate.issuer-key-differs': {
    severity: 'error',
    text: {
      vi: 'Chứng thư số “{path}” không do khoá của “{seen}” ký, tuy cùng tên nơi cấp.',
      en: 'The certificate “{path}” was not signed with the key of “{seen}”, though the names agree.',
    },
    remedy: {
      vi: 'Không tin chứng thư này: nơi cấp chỉ giống tên.',
      en: 'Do not trust this certificate: only the name of its issuer agrees.',
    },
    requirements: ['CRT-03', 'SIG-14'],
    wireCode: '21',
  },
  'certificate.root-unlisted': {
    severity: 'error',
    text: {
      vi: 'Chứng thư gốc “{seen}” không có trong danh sách tin cậy.',
      en: 'The root “{seen}” is not on the trust list.',
    },
    remedy: {
      vi: 'Dùng chứng thư của tổ chức chứng thực được công nhận; chỉ quản trị viên mới thêm chứng thư gốc.',
      en: 'Use a certificate of a recognised authority; only the administrator adds roots.',
    },
    requirements: ['SIG-14'],
    wireCode: '21',
  },
  'certificate.root-look-alike': {
    severity: 'error',
    text: {
      vi: 'Chứng thư gốc mang tên “{seen}” như gốc tin cậy nhưng là khoá khác.',
      en: 'A root of the name “{seen}”, as a trusted one has it, and with another key.',
    },
    remedy: {
      vi: 'Từ chối và báo đơn vị ứng cứu sự cố: đây là dấu hiệu giả mạo.',
      en: 'Refuse, and tell the incident team: this is a sign of forgery.',
    },
    requirements: ['SIG-14'],
    wireCode: '21',
  },
  'certificate.root-elsewhere': {
    severity: 'error',
    text: {
      vi: 'Chứng thư gốc “{seen}” được tin cậy cho mục đích khác, không phải cho {expected}.',
      en: 'The root “{seen}” is trusted for something else, not for {expected}.',
    },
    remedy: {
      vi: 'Ký bằng chứng thư thuộc đúng hệ thống chứng thực cho mục đích này.',
      en: 'Sign with a certificate of the authority that is for this purpose.',
    },
    requirements: ['SIG-14', 'CRT-04'],
    wireCode: '21',
  },
  'certificate.root-past': {
    severity: 'error',
    text: {
      vi: 'Gốc “{seen}” chỉ được chấp nhận đến trước {expected}.',
      en: 'The root “{seen}” was accepted only before {expected}.',
    },
    remedy: {
      vi: 'Thay bằng chứng thư số chuyên dùng công vụ do Ban Cơ yếu Chính phủ cấp.',
      en: 'Change to a certificate of the specialised authority for official duty.',
    },
    requirements: ['CRT-07', 'SIG-14'],
    wireCode: '21',
  },
  'certificate.root-early': {
    severity: 'error',
    text: {
      vi: 'Gốc “{seen}” chỉ được chấp nhận từ {expected}.',
      en: 'The root “{seen}” is accepted only from {expected} on.',
    },
    remedy: {
      vi: 'Kiểm tra thời điểm ký và ngày gốc này được đưa vào danh sách tin cậy.',
      en: 'Check the moment of signing, and the day since which this root is listed.',
    },
    requirements: ['SIG-14'],
    wireCode: '21',
  },
  'certificate.path-too-wide': {
    severity: 'error',
    text: {
      vi: 'Có quá nhiều đường dẫn chứng thư để thử (giới hạn {expected}).',
      en: 'There are more certificate paths to try than {expected}.',
    },
    remedy: {
      vi: 'Chỉ gửi kèm những chứng thư thuộc đường dẫn của người ký.',
      en: 'Send only the certificates of the path of the signer.',
    },
    requirements: ['CRT-03', 'CRT-08'],
    wireCode: '21',
  },
  'certificate.not-authority': {
    severity: 'error',
    text: {
      vi: '“{path}” cấp chứng thư mà không phải tổ chức chứng thực (basicConstraints).',
      en: '“{path}” issued a certificate without being an authority (basicConstraints).',
    },
    remedy: {
      vi: 'Từ chối: chứng thư của người dùng không được cấp chứng thư khác.',
      en: 'Refuse: the certificate of a user may not issue others.',
    },
    requirements: ['CRT-08', 'CRT-04'],
    wireCode: '21',
  },
  'certificate.may-not-certify': {
    severity: 'error',
    text: {
      vi: 'Khoá của “{path}” không được dùng để ký chứng thư (thiếu keyCertSign).',
      en: 'The key of “{path}” may not sign certificates (keyCertSign is missing).',
    },
    remedy: {
      vi: 'Tổ chức chứng thực phải dùng khoá có keyCertSign.',
      en: 'The authority has to use a key with keyCertSign.',
    },
    requirements: ['CRT-08', 'CRT-04'],
    wireCode: '21',
  },
  'certificate.path-length': {
    severity: 'error',
    text: {
      vi: 'Đường dẫn dài hơn mức “{path}” cho phép ({expected}).',
      en: 'The path below “{path}” is longer than it allows ({expected}).',
    },
    remedy: {
      vi: 'Dùng chứng thư do đúng cấp được uỷ quyền phát hành.',
      en: 'Use a certificate from the level that was empowered to issue it.',
    },
    requirements: ['CRT-08'],
    wireCode: '21',
  },
  'certificate.name-forbidden': {
    severity: 'error',
    text: {
      vi: 'Tên “{seen}” trong “{path}” nằm ngoài phạm vi tên của nơi cấp.',
      en: 'The name “{seen}” in “{path}” lies outside the names that its authority may certify.',
    },
    remedy: {
      vi: 'Dùng chứng thư của tổ chức chứng thực có thẩm quyền với tên này.',
      en: 'Use a certificate of an authority that is competent for this name.',
    },
    requirements: ['CRT-08', 'CRT-04'],
    wireCode: '21',
  },
  'certificate.name-not-understood': {
    severity: 'error',
    text: {
      vi: 'Ràng buộc tên của nơi cấp không thể kiểm tra với “{seen}” trong “{path}”.',
      en: 'The name constraints of the authority cannot be checked against “{seen}” in “{path}”.',
    },
    remedy: {
      vi: 'Dùng chứng thư chỉ có loại tên kiểm tra được.',
      en: 'Use a certificate with names of the kinds that can be checked.',
    },
    requirements: ['CRT-08'],
    wireCode: '21',
  },
  'certificate.policy-missing': {
    severity: 'error',
    text: {
      vi: 'Không còn chính sách chứng thư nào có hiệu lực trên đường dẫn, mà nơi cấp đòi phải có.',
      en: 'No certificate policy holds along the path, and an authority on it asks for one.',
    },
    remedy: {
      vi: 'Dùng chứng thư cấp theo chính sách mà các nơi cấp phía trên công nhận.',
      en: 'Use a certificate under a policy that the authorities above it recognise.',
    },
    requirements: ['CRT-04', 'CRT-08'],
    wireCode: '21',
  },
} as const satisfies ProblemTable;
