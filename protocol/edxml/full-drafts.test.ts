import { describe, expect, it } from 'vitest';
import { decodePacket } from './decode.ts';
import { encodeDocument, encodeStatus } from './encode.ts';
import { fullDocument, fullStatus } from './full-drafts-under-test.ts';
import { names } from './names.ts';

function textOf(encoded: ReturnType<typeof encodeDocument>): string {
  if (!encoded.ok) throw new Error('the draft of this test cannot be written');
  return Buffer.from(encoded.value).toString('utf8');
}

/** Every leaf as `name text`, in the order in which they are written. */
const leavesOf = (xml: string) =>
  Array.from(
    xml.matchAll(/<(?:edXML:)?(\w+)[^<>]*>([^<>]+)<\//g),
    ([, name, text]) => `${name} ${text}`,
  ).filter((leaf) => /\S/.test(leaf.replace(/^\w+ /, '')));

const sections: Readonly<Record<string, readonly string[]>> = {
  parties: [
    'OrganId G22',
    'OrganizationInCharge Chính phủ',
    'OrganName Văn phòng Chính phủ',
    'OrganAdd Số 1 Hoàng Hoa Thám',
    'Email gui@example.gov.vn',
    'Telephone 02480431001',
    'Fax 02480431002',
    'Website gui.example.gov.vn',
    'OrganId H38',
    'OrganName Tỉnh Lào Cai',
    'OrganId H17.08',
  ],
  id: ['DocumentId G22,2026/11/20,12/VPCP-QHĐP'],
  document: [
    'CodeNumber 12',
    'CodeNotation VPCP-QHĐP',
    'Place Hà Nội',
    'PromulgationDate 2026/11/20',
    'Type 2',
    'TypeDetail 18',
    'TypeName Công văn',
    'Subject Trích yếu',
    'Content Nội dung',
    'Competence KT. BỘ TRƯỞNG',
    'Position THỨ TRƯỞNG',
    'FullName Bùi Hà Nhi',
    'DueDate 2026/12/15',
  ],
  toPlaces: ['Place Như trên', 'Place Lưu: VT'],
  otherInfo: [
    'Priority 1',
    'SphereOfPromulgation Tài chính',
    'TyperNotation BHN',
    'PromulgationAmount 30',
    'PageAmount 3',
    'ReplyFors 7/UBND',
    'Direction true',
    'ReferenceCodes 8/UBND',
    'Appendix Phụ lục I',
    'Appendix Phụ lục II',
  ],
  files: [
    'ContentId cid:9',
    'ContentType application/pdf',
    'Description Văn bản chính',
    'AttachmentName a.pdf',
    'ContentId cid:9',
    'AttachmentName a.pdf',
    'Description Văn bản chính',
    'ContentType application/pdf',
    'ContentTransferEncoded JVBERi0xLjc=',
  ],
};

const at = (...keys: readonly string[]) => keys.flatMap((key) => sections[key] ?? []);
const hops = ['OrganId G22', 'Timestamp 2026/11/20 17:05:00', 'Timestamp 2026/11/20 17:06:00'];
const staff = [
  'Department Văn thư',
  'DepartmentId P1',
  'Staff Trần An',
  'StaffId S1',
  'Email an@example.gov.vn',
  'Mobile 84900000002',
];
const [kind, reason] = [`${names.transactionKind} 2`, `${names.transactionReason} Cập nhật`];
const updated = 'DocumentId G22,2026/11/19,11/VPCP-QHĐP';
const replaced = ['DocumentId G22,2026/11/18,10/VPCP-QHĐP', 'OrganId H39', 'OrganId H40'];

describe('a document that says everything', () => {
  it('is written leaf by leaf in the order of the guide', () => {
    expect(leavesOf(textOf(encodeDocument(fullDocument, 'guide')))).toEqual([
      ...at('parties', 'document', 'toPlaces', 'otherInfo'),
      ...['OrganId H37', 'Code 9/UBND', 'PromulgationDate 2026/11/02', 'DocumentId H37,2026/11/02,9/UBND'],
      ...['DocumentId H36,2026/11/03,10/UBND', 'SteeringType 0', ...at('id')],
      ...['TaskCode N1', 'TaskCode N2', 'ApplicationType MCDT_DT', ...hops, kind, reason],
      ...['DocumentInfo 0', 'DocumentReceiver 1'],
      ...['ReceiverType 1', 'OrganId H17.09', 'ReceiverType 0', 'OrganId H17.10'],
      ...[updated, ...staff, 'Paper 1', ...replaced, ...at('files')],
    ]);
  });

  it('is written leaf by leaf in the order of the vendor’s library', () => {
    expect(leavesOf(textOf(encodeDocument(fullDocument, 'sdk')))).toEqual([
      ...at('parties', 'id', 'document', 'otherInfo'),
      ...['OrganId H37', 'Code 9/UBND', 'DocumentId H37,2026/11/02,9/UBND', 'PromulgationDate 2026/11/02'],
      ...['DocumentId H36,2026/11/03,10/UBND', 'SteeringType 0'],
      ...['TaskCode N1', 'TaskCode N2', 'ApplicationType MCDT_DT', ...at('toPlaces')],
      ...[updated, kind, reason, 'Paper 1', 'DocumentInfo 0', 'DocumentReceiver 1'],
      ...['OrganId H17.09', 'ReceiverType 1', 'OrganId H17.10', 'ReceiverType 0'],
      ...[...replaced, ...staff, ...hops, ...at('files')],
    ]);
  });

  it.each(['guide', 'sdk'] as const)('is read as what it said, in the order of the %s', (style) => {
    const { attachments: _, ...said } = fullDocument;
    const file = { contentId: 'cid:9', contentType: 'application/pdf', description: 'Văn bản chính' };
    const { packet } = decodePacket(Buffer.from(textOf(encodeDocument(fullDocument, style))), {
      dialect: 'strict',
    });
    expect(packet).toEqual({
      ...said,
      signature: 'absent',
      unknown: [],
      manifest: [{ ...file, attachmentName: 'a.pdf' }],
      attachments: [{ ...file, name: 'a.pdf', facts: expect.objectContaining({ size: 8, sniffed: 'pdf' }) }],
    });
  });
});

describe('a status that says everything', () => {
  it('is written leaf by leaf, and read as what it said', () => {
    const xml = textOf(encodeStatus(fullStatus, 'guide'));
    expect(leavesOf(xml)).toEqual([
      ...['OrganId G22', 'Code 12/VPCP-QHĐP', 'PromulgationDate 2026/11/20'],
      ...['DocumentId G22,2026/11/20,12/VPCP-QHĐP', 'OrganId H38', 'OrganName Tỉnh Lào Cai'],
      ...['StatusCode 03', 'Description Đã tiếp nhận', 'Timestamp 2026/11/20 17:30:00'],
      ...['Department Văn phòng', 'Staff Lý Mai', 'Mobile 84900000003'],
    ]);
    for (const style of ['guide', 'sdk'] as const) {
      const bytes = Buffer.from(textOf(encodeStatus(fullStatus, style)));
      expect(decodePacket(bytes, { dialect: 'strict' }).packet).toEqual({ ...fullStatus, unknown: [] });
    }
  });

  it('may have been done by nobody', () => {
    const { staff: _, ...rest } = fullStatus;
    expect(leavesOf(textOf(encodeStatus(rest, 'sdk'))).at(-4)).toBe('PromulgationDate 2026/11/20');
  });
});
