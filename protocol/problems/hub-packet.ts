import type { ProblemTable } from './entry.ts';

/** A packet as a whole, and a document that the hub knows already. */
export const hubPacketProblems = {
  'hub.packet-too-large': {
    severity: 'error',
    text: {
      vi: 'Gói tin {seen} byte vượt giới hạn {expected} byte.',
      en: 'The packet of {seen} bytes is over the limit of {expected} bytes.',
    },
    remedy: {
      vi: 'Giảm dung lượng tệp đính kèm hoặc tách văn bản thành nhiều gói.',
      en: 'Make the attachments smaller, or split them over several packets.',
    },
    requirements: ['ENV-13'],
    wireCode: '10',
  },
  'hub.upload-cut': {
    severity: 'error',
    text: {
      vi: 'Kết nối bị ngắt khi mới nhận {seen} byte.',
      en: 'The connection ended after {seen} bytes of the body.',
    },
    remedy: {
      vi: 'Gửi lại toàn bộ gói tin, với Content-Length đúng bằng số byte của nó; phần đã nhận không được lưu.',
      en: 'Send the whole packet again, with as many bytes as its Content-Length says; nothing of this one was kept.',
    },
    requirements: ['ERR-09'],
    wireCode: '-1',
  },
  'hub.upload-stalled': {
    severity: 'error',
    text: {
      vi: 'Nội dung yêu cầu dừng giữa chừng: mới nhận {seen} byte, và 20 giây nay không có byte nào tới; Trục vẫn chờ, chưa trả lời.',
      en: 'The body stopped short: {seen} bytes have come, and none for 20 seconds; the hub still waits and has not answered.',
    },
    remedy: {
      vi: 'Content-Length phải đúng bằng số byte gửi đi (SDK đếm cả CRLF mà nó thêm sau tệp); gửi đủ chừng ấy byte, xả bộ đệm (flush) rồi mới đọc câu trả lời; gửi kiểu chunked thì phải có đoạn kết 0.',
      en: 'Content-Length is the number of bytes sent (the SDK counts the CRLF that it puts after the file); send that many, flush, and then read the answer; a chunked body needs its last chunk, of 0.',
    },
    requirements: ['ERR-09'],
    wireCode: '-1',
  },
  'hub.packet-repeated': {
    severity: 'notice',
    text: {
      vi: 'Gói tin này đã được tiếp nhận với mã {expected}; không gửi lần hai.',
      en: 'This packet was accepted before as {expected}; nothing is delivered again.',
    },
    remedy: {
      vi: 'Không cần làm gì: mã trả về là mã của lần gửi đầu. Muốn gửi văn bản khác thì sinh gói tin mới.',
      en: 'Nothing needs doing: the id in the answer is that of the first time. To send another document, make a new packet.',
    },
    requirements: ['DUP-01', 'DUP-02', 'AUT-03'],
    wireCode: '-1',
  },
  'hub.document-changed': {
    severity: 'warning',
    text: {
      vi: 'Mã định danh văn bản “{seen}” đã được gửi trước đó với nội dung khác ({expected}).',
      en: 'The document “{seen}” was sent before with other content ({expected}).',
    },
    remedy: {
      vi: 'Văn bản khác thì dùng số khác; sửa văn bản đã gửi thì dùng nghiệp vụ cập nhật hoặc thay thế.',
      en: 'Give another document another number; change a sent one by an update or a replacement.',
    },
    requirements: ['DUP-03', 'IDC-11'],
    wireCode: '22',
  },
  'hub.document-conflict': {
    severity: 'error',
    text: {
      vi: 'Mã định danh văn bản “{seen}” đã dùng cho nội dung khác ({expected}); không nhận bản thứ hai.',
      en: 'The document “{seen}” was sent before with other content ({expected}); a second one is not taken.',
    },
    remedy: {
      vi: 'Văn bản khác thì cấp số khác; sửa văn bản đã gửi thì dùng nghiệp vụ cập nhật hoặc thay thế.',
      en: 'Give another document another number; change a sent one by an update or a replacement.',
    },
    requirements: ['DUP-03', 'IDC-11'],
    wireCode: '-1',
  },
} as const satisfies ProblemTable;
