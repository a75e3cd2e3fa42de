import { describeProblem } from '../../protocol/problems/describe.ts';
import type { Bilingual } from '../../protocol/problems/entry.ts';
import type { DocumentMark, FlowEvent, NoticeKind } from '../../simulator/flow-event.ts';
import { tell, tellStatus, type View } from './view.ts';

/** Whose line an event of a flow is. */
export function flowActor(event: FlowEvent): string {
  switch (event.name) {
    case 'status-judged':
      return event.from;
    case 'document-marked':
    case 'delivery-reset':
    case 'delivery-handed-over':
      return event.receiver;
    case 'notice-given':
      return event.to;
    case 'packet-quarantined':
    case 'security-event':
      return event.systemId;
  }
}

/** What it says. */
export function flowLine(view: View, event: FlowEvent): string {
  switch (event.name) {
    case 'status-judged':
      return tell(view, event.outcome === 'kept' ? flowTexts.statusKept : flowTexts.stepsLeftOut, {
        status: tellStatus(view, event.statusCode),
        document: event.documentId,
      });
    case 'document-marked':
      return tell(view, marks[event.mark], { document: event.documentId, by: event.by });
    case 'delivery-reset':
      return tell(view, flowTexts.reset, { document: event.documentId });
    case 'delivery-handed-over':
      return tell(view, event.channel === 'email' ? flowTexts.mailed : flowTexts.downloaded, {
        document: event.documentId,
      });
    case 'notice-given':
      return tell(view, notices[event.kind], { count: event.documentIds.length });
    case 'packet-quarantined': {
      const [first] = event.problems;
      const text = first === undefined ? '' : describeProblem(first, view.language).text;
      return tell(view, flowTexts.quarantined, { text });
    }
    case 'security-event':
      return tell(view, flowTexts.security, { text: describeProblem(event.problem, view.language).text });
  }
}

/** What it rests on. */
export function flowLaw(event: FlowEvent): string {
  switch (event.name) {
    case 'status-judged':
      return 'STA-12';
    case 'document-marked':
      return marks[event.mark].law;
    case 'delivery-reset':
      return 'ERR-08';
    case 'delivery-handed-over':
      return 'ONB-14';
    case 'notice-given':
      return event.kind === 'overdue-acceptance' ? 'STA-15' : 'ERR-08';
    case 'packet-quarantined':
      return 'ATT-08';
    case 'security-event':
      return event.requirements[0] ?? '';
  }
}

const flowTexts = {
  statusKept: {
    vi: 'báo {status} cho {document}: trạng thái giữ nguyên',
    en: 'reports {status} for {document}: the state stays',
  },
  stepsLeftOut: {
    vi: 'báo {status} cho {document}, bỏ qua bước trước',
    en: 'reports {status} for {document}, leaving steps out',
  },
  reset: { vi: 'được chuyển lại {document}', en: 'is offered {document} again' },
  mailed: { vi: 'được gửi {document} qua thư điện tử', en: 'is sent {document} by mail' },
  downloaded: { vi: 'tải {document} từ trang quản trị', en: 'downloads {document} from the portal' },
  quarantined: {
    vi: 'gửi gói tin có nội dung nguy hại: {text}',
    en: 'sends a packet that may harm: {text}',
  },
  security: {
    vi: 'làm điều chỉ đơn vị khác được làm, Trục ghi sổ an ninh: {text}',
    en: 'does what only another may do, noted for security: {text}',
  },
} as const satisfies Readonly<Record<string, Bilingual>>;

const marks: Readonly<Record<DocumentMark, Bilingual & { readonly law: string }>> = {
  withdrawn: {
    vi: '{document} bị thu hồi trước khi lấy',
    en: '{document} is recalled before it was fetched',
    law: 'RCL-04',
  },
  'recall-asked': { vi: '{document} bị yêu cầu thu hồi', en: 'is asked to cancel {document}', law: 'RCL-04' },
  recalled: { vi: 'đồng ý thu hồi {document}', en: 'has cancelled {document}', law: 'RCL-02' },
  'recall-declined': {
    vi: 'không đồng ý thu hồi {document}',
    en: 'does not cancel {document}',
    law: 'RCL-02',
  },
  'update-asked': {
    vi: 'có bản cập nhật của {document}',
    en: 'is sent an update of {document}',
    law: 'RCL-14',
  },
  'removal-asked': {
    vi: 'bị bỏ khỏi danh sách nhận {document}',
    en: 'is taken off the receivers of {document}',
    law: 'RCL-12',
  },
  updated: { vi: 'đã cập nhật {document}', en: 'has updated {document}', law: 'RCL-13' },
  'update-declined': {
    vi: 'từ chối cập nhật {document}',
    en: 'declines the update of {document}',
    law: 'RCL-13',
  },
  'taken-back': { vi: '{document} bị lấy lại', en: 'has given {document} back', law: 'RCL-09' },
  replaced: { vi: '{document} được thay thế bằng {by}', en: '{document} is replaced by {by}', law: 'RCL-16' },
};

const notices: Readonly<Record<NoticeKind, Bilingual>> = {
  'receiver-failed': {
    vi: 'được báo bên nhận gặp sự cố ({count} văn bản)',
    en: 'is told that a receiver failed ({count} documents)',
  },
  'document-conflict': {
    vi: 'được báo mã văn bản đã dùng cho nội dung khác',
    en: 'is told that the identifier was used for other content',
  },
  'overdue-acceptance': {
    vi: 'được nhắc {count} văn bản quá hạn tiếp nhận',
    en: 'is warned of {count} documents not accepted in time',
  },
  'receiver-closed': {
    vi: 'được trả lại {count} văn bản vì bên nhận ngừng hoạt động',
    en: 'has {count} documents back, as their receiver was closed',
  },
  'packet-by-email': { vi: 'được gửi gói tin qua thư điện tử', en: 'is sent a packet by mail' },
};
