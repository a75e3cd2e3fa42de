import type { DocumentDraft, StatusDraft } from './draft.ts';

/** A document that says everything that one can say, each thing once and no two alike. */
export const fullDocument: DocumentDraft = {
  kind: 'document',
  from: {
    organId: 'G22',
    organizationInCharge: 'Chính phủ',
    organName: 'Văn phòng Chính phủ',
    organAdd: 'Số 1 Hoàng Hoa Thám',
    email: 'gui@example.gov.vn',
    telephone: '02480431001',
    fax: '02480431002',
    website: 'gui.example.gov.vn',
  },
  to: [{ organId: 'H38', organName: 'Tỉnh Lào Cai' }, { organId: 'H17.08' }],
  documentId: 'G22,2026/11/20,12/VPCP-QHĐP',
  code: { codeNumber: '12', codeNotation: 'VPCP-QHĐP' },
  promulgation: { place: 'Hà Nội', date: '2026/11/20' },
  documentType: { type: 2, typeDetail: 18, typeName: 'Công văn' },
  subject: 'Trích yếu',
  content: 'Nội dung',
  signer: { competence: 'KT. BỘ TRƯỞNG', position: 'THỨ TRƯỞNG', fullName: 'Bùi Hà Nhi' },
  dueDate: '2026/12/15',
  toPlaces: ['Như trên', 'Lưu: VT'],
  otherInfo: {
    priority: 1,
    sphereOfPromulgation: 'Tài chính',
    typerNotation: 'BHN',
    promulgationAmount: 30,
    pageAmount: 3,
    replyFors: '7/UBND',
    direction: true,
    referenceCodes: '8/UBND',
    appendixes: ['Phụ lục I', 'Phụ lục II'],
  },
  responseFor: [
    { organId: 'H37', code: '9/UBND', promulgationDate: '2026/11/02', documentId: 'H37,2026/11/02,9/UBND' },
    { documentId: 'H36,2026/11/03,10/UBND' },
  ],
  steeringType: 0,
  taskCodes: ['N1', 'N2'],
  applicationType: 'MCDT_DT',
  trace: [{ organId: 'G22', timestamp: '2026/11/20 17:05:00' }, { timestamp: '2026/11/20 17:06:00' }],
  transaction: {
    kind: 2,
    reason: 'Cập nhật',
    documentId: 'G22,2026/11/19,11/VPCP-QHĐP',
    paper: true,
    staff: [
      {
        department: 'Văn thư',
        departmentId: 'P1',
        staff: 'Trần An',
        staffId: 'S1',
        email: 'an@example.gov.vn',
        mobile: '84900000002',
      },
    ],
    update: {
      documentInfo: false,
      documentReceiver: true,
      receivers: [
        { organId: 'H17.09', receiverType: 1 },
        { organId: 'H17.10', receiverType: 0 },
      ],
    },
    replacements: [{ documentId: 'G22,2026/11/18,10/VPCP-QHĐP', organIds: ['H39', 'H40'] }],
  },
  attachments: [
    { name: 'a.pdf', description: 'Văn bản chính', bytes: Buffer.from('%PDF-1.7'), contentId: 'cid:9' },
  ],
};

/** The same of a status. */
export const fullStatus: StatusDraft = {
  kind: 'status',
  from: { organId: 'H38', organName: 'Tỉnh Lào Cai' },
  responseFor: {
    organId: 'G22',
    code: '12/VPCP-QHĐP',
    promulgationDate: '2026/11/20',
    documentId: 'G22,2026/11/20,12/VPCP-QHĐP',
  },
  staff: { department: 'Văn phòng', staff: 'Lý Mai', mobile: '84900000003' },
  statusCode: '03',
  description: 'Đã tiếp nhận',
  timestamp: '2026/11/20 17:30:00',
};
