/**
 * Every element name, namespace and code list of the packet, spelled once. The doubled `s` of the
 * transaction block is how the field spells it; whoever corrects it writes packets that no peer understands.
 */

/** The one namespace of a packet (QCVN 102:2016/BTTTT). */
export const packetNamespace = 'http://www.mic.gov.vn/TBT/QCVN_102_2016';

/** The prefix that field peers look up literally; bound to `packetNamespace` on the envelope. */
export const packetPrefix = 'edXML';

/** The namespace of the 2014 guide (SOAP envelope); not a packet of this regulation. */
export const guide2014Namespace = 'http://www.e-doc.vn/Schema/';

/** XML-DSig. A `Signature` in any other namespace signs nothing. */
export const xmldsigNamespace = 'http://www.w3.org/2000/09/xmldsig#';

export const xlinkNamespace = 'http://www.w3.org/1999/xlink';

/** Local names of all elements. */
export const names = {
  root: 'edXML',
  envelope: 'edXMLEnvelope',
  header: 'edXMLHeader',
  body: 'edXMLBody',
  messageHeader: 'MessageHeader',
  traceHeaderList: 'TraceHeaderList',
  traceHeader: 'TraceHeader',
  signature: 'Signature',
  errorList: 'ErrorList',

  manifest: 'edXMLManifest',
  reference: 'Reference',
  contentId: 'ContentId',
  contentType: 'ContentType',
  description: 'Description',
  attachmentName: 'AttachmentName',
  attachmentList: 'AttachmentEncoded',
  attachment: 'Attachment',
  attachmentContent: 'ContentTransferEncoded',
  attachmentFormat: 'Format',
  attachmentFieldName: 'FieldName',
  attachmentMimeType: 'MimeType',

  from: 'From',
  to: 'To',
  organId: 'OrganId',
  organizationInCharge: 'OrganizationInCharge',
  organName: 'OrganName',
  organAdd: 'OrganAdd',
  email: 'Email',
  telephone: 'Telephone',
  fax: 'Fax',
  website: 'Website',

  documentId: 'DocumentId',
  code: 'Code',
  codeNumber: 'CodeNumber',
  codeNotation: 'CodeNotation',
  promulgationInfo: 'PromulgationInfo',
  place: 'Place',
  promulgationDate: 'PromulgationDate',
  documentType: 'DocumentType',
  type: 'Type',
  typeDetail: 'TypeDetail',
  typeName: 'TypeName',
  subject: 'Subject',
  content: 'Content',
  signerInfo: 'SignerInfo',
  competence: 'Competence',
  position: 'Position',
  fullName: 'FullName',
  dueDate: 'DueDate',
  toPlaces: 'ToPlaces',
  otherInfo: 'OtherInfo',
  priority: 'Priority',
  sphereOfPromulgation: 'SphereOfPromulgation',
  typerNotation: 'TyperNotation',
  promulgationAmount: 'PromulgationAmount',
  pageAmount: 'PageAmount',
  replyFors: 'ReplyFors',
  direction: 'Direction',
  referenceCodes: 'ReferenceCodes',
  appendixes: 'Appendixes',
  appendix: 'Appendix',
  responseFor: 'ResponseFor',
  steeringType: 'SteeringType',
  responseForTask: 'ResponseForTask',
  taskCode: 'TaskCode',
  applicationType: 'ApplicationType',

  timestamp: 'Timestamp',
  statusCode: 'StatusCode',
  staffInfo: 'StaffInfo',
  department: 'Department',
  departmentId: 'DepartmentId',
  staff: 'Staff',
  staffId: 'StaffId',
  mobile: 'Mobile',

  transaction: 'Bussiness',
  transactionKind: 'BussinessDocType',
  transactionReason: 'BussinessDocReason',
  updateInfo: 'BussinessDocumentInfo',
  documentInfo: 'DocumentInfo',
  documentReceiver: 'DocumentReceiver',
  receiverList: 'ReceiverList',
  receiver: 'Receiver',
  receiverType: 'ReceiverType',
  paper: 'Paper',
  replacementInfoList: 'ReplacementInfoList',
  replacementInfo: 'ReplacementInfo',
  organIdList: 'OrganIdList',
} as const;

/** A local name of the packet. */
export type PacketName = (typeof names)[keyof typeof names];

/** What one line of software calls `Signature`, and leaves empty. */
export const emptySignatureName = 'DigitalSignature';

/** Spellings of other lines of software and of the 2014 guide, and what each of them means here. */
export const aliases: Readonly<Record<string, PacketName>> = {
  OrganInCharge: names.organizationInCharge,
  TimeStamp: names.timestamp,
  [emptySignatureName]: names.signature,
  Manifest: names.manifest,
  Author: names.signerInfo,
  Function: names.position,
  ResponseDate: names.dueDate,
};

/**
 * The transaction block with one `s`. Field parsers overlook it without a word, so the packet loses its
 * kind: it is named so that readers can refuse it, never mapped.
 */
export const misspeltTransactionNames: Readonly<Record<string, PacketName>> = {
  Business: names.transaction,
  BusinessDocType: names.transactionKind,
  BusinessDocReason: names.transactionReason,
  BusinessDocumentInfo: names.updateInfo,
};

/** What a spelling means by one of these tables. A name that a peer wrote may also be one that every object has. */
export function meaningOf(
  spellings: Readonly<Record<string, PacketName>>,
  local: string,
): PacketName | undefined {
  return Object.hasOwn(spellings, local) ? spellings[local] : undefined;
}

/** Names of roots and envelopes that are not this packet, each of which peers have really sent. */
export const foreignRoots = { invented: 'EdXMLEnvelope', soap: 'Envelope' } as const;

/** The four transaction kinds and the reason texts that the field writes for them [A]. */
export const transactionKinds = [
  { kind: 0, vi: 'Văn bản điện tử mới', en: 'new' },
  { kind: 1, vi: 'Thu hồi văn bản điện tử', en: 'recall' },
  { kind: 2, vi: 'Cập nhật văn bản điện tử', en: 'update' },
  { kind: 3, vi: 'Văn bản thay thế', en: 'replacement' },
] as const;

/** The nine status codes of the field with the direction in which each travels [A]. */
export const statusCodes = [
  { code: '01', vi: 'Đã đến', en: 'arrived', by: 'receiver' },
  { code: '02', vi: 'Từ chối tiếp nhận', en: 'refused', by: 'receiver' },
  { code: '03', vi: 'Đã tiếp nhận, vào sổ', en: 'registered', by: 'receiver' },
  { code: '04', vi: 'Phân công xử lý', en: 'assigned', by: 'receiver' },
  { code: '05', vi: 'Đang xử lý', en: 'in progress', by: 'receiver' },
  { code: '06', vi: 'Hoàn thành', en: 'completed', by: 'receiver' },
  { code: '13', vi: 'Yêu cầu lấy lại', en: 'recall requested', by: 'sender' },
  { code: '15', vi: 'Đồng ý cập nhật, lấy lại', en: 'recall agreed', by: 'receiver' },
  { code: '16', vi: 'Từ chối cập nhật, lấy lại', en: 'recall refused', by: 'receiver' },
] as const;

/** Urgency [C]; 4 is in use in the field beside the four levels of the regulation. */
export const priorities = ['thường', 'khẩn', 'thượng khẩn', 'hỏa tốc', 'hỏa tốc hẹn giờ'] as const;

/** A namespace for people to read: none is written as the attribute that binds none. */
export function namespaceInWords(namespace: string): string {
  return namespace === '' ? 'xmlns=""' : namespace;
}

/** The prefix of a content id. */
export const contentIdPrefix = 'cid:';
