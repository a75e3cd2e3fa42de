import type { ProblemTable } from './entry.ts';

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
  'packet.transaction-absent': {
    severity: 'notice',
    text: {
      vi: 'Gói tin không có khối nghiệp vụ, được coi là văn bản mới.',
      en: 'The packet has no transaction block and counts as a new document.',
    },
    remedy: {
      vi: 'Ghi loại nghiệp vụ 0 cho văn bản mới.',
      en: 'Write transaction kind 0 for a new document.',
    },
    requirements: ['ENV-08'],
    wireCode: '22',
  },
  'packet.transaction-kind-unknown': {
    severity: 'error',
    text: {
      vi: 'Loại nghiệp vụ “{seen}” không tồn tại trên trục.',
      en: 'There is no transaction kind “{seen}” on the axis.',
    },
    remedy: {
      vi: 'Ghi một trong các giá trị {expected}; giá trị nội bộ không được gửi đi.',
      en: 'Write one of {expected}; local values never leave a system.',
    },
    requirements: ['RCL-01', 'RCL-11', 'RCL-15'],
    wireCode: '22',
  },
  'packet.recall-document-id-absent': {
    severity: 'warning',
    text: {
      vi: 'Gói thu hồi không ghi mã định danh văn bản bị thu hồi trong khối nghiệp vụ, chỉ có ResponseFor.',
      en: 'The recall names the recalled document in ResponseFor only, not in the transaction block.',
    },
    remedy: { vi: 'Ghi thêm {path}.', en: 'Add {path}.' },
    requirements: ['RCL-01'],
    wireCode: '22',
  },
  'packet.recall-names-nothing': {
    severity: 'error',
    text: {
      vi: 'Gói thu hồi không nói thu hồi văn bản nào.',
      en: 'The recall does not say which document it recalls.',
    },
    remedy: {
      vi: 'Ghi {path} và một ResponseFor cho mỗi văn bản bị thu hồi.',
      en: 'Write {path}, and one ResponseFor for each recalled document.',
    },
    requirements: ['RCL-01'],
    wireCode: '22',
  },
  'packet.replacement-repeated': {
    severity: 'warning',
    text: {
      vi: 'Văn bản “{seen}” được ghi là bị thay thế hai lần.',
      en: 'The document “{seen}” is named twice as replaced.',
    },
    remedy: {
      vi: 'Mỗi văn bản bị thay thế chỉ ghi một lần, kèm mọi cơ quan đã nhận.',
      en: 'Name each replaced document once, with all agencies that had received it.',
    },
    requirements: ['RCL-15'],
    wireCode: '22',
  },
  'packet.staff-unreachable': {
    severity: 'warning',
    text: {
      vi: 'Không có số điện thoại hoặc thư điện tử của người xử lý.',
      en: 'Neither telephone nor e-mail of the acting officer is given.',
    },
    remedy: { vi: 'Ghi Mobile hoặc Email trong StaffInfo.', en: 'Write Mobile or Email in StaffInfo.' },
    requirements: ['MET-15'],
    wireCode: '22',
  },
  'packet.trace-sender-unnamed': {
    severity: 'error',
    text: {
      vi: 'Chặng đầu trong vết gói tin không ghi mã bên gửi.',
      en: 'The first hop in the trace does not say who sent the packet.',
    },
    remedy: {
      vi: 'Bên gửi ghi mã của mình hoặc của hệ thống trung chuyển vào chặng đầu.',
      en: "The sender writes its own code, or its centre's, into the first hop.",
    },
    requirements: ['ENV-07'],
    wireCode: '22',
  },
  'packet.trace-organ-missing': {
    severity: 'warning',
    text: {
      vi: 'Một chặng trong vết gói tin không ghi mã hệ thống.',
      en: 'A hop in the trace does not say which system it was.',
    },
    remedy: {
      vi: 'Hệ thống trung chuyển ghi mã của mình vào chặng đó.',
      en: 'The forwarding system writes its own code into its hop.',
    },
    requirements: ['ENV-07'],
    wireCode: '22',
  },
  'packet.trace-organ-malformed': {
    severity: 'warning',
    text: {
      vi: 'Mã “{seen}” trong vết gói tin sai cấu trúc.',
      en: 'The code “{seen}” in the trace is malformed.',
    },
    remedy: {
      vi: 'Ghi mã cơ quan hoặc mã hệ thống kết nối.',
      en: 'Write the code of an agency or of a connected system.',
    },
    requirements: ['ENV-07'],
    wireCode: '22',
  },
  'packet.trace-backwards': {
    severity: 'warning',
    text: {
      vi: 'Thời điểm {seen} trong vết gói tin sớm hơn chặng trước.',
      en: 'The time {seen} in the trace is earlier than the hop before it.',
    },
    remedy: {
      vi: 'Đồng bộ đồng hồ các hệ thống trung chuyển.',
      en: 'Synchronise the clocks of the forwarding systems.',
    },
    requirements: ['ENV-07'],
    wireCode: '22',
  },
  'packet.status-code-unpadded': {
    severity: 'error',
    text: {
      vi: 'Mã trạng thái “{seen}” thiếu số 0 đứng trước.',
      en: 'The status code “{seen}” lacks its leading zero.',
    },
    remedy: { vi: 'Ghi hai chữ số: {expected}.', en: 'Write two digits: {expected}.' },
    requirements: ['STA-11'],
    wireCode: '22',
  },
  'packet.status-code-unknown': {
    severity: 'error',
    text: {
      vi: 'Mã trạng thái “{seen}” không tồn tại trên trục.',
      en: 'There is no status code “{seen}” on the axis.',
    },
    remedy: { vi: 'Ghi một trong các mã {expected}.', en: 'Write one of {expected}.' },
    requirements: ['STA-11'],
    wireCode: '22',
  },
  'packet.reason-missing': {
    severity: 'error',
    text: { vi: 'Trạng thái {expected} phải kèm lý do.', en: 'Status {expected} must give its reason.' },
    remedy: { vi: 'Ghi lý do vào Description.', en: 'Write the reason into Description.' },
    requirements: ['STA-07', 'RCL-07'],
    wireCode: '22',
  },
  'packet.reason-advised': {
    severity: 'warning',
    text: { vi: 'Trạng thái {expected} nên kèm lý do.', en: 'Status {expected} should give its reason.' },
    remedy: { vi: 'Ghi lý do vào Description.', en: 'Write the reason into Description.' },
    requirements: ['RCL-08', 'RCL-13'],
    wireCode: '22',
  },
} as const satisfies ProblemTable;
