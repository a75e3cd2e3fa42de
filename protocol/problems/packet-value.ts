import type { ProblemTable } from './entry.ts';

/** What is wrong with the value of one element by itself. */
export const packetValueProblems = {
  'packet.literal-null': {
    severity: 'error',
    text: {
      vi: '{path} chứa chữ “{seen}”, không phải giá trị thật.',
      en: '{path} holds the word “{seen}”, which is no value.',
    },
    remedy: {
      vi: 'Sửa phần mềm ghi giá trị rỗng thành chữ; bỏ phần tử khi không có giá trị.',
      en: 'Mend the software that writes a missing value as a word; leave the element out instead.',
    },
    requirements: ['MET-01'],
    wireCode: '22',
  },
  'packet.text-decomposed': {
    severity: 'warning',
    text: {
      vi: 'Chữ trong {path} là Unicode tổ hợp, không phải dựng sẵn.',
      en: 'The text in {path} is decomposed Unicode.',
    },
    remedy: {
      vi: 'Chuẩn hoá về dạng dựng sẵn (NFC) theo TCVN 6909.',
      en: 'Normalise to the precomposed form (NFC) of TCVN 6909.',
    },
    requirements: ['ENV-12'],
    wireCode: '22',
  },
  'packet.text-legacy': {
    severity: 'warning',
    text: {
      vi: 'Chữ “{seen}” có dấu hiệu của bảng mã cũ (TCVN3, VNI).',
      en: 'The text “{seen}” looks like an old 8-bit code table (TCVN3, VNI).',
    },
    remedy: {
      vi: 'Chuyển sang Unicode TCVN 6909 trước khi gửi.',
      en: 'Convert to Unicode TCVN 6909 before sending.',
    },
    requirements: ['ENV-12'],
    wireCode: '22',
  },
  'packet.value-too-long': {
    severity: 'error',
    text: {
      vi: '{path} dài {seen} ký tự, cho phép {expected}.',
      en: '{path} is {seen} characters long, allowed are {expected}.',
    },
    remedy: { vi: 'Rút gọn giá trị.', en: 'Shorten the value.' },
    requirements: ['MET-02'],
    wireCode: '22',
  },
  'packet.value-over-limit': {
    severity: 'error',
    text: {
      vi: '{path} dài {seen} ký tự, quy chuẩn cho phép {expected}; một số cơ sở dữ liệu vẫn chứa được.',
      en: '{path} is {seen} characters long, the regulation allows {expected}; some databases hold it all the same.',
    },
    remedy: { vi: 'Rút gọn giá trị cho vừa quy chuẩn.', en: 'Shorten the value to the regulation.' },
    requirements: ['MET-02'],
    wireCode: '22',
  },
  'packet.value-long': {
    severity: 'warning',
    text: {
      vi: '{path} dài {seen} ký tự; một số hệ thống chỉ nhận {expected}.',
      en: '{path} is {seen} characters long; some systems take {expected} only.',
    },
    remedy: { vi: 'Giữ giá trị trong giới hạn thấp hơn.', en: 'Stay below the lower limit.' },
    requirements: ['MET-02'],
    wireCode: '22',
  },
  'packet.value-padded': {
    severity: 'warning',
    text: {
      vi: 'Giá trị “{seen}” có khoảng trắng ở đầu hoặc cuối.',
      en: 'The value “{seen}” has white space around it.',
    },
    remedy: { vi: 'Ghi đúng “{expected}”.', en: 'Write “{expected}”.' },
    requirements: ['ENV-04'],
    wireCode: '22',
  },
  'packet.date-malformed': {
    severity: 'error',
    text: {
      vi: 'Ngày “{seen}” không theo dạng {expected}.',
      en: 'The date “{seen}” is not in the form {expected}.',
    },
    remedy: {
      vi: 'Ghi theo dạng {expected}; có thư viện đọc sai dạng khác mà không báo lỗi.',
      en: 'Write it as {expected}; some libraries misread other forms without a word.',
    },
    requirements: ['MET-03'],
    wireCode: '22',
  },
  'packet.date-impossible': {
    severity: 'error',
    text: { vi: '“{seen}” không phải ngày giờ có thật.', en: '“{seen}” is no real date or time.' },
    remedy: {
      vi: 'Ghi ngày giờ có thật theo dạng {expected}.',
      en: 'Write a real date or time as {expected}.',
    },
    requirements: ['MET-03'],
    wireCode: '22',
  },
  'packet.stamp-malformed': {
    severity: 'error',
    text: {
      vi: 'Thời điểm “{seen}” không theo dạng {expected}.',
      en: 'The time “{seen}” is not in the form {expected}.',
    },
    remedy: {
      vi: 'Ghi giờ Việt Nam theo dạng {expected}, không kèm múi giờ.',
      en: 'Write Vietnam time as {expected}, without a zone.',
    },
    requirements: ['MET-03'],
    wireCode: '22',
  },
  'packet.email-malformed': {
    severity: 'warning',
    text: { vi: '“{seen}” không phải địa chỉ thư điện tử.', en: '“{seen}” is no e-mail address.' },
    remedy: { vi: 'Ghi địa chỉ thư công vụ.', en: 'Write the official e-mail address.' },
    requirements: ['MET-01'],
    wireCode: '22',
  },
  'packet.number-malformed': {
    severity: 'error',
    text: {
      vi: '“{seen}” không phải số trong khoảng {expected}.',
      en: '“{seen}” is no number of {expected}.',
    },
    remedy: {
      vi: 'Ghi bằng chữ số, không dấu, không đơn vị.',
      en: 'Write digits only, without sign or unit.',
    },
    requirements: ['ENV-04'],
    wireCode: '22',
  },
  'packet.flag-malformed': {
    severity: 'error',
    text: { vi: '“{seen}” không phải 0 hoặc 1.', en: '“{seen}” is neither 0 nor 1.' },
    remedy: { vi: 'Ghi một trong các giá trị {expected}.', en: 'Write one of {expected}.' },
    requirements: ['ENV-04'],
    wireCode: '22',
  },
  'packet.boolean-malformed': {
    severity: 'error',
    text: { vi: '“{seen}” không phải giá trị đúng/sai.', en: '“{seen}” is no truth value.' },
    remedy: { vi: 'Ghi một trong các giá trị {expected}.', en: 'Write one of {expected}.' },
    requirements: ['ENV-04'],
    wireCode: '22',
  },
  'packet.steering-empty': {
    severity: 'error',
    text: {
      vi: 'Phần tử {path} để trống; thư viện của Trục ngừng đọc gói tin khi gặp phần tử này.',
      en: "The element {path} is empty; the axis's library stops reading the packet there.",
    },
    remedy: {
      vi: 'Ghi 0 (thường) hoặc 1 (chỉ đạo), hoặc bỏ phần tử.',
      en: 'Write 0 (normal) or 1 (steering), or leave the element out.',
    },
    requirements: ['ENV-04'],
    wireCode: '22',
  },
  'packet.subject-filler': {
    severity: 'warning',
    text: {
      vi: 'Trích yếu hoặc nội dung “{seen}” chỉ để lấp chỗ trống.',
      en: 'The subject or content “{seen}” is a filler.',
    },
    remedy: { vi: 'Ghi trích yếu thật của văn bản.', en: 'Write the true abstract of the document.' },
    requirements: ['MET-08'],
    wireCode: '22',
  },
  'packet.field-filler': {
    severity: 'notice',
    text: {
      vi: 'Giá trị “{seen}” ở {path} chỉ để lấp chỗ trống.',
      en: 'The value “{seen}” in {path} is a filler.',
    },
    remedy: {
      vi: 'Ghi giá trị thật từ danh mục cơ quan.',
      en: 'Write the true value, as the directory of agencies has it.',
    },
    requirements: ['MET-08'],
    wireCode: '22',
  },
  'packet.text-unaccented': {
    severity: 'notice',
    text: { vi: '“{seen}” viết không dấu.', en: '“{seen}” is written without accents.' },
    remedy: { vi: 'Ghi tiếng Việt có dấu.', en: 'Write Vietnamese with its accents.' },
    requirements: ['MET-08', 'ENV-12'],
    wireCode: '22',
  },
  'packet.number-not-digits': {
    severity: 'notice',
    text: {
      vi: 'Số văn bản “{seen}” không chỉ gồm chữ số.',
      en: 'The document number “{seen}” is not digits only.',
    },
    remedy: {
      vi: 'Kiểm tra số của văn bản; phần chữ thuộc về ký hiệu.',
      en: 'Check the number; letters belong to the notation.',
    },
    requirements: ['IDC-12'],
    wireCode: '22',
  },
} as const satisfies ProblemTable;
