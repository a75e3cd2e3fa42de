import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import type { DocumentDraft, StatusDraft, WritingStyle } from './draft.ts';
import { encodeDocument, encodeStatus } from './encode.ts';
import { names } from './names.ts';

const bare: DocumentDraft = {
  kind: 'document',
  from: { organId: 'G22', organName: 'Văn phòng Chính phủ' },
  to: [{ organId: 'H38' }, { organId: 'H17.08' }],
  code: {},
  promulgation: {},
  documentType: {},
  signer: {},
  toPlaces: [],
  otherInfo: {},
  responseFor: [],
  taskCodes: [],
  trace: [],
  attachments: [],
};

const full: DocumentDraft = {
  ...bare,
  documentId: 'G22,2026/11/20,12/VPCP-QHĐP',
  code: { codeNumber: '12', codeNotation: 'VPCP-QHĐP' },
  promulgation: { place: 'Hà Nội', date: '2026/11/20' },
  documentType: { type: 2, typeDetail: 18, typeName: 'Công văn' },
  subject: 'V/v "thử" <gói> & tin',
  content: 'Nội dung',
  signer: { competence: 'KT. BỘ TRƯỞNG', position: 'THỨ TRƯỞNG', fullName: 'Bùi Hà Nhi' },
  dueDate: '2026/12/15',
  toPlaces: ['Như trên', 'Lưu: VT'],
  otherInfo: { priority: 1, pageAmount: 2, appendixes: ['Mẫu báo cáo'] },
  responseFor: [
    {
      organId: 'H38',
      code: '7/UBND-NLN',
      promulgationDate: '2026/11/02',
      documentId: 'H38,2026/11/02,7/UBND-NLN',
    },
  ],
  steeringType: 0,
  taskCodes: ['N1'],
  applicationType: 'MCDT_DT',
  trace: [{ organId: 'G22', timestamp: '2026/11/20 17:05:00' }],
  transaction: {
    kind: 2,
    reason: 'Cập nhật văn bản điện tử',
    documentId: 'G22,2026/11/19,11/VPCP-QHĐP',
    paper: false,
    staff: [
      { department: 'Phòng Văn thư', staff: 'Trần An', email: 'an@vpcp.example', mobile: '84900000002' },
    ],
    update: {
      documentInfo: true,
      documentReceiver: true,
      receivers: [{ organId: 'H17.08', receiverType: 1 }],
    },
    replacements: [{ documentId: 'G22,2026/11/18,10/VPCP-QHĐP', organIds: ['H38'] }],
  },
  attachments: [{ name: 'a.pdf', bytes: Buffer.from('%PDF-1.7') }],
};

const status: StatusDraft = {
  kind: 'status',
  from: { organId: 'H38', organName: 'Ủy ban nhân dân tỉnh Lào Cai' },
  responseFor: {
    organId: 'G22',
    code: '12/VPCP-QHĐP',
    promulgationDate: '2026/11/20',
    documentId: 'G22,2026/11/20,12/VPCP-QHĐP',
  },
  staff: { department: 'Văn phòng', staff: 'Lý Mai', mobile: '84900000003' },
  statusCode: '03',
  description: 'Đã tiếp nhận, vào sổ',
  timestamp: '2026/11/20 17:30:00',
};

function textOf(result: ReturnType<typeof encodeDocument>): string {
  expect(result.problems).toEqual([]);
  return result.ok ? Buffer.from(result.value).toString('utf8') : '';
}

/** Local names in the order of their start tags, one line each, indented by depth. */
const outline = (xml: string) =>
  xml
    .split('\n')
    .filter((line) => /^ *<[A-Za-z]/.test(line))
    .map((line) => line.replace(/^( *)<([\w:]+).*$/, '$1$2'));

const childrenOf = (xml: string, parent: string) => {
  const lines = outline(xml);
  const start = lines.findIndex((line) => line.trim() === parent);
  const indent = /^ */.exec(lines[start] ?? '')?.[0].length ?? 0;
  const after = lines.slice(start + 1);
  const end = after.findIndex((line) => line.search(/\S/) <= indent);
  return (end < 0 ? after : after.slice(0, end))
    .filter((line) => line.search(/\S/) === indent + 2)
    .map((line) => line.trim().replace('edXML:', ''));
};

describe('writing a document', () => {
  it('writes these bytes for a small one in the order of the guide', () => {
    expect(textOf(encodeDocument(bare, 'guide'))).toBe(`<?xml version="1.0" encoding="UTF-8"?>
<edXML xmlns="http://www.mic.gov.vn/TBT/QCVN_102_2016">
  <edXML:edXMLEnvelope xmlns:edXML="http://www.mic.gov.vn/TBT/QCVN_102_2016">
    <edXML:edXMLHeader>
      <edXML:MessageHeader>
        <edXML:From>
          <edXML:OrganId>G22</edXML:OrganId>
          <edXML:OrganName>Văn phòng Chính phủ</edXML:OrganName>
        </edXML:From>
        <edXML:To>
          <edXML:OrganId>H38</edXML:OrganId>
        </edXML:To>
        <edXML:To>
          <edXML:OrganId>H17.08</edXML:OrganId>
        </edXML:To>
      </edXML:MessageHeader>
    </edXML:edXMLHeader>
    <edXML:edXMLBody>
      <edXML:edXMLManifest version="1.0"/>
    </edXML:edXMLBody>
  </edXML:edXMLEnvelope>
</edXML>
`);
  });

  it('adds nothing for the SDK but the direction, which its library always writes', () => {
    const guide = textOf(encodeDocument(bare, 'guide'));
    const added = `        <edXML:OtherInfo>
          <edXML:Direction>false</edXML:Direction>
        </edXML:OtherInfo>
      </edXML:MessageHeader>`;
    expect(textOf(encodeDocument(bare, 'sdk'))).toBe(guide.replace('      </edXML:MessageHeader>', added));
  });

  it.each<{ style: WritingStyle; order: string }>([
    {
      style: 'guide',
      order:
        'From To To Code PromulgationInfo DocumentType Subject Content SignerInfo DueDate ToPlaces OtherInfo ResponseFor SteeringType DocumentId ResponseForTask ApplicationType',
    },
    {
      style: 'sdk',
      order:
        'From To To DocumentId Code PromulgationInfo DocumentType Subject Content SignerInfo DueDate OtherInfo ResponseFor SteeringType ResponseForTask ApplicationType ToPlaces',
    },
  ])('keeps the message header in the order of the $style', ({ style, order }) => {
    const xml = textOf(encodeDocument(full, style));
    expect(childrenOf(xml, 'edXML:MessageHeader').join(' ')).toBe(order);
  });

  it('keeps the transaction block in either order', () => {
    const shape = (style: WritingStyle) => {
      const xml = textOf(encodeDocument(full, style));
      return [
        ...childrenOf(xml, 'edXML:TraceHeaderList'),
        ...childrenOf(xml, `edXML:${names.transaction}`),
        ...childrenOf(xml, 'edXML:Receiver'),
      ]
        .join(' ')
        .replaceAll(names.transaction, 'T.');
    };
    expect(shape('guide')).toBe(
      'TraceHeader T. T.DocType T.DocReason T.DocumentInfo DocumentId StaffInfo Paper ReplacementInfoList ReceiverType OrganId',
    );
    expect(shape('sdk')).toBe(
      'T. TraceHeader DocumentId T.DocType T.DocReason Paper T.DocumentInfo ReplacementInfoList StaffInfo OrganId ReceiverType',
    );
  });

  it('escapes what XML would take for its own', () => {
    const xml = textOf(encodeDocument({ ...bare, subject: 'a & <b> "c" ]]> \r\n\t' }, 'guide'));
    expect(xml).toContain('<edXML:Subject>a &amp; &lt;b&gt; "c" ]]&gt; &#13;\n\t</edXML:Subject>');
  });

  it('leaves the attachment unprefixed but for its content, which binds the prefix again', () => {
    const xml = textOf(encodeDocument(full, 'guide'));
    expect(xml.slice(xml.indexOf('  <AttachmentEncoded>'))).toBe(`  <AttachmentEncoded>
    <Attachment>
      <ContentId>cid:1</ContentId>
      <AttachmentName>a.pdf</AttachmentName>
      <ContentType>application/pdf</ContentType>
      <edXML:ContentTransferEncoded xmlns:edXML="http://www.mic.gov.vn/TBT/QCVN_102_2016">JVBERi0xLjc=</edXML:ContentTransferEncoded>
    </Attachment>
  </AttachmentEncoded>
</edXML>
`);
  });

  it('writes the decoration that passes for a signature only when asked', () => {
    expect(textOf(encodeDocument(full, 'sdk'))).not.toContain('Signature');
    const signed = textOf(encodeDocument({ ...full, signature: 'dummy' }, 'sdk'));
    expect(childrenOf(signed, 'edXML:edXMLHeader')).toEqual([
      'MessageHeader',
      'TraceHeaderList',
      'Signature',
    ]);
    expect(signed).toContain('      <Signature>\n        <SignedInfo>');
  });

  it('names every text that XML cannot carry', () => {
    const to = [{ organId: 'H38' }, { organId: 'H17', organName: 'a\u0001b\ud800' }];
    const result = encodeDocument({ ...bare, to, subject: '\uffff' }, 'guide');
    expect(result).toMatchObject({
      ok: false,
      problems: [
        {
          code: 'xml.text-unwritable',
          place: { path: 'MessageHeader/To[2]/OrganName' },
          seen: 'U+0001',
        },
        { place: { path: 'MessageHeader/Subject' }, seen: 'U+FFFF' },
      ],
    });
  });
});

describe('writing a status', () => {
  it.each<{ style: WritingStyle; order: string }>([
    { style: 'guide', order: 'ResponseFor From StatusCode Description Timestamp StaffInfo' },
    { style: 'sdk', order: 'From ResponseFor StaffInfo StatusCode Description Timestamp' },
  ])('keeps the order of the $style, and is a header alone', ({ style, order }) => {
    const xml = textOf(encodeStatus(status, style));
    expect(childrenOf(xml, 'edXML:MessageHeader').join(' ')).toBe(order);
    expect(childrenOf(xml, 'edXML:edXMLEnvelope')).toEqual(['edXMLHeader']);
    expect(childrenOf(xml, 'edXML:edXMLHeader')).toEqual(['MessageHeader']);
    expect(xml).toContain('<edXML:StatusCode>03</edXML:StatusCode>');
  });
});

const xmllint = spawnSync('xmllint', ['--version']).error === undefined;

describe.skipIf(!xmllint)('xmllint --noout (apt-get install libxml2-utils)', () => {
  it.each<WritingStyle>(['guide', 'sdk'])('has nothing to say about what the %s style writes', (style) => {
    const packets = [
      encodeDocument({ ...full, signature: 'dummy' }, style),
      encodeDocument(bare, style),
      encodeStatus(status, style),
    ];
    for (const packet of packets) {
      const { stderr, status: code } = spawnSync('xmllint', ['--noout', '-'], { input: textOf(packet) });
      expect([code, stderr.toString()]).toEqual([0, '']);
    }
  });
});
