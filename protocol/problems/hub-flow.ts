import type { ProblemTable } from './entry.ts';

/** Who may say what about a document, and in which state of it. */
export const hubFlowProblems = {
  'hub.not-the-issuer': {
    severity: 'error',
    text: {
      vi: 'Đơn vị “{seen}” không phải nơi ban hành văn bản “{expected}”.',
      en: 'The agency “{seen}” did not issue the document “{expected}”.',
    },
    remedy: {
      vi: 'Chỉ nơi ban hành mới được thu hồi, lấy lại, cập nhật hoặc thay thế văn bản; bên nhận dùng 02 để trả lại.',
      en: 'Only its issuer may recall, take back, update or replace a document; a receiver refuses it with 02.',
    },
    requirements: ['RCL-05'],
    wireCode: '-1',
  },
  'hub.status-foreign': {
    severity: 'error',
    text: {
      vi: 'Đơn vị “{seen}” không phải bên nhận của văn bản “{expected}” nên không được gửi trạng thái.',
      en: 'The agency “{seen}” is no receiver of the document “{expected}” and cannot report on it.',
    },
    remedy: {
      vi: 'Kiểm tra From/OrganId và ResponseFor/DocumentId của gói tin trạng thái.',
      en: 'Check From/OrganId and ResponseFor/DocumentId of the status packet.',
    },
    requirements: ['STA-10'],
    wireCode: '-1',
  },
  'hub.status-misaddressed': {
    severity: 'warning',
    text: {
      vi: 'Trạng thái gửi cho “{seen}”, nhưng văn bản do {expected} gửi.',
      en: 'The status goes to “{seen}”, but the document came from {expected}.',
    },
    remedy: {
      vi: 'Ghi ResponseFor/OrganId là From/OrganId của văn bản, vì chỉ nơi đó nhận được trạng thái.',
      en: 'Write the document’s From/OrganId in ResponseFor/OrganId: nobody else gets the status.',
    },
    requirements: ['STA-10'],
    wireCode: '22',
  },
  'hub.document-unknown': {
    severity: 'warning',
    text: {
      vi: 'Trục không có bản ghi chuyển văn bản “{seen}” giữa hai bên.',
      en: 'The hub has no record of the document “{seen}” between these two.',
    },
    remedy: {
      vi: 'Kiểm tra mã định danh văn bản; gói tin vẫn được chuyển vì văn bản có thể cũ hơn Trục này.',
      en: 'Check the identifier; the packet is passed on, as the document may be older than this hub.',
    },
    requirements: ['STA-10', 'RCL-06'],
    wireCode: '22',
  },
  'hub.not-a-receiver': {
    severity: 'warning',
    text: {
      vi: 'Trục chưa từng chuyển văn bản “{expected}” tới “{seen}”.',
      en: 'The hub has never carried the document “{expected}” to “{seen}”.',
    },
    remedy: {
      vi: 'Chỉ thu hồi ở những đơn vị đã nhận văn bản; đơn vị khác sẽ trả lời 02.',
      en: 'Recall a document only where it was sent; other agencies answer with 02.',
    },
    requirements: ['RCL-06'],
    wireCode: '22',
  },
  'hub.receiver-in-two-roles': {
    severity: 'error',
    text: {
      vi: 'Bản cập nhật vừa thêm vừa bỏ đơn vị “{seen}”.',
      en: 'The update both adds the agency “{seen}” and takes it off.',
    },
    remedy: {
      vi: 'Mỗi đơn vị một vai: ghi một ReceiverType, dù nêu bằng mã cũ hay mã mới.',
      en: 'Give each agency one role: one ReceiverType, by whichever of its codes it is named.',
    },
    requirements: ['RCL-12'],
    wireCode: '-1',
  },
  'hub.receiver-not-addressed': {
    severity: 'warning',
    text: {
      vi: 'Đơn vị “{seen}” được thêm hoặc bỏ khỏi danh sách nhận nhưng không có trong To.',
      en: 'The agency “{seen}” is added to or taken off the receivers, but is not among To.',
    },
    remedy: {
      vi: 'Ghi cả đơn vị được thêm và đơn vị bị bỏ vào To của gói tin cập nhật, nếu không họ không biết.',
      en: 'Name added and removed receivers in To of the update as well, or they never hear of it.',
    },
    requirements: ['RCL-12'],
    wireCode: '22',
  },
  'hub.delivery-withdrawn': {
    severity: 'error',
    text: {
      vi: 'Gói tin “{seen}” đã bị bên gửi thu hồi trước khi được lấy.',
      en: 'The packet “{seen}” was recalled by its sender before it was fetched.',
    },
    remedy: {
      vi: 'Không cần làm gì: gói tin không còn trong danh sách; văn bản thu hồi cho biết lý do.',
      en: 'Nothing needs doing: it is listed no more, and the recall says why.',
    },
    requirements: ['RCL-04'],
    wireCode: '-1',
  },
} as const satisfies ProblemTable;
