import type { ProblemTable } from './entry.ts';

/** Who a packet is from and for, against the directory and its headers. */
export const hubPartyProblems = {
  'hub.name-differs': {
    severity: 'warning',
    text: {
      vi: 'Tên “{seen}” khác tên của mã này trong danh mục: “{expected}”.',
      en: 'The name “{seen}” is not the directory’s for this code: “{expected}”.',
    },
    remedy: {
      vi: 'Kiểm tra mã và đồng bộ danh mục; tên lấy từ danh mục, không gõ tay.',
      en: 'Check the code and synchronise the directory; names come from it, not from typing.',
    },
    requirements: ['MET-14'],
    wireCode: '22',
  },
  'hub.sender-is-centre': {
    severity: 'warning',
    text: {
      vi: 'Đơn vị gửi “{seen}” là trung tâm liên thông, không phải cơ quan phát hành văn bản.',
      en: 'The sender “{seen}” is an exchange centre and no body that issues documents.',
    },
    remedy: {
      vi: 'Ghi mã của đơn vị thành viên trong From; trung tâm ghi vết của mình trong TraceHeaderList.',
      en: 'Put the member’s code into From; the centre stands in TraceHeaderList.',
    },
    requirements: ['ENV-15'],
    wireCode: '22',
  },
  'hub.centre-not-in-trace': {
    severity: 'warning',
    text: {
      vi: 'Gói tin qua trung tâm {expected} nhưng lộ trình không có trung tâm này.',
      en: 'The packet came through the centre {expected}, which its trace does not name.',
    },
    remedy: {
      vi: 'Trung tâm thêm một TraceHeader với mã của mình trước khi chuyển lên Trục.',
      en: 'The centre adds a TraceHeader with its own code before it hands the packet on.',
    },
    requirements: ['ENV-15'],
    wireCode: '22',
  },
  'hub.receiver-unknown': {
    severity: 'error',
    text: {
      vi: 'Bên nhận “{seen}” không có trong danh mục.',
      en: 'The receiver “{seen}” is not in the directory.',
    },
    remedy: {
      vi: 'Đồng bộ danh mục bằng getAgenciesList rồi gửi lại; chưa bên nhận nào được gửi.',
      en: 'Synchronise the directory with getAgenciesList, then send again; no receiver has been sent to.',
    },
    requirements: ['IDC-05'],
    wireCode: '18',
  },
  'hub.receiver-not-connected': {
    severity: 'error',
    text: {
      vi: 'Bên nhận “{seen}” đã có mã định danh nhưng chưa kết nối với Trục.',
      en: 'The receiver “{seen}” has its code but is not connected to the axis yet.',
    },
    remedy: {
      vi: 'Gửi bằng cách khác cho tới khi đơn vị kết nối; chưa bên nhận nào được gửi.',
      en: 'Send in another way until it is connected; no receiver has been sent to.',
    },
    requirements: ['IDC-05', 'REG-02'],
    wireCode: '18',
  },
  'hub.receiver-locked': {
    severity: 'error',
    text: { vi: 'Bên nhận “{seen}” đang bị khoá.', en: 'The receiver “{seen}” is locked.' },
    remedy: {
      vi: 'Gửi lại khi bên nhận được mở khoá, hoặc bỏ bên nhận này; chưa bên nhận nào được gửi.',
      en: 'Send again once it is unlocked, or leave it out; no receiver has been sent to.',
    },
    requirements: ['IDC-05'],
    wireCode: '23',
  },
  'hub.receiver-closed': {
    severity: 'error',
    text: { vi: 'Bên nhận “{seen}” đã ngừng hoạt động.', en: 'The receiver “{seen}” has been closed.' },
    remedy: {
      vi: 'Đồng bộ danh mục và gửi tới cơ quan kế thừa; chưa bên nhận nào được gửi.',
      en: 'Synchronise the directory and send to its successor; no receiver has been sent to.',
    },
    requirements: ['IDC-05', 'IDC-03'],
    wireCode: '18',
  },
  'hub.receiver-doubled': {
    severity: 'notice',
    text: {
      vi: 'Mã “{seen}” là mã khác của một bên nhận đã có; chỉ gửi một bản.',
      en: 'The code “{seen}” is another code of a receiver already named; one delivery is made.',
    },
    remedy: {
      vi: 'Chỉ cần ghi một mã của mỗi bên nhận.',
      en: 'One code of each receiver is enough.',
    },
    requirements: ['IDC-06'],
    wireCode: '22',
  },
  'hub.sender-foreign': {
    severity: 'error',
    text: {
      vi: 'Đơn vị gửi “{seen}” không thuộc hệ thống {expected}.',
      en: 'The sender “{seen}” is not served by the system {expected}.',
    },
    remedy: {
      vi: 'Gửi bằng mã đã đăng ký cho hệ thống của mình, hoặc đăng ký đơn vị này trước.',
      en: 'Send with a code that is registered for your own system, or register this agency first.',
    },
    requirements: ['IDC-04'],
    wireCode: '19',
  },
  'hub.sender-inactive': {
    severity: 'error',
    text: {
      vi: 'Đơn vị gửi “{seen}” đã bị khoá hoặc ngừng hoạt động.',
      en: 'The sender “{seen}” is locked or closed.',
    },
    remedy: {
      vi: 'Gửi bằng mã đang hoạt động của cơ quan kế thừa.',
      en: 'Send with the active code of the body that took over.',
    },
    requirements: ['IDC-03', 'IDC-04'],
    wireCode: '19',
  },
  'hub.sender-header-differs': {
    severity: 'warning',
    text: {
      vi: 'Tham số from “{seen}” khác đơn vị gửi trong gói tin “{expected}”; lấy theo gói tin.',
      en: 'The parameter from “{seen}” is not the packet’s sender “{expected}”; the packet decides.',
    },
    remedy: {
      vi: 'Ghi tham số from đúng như From/OrganId của gói tin.',
      en: 'Write the parameter from as the packet’s From/OrganId.',
    },
    requirements: ['ENV-09'],
    wireCode: '22',
  },
  'hub.receivers-header-differs': {
    severity: 'warning',
    text: {
      vi: 'Tham số to {seen} khác bên nhận trong gói tin {expected}; lấy theo gói tin.',
      en: 'The parameter to {seen} is not the packet’s receivers {expected}; the packet decides.',
    },
    remedy: {
      vi: 'Ghi tham số to đúng như các To/OrganId của gói tin, hoặc bỏ tham số này.',
      en: 'Write the parameter to as the packet’s To/OrganId, or leave it out.',
    },
    requirements: ['ENV-09'],
    wireCode: '22',
  },
  'hub.message-type-differs': {
    severity: 'error',
    text: {
      vi: 'Tham số messagetype là “{seen}” nhưng gói tin là loại “{expected}”.',
      en: 'The parameter messagetype says “{seen}”, the packet is of type “{expected}”.',
    },
    remedy: {
      vi: 'Gửi văn bản với edoc, gói tin trạng thái với status.',
      en: 'Send documents as edoc and status packets as status.',
    },
    requirements: ['ENV-09', 'ENV-11'],
    wireCode: '22',
  },
} as const satisfies ProblemTable;
