import type { ProblemTable } from './entry.ts';

/** What is wrong with encrypted content. */
export const encryptionProblems = {
  'encryption.receiver-unsuitable': {
    severity: 'error',
    text: {
      vi: 'Chứng thư của “{path}” không dùng để mã hoá được: {seen}.',
      en: 'The certificate of “{path}” cannot be encrypted for: {seen}.',
    },
    remedy: {
      vi: 'Xin chứng thư mã hoá của bên nhận (RSA từ 2048 bit hoặc đường cong P-256, P-384, P-521).',
      en: 'Ask the receiver for an encryption certificate (RSA of 2048 bits or more, or P-256, P-384, P-521).',
    },
    requirements: ['CRT-04'],
    wireCode: '21',
  },
  'encryption.no-receiver': {
    severity: 'error',
    text: {
      vi: 'Không thể mã hoá cho {seen} bên nhận.',
      en: 'A file cannot be encrypted for {seen} receivers.',
    },
    remedy: {
      vi: 'Nêu ít nhất một bên nhận và không quá năm trăm.',
      en: 'Name at least one receiver, and five hundred at most.',
    },
    requirements: ['TLS-09'],
    wireCode: '21',
  },
  'encryption.malformed': {
    severity: 'error',
    text: {
      vi: 'Nội dung mã hoá sai cấu trúc ở “{seen}”.',
      en: 'The encrypted content is not built as it should be, at “{seen}”.',
    },
    remedy: {
      vi: 'Sinh nội dung bằng thư viện mã hoá đúng chuẩn rồi gửi lại.',
      en: 'Write it with a library that follows the standard, and send again.',
    },
    requirements: ['TLS-09'],
    wireCode: '21',
  },
  'encryption.algorithm-unknown': {
    severity: 'error',
    text: {
      vi: 'Thuật toán mã hoá “{seen}” không được hỗ trợ.',
      en: 'The algorithm “{seen}” is not supported.',
    },
    remedy: {
      vi: 'Dùng AES-256-GCM với RSA-OAEP hoặc ECDH-ES.',
      en: 'Use AES-256-GCM with RSA-OAEP or ECDH-ES.',
    },
    requirements: ['TLS-09'],
    wireCode: '21',
  },
  'encryption.algorithm-weak': {
    severity: 'error',
    text: {
      vi: 'Thuật toán mã hoá “{seen}” không còn an toàn: kẻ khác có thể sửa hoặc đọc nội dung mà không bị phát hiện.',
      en: 'The algorithm “{seen}” is no longer safe: somebody could change or read the content unnoticed.',
    },
    remedy: {
      vi: 'Dùng AES-256-GCM với RSA-OAEP hoặc ECDH-ES.',
      en: 'Use AES-256-GCM with RSA-OAEP or ECDH-ES.',
    },
    requirements: ['TLS-09'],
    wireCode: '21',
  },
  'encryption.oaep-sha1': {
    severity: 'warning',
    text: {
      vi: 'Khoá được giấu bằng RSA-OAEP với SHA-1.',
      en: 'The key is hidden by RSA-OAEP with SHA-1.',
    },
    remedy: {
      vi: 'Dùng RSA-OAEP với SHA-256.',
      en: 'Use RSA-OAEP with SHA-256.',
    },
    requirements: ['TLS-09'],
    wireCode: '21',
  },
  'encryption.not-for-this-key': {
    severity: 'error',
    text: {
      vi: 'Nội dung không được mã hoá cho chứng thư này.',
      en: 'The content was not encrypted for this certificate.',
    },
    remedy: {
      vi: 'Mở bằng khoá của bên nhận, hoặc xin bên gửi mã hoá lại cho mình.',
      en: "Open it with a receiver's key, or ask the sender to encrypt it for you.",
    },
    requirements: ['TLS-09'],
    wireCode: '21',
  },
  'encryption.key-differs': {
    severity: 'error',
    text: {
      vi: 'Không mở được khoá nội dung: khoá riêng không khớp hoặc khoá đã giấu bị sửa.',
      en: 'The content key cannot be opened: the private key does not fit, or what hides it was changed.',
    },
    remedy: {
      vi: 'Kiểm tra khoá riêng; nếu đúng thì xin bên gửi gửi lại.',
      en: 'Check the private key; where it is right, ask the sender to send again.',
    },
    requirements: ['TLS-09'],
    wireCode: '21',
  },
  'encryption.content-tampered': {
    severity: 'error',
    text: {
      vi: 'Nội dung mã hoá đã bị sửa: mã xác thực không khớp.',
      en: 'The encrypted content was changed: its tag does not fit.',
    },
    remedy: {
      vi: 'Không dùng nội dung này; xin bên gửi gửi lại.',
      en: 'Do not use it; ask the sender to send again.',
    },
    requirements: ['TLS-09'],
    wireCode: '21',
  },
  'encryption.content-unauthenticated': {
    severity: 'warning',
    text: {
      vi: 'Nội dung được mã hoá bằng “{seen}”, không có mã xác thực: chỉ tin khi bên trong có chữ ký.',
      en: 'The content is encrypted by “{seen}”, without a tag: believe it only where it is signed inside.',
    },
    remedy: {
      vi: 'Dùng AES-256-GCM, hoặc ký nội dung trước khi mã hoá.',
      en: 'Use AES-256-GCM, or sign the content before encrypting.',
    },
    requirements: ['TLS-09'],
    wireCode: '21',
  },
  'encryption.receiver-without-certificate': {
    severity: 'error',
    text: {
      vi: 'Không tìm thấy chứng thư mã hoá của bên nhận “{seen}”.',
      en: 'No encryption certificate of the receiver “{seen}” is known.',
    },
    remedy: {
      vi: 'Xin bên nhận đăng ký chứng thư mã hoá, hoặc gửi riêng cho bên đó bằng cách khác.',
      en: 'Ask the receiver to have an encryption certificate issued, or send to it in another way.',
    },
    requirements: ['TLS-09', 'CRT-04'],
    wireCode: '21',
  },
  'encryption.key-missing': {
    severity: 'error',
    text: {
      vi: 'Tệp “{path}” được mã hoá mà hệ thống này không có khoá giải mã.',
      en: '“{path}” is encrypted, and this system has no key to decrypt it with.',
    },
    remedy: {
      vi: 'Nạp khoá của chứng thư mã hoá, rồi đề nghị Trục giao lại văn bản.',
      en: 'Give the system the key of an encryption certificate, and have the document offered again.',
    },
    requirements: ['TLS-09', 'ERR-06'],
    wireCode: '21',
  },
  'encryption.receiver-unfit': {
    severity: 'error',
    text: {
      vi: 'Không mã hoá cho “{path}”: chứng thư của bên nhận không còn tin được ({seen}).',
      en: 'Nothing is encrypted for “{path}”: the receiver’s certificate cannot be believed now ({seen}).',
    },
    remedy: {
      vi: 'Xin chứng thư mã hoá còn hiệu lực; nếu chưa tra được trạng thái thì thử lại sau.',
      en: 'Ask for a certificate in force; where its state could not be had, try again later.',
    },
    requirements: ['TLS-09', 'CRT-04'],
    wireCode: '21',
  },
  'encryption.not-judged': {
    severity: 'notice',
    text: {
      vi: 'Tệp “{path}” được mã hoá: Trục không đọc được, chữ ký bên trong do bên nhận kiểm tra sau khi giải mã.',
      en: '“{path}” is encrypted: the hub cannot read it, and its receivers judge the signatures inside.',
    },
    remedy: {
      vi: 'Không cần làm gì ở Trục; bên nhận giải mã rồi kiểm tra chữ ký.',
      en: 'Nothing is to be done at the hub; the receiver decrypts, then verifies.',
    },
    requirements: ['TLS-09', 'SIG-11'],
    wireCode: '21',
  },
  'encryption.nothing-encrypted': {
    severity: 'error',
    text: {
      vi: 'Gói tin không có tệp đính kèm nào được mã hoá.',
      en: 'No attachment of the packet is encrypted.',
    },
    remedy: {
      vi: 'Kiểm tra lại tệp; tệp mã hoá có tên kết thúc bằng “.xenc.txt”.',
      en: 'See whether it is the right file; the names of encrypted ones end in “.xenc.txt”.',
    },
    requirements: ['TLS-09'],
    wireCode: '21',
  },
  'encryption.packet-signature-lost': {
    severity: 'warning',
    text: {
      vi: 'Gói tin được ghi lại nên chữ ký XML cũ của gói tin không còn.',
      en: 'The packet is written anew, and its former XML signature is gone.',
    },
    remedy: {
      vi: 'Ký lại gói tin sau khi mã hoá; chữ ký trong các tệp PDF vẫn nguyên.',
      en: 'Sign the packet after encrypting it; the signatures inside the PDFs are as they were.',
    },
    requirements: ['SIG-19'],
    wireCode: '21',
  },
  'encryption.receivers-unchecked': {
    severity: 'warning',
    text: {
      vi: 'Chứng thư bên nhận không được kiểm tra trước khi mã hoá.',
      en: 'The receivers’ certificates were not checked before encrypting.',
    },
    remedy: {
      vi: 'Chỉ làm vậy khi tạo mẫu thử; văn bản thật phải kiểm tra chứng thư trước.',
      en: 'Do this only for samples; for real documents the certificates are checked first.',
    },
    requirements: ['CRT-04'],
    wireCode: '21',
  },
} as const satisfies ProblemTable;
