import type { ProblemTable } from './entry.ts';

/** Fetching and acknowledging. */
export const hubDeliveryProblems = {
  'hub.attempts-paused': {
    severity: 'error',
    text: {
      vi: 'Hệ thống “{seen}” xác thực sai quá nhiều lần, tạm dừng đến {expected}.',
      en: 'The system “{seen}” failed to authenticate too often; it has to wait until {expected}.',
    },
    remedy: {
      vi: 'Kiểm tra khoá bí mật và cách ký yêu cầu, rồi gọi lại sau thời điểm đó.',
      en: 'Check the secret and how requests are signed, then call again after that time.',
    },
    requirements: ['AUT-04'],
    wireCode: '-1',
  },
  'hub.delivery-unknown': {
    severity: 'error',
    text: {
      vi: 'Không có gói tin nhận với mã “{seen}”.',
      en: 'There is no received packet with the id “{seen}”.',
    },
    remedy: {
      vi: 'Dùng docId (UUID) trong kết quả getReceivedEdocList.',
      en: 'Use a docId (UUID) from the answer of getReceivedEdocList.',
    },
    requirements: ['DUP-06'],
    wireCode: '-1',
  },
  'hub.delivery-foreign': {
    severity: 'error',
    text: {
      vi: 'Gói tin “{seen}” không gửi cho hệ thống {expected}.',
      en: 'The packet “{seen}” was not sent to the system {expected}.',
    },
    remedy: {
      vi: 'Chỉ lấy và xác nhận gói tin trong danh sách của hệ thống mình.',
      en: 'Fetch and acknowledge only what your own list shows.',
    },
    requirements: ['DUP-06'],
    wireCode: '-1',
  },
  'hub.ack-too-late': {
    severity: 'error',
    text: {
      vi: 'Gói tin “{seen}” đã được xác nhận done, không đổi thành fail được.',
      en: 'The packet “{seen}” has been acknowledged as done and cannot become fail.',
    },
    remedy: {
      vi: 'Báo lỗi nghiệp vụ cho bên gửi bằng gói tin trạng thái 02 kèm lý do.',
      en: 'Tell the sender by a status packet 02 with its reason.',
    },
    requirements: ['DUP-06'],
    wireCode: '-1',
  },
  'hub.ack-unfetched': {
    severity: 'warning',
    text: {
      vi: 'Gói tin “{seen}” được xác nhận done mà chưa ai lấy về: văn bản này sẽ không còn trong danh sách.',
      en: 'The packet “{seen}” was acknowledged as done, and nobody has fetched it: it is listed no more.',
    },
    remedy: {
      vi: 'Gọi getEdoc (hoặc downloadEdoc), lưu bền rồi mới gọi updateStatus done; gói tin này vẫn lấy được bằng docId của nó.',
      en: 'Call getEdoc (or downloadEdoc), store it for good, and then say done; this one can still be fetched by its docId.',
    },
    requirements: [],
    wireCode: '-1',
  },
  'hub.sent-unknown': {
    severity: 'notice',
    text: {
      vi: 'Hệ thống này chưa gửi gói tin nào có DocId “{seen}” thuộc loại và khoảng thời gian đã hỏi.',
      en: 'This system has sent no packet with the DocId “{seen}” of the type and in the time that was asked for.',
    },
    remedy: {
      vi: 'Dùng DocId trong câu trả lời của sendEdoc (24 chữ số hex), không dùng docId của gói tin nhận được hay mã định danh văn bản, và đúng messagetype.',
      en: 'Use the DocId out of the answer of sendEdoc (24 hex digits), neither the docId of a received packet nor the document’s identifier, and the right messagetype.',
    },
    requirements: [],
    wireCode: '-1',
  },
} as const satisfies ProblemTable;
