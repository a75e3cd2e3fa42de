import type { ProblemTable } from './entry.ts';

/** What is wrong with the XML signature of a packet. */
export const xmlSignatureProblems = {
  'dsig.absent': {
    severity: 'warning',
    text: {
      vi: 'Gói tin không có khối chữ ký XML.',
      en: 'The packet has no XML signature.',
    },
    remedy: {
      vi: 'Ký gói tin nếu hồ sơ kết nối yêu cầu; chữ ký có giá trị pháp lý nằm trong tệp PDF.',
      en: 'Sign the packet where the profile asks for it; the signature that counts in law is in the PDF.',
    },
    requirements: ['SIG-19'],
    wireCode: '21',
  },
  'dsig.not-a-packet': {
    severity: 'error',
    text: {
      vi: 'Đây không phải gói tin edXML: phần tử gốc là “{seen}”.',
      en: 'This is no edXML packet: its root is “{seen}”.',
    },
    remedy: {
      vi: 'Gửi gói tin theo QCVN 102:2016 với phần tử gốc {expected}.',
      en: 'Send a packet of QCVN 102:2016, whose root is {expected}.',
    },
    requirements: ['ENV-01'],
    wireCode: '22',
  },
  'dsig.several': {
    severity: 'error',
    text: {
      vi: 'Gói tin có nhiều khối chữ ký XML; chỉ được có một.',
      en: 'The packet has several XML signatures; there may be one.',
    },
    remedy: {
      vi: 'Chỉ giữ một khối chữ ký, ở cuối phần đầu gói tin.',
      en: "Keep one signature, at the end of the packet's header.",
    },
    requirements: ['SIG-19', 'SIG-04'],
    wireCode: '21',
  },
  'dsig.misplaced': {
    severity: 'error',
    text: {
      vi: 'Khối chữ ký XML không đứng ở chỗ của nó trong phần đầu gói tin.',
      en: "The XML signature does not stand at its place in the packet's header.",
    },
    remedy: {
      vi: 'Đặt khối chữ ký làm con trực tiếp của phần đầu gói tin.',
      en: "Make the signature a direct child of the packet's header.",
    },
    requirements: ['SIG-19', 'SIG-04'],
    wireCode: '21',
  },
  'dsig.structure': {
    severity: 'error',
    text: {
      vi: 'Khối chữ ký XML sai cấu trúc ở “{seen}”.',
      en: 'The XML signature is not built as XML-DSig asks, at “{seen}”.',
    },
    remedy: {
      vi: 'Sinh chữ ký bằng thư viện XML-DSig; mỗi chữ ký có đúng một SignedInfo và một SignatureValue.',
      en: 'Write the signature with an XML-DSig library: one SignedInfo and one SignatureValue each.',
    },
    requirements: ['SIG-19'],
    wireCode: '21',
  },
  'dsig.algorithm-unknown': {
    severity: 'error',
    text: {
      vi: 'Thuật toán “{seen}” không nằm trong danh sách được chấp nhận.',
      en: 'The algorithm “{seen}” is not on the list.',
    },
    remedy: {
      vi: 'Dùng RSA hoặc ECDSA với SHA-256, SHA-384 hay SHA-512, và chuẩn hoá XML không giữ chú thích.',
      en: 'Use RSA or ECDSA with SHA-256, SHA-384 or SHA-512, and a canonicalisation without comments.',
    },
    requirements: ['SIG-06', 'SIG-19'],
    wireCode: '21',
  },
  'dsig.parameter-unknown': {
    severity: 'error',
    text: {
      vi: 'Thuật toán trong chữ ký có tham số không được hỗ trợ: “{seen}”.',
      en: 'An algorithm of the signature has a parameter that is not supported: “{seen}”.',
    },
    remedy: {
      vi: 'Chỉ khai thuộc tính Algorithm, không thêm tham số.',
      en: 'Give the Algorithm attribute and nothing inside.',
    },
    requirements: ['SIG-19'],
    wireCode: '21',
  },
  'dsig.mac': {
    severity: 'error',
    text: {
      vi: '“{seen}” là mã xác thực dùng khoá chung, không phải chữ ký số.',
      en: '“{seen}” is a code with a shared secret, and no signature.',
    },
    remedy: {
      vi: 'Ký bằng khoá riêng của chứng thư.',
      en: 'Sign with the private key of a certificate.',
    },
    requirements: ['SIG-05', 'SIG-19'],
    wireCode: '21',
  },
  'dsig.transform-refused': {
    severity: 'error',
    text: {
      vi: 'Phép biến đổi “{seen}” không được chấp nhận trong chữ ký gói tin.',
      en: 'The transform “{seen}” is refused in the signature of a packet.',
    },
    remedy: {
      vi: 'Chỉ dùng một phép chuẩn hoá XML cho mỗi tham chiếu; không dùng XPath, XSLT.',
      en: 'Use one canonicalisation for each reference; no XPath, no XSLT.',
    },
    requirements: ['SIG-04', 'SIG-19'],
    wireCode: '21',
  },
  'dsig.object-unknown': {
    severity: 'error',
    text: {
      vi: 'Chữ ký chứa đối tượng không được hỗ trợ: “{seen}”.',
      en: 'The signature holds an object that is not supported: “{seen}”.',
    },
    remedy: {
      vi: 'Chỉ đặt thuộc tính XAdES trong phần Object.',
      en: 'Put nothing but XAdES properties into Object.',
    },
    requirements: ['SIG-19'],
    wireCode: '21',
  },
  'dsig.reference-foreign': {
    severity: 'error',
    text: {
      vi: 'Tham chiếu “{seen}” chỉ ra ngoài gói tin nên không được đọc.',
      en: 'The reference “{seen}” points out of the packet and is not followed.',
    },
    remedy: {
      vi: 'Chỉ tham chiếu các phần của gói tin (#…) và tệp đính kèm (cid:…).',
      en: 'Refer to parts of the packet (#…) and to attachments (cid:…) alone.',
    },
    requirements: ['SIG-04'],
    wireCode: '21',
  },
  'dsig.reference-dangling': {
    severity: 'error',
    text: {
      vi: 'Tham chiếu “{seen}” không trỏ tới phần nào của gói tin.',
      en: 'The reference “{seen}” points to no part of the packet.',
    },
    remedy: {
      vi: 'Lấy lại gói tin từ nơi gửi: một phần đã ký bị thiếu.',
      en: 'Fetch the packet from its sender again: a part that was signed is missing.',
    },
    requirements: ['SIG-04'],
    wireCode: '21',
  },
  'dsig.reference-twice': {
    severity: 'error',
    text: {
      vi: 'Phần “{seen}” được tham chiếu hai lần.',
      en: '“{seen}” is referred to twice.',
    },
    remedy: {
      vi: 'Mỗi phần của gói tin chỉ có một tham chiếu.',
      en: 'Refer to each part of the packet once.',
    },
    requirements: ['SIG-19'],
    wireCode: '21',
  },
  'dsig.id-ambiguous': {
    severity: 'error',
    text: {
      vi: 'Có nhiều phần tử cùng mang định danh “{seen}”.',
      en: 'Several elements carry the id “{seen}”.',
    },
    remedy: {
      vi: 'Đặt định danh duy nhất cho mỗi phần tử được ký.',
      en: 'Give each signed element an id of its own.',
    },
    requirements: ['SIG-04'],
    wireCode: '21',
  },
  'dsig.reference-misplaced': {
    severity: 'error',
    text: {
      vi: 'Phần tử được ký “{seen}” không đứng ở chỗ mà bên nhận sẽ đọc.',
      en: 'The signed element “{seen}” does not stand where a receiver reads it.',
    },
    remedy: {
      vi: 'Không dùng gói tin này: nội dung đã ký bị chuyển chỗ và nội dung khác được đặt thay.',
      en: 'Do not use this packet: what was signed was moved, and something else put in its place.',
    },
    requirements: ['SIG-04'],
    wireCode: '21',
  },
  'dsig.part-uncovered': {
    severity: 'error',
    text: {
      vi: 'Chữ ký không bao trùm phần “{seen}” của gói tin.',
      en: 'The signature does not cover “{seen}” of the packet.',
    },
    remedy: {
      vi: 'Ký đủ thông tin văn bản, khối nghiệp vụ, bảng kê và mọi tệp đính kèm; không thêm gì sau khi ký.',
      en: 'Sign the message header, the transaction block, the manifest and every attachment; add nothing after signing.',
    },
    requirements: ['SIG-04'],
    wireCode: '21',
  },
  'dsig.labels-differ': {
    severity: 'error',
    text: {
      vi: 'Tệp đính kèm “{seen}” tự khai khác với bảng kê đã ký.',
      en: 'What the attachment “{seen}” says of itself is not what the signed manifest says.',
    },
    remedy: {
      vi: 'Ghi tên, loại và mô tả giống hệt nhau ở bảng kê và ở tệp đính kèm.',
      en: 'Write name, type and description alike in the manifest and at the attachment.',
    },
    requirements: ['SIG-04', 'ATT-02'],
    wireCode: '21',
  },
  'dsig.content-unreadable': {
    severity: 'error',
    text: {
      vi: 'Nội dung Base64 của tệp đính kèm “{seen}” không đọc được.',
      en: 'The Base64 of the attachment “{seen}” cannot be read.',
    },
    remedy: {
      vi: 'Ghi nội dung tệp bằng Base64 chuẩn, liền một khối.',
      en: 'Write the content in standard Base64, in one piece.',
    },
    requirements: ['ATT-02'],
    wireCode: '21',
  },
  'dsig.digest-differs': {
    severity: 'error',
    text: {
      vi: 'Phần “{seen}” của gói tin đã bị thay đổi sau khi ký.',
      en: '“{seen}” of the packet was changed after signing.',
    },
    remedy: {
      vi: 'Không dùng gói tin này; lấy lại từ nơi gửi.',
      en: 'Do not use this packet; fetch it from its sender again.',
    },
    requirements: ['SIG-04'],
    wireCode: '21',
  },
  'dsig.whole-document': {
    severity: 'warning',
    text: {
      vi: 'Chữ ký bao trùm cả tài liệu, nên mất giá trị ngay khi Trục thêm vết xử lý.',
      en: 'The signature covers the whole document, and is void as soon as the hub adds its trace entry.',
    },
    remedy: {
      vi: 'Ký từng phần của gói tin để chữ ký còn nguyên khi qua Trục.',
      en: 'Sign the parts of the packet, so that the signature lives through the hub.',
    },
    requirements: ['SIG-19', 'ENV-07'],
    wireCode: '21',
  },
  'dsig.already-signed': {
    severity: 'error',
    text: {
      vi: 'Gói tin đã có khối chữ ký nên không ký thêm.',
      en: 'The packet has a signature already, and is not signed again.',
    },
    remedy: {
      vi: 'Ký gói tin chưa có khối chữ ký.',
      en: 'Sign a packet without a signature.',
    },
    requirements: ['SIG-19'],
    wireCode: '21',
  },
  'dsig.unsignable': {
    severity: 'error',
    text: {
      vi: 'Không ký được gói tin vì phần “{seen}” nằm ngoài những gì chữ ký bao trùm.',
      en: 'The packet cannot be signed: “{seen}” is outside of what the signature would cover.',
    },
    remedy: {
      vi: 'Bỏ phần đó hoặc đưa về đúng chỗ theo chuẩn gói tin rồi ký lại.',
      en: 'Take it out, or put it where the packet format has it, and sign again.',
    },
    requirements: ['SIG-04'],
    wireCode: '21',
  },
} as const satisfies ProblemTable;
