import type { ProblemTable } from './entry.ts';

/** What is wrong with how a request is signed. */
export const wireSigningProblems = {
  'wire.signing-header-missing': {
    severity: 'error',
    text: {
      vi: 'Yêu cầu không được ký: thiếu {path}.',
      en: 'The request is not signed: {path} is missing.',
    },
    remedy: {
      vi: 'Gửi XroadVnpt-systemid, -sign-header-key, -sign-header và -hash-header làm tiêu đề HTTP, không đặt trên URL, trong thân hay trong Authorization; lệnh sign-request in một yêu cầu mẫu.',
      en: 'Send XroadVnpt-systemid, -sign-header-key, -sign-header and -hash-header as HTTP headers, not in the URL, the body or Authorization; sign-request prints a request to compare with.',
    },
    requirements: ['AUT-01'],
    wireCode: '15',
  },
  'wire.system-unknown': {
    severity: 'error',
    text: { vi: 'Hệ thống “{seen}” chưa đăng ký với Trục.', en: 'The system “{seen}” is not registered.' },
    remedy: {
      vi: 'Kiểm tra systemid trong cấu hình kết nối (phân biệt chữ hoa, chữ thường; có thể khác mã cơ quan), hoặc đăng ký hệ thống với Trục.',
      en: 'Check the systemid in the connector’s configuration (its case counts, and it may differ from the agency’s code), or have the system registered.',
    },
    requirements: ['AUT-01'],
    wireCode: '15',
  },
  'wire.signature-wrong': {
    severity: 'error',
    text: {
      vi: 'Chữ ký của yêu cầu không đúng: HMAC tính lại khác {path}.',
      en: 'The request’s signature is wrong: the recomputed HMAC differs from {path}.',
    },
    remedy: {
      vi: 'Kiểm tra khoá bí mật (dùng nguyên văn, không giải Base64, không thừa dấu cách hay dấu xuống dòng ở hai đầu) và ký đúng chuỗi sign-header đã gửi; lệnh verify-request chỉ ra từng bước.',
      en: 'Check the secret (used as it is, not Base64-decoded, without a space or line end around it) and sign exactly the sign-header that is sent; verify-request shows each step.',
    },
    requirements: ['AUT-01'],
    wireCode: '15',
  },
  'wire.signature-key-decoded': {
    severity: 'error',
    text: {
      vi: 'Chữ ký được tính bằng khoá bí mật đã giải Base64.',
      en: 'The signature was made with the secret decoded from Base64.',
    },
    remedy: {
      vi: 'Dùng nguyên văn khoá bí mật làm khoá HMAC (byte UTF-8 của chuỗi), không giải Base64; trong Java: secret.getBytes(StandardCharsets.UTF_8).',
      en: 'Use the secret as it stands as the HMAC key (its UTF-8 bytes), without decoding Base64; in Java: secret.getBytes(StandardCharsets.UTF_8).',
    },
    requirements: ['AUT-01'],
    wireCode: '15',
  },
  'wire.signature-key-padded': {
    severity: 'error',
    text: {
      vi: 'Chữ ký được tính bằng khoá bí mật có thừa {seen}.',
      en: 'The signature was made with the secret and {seen} that is not part of it.',
    },
    remedy: {
      vi: 'Bỏ phần thừa khi đọc khoá bí mật từ tệp hay biến môi trường: secret.trim(); lệnh echo thêm dấu xuống dòng, printf thì không.',
      en: 'Take off what is too much where the secret is read from a file or a variable: secret.trim(); echo adds a line end, printf does not.',
    },
    requirements: ['AUT-01'],
    wireCode: '15',
  },
  'wire.signature-malformed': {
    severity: 'error',
    text: {
      vi: '{path} không phải HMAC-SHA256 dạng hex: “{seen}”.',
      en: '{path} is not an HMAC-SHA256 in hex: “{seen}”.',
    },
    remedy: {
      vi: 'Tính HMAC-SHA256, ghi 32 byte kết quả thành đúng 64 chữ số hex: không Base64, không SHA-1 hay MD5.',
      en: 'Compute HMAC-SHA256 and write its 32 bytes as exactly 64 hex digits: no Base64, no SHA-1 or MD5.',
    },
    requirements: ['AUT-01'],
    wireCode: '15',
  },
  'wire.sign-header-malformed': {
    severity: 'error',
    text: {
      vi: '{path} không phải đối tượng JSON gồm các chuỗi.',
      en: '{path} is not a JSON object of strings.',
    },
    remedy: {
      vi: 'Tại vị trí này phải là {expected}; mọi khoá bắt đầu bằng XroadVnpt- và mọi giá trị là chuỗi.',
      en: 'What should stand there is {expected}; every key begins with XroadVnpt- and every value is a string.',
    },
    requirements: ['AUT-01'],
    wireCode: '15',
  },
  'wire.sign-key-order': {
    severity: 'error',
    text: {
      vi: 'Danh sách khoá ký ({seen}) không trùng với các khoá trong sign-header.',
      en: 'The list of signed names ({seen}) is not the keys of sign-header.',
    },
    remedy: {
      vi: 'Ghi {path} đúng thứ tự các khoá đã ký: {expected}.',
      en: 'Write {path} in the order of the signed keys: {expected}.',
    },
    requirements: ['AUT-01'],
    wireCode: '15',
  },
  'wire.signed-header-altered': {
    severity: 'error',
    text: {
      vi: '{path} đã bị thay đổi sau khi ký: nhận được “{seen}”.',
      en: '{path} was changed after signing: “{seen}” was received.',
    },
    remedy: { vi: 'Gửi đúng giá trị đã ký: {expected}.', en: 'Send the value that was signed: {expected}.' },
    requirements: ['AUT-02'],
    wireCode: '15',
  },
  'wire.signed-header-absent': {
    severity: 'error',
    text: { vi: '{path} được ký nhưng không được gửi.', en: '{path} was signed but not sent.' },
    remedy: {
      vi: 'Gửi {path} với giá trị đã ký: {expected}; kiểm tra thiết bị trung gian có bỏ tiêu đề này không.',
      en: 'Send {path} with the signed value: {expected}; see whether something on the way drops it.',
    },
    requirements: ['AUT-02'],
    wireCode: '15',
  },
  'wire.parameter-unsigned': {
    severity: 'error',
    text: {
      vi: 'Tham số {path} có tác dụng trong thao tác này nhưng không được ký.',
      en: 'The parameter {path} matters to this operation but is not signed.',
    },
    remedy: {
      vi: 'Đưa {path} vào sign-header-key và sign-header.',
      en: 'Put {path} into sign-header-key and sign-header.',
    },
    requirements: ['AUT-02'],
    wireCode: '15',
  },
  'wire.timestamp-form': {
    severity: 'notice',
    text: {
      vi: 'Dấu thời gian của bên gọi không đúng dạng: “{seen}”.',
      en: 'The caller’s timestamp is not of the usual form: “{seen}”.',
    },
    remedy: {
      vi: 'Viết dạng ddMMyyyy, T, HHmmss, + và mili giây bốn chữ số, ví dụ {expected}.',
      en: 'Write ddMMyyyy, T, HHmmss, + and the milliseconds in four digits, such as {expected}.',
    },
    requirements: [],
    wireCode: '-1',
  },
  'wire.timestamp-off': {
    severity: 'notice',
    text: {
      vi: 'Dấu thời gian “{seen}” lệch giờ Việt Nam của Trục ({expected}): đồng hồ bên gọi chạy nhanh, hoặc ghi giờ UTC.',
      en: 'The timestamp “{seen}” is off the hub’s Vietnam time ({expected}): the caller’s clock is fast, or it writes UTC.',
    },
    remedy: {
      vi: 'Chỉnh đồng hồ và múi giờ của máy: Asia/Ho_Chi_Minh, kể cả trong container; nếu SDK được khởi tạo đúng 7 giờ trước thì không cần làm gì. Trục không từ chối vì điều này.',
      en: 'Set clock and time zone of the machine: Asia/Ho_Chi_Minh, in a container too; if the SDK was set up just 7 hours ago, nothing needs doing. The hub refuses nothing for it.',
    },
    requirements: [],
    wireCode: '-1',
  },
  'wire.file-hash-missing': {
    severity: 'error',
    text: { vi: 'Thiếu mã băm của gói tin ({path}).', en: 'The packet’s hash is missing ({path}).' },
    remedy: {
      vi: 'Gửi {path} = SHA-256 của các byte của tệp, dạng hex, và ký nó.',
      en: 'Send {path}, the SHA-256 of the file’s bytes in hex, and sign it.',
    },
    requirements: ['ENV-10'],
    wireCode: '21',
  },
  'wire.file-hash-wrong': {
    severity: 'error',
    text: {
      vi: 'Mã băm không khớp với gói tin nhận được: {seen}.',
      en: 'The hash does not fit the packet that arrived: {seen}.',
    },
    remedy: {
      vi: 'Các byte nhận được có SHA-256 là {expected} (hex kiểu SDK, bỏ số 0 đầu mỗi byte; ghi đủ 64 chữ số cũng được); tính trên đúng các byte được gửi, không ghi Base64.',
      en: 'What arrived has the SHA-256 {expected} (hex as of the SDK, each byte without its leading 0; all 64 digits will do as well); hash exactly the bytes that are sent, and write no Base64.',
    },
    requirements: ['ENV-10'],
    wireCode: '21',
  },
} as const satisfies ProblemTable;
