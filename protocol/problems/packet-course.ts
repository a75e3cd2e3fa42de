import type { ProblemTable } from './entry.ts';

/** What is wrong with what a packet says of the course of a document: its transaction, its trace, its status. */
export const packetCourseProblems = {
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
      vi: 'Loại nghiệp vụ “{seen}” không tồn tại trên Trục.',
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
      vi: 'Mã trạng thái “{seen}” không tồn tại trên Trục.',
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
