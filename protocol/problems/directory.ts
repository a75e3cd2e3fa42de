import type { ProblemTable } from './entry.ts';

/** Why the directory refuses a change, or a code that is not in use yet. */
export const directoryProblems = {
  'directory.reason-missing': {
    severity: 'error',
    text: {
      vi: 'Thông báo ngừng sử dụng mã “{seen}” không có lý do.',
      en: 'The notice that the code “{seen}” is no longer used gives no reason.',
    },
    remedy: {
      vi: 'Ghi lý do ngừng sử dụng (giải thể, sáp nhập, đổi mã …) rồi gửi lại; danh mục chưa thay đổi.',
      en: 'Give the reason (dissolved, merged, given another code …) and ask again; nothing was changed.',
    },
    requirements: ['REG-06'],
    wireCode: '-1',
  },
  'directory.code-not-below': {
    severity: 'error',
    text: {
      vi: 'Mã “{seen}” không nằm dưới mã “{expected}” của đơn vị đăng ký.',
      en: 'The code “{seen}” is not below “{expected}”, the code of who registers it.',
    },
    remedy: {
      vi: 'Chỉ đăng ký đơn vị trực thuộc, với mã bắt đầu bằng mã của chính đơn vị mình.',
      en: 'Register units of your own only, with codes that begin with your own code.',
    },
    requirements: ['REG-09'],
    wireCode: '-1',
  },
  'directory.former-code-wrong': {
    severity: 'error',
    text: {
      vi: 'Mã “{seen}” không phải mã 13 ký tự theo QCVN 102:2016.',
      en: 'The code “{seen}” is not one of 13 characters after QCVN 102:2016.',
    },
    remedy: {
      vi: 'Ghi mã cũ đúng như bảng mã, dạng {expected}; mã theo QĐ 20/2020 ghi ở code.',
      en: 'Write the former code as the table of codes has it, {expected}; a code of Decision 20/2020 belongs in code.',
    },
    requirements: ['IDC-13'],
    wireCode: '-1',
  },
  'directory.parent-wrong': {
    severity: 'error',
    text: {
      vi: 'Đơn vị cấp trên “{seen}” không có trong danh mục, đã ngừng hoạt động, hoặc chính là cấp dưới của đơn vị này.',
      en: 'The parent “{seen}” is not in the directory, is closed, or is itself below this body.',
    },
    remedy: {
      vi: 'Chọn đơn vị cấp trên đang hoạt động và không trực thuộc đơn vị này.',
      en: 'Name an active body that is not below this one.',
    },
    requirements: ['REG-06'],
    wireCode: '-1',
  },
  'directory.successor-wrong': {
    severity: 'error',
    text: {
      vi: 'Cơ quan kế thừa “{seen}” không có trong danh mục, đã ngừng hoạt động, hoặc chính là đơn vị bị đóng.',
      en: 'The successor “{seen}” is not in the directory, is closed, or is the very body that closes.',
    },
    remedy: {
      vi: 'Chọn cơ quan kế thừa đang hoạt động.',
      en: 'Name an active body as the successor.',
    },
    requirements: ['REG-05'],
    wireCode: '-1',
  },
  'directory.system-unknown': {
    severity: 'error',
    text: {
      vi: 'Hệ thống “{seen}” chưa kết nối Trục.',
      en: 'The system “{seen}” is not connected to the hub.',
    },
    remedy: {
      vi: 'Đăng ký đơn vị vào một hệ thống đã kết nối.',
      en: 'Register the body under a system that is connected.',
    },
    requirements: ['IDC-04'],
    wireCode: '15',
  },
  'directory.date-past': {
    severity: 'error',
    text: {
      vi: 'Ngày “{seen}” đã qua; hôm nay là {expected}.',
      en: 'The day “{seen}” is past; today is {expected}.',
    },
    remedy: {
      vi: 'Ghi hôm nay hoặc một ngày sau: mã đã dùng hôm qua thì không thể ngừng từ trước đó.',
      en: 'Name today or a later day: a code that was in use yesterday cannot have ended before.',
    },
    requirements: ['REG-06'],
    wireCode: '-1',
  },
  'directory.code-not-yet-valid': {
    severity: 'error',
    text: {
      vi: 'Mã “{seen}” chỉ có hiệu lực từ ngày {expected}.',
      en: 'The code “{seen}” is valid only from {expected}.',
    },
    remedy: {
      vi: 'Gửi lại từ ngày mã có hiệu lực; chưa bên nhận nào được gửi.',
      en: 'Send again from that day on; no receiver has been sent to.',
    },
    requirements: ['REG-06', 'IDC-05'],
    wireCode: '18',
  },
} as const satisfies ProblemTable;
