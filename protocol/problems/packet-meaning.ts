import type { ProblemTable } from './entry.ts';
import { packetCourseProblems } from './packet-course.ts';

/** What is wrong with what the parts of a packet say together. */
export const packetMeaningProblems = {
  'packet.date-in-future': {
    severity: 'error',
    text: { vi: 'Ngày ban hành {seen} ở tương lai.', en: 'The date of issue {seen} is in the future.' },
    remedy: {
      vi: 'Ghi ngày ban hành thật; kiểm tra đồng hồ hệ thống.',
      en: "Write the true date of issue; check the system's clock.",
    },
    requirements: ['MET-03'],
    wireCode: '22',
  },
  'packet.stamp-in-future': {
    severity: 'warning',
    text: { vi: 'Thời điểm {seen} ở tương lai.', en: 'The time {seen} is in the future.' },
    remedy: {
      vi: 'Đồng bộ đồng hồ hệ thống; ghi giờ Việt Nam.',
      en: "Synchronise the system's clock; write Vietnam time.",
    },
    requirements: ['ENV-07'],
    wireCode: '22',
  },
  'packet.before-issue': {
    severity: 'warning',
    text: {
      vi: 'Thời điểm {seen} trước ngày ban hành {expected} của văn bản.',
      en: 'The time {seen} lies before the date of issue {expected} of the document.',
    },
    remedy: {
      vi: 'Ghi thời điểm và ngày ban hành thật; kiểm tra đồng hồ hệ thống.',
      en: "Write the true time and date of issue; check the system's clock.",
    },
    requirements: ['STA-01'],
    wireCode: '22',
  },
  'packet.due-before-issue': {
    severity: 'warning',
    text: {
      vi: 'Hạn xử lý {seen} trước ngày ban hành.',
      en: 'The due date {seen} lies before the date of issue.',
    },
    remedy: { vi: 'Ghi hạn xử lý {expected}.', en: 'Write a due date {expected}.' },
    requirements: ['MET-09'],
    wireCode: '22',
  },
  'packet.type-unknown': {
    severity: 'error',
    text: {
      vi: 'Loại văn bản Type {seen} không phải 1 (quy phạm) hoặc 2 (hành chính).',
      en: 'The document type {seen} is neither 1 (normative) nor 2 (administrative).',
    },
    remedy: { vi: 'Ghi {expected}.', en: 'Write {expected}.' },
    requirements: ['MET-05'],
    wireCode: '22',
  },
  'packet.type-detail-unlisted': {
    severity: 'warning',
    text: {
      vi: 'TypeDetail {seen} không có trong danh mục của loại văn bản này.',
      en: 'TypeDetail {seen} is not in the list of this type.',
    },
    remedy: { vi: 'Ghi {expected}.', en: 'Write {expected}.' },
    requirements: ['MET-05'],
    wireCode: '22',
  },
  'packet.type-name-differs': {
    severity: 'warning',
    text: {
      vi: 'Tên loại “{seen}” không khớp với Type và TypeDetail.',
      en: 'The type name “{seen}” does not match Type and TypeDetail.',
    },
    remedy: { vi: 'Dùng {expected}.', en: 'Use {expected}.' },
    requirements: ['MET-05'],
    wireCode: '22',
  },
  'packet.type-retired': {
    severity: 'warning',
    text: {
      vi: 'Loại “{seen}” không còn trong 29 loại của Nghị định 30/2020/NĐ-CP.',
      en: 'The type “{seen}” is no longer among the 29 of Decree 30/2020/ND-CP.',
    },
    remedy: { vi: 'Chọn một loại còn hiệu lực.', en: 'Choose a type that is in force.' },
    requirements: ['MET-05'],
    wireCode: '22',
  },
  'packet.priority-timed': {
    severity: 'warning',
    text: {
      vi: 'Độ khẩn 4 (hỏa tốc hẹn giờ) không có trong Nghị định 30/2020/NĐ-CP.',
      en: 'Priority 4 (timed) is not in Decree 30/2020/ND-CP.',
    },
    remedy: { vi: 'Ghi một trong các mức {expected}.', en: 'Write one of {expected}.' },
    requirements: ['MET-06'],
    wireCode: '22',
  },
  'packet.priority-unknown': {
    severity: 'error',
    text: { vi: 'Độ khẩn {seen} không tồn tại.', en: 'There is no priority {seen}.' },
    remedy: { vi: 'Ghi một trong các mức {expected}.', en: 'Write one of {expected}.' },
    requirements: ['MET-06'],
    wireCode: '22',
  },
  'packet.steering-unknown': {
    severity: 'warning',
    text: { vi: 'Loại chỉ đạo {seen} không tồn tại.', en: 'There is no steering type {seen}.' },
    remedy: { vi: 'Ghi một trong các giá trị {expected}.', en: 'Write one of {expected}.' },
    requirements: ['MET-06'],
    wireCode: '22',
  },
  'packet.receiver-repeated': {
    severity: 'error',
    text: { vi: 'Bên nhận “{seen}” được ghi hai lần.', en: 'The receiver “{seen}” is named twice.' },
    remedy: { vi: 'Mỗi bên nhận chỉ ghi một lần.', en: 'Name every receiver once.' },
    requirements: ['IDC-06'],
    wireCode: '22',
  },
  'packet.reply-incomplete': {
    severity: 'warning',
    text: {
      vi: 'Văn bản được phúc đáp thiếu hoặc ghi sai {path}.',
      en: 'The document that is answered lacks {path}, or has it wrong.',
    },
    remedy: {
      vi: 'Ghi đủ OrganId, Code, PromulgationDate, DocumentId của văn bản đó.',
      en: 'Give OrganId, Code, PromulgationDate and DocumentId of that document.',
    },
    requirements: ['MET-11'],
    wireCode: '22',
  },
  'packet.response-code-malformed': {
    severity: 'error',
    text: {
      vi: '“{seen}” không phải số/ký hiệu văn bản.',
      en: '“{seen}” is no number/notation of a document.',
    },
    remedy: {
      vi: 'Ghi số và ký hiệu trong một chuỗi, ví dụ {expected}.',
      en: 'Write number and notation in one text, such as {expected}.',
    },
    requirements: ['MET-11', 'RCL-01'],
    wireCode: '22',
  },
  'packet.response-swapped': {
    severity: 'error',
    text: {
      vi: 'Mã cơ quan và số ký hiệu trong ResponseFor bị đổi chỗ cho nhau.',
      en: 'Agency code and document code in ResponseFor are swapped.',
    },
    remedy: {
      vi: 'Ghi mã cơ quan {expected} vào OrganId và số/ký hiệu vào Code.',
      en: 'Write the agency code {expected} into OrganId, number and notation into Code.',
    },
    requirements: ['STA-10'],
    wireCode: '22',
  },
  ...packetCourseProblems,
} as const satisfies ProblemTable;
