import type { ProblemTable } from './entry.ts';

/** What is wrong with a packet that goes or comes by mail, because the axis does not reach its receiver. */
export const mailProblems = {
  'mail.address-unknown': {
    severity: 'error',
    text: {
      vi: 'Danh mục không có địa chỉ thư điện tử của bên nhận “{seen}”.',
      en: 'The directory has no mail address of the receiver “{seen}”.',
    },
    remedy: {
      vi: 'Bổ sung địa chỉ thư của bên nhận, hoặc để bên nhận tải gói tin trên cổng.',
      en: 'Enter the receiver’s address, or let the receiver fetch the packet in the portal.',
    },
    requirements: ['ERR-05'],
    wireCode: '20',
  },
  'mail.not-sent': {
    severity: 'error',
    text: {
      vi: 'Máy chủ thư không nhận thư cho “{path}”: {seen}.',
      en: 'The mail server does not take the mail for “{path}”: {seen}.',
    },
    remedy: {
      vi: 'Kiểm tra máy chủ thư và địa chỉ, rồi chuyển lại.',
      en: 'Look at the mail server and the address, and hand the packet over again.',
    },
    requirements: ['ERR-05'],
    wireCode: '20',
  },
  'mail.in-clear': {
    severity: 'error',
    text: {
      vi: 'Thư không được mã hoá: nội dung có thể bị người khác đọc hoặc sửa trên đường đi.',
      en: 'The mail is not encrypted: others could read or change it on its way.',
    },
    remedy: {
      vi: 'Không dùng gói tin trong thư này; đề nghị Trục gửi lại bằng S/MIME.',
      en: 'Do not use the packet in it; ask the hub to send it again by S/MIME.',
    },
    requirements: ['TLS-09'],
    wireCode: '21',
  },
  'mail.unsigned': {
    severity: 'error',
    text: {
      vi: 'Bên trong thư mã hoá không có chữ ký: không biết ai gửi.',
      en: 'Nothing inside the encrypted mail is signed: nobody knows who sent it.',
    },
    remedy: {
      vi: 'Không dùng gói tin trong thư này; đề nghị Trục gửi lại, ký rồi mã hoá.',
      en: 'Do not use the packet in it; ask the hub to send it again, signed and then encrypted.',
    },
    requirements: ['TLS-09'],
    wireCode: '21',
  },
  'mail.signature': {
    severity: 'error',
    text: {
      vi: 'Chữ ký của thư không hợp lệ ({seen}).',
      en: 'The signature of the mail does not hold ({seen}).',
    },
    remedy: {
      vi: 'Không dùng gói tin trong thư này; hỏi lại đơn vị vận hành Trục.',
      en: 'Do not use the packet in it; ask those who run the hub.',
    },
    requirements: ['TLS-09'],
    wireCode: '21',
  },
  'mail.no-packet': {
    severity: 'error',
    text: {
      vi: 'Thư phải kèm đúng một gói tin .edxml, nhưng có {seen}.',
      en: 'A mail brings exactly one .edxml packet; this one has {seen}.',
    },
    remedy: {
      vi: 'Đề nghị Trục gửi lại gói tin.',
      en: 'Ask the hub to send the packet again.',
    },
    requirements: ['ERR-05'],
    wireCode: '21',
  },
} as const satisfies ProblemTable;
