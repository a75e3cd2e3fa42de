import { documentIdProblems } from './document-id.ts';
import type { ProblemTable } from './entry.ts';

/** What is wrong with identity codes and document identifiers. */
export const identityProblems = {
  'identity.code-empty': {
    severity: 'error',
    text: { vi: 'Mã định danh để trống.', en: 'The identity code is empty.' },
    remedy: {
      vi: 'Ghi mã định danh của cơ quan, tổ chức theo QĐ 20/2020/QĐ-TTg.',
      en: 'Write the identity code of the agency after Decision 20/2020/QD-TTg.',
    },
    requirements: ['IDC-01'],
    wireCode: '22',
  },
  'identity.code-null': {
    severity: 'error',
    text: {
      vi: 'Mã định danh là chữ “{seen}”, không phải mã thật.',
      en: 'The identity code is the word “{seen}”, which is no code.',
    },
    remedy: {
      vi: 'Sửa phần mềm để không ghi giá trị rỗng thành chữ; thiếu mã thì không gửi.',
      en: 'Mend the software that writes a missing value as a word; without a code, do not send.',
    },
    requirements: ['IDC-01'],
    wireCode: '22',
  },
  'identity.code-lower-case': {
    severity: 'error',
    text: {
      vi: 'Mã định danh “{seen}” có chữ thường.',
      en: 'The identity code “{seen}” holds lower-case letters.',
    },
    remedy: {
      vi: 'Viết mã bằng chữ in hoa A–Z, đúng như danh mục.',
      en: 'Write the code in capitals A–Z, exactly as the directory does.',
    },
    requirements: ['IDC-01'],
    wireCode: '22',
  },
  'identity.code-space': {
    severity: 'error',
    text: {
      vi: 'Mã định danh “{seen}” có khoảng trắng.',
      en: 'The identity code “{seen}” holds white space.',
    },
    remedy: {
      vi: 'Bỏ khoảng trắng và dấu xuống dòng ở đầu, giữa và cuối mã.',
      en: 'Take out spaces and line ends before, inside and after the code.',
    },
    requirements: ['IDC-01'],
    wireCode: '22',
  },
  'identity.code-underscore': {
    severity: 'error',
    text: {
      vi: 'Mã định danh “{seen}” có dấu gạch dưới.',
      en: 'The identity code “{seen}” holds an underscore.',
    },
    remedy: {
      vi: 'Ngăn cách các nhóm của mã bằng dấu chấm.',
      en: 'Separate the groups of the code by dots.',
    },
    requirements: ['IDC-01'],
    wireCode: '22',
  },
  'identity.code-charset': {
    severity: 'error',
    text: {
      vi: 'Mã định danh “{seen}” có ký tự ngoài chữ số, A–Z và dấu chấm.',
      en: 'The identity code “{seen}” holds a character other than digits, A–Z and the dot.',
    },
    remedy: {
      vi: 'Chỉ dùng chữ số 0–9, chữ in hoa A–Z không dấu và dấu chấm.',
      en: 'Use only digits 0–9, unaccented capitals A–Z and dots.',
    },
    requirements: ['IDC-01'],
    wireCode: '22',
  },
  'identity.code-too-long': {
    severity: 'error',
    text: {
      vi: 'Mã định danh “{seen}” dài quá 35 ký tự.',
      en: 'The identity code “{seen}” is longer than 35 characters.',
    },
    remedy: {
      vi: 'Dùng mã dài nhất 35 ký tự, lấy từ danh mục cơ quan.',
      en: 'Use a code of at most 35 characters, as the directory of agencies holds it.',
    },
    requirements: ['IDC-01'],
    wireCode: '22',
  },
  'identity.code-too-long-then': {
    severity: 'error',
    text: {
      vi: 'Mã định danh “{seen}” dài quá 13 ký tự, giới hạn trước ngày 15/9/2022.',
      en: 'The identity code “{seen}” is longer than 13 characters, the limit before 15/9/2022.',
    },
    remedy: {
      vi: 'Vào ngày đó phải dùng mã 13 ký tự của QCVN 102:2016; kiểm tra ngày đang xét.',
      en: 'On that day a code of QCVN 102:2016 with 13 characters was due; check the date judged by.',
    },
    requirements: ['GEN-07', 'IDC-01'],
    wireCode: '22',
  },
  'identity.code-empty-group': {
    severity: 'error',
    text: {
      vi: 'Mã định danh “{seen}” có hai dấu chấm liền nhau.',
      en: 'The identity code “{seen}” holds an empty group between two dots.',
    },
    remedy: {
      vi: 'Mỗi nhóm giữa hai dấu chấm phải có ít nhất một ký tự.',
      en: 'Give every group between two dots at least one character.',
    },
    requirements: ['IDC-01'],
    wireCode: '22',
  },
  'identity.code-edge-dot': {
    severity: 'error',
    text: {
      vi: 'Mã định danh “{seen}” bắt đầu hoặc kết thúc bằng dấu chấm.',
      en: 'The identity code “{seen}” begins or ends with a dot.',
    },
    remedy: {
      vi: 'Bỏ dấu chấm ở đầu và ở cuối mã.',
      en: 'Take the dot off the beginning and the end of the code.',
    },
    requirements: ['IDC-01'],
    wireCode: '22',
  },
  'identity.code-malformed': {
    severity: 'error',
    text: { vi: 'Mã định danh “{seen}” sai cấu trúc.', en: 'The identity code “{seen}” is malformed.' },
    remedy: {
      vi: 'Dùng mã theo QĐ 20/2020/QĐ-TTg, ví dụ H37.02 hoặc 000.00.02.H37.',
      en: 'Use a code of Decision 20/2020/QD-TTg, such as H37.02 or 000.00.02.H37.',
    },
    requirements: ['IDC-01', 'IDC-02'],
    wireCode: '22',
  },
  'identity.scheme-code-malformed': {
    severity: 'error',
    text: {
      vi: 'Mã “{seen}” không phải mã lược đồ hợp lệ.',
      en: 'The code “{seen}” is no valid code of an identification scheme.',
    },
    remedy: {
      vi: 'Viết Z01 đến Z99, nối liền (không có dấu chấm) với 1 đến 32 ký tự.',
      en: 'Write Z01 to Z99, followed directly (no dot) by 1 to 32 characters.',
    },
    requirements: ['IDC-08'],
    wireCode: '22',
  },
  'identity.code-2014': {
    severity: 'error',
    text: {
      vi: 'Mã “{seen}” thuộc thế hệ năm 2014, nay chỉ còn để đọc văn bản cũ.',
      en: 'The code “{seen}” is of the 2014 generation, which may only be read in old documents.',
    },
    remedy: {
      vi: 'Gửi bằng mã hiện hành của cơ quan, lấy từ danh mục.',
      en: 'Send with the present code of the agency, as the directory holds it.',
    },
    requirements: ['IDC-15'],
    wireCode: '22',
  },
  'identity.code-closed': {
    severity: 'error',
    text: {
      vi: 'Mã cấp 1 của “{seen}” đã đóng.',
      en: 'The level-1 code of “{seen}” has been closed.',
    },
    remedy: {
      vi: 'Dùng mã thuộc {expected}, cơ quan tiếp nhận sau sắp xếp; tra mã cụ thể trong danh mục.',
      en: 'Use a code under {expected}, the body that took over; look the exact code up in the directory.',
    },
    requirements: ['IDC-03', 'IDC-14'],
    wireCode: '22',
  },
  'identity.code-not-yet-open': {
    severity: 'warning',
    text: {
      vi: 'Mã cấp 1 của “{seen}” chưa có hiệu lực vào ngày của văn bản.',
      en: 'The level-1 code of “{seen}” was not yet open on the date of the document.',
    },
    remedy: {
      vi: 'Kiểm tra ngày của văn bản và mã; mã có hiệu lực từ {expected}.',
      en: 'Check the date of the document and the code; the code is open from {expected}.',
    },
    requirements: ['IDC-03'],
    wireCode: '22',
  },
  'identity.level-one-unknown': {
    severity: 'warning',
    text: {
      vi: 'Mã cấp 1 của “{seen}” không có trong các danh sách đã biết.',
      en: 'The level-1 code of “{seen}” is in none of the lists known here.',
    },
    remedy: {
      vi: 'Đối chiếu với Phụ lục I của QĐ 20/2020/QĐ-TTg và danh mục trên Trục.',
      en: 'Compare with Annex I of Decision 20/2020/QD-TTg and the directory of the axis.',
    },
    requirements: ['IDC-03'],
    wireCode: '22',
  },
  'identity.system-id-malformed': {
    severity: 'error',
    text: {
      vi: 'Mã hệ thống kết nối “{seen}” sai cấu trúc.',
      en: 'The id of the connected system “{seen}” is malformed.',
    },
    remedy: {
      vi: 'Dùng mã hệ thống được cấp, ví dụ 00.36.W00 hoặc vxp.saas.03.',
      en: 'Use the system id that was issued, such as 00.36.W00 or vxp.saas.03.',
    },
    requirements: [],
    wireCode: '15',
  },
  ...documentIdProblems,
} as const satisfies ProblemTable;
