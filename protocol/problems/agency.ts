import type { ProblemTable } from './entry.ts';

/** Why a node does not do what its own people ask for; nothing has been sent then. */
export const agencyProblems = {
  'agency.arrival-number-wrong': {
    severity: 'error',
    text: {
      vi: 'Số đến {seen} không liền sau số trước; phải là {expected}.',
      en: 'The arrival number {seen} does not follow the one before; {expected} does.',
    },
    remedy: {
      vi: 'Cấp số đến liên tục trong năm, chung một dãy cho văn bản giấy và điện tử.',
      en: 'Number arrivals without a gap within the year, paper and electronic ones in one series.',
    },
    requirements: ['MET-13'],
    wireCode: '-1',
  },
  'agency.document-not-sent': {
    severity: 'error',
    text: {
      vi: 'Không có văn bản “{seen}” trong sổ văn bản đi.',
      en: 'The register of outgoing documents has no “{seen}”.',
    },
    remedy: {
      vi: 'Kiểm tra mã định danh văn bản; chỉ thu hồi, lấy lại, cập nhật, thay thế văn bản do mình phát hành.',
      en: 'Check the identifier; only documents of one’s own are recalled, taken back, updated or replaced.',
    },
    requirements: ['RCL-05', 'RCL-07'],
    wireCode: '-1',
  },
  'agency.not-a-receiver': {
    severity: 'error',
    text: {
      vi: '“{seen}” không phải bên nhận của văn bản.',
      en: '“{seen}” is not a receiver of the document.',
    },
    remedy: { vi: 'Chọn trong các bên nhận: {expected}.', en: 'Choose among its receivers: {expected}.' },
    requirements: ['RCL-07'],
    wireCode: '-1',
  },
  'agency.receiver-had-it': {
    severity: 'error',
    text: {
      vi: '“{seen}” đã là bên nhận của văn bản, không bổ sung lần nữa được.',
      en: '“{seen}” has been a receiver of the document already and cannot be added again.',
    },
    remedy: {
      vi: 'Bỏ đơn vị này khỏi danh sách bổ sung; nếu văn bản đã bị lấy lại ở đó thì gửi văn bản thay thế.',
      en: 'Leave it out; where it has given the document up, send a document that replaces it.',
    },
    requirements: ['RCL-12'],
    wireCode: '-1',
  },
  'agency.no-receiver-left': {
    severity: 'error',
    text: {
      vi: 'Không còn bên nhận nào giữ văn bản “{seen}”.',
      en: 'No receiver holds the document “{seen}” any more.',
    },
    remedy: {
      vi: 'Văn bản đã bị từ chối, lấy lại hoặc thu hồi ở mọi nơi; phát hành văn bản mới nếu cần.',
      en: 'It was refused, taken back or recalled everywhere; issue a new document if one is needed.',
    },
    requirements: ['RCL-18'],
    wireCode: '-1',
  },
  'agency.reason-missing': {
    severity: 'error',
    text: {
      vi: 'Chưa có lý do thu hồi, lấy lại, cập nhật hoặc thay thế.',
      en: 'The reason of the recall, take-back, update or replacement is missing.',
    },
    remedy: { vi: 'Ghi lý do, tối đa 500 ký tự.', en: 'Give a reason of at most 500 characters.' },
    requirements: ['RCL-01', 'RCL-07', 'RCL-11', 'RCL-15'],
    wireCode: '-1',
  },
  'agency.own-document-id': {
    severity: 'error',
    text: {
      vi: 'Văn bản thu hồi hoặc thay thế phải có mã định danh riêng, khác “{seen}”.',
      en: 'A recall or replacement is a document of its own and needs another identifier than “{seen}”.',
    },
    remedy: {
      vi: 'Cấp số, ký hiệu mới cho văn bản thu hồi hoặc thay thế.',
      en: 'Give the recalling or replacing document a number of its own.',
    },
    requirements: ['RCL-01', 'RCL-15'],
    wireCode: '-1',
  },
  'agency.paper-beside': {
    severity: 'error',
    text: {
      vi: 'Văn bản loại “{seen}” đã gửi qua Trục thì không gửi kèm bản giấy (Paper = 1).',
      en: 'Of a document of the type “{seen}” that goes over the axis no paper follows (Paper = 1).',
    },
    remedy: {
      vi: 'Bỏ bản giấy, hoặc đưa loại văn bản này vào danh mục được gửi kèm bản giấy do người đứng đầu quy định.',
      en: 'Leave the paper out, or have the head of the body list this type among those with paper.',
    },
    requirements: ['GEN-03'],
    wireCode: '-1',
  },
  'agency.paper-to-government': {
    severity: 'warning',
    text: {
      vi: 'Hồ sơ trình Chính phủ, Thủ tướng là văn bản điện tử ký số qua Trục; ở đây có kèm bản giấy (Paper = 1).',
      en: 'A dossier to the Government or the Prime Minister is a signed e-document over the axis; this one has paper beside it (Paper = 1).',
    },
    remedy: {
      vi: 'Chỉ kèm bản giấy khi có căn cứ; hồ sơ mật không gửi qua Trục.',
      en: 'Let paper follow only where there is a ground for it; secret dossiers do not go over the axis.',
    },
    requirements: ['GEN-04'],
    wireCode: '-1',
  },
  'agency.storing-failed': {
    severity: 'error',
    text: {
      vi: 'Không lưu được gói tin “{seen}” vào hệ thống của bên nhận.',
      en: 'The receiver’s system could not store the packet “{seen}”.',
    },
    remedy: {
      vi: 'Khắc phục nơi lưu trữ rồi đặt lại cờ nhận trên Trục để được gửi lại.',
      en: 'Mend the storage, then reset the flag at the hub to be offered the packet again.',
    },
    requirements: ['ERR-06', 'ERR-08'],
    wireCode: '-1',
  },
} as const satisfies ProblemTable;
