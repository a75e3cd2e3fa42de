import type { ProblemTable } from './entry.ts';

/** Moves that a lifecycle does not allow. `{seen}` is `state → move`, `{expected}` the moves that are allowed. */
export const lifecycleProblems = {
  'lifecycle.state-skipped': {
    severity: 'error',
    text: {
      vi: 'Chuyển trạng thái {seen} bỏ qua bước trước đó.',
      en: 'The change of state {seen} leaves out the steps before it.',
    },
    remedy: {
      vi: 'Gửi lần lượt theo thứ tự; bước tiếp theo được phép: {expected}.',
      en: 'Send the statuses in their order; the steps allowed next: {expected}.',
    },
    requirements: ['STA-12', 'STA-08'],
    wireCode: '-1',
  },
  'lifecycle.state-final': {
    severity: 'error',
    text: {
      vi: 'Không được chuyển {seen}: trạng thái này là trạng thái cuối.',
      en: 'The change {seen} is not allowed: this state is final.',
    },
    remedy: {
      vi: 'Không gửi thêm trạng thái cho văn bản này; nếu còn việc, gửi văn bản mới.',
      en: 'Send no further status for this document; if more is to be done, send a new document.',
    },
    requirements: ['STA-12'],
    wireCode: '-1',
  },
  'lifecycle.registered-already': {
    severity: 'error',
    text: {
      vi: 'Không được từ chối ({seen}): văn bản đã được tiếp nhận, vào sổ.',
      en: 'Refusing is not allowed ({seen}): the document has been accepted and registered.',
    },
    remedy: {
      vi: 'Tiếp tục xử lý, hoặc đề nghị bên gửi lấy lại văn bản (13). Được phép: {expected}.',
      en: 'Go on processing, or ask the sender to take the document back (13). Allowed: {expected}.',
    },
    requirements: ['STA-12', 'STA-07'],
    wireCode: '-1',
  },
  'lifecycle.take-back-pending': {
    severity: 'error',
    text: {
      vi: 'Yêu cầu lấy lại trước đó chưa được trả lời ({seen}).',
      en: 'An earlier take-back request has not been answered yet ({seen}).',
    },
    remedy: {
      vi: 'Chờ bên nhận trả lời 15 (đồng ý) hoặc 16 (từ chối) rồi mới gửi lại 13.',
      en: 'Wait for the receiver’s 15 (consent) or 16 (refusal) before sending 13 again.',
    },
    requirements: ['RCL-07', 'RCL-08'],
    wireCode: '-1',
  },
  'lifecycle.withdrawn': {
    severity: 'error',
    text: {
      vi: 'Không được chuyển {seen}: văn bản đã bị lấy lại hoặc thu hồi.',
      en: 'The change {seen} is not allowed: the document has been taken back or recalled.',
    },
    remedy: {
      vi: 'Dừng xử lý văn bản; không gửi thêm trạng thái cho văn bản này.',
      en: 'Stop processing the document and send no further status for it.',
    },
    requirements: ['RCL-09', 'RCL-04'],
    wireCode: '-1',
  },
  'lifecycle.delivered-already': {
    severity: 'error',
    text: {
      vi: 'Không được chuyển {seen}: bên nhận đã lấy gói tin.',
      en: 'The change {seen} is not allowed: the receiver already has the packet.',
    },
    remedy: {
      vi: 'Dùng nghiệp vụ lấy lại hoặc thu hồi với bên nhận. Được phép: {expected}.',
      en: 'Take the document back or recall it at the receiver. Allowed: {expected}.',
    },
    requirements: ['DUP-06', 'RCL-04'],
    wireCode: '-1',
  },
  'lifecycle.only-sender': {
    severity: 'error',
    text: {
      vi: 'Chỉ bên gửi văn bản mới được thực hiện {seen}.',
      en: 'Only the sender of the document may make {seen}.',
    },
    remedy: {
      vi: 'Bên nhận dùng 02 để từ chối, 15 hoặc 16 để trả lời yêu cầu lấy lại.',
      en: 'A receiver uses 02 to refuse, 15 or 16 to answer a take-back request.',
    },
    requirements: ['RCL-05', 'RCL-07'],
    wireCode: '-1',
  },
  'lifecycle.only-receiver': {
    severity: 'error',
    text: {
      vi: 'Chỉ bên nhận văn bản mới được thực hiện {seen}.',
      en: 'Only the receiver of the document may make {seen}.',
    },
    remedy: {
      vi: 'Kiểm tra lại bên gửi trạng thái và văn bản được phản hồi.',
      en: 'Check who sends the status and which document it is about.',
    },
    requirements: ['STA-10', 'STA-12'],
    wireCode: '-1',
  },
  'lifecycle.only-receiver-system': {
    severity: 'error',
    text: {
      vi: 'Chỉ phần mềm của bên nhận mới tự động thực hiện {seen}.',
      en: 'Only the receiver’s system makes {seen}, by itself.',
    },
    remedy: {
      vi: 'Để phần mềm tự gửi 01 khi đã lấy được gói tin.',
      en: 'Let the system send 01 by itself as soon as it has the packet.',
    },
    requirements: ['STA-04'],
    wireCode: '-1',
  },
  'lifecycle.only-clerk': {
    severity: 'error',
    text: {
      vi: 'Chỉ văn thư của bên nhận mới được thực hiện {seen}, phần mềm không tự làm thay.',
      en: 'Only the receiver’s records clerk may make {seen}; software does not do it by itself.',
    },
    remedy: {
      vi: 'Chờ văn thư kiểm tra văn bản và quyết định.',
      en: 'Wait until the clerk has checked the document and decided.',
    },
    requirements: ['STA-07', 'RCL-08'],
    wireCode: '-1',
  },
  'lifecycle.only-hub': {
    severity: 'error',
    text: {
      vi: 'Chỉ Trục hoặc người vận hành Trục mới được thực hiện {seen}.',
      en: 'Only the hub or its operator may make {seen}.',
    },
    remedy: {
      vi: 'Thực hiện trong trang quản trị của Trục, hoặc gửi văn bản thu hồi.',
      en: 'Do it in the portal of the hub, or send a recall.',
    },
    requirements: ['ERR-08', 'RCL-04'],
    wireCode: '-1',
  },
} as const satisfies ProblemTable;
