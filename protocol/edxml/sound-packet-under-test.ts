import { names as n, packetNamespace, packetPrefix } from './names.ts';

/**
 * Packets without a single problem, one element a line, for tests to damage in one thing. They are written
 * by hand and by no encoder, so that encoder and decoder cannot share a mistake here.
 */
export function soundDocument(transaction = newTransaction, attachment = soundAttachment()): string {
  return packet(
    `${party(n.from, 'G22', 'Văn phòng Chính phủ')}
${party(n.to, 'H37.02', 'Sở Nội vụ tỉnh Lạng Sơn')}
${party(n.to, '000.00.00.H41', 'Ủy ban nhân dân tỉnh Nghệ An')}
<edXML:Code>
<edXML:CodeNumber>7816</edXML:CodeNumber>
<edXML:CodeNotation>VPCP-TTĐT</edXML:CodeNotation>
</edXML:Code>
<edXML:PromulgationInfo>
<edXML:Place>Hà Nội</edXML:Place>
<edXML:PromulgationDate>2026/11/20</edXML:PromulgationDate>
</edXML:PromulgationInfo>
<edXML:DocumentType>
<edXML:Type>2</edXML:Type>
<edXML:TypeDetail>18</edXML:TypeDetail>
<edXML:TypeName>Công văn</edXML:TypeName>
</edXML:DocumentType>
<edXML:Subject>Về việc kết nối hệ thống quản lý văn bản</edXML:Subject>
<edXML:Content>Đề nghị các cơ quan rà soát kết nối</edXML:Content>
<edXML:SignerInfo>
<edXML:Competence>KT. BỘ TRƯỞNG</edXML:Competence>
<edXML:Position>Phó Chủ nhiệm</edXML:Position>
<edXML:FullName>Trần Thị Mẫu</edXML:FullName>
</edXML:SignerInfo>
<edXML:DueDate>2026/11/30</edXML:DueDate>
<edXML:OtherInfo>
<edXML:Priority>0</edXML:Priority>
<edXML:PageAmount>2</edXML:PageAmount>
<edXML:Direction>false</edXML:Direction>
</edXML:OtherInfo>
<edXML:SteeringType>0</edXML:SteeringType>
<edXML:DocumentId>G22,2026/11/20,7816/VPCP-TTĐT</edXML:DocumentId>`,
    `<edXML:TraceHeaderList>
<edXML:TraceHeader>
<edXML:OrganId>G22</edXML:OrganId>
<edXML:Timestamp>2026/11/20 08:30:00</edXML:Timestamp>
</edXML:TraceHeader>
${transaction}
</edXML:TraceHeaderList>`,
    `<edXML:edXMLBody>
<edXML:edXMLManifest version="1.0">
<edXML:Reference>
<edXML:ContentId>cid:1</edXML:ContentId>
<edXML:ContentType>application/pdf</edXML:ContentType>
<edXML:AttachmentName>7816.pdf</edXML:AttachmentName>
</edXML:Reference>
</edXML:edXMLManifest>
</edXML:edXMLBody>`,
    `<AttachmentEncoded>
${attachment}
</AttachmentEncoded>`,
  );
}

/** A status packet without a problem, of one code. */
export function soundStatus(code = '03'): string {
  return packet(`${party(n.from, 'H37.02', 'Sở Nội vụ tỉnh Lạng Sơn')}
<edXML:ResponseFor>
<edXML:OrganId>G22</edXML:OrganId>
<edXML:Code>7816/VPCP-TTĐT</edXML:Code>
<edXML:PromulgationDate>2026/11/20</edXML:PromulgationDate>
<edXML:DocumentId>G22,2026/11/20,7816/VPCP-TTĐT</edXML:DocumentId>
</edXML:ResponseFor>
<edXML:StaffInfo>
<edXML:Department>Văn thư</edXML:Department>
<edXML:Mobile>84912000001</edXML:Mobile>
</edXML:StaffInfo>
<edXML:StatusCode>${code}</edXML:StatusCode>
<edXML:Description>Đã vào sổ</edXML:Description>
<edXML:Timestamp>2026/11/20 09:00:00</edXML:Timestamp>`);
}

/** The one attachment of the sound document; `content` is its file. */
export function soundAttachment(
  content: Uint8Array = soundPdf,
  name = '7816.pdf',
  contentType = 'application/pdf',
): string {
  return attachmentOf(Buffer.from(content).toString('base64'), name, contentType);
}

/** The same, of Base64 as given. */
export function attachmentOf(encoded: string, name = '7816.pdf', contentType = 'application/pdf'): string {
  return `<Attachment>
<ContentId>cid:1</ContentId>
<AttachmentName>${name}</AttachmentName>
<ContentType>${contentType}</ContentType>
<edXML:ContentTransferEncoded xmlns:edXML="${packetNamespace}">${encoded}</edXML:ContentTransferEncoded>
</Attachment>`;
}

/** Enough of a PDF for its first bytes to be known. */
export const soundPdf: Uint8Array = Buffer.from(
  '%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<<>>\nendobj\n',
  'latin1',
);

/** A transaction block: its kind and what stands behind the reason. */
export function transactionOf(kind: string, rest = ''): string {
  return [
    `<edXML:${n.transaction}>`,
    `<edXML:${n.transactionKind}>${kind}</edXML:${n.transactionKind}>`,
    `<edXML:${n.transactionReason}>Lý do nghiệp vụ</edXML:${n.transactionReason}>`,
    rest,
    '<edXML:Paper>0</edXML:Paper>',
    '<edXML:StaffInfo>',
    '<edXML:Email>vanthu@example.gov.vn</edXML:Email>',
    '</edXML:StaffInfo>',
    `</edXML:${n.transaction}>`,
  ]
    .filter((line) => line !== '')
    .join('\n');
}

const newTransaction = transactionOf('0');

function party(element: string, code: string, name: string): string {
  return `<edXML:${element}>
<edXML:OrganId>${code}</edXML:OrganId>
<edXML:OrganName>${name}</edXML:OrganName>
<edXML:OrganAdd>Số 1 đường Hoàng Hoa Thám, Hà Nội</edXML:OrganAdd>
<edXML:Email>vanthu@example.gov.vn</edXML:Email>
<edXML:Telephone>02480431000</edXML:Telephone>
</edXML:${element}>`;
}

function packet(header: string, trace = '', body = '', attachments = ''): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<edXML xmlns="${packetNamespace}">
<edXML:edXMLEnvelope xmlns:${packetPrefix}="${packetNamespace}">
<edXML:edXMLHeader>
<edXML:MessageHeader>
${header}
</edXML:MessageHeader>
${trace}
</edXML:edXMLHeader>
${body}
</edXML:edXMLEnvelope>
${attachments}
</edXML>
`;
}
