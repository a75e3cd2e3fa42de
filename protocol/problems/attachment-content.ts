import type { ProblemTable } from './entry.ts';

/** What is wrong with the bytes of an attachment. */
export const attachmentContentProblems = {
  'attachment.base64-broken': {
    severity: 'error',
    text: {
      vi: 'Nội dung tệp đính kèm không phải Base64 hợp lệ: {seen}.',
      en: 'The attachment is not valid Base64: {seen}.',
    },
    remedy: {
      vi: 'Mã hoá byte gốc của tệp bằng Base64 thường, có + và / (không phải bảng chữ cho URL, có - và _), không kèm “data:…;base64,” ở đầu.',
      en: 'Encode the raw bytes of the file in plain Base64, with + and / (not the alphabet for URLs, with - and _), and without “data:…;base64,” before it.',
    },
    requirements: ['ATT-03'],
    wireCode: '21',
  },
  'attachment.base64-spaced': {
    severity: 'notice',
    text: {
      vi: 'Nội dung Base64 có khoảng trắng hoặc xuống dòng.',
      en: 'The Base64 holds white space or line ends.',
    },
    remedy: { vi: 'Ghi Base64 liền một dòng.', en: 'Write the Base64 in one line.' },
    requirements: ['ATT-03'],
    wireCode: '21',
  },
  'attachment.mangled-utf8': {
    severity: 'error',
    text: {
      vi: 'Tệp đã bị đọc như văn bản UTF-8 trước khi mã hoá nên hỏng (có EF BF BD).',
      en: 'The file was read as UTF-8 text before encoding and is ruined (it holds EF BF BD).',
    },
    remedy: {
      vi: 'Đọc tệp theo byte, không qua chuỗi ký tự.',
      en: 'Read the file as bytes, never through a text string.',
    },
    requirements: ['ATT-03'],
    wireCode: '21',
  },
  'attachment.type-differs': {
    severity: 'error',
    text: {
      vi: 'Khai báo “{expected}” nhưng nội dung là {seen}.',
      en: 'Declared as “{expected}”, but the content is {seen}.',
    },
    remedy: { vi: 'Khai báo đúng loại của nội dung gửi đi.', en: 'Declare what the content really is.' },
    requirements: ['ATT-03'],
    wireCode: '21',
  },
  'attachment.type-unknown': {
    severity: 'warning',
    text: { vi: 'Không biết loại nội dung “{seen}”.', en: 'The content type “{seen}” is not known.' },
    remedy: {
      vi: 'Dùng application/pdf, hoặc application/zip cho tệp nén.',
      en: 'Use application/pdf, or application/zip for a zipped file.',
    },
    requirements: ['ATT-03'],
    wireCode: '21',
  },
  'attachment.extension-differs': {
    severity: 'error',
    text: {
      vi: 'Đuôi tệp là {expected} nhưng nội dung là {seen}.',
      en: 'The name ends in {expected}, but the content is {seen}.',
    },
    remedy: { vi: 'Đặt đuôi tệp đúng với nội dung.', en: 'Let the name end in what the content is.' },
    requirements: ['ATT-03'],
    wireCode: '21',
  },
  'attachment.entry-type-differs': {
    severity: 'error',
    text: {
      vi: 'Tệp trong ZIP là {seen}, không phải {expected} như tên tệp.',
      en: 'The file in the ZIP is {seen}, not {expected} as its name says.',
    },
    remedy: { vi: 'Nén đúng tệp mà AttachmentName nêu tên.', en: 'Zip the file that AttachmentName names.' },
    requirements: ['ATT-03'],
    wireCode: '21',
  },
  'attachment.content-refused': {
    severity: 'error',
    text: {
      vi: 'Nội dung là {seen}, không được phép đính kèm.',
      en: 'The content is {seen}, which may not be attached.',
    },
    remedy: {
      vi: 'Chỉ đính kèm tệp văn bản, bảng tính, ảnh hoặc PDF.',
      en: 'Attach documents, sheets, pictures or PDF only.',
    },
    requirements: ['ATT-04', 'ATT-08'],
    wireCode: '21',
  },
  'attachment.test-virus': {
    severity: 'error',
    text: {
      vi: 'Tệp “{seen}” chứa chuỗi thử phần mềm diệt vi-rút (EICAR).',
      en: 'The file “{seen}” holds the string by which virus scanners are tried (EICAR).',
    },
    remedy: {
      vi: 'Bỏ tệp này; quét vi-rút mọi tệp trước khi gửi.',
      en: 'Leave the file out; scan every file before sending.',
    },
    requirements: ['ATT-08'],
    wireCode: '21',
  },
  'attachment.pdf-encrypted': {
    severity: 'error',
    text: { vi: 'Tệp PDF “{seen}” bị mã hoá hoặc đặt mật khẩu.', en: 'The PDF “{seen}” is encrypted.' },
    remedy: {
      vi: 'Gửi tệp PDF không mã hoá, không mật khẩu.',
      en: 'Send the PDF without a password or encryption.',
    },
    requirements: ['ATT-08'],
    wireCode: '21',
  },
  'attachment.pdf-active': {
    severity: 'error',
    text: {
      vi: 'Tệp PDF “{seen}” chứa nội dung tự chạy: {expected}.',
      en: 'The PDF “{seen}” holds active content: {expected}.',
    },
    remedy: {
      vi: 'Xuất lại PDF không có mã lệnh và không mở chương trình.',
      en: 'Export the PDF again, without scripts and without starting programs.',
    },
    requirements: ['ATT-08'],
    wireCode: '21',
  },
  'attachment.page-amount-differs': {
    severity: 'warning',
    text: {
      vi: 'PageAmount là {seen}, còn PDF văn bản chính có {expected} trang.',
      en: 'PageAmount is {seen}, the main PDF has {expected} pages.',
    },
    remedy: { vi: 'Ghi đúng số trang của văn bản chính.', en: 'Write how many pages the main document has.' },
    requirements: ['MET-10'],
    wireCode: '22',
  },
  'attachment.macro': {
    severity: 'error',
    text: { vi: 'Tệp “{seen}” chứa macro.', en: 'The file “{seen}” holds macros.' },
    remedy: {
      vi: 'Lưu tệp không có macro, hoặc xuất ra PDF.',
      en: 'Save the file without macros, or export it as PDF.',
    },
    requirements: ['ATT-04', 'ATT-08'],
    wireCode: '21',
  },
  'attachment.zip-broken': {
    severity: 'error',
    text: { vi: 'Tệp ZIP hỏng: {seen}.', en: 'The ZIP is broken: {seen}.' },
    remedy: { vi: 'Nén lại tệp.', en: 'Zip the file again.' },
    requirements: ['ATT-03', 'ATT-09'],
    wireCode: '21',
  },
  'attachment.zip-entries': {
    severity: 'error',
    text: {
      vi: 'Tệp ZIP có {seen} mục, phải có đúng một.',
      en: 'The ZIP holds {seen} entries, it must hold exactly one.',
    },
    remedy: {
      vi: 'Nén mỗi tệp riêng, mỗi tệp một Attachment.',
      en: 'Zip each file by itself, one Attachment each.',
    },
    requirements: ['ATT-09'],
    wireCode: '21',
  },
  'attachment.zip-bomb': {
    severity: 'error',
    text: {
      vi: 'Tệp ZIP bung ra quá giới hạn: {seen}, cho phép {expected}.',
      en: 'The ZIP expands beyond the bound: {seen}, allowed is {expected}.',
    },
    remedy: { vi: 'Gửi tệp không nén hoặc chia nhỏ.', en: 'Send the file unzipped, or split it.' },
    requirements: ['ATT-08', 'ATT-09'],
    wireCode: '21',
  },
  'attachment.zip-encrypted': {
    severity: 'error',
    text: { vi: 'Tệp ZIP có mật khẩu.', en: 'The ZIP is encrypted.' },
    remedy: { vi: 'Bỏ mật khẩu.', en: 'Take the password off.' },
    requirements: ['ATT-08', 'ATT-09'],
    wireCode: '21',
  },
  'attachment.zip-entry-unsafe': {
    severity: 'error',
    text: {
      vi: 'Tên “{seen}” trong ZIP chứa đường dẫn hoặc ký tự điều khiển.',
      en: 'The name “{seen}” inside the ZIP holds a path or control characters.',
    },
    remedy: { vi: 'Nén tệp với tên trần.', en: 'Zip the file under a bare name.' },
    requirements: ['ATT-07', 'ATT-09'],
    wireCode: '21',
  },
  'attachment.zip-method': {
    severity: 'error',
    text: {
      vi: 'Tệp ZIP nén bằng phương pháp {seen}, chỉ đọc được {expected}.',
      en: 'The ZIP is compressed by method {seen}, readable are {expected}.',
    },
    remedy: { vi: 'Nén bằng Deflate.', en: 'Compress with Deflate.' },
    requirements: ['ATT-09'],
    wireCode: '21',
  },
  'attachment.zip-lies': {
    severity: 'error',
    text: {
      vi: 'Mục lục của ZIP không khớp với nội dung: {seen}, ghi là {expected}.',
      en: 'The directory of the ZIP does not match its content: {seen}, it says {expected}.',
    },
    remedy: { vi: 'Nén lại tệp bằng phần mềm đúng chuẩn.', en: 'Zip the file again with sound software.' },
    requirements: ['ATT-08', 'ATT-09'],
    wireCode: '21',
  },
} as const satisfies ProblemTable;
