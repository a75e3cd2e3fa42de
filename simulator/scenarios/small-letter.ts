import { partyOf, type WorldAgency } from '../../fixtures/worlds/world.ts';
import { renderLocalDateOf, renderLocalTimestamp } from '../../protocol/calendar/local-time.ts';
import type { DocumentDraft } from '../../protocol/edxml/draft.ts';
import type { DocumentType } from '../../protocol/edxml/packet.ts';
import type { Instant } from '../../protocol/ports/ports.ts';

/** What a letter of a scenario says of itself. */
export interface LetterFacts {
  readonly from: WorldAgency;
  /** As they are addressed: the code may be either form. */
  readonly to: readonly { readonly agency: WorldAgency; readonly code: string }[];
  /** Running number of the author in this year. */
  readonly number: number;
  readonly at: Instant;
  readonly subject: string;
  readonly priority: number;
  /** Công văn unless told. */
  readonly documentType?: DocumentType;
  /** Whom the receiving body is to hand it to. */
  readonly person?: string;
}

const officialLetter: DocumentType = { type: 2, typeDetail: 18, typeName: 'Công văn' };

/** A letter with one small file: what a scenario is about is the exchange, and not what is typeset in it. */
export function draftOfSmallLetter(facts: LetterFacts): DocumentDraft {
  const { from, to, number, at, subject, priority, person, documentType = officialLetter } = facts;
  const date = renderLocalDateOf(at);
  const notation = `CV-${from.code.replaceAll('.', '')}`;
  const [first = 'Văn thư'] = from.name.split(',');
  return {
    kind: 'document',
    from: partyOf(from),
    to: to.map(({ agency, code }) => ({ ...partyOf(agency), organId: code })),
    documentId: `${from.code},${date},${number}/${notation}`,
    code: { codeNumber: String(number), codeNotation: notation },
    promulgation: { place: 'Hà Nội', date },
    documentType,
    subject,
    content: subject,
    signer: { competence: 'TL. LÃNH ĐẠO', position: 'Chánh Văn phòng', fullName: 'Nguyễn Minh Đức' },
    toPlaces: [person ?? 'Như trên', 'Lưu: VT'],
    otherInfo: { priority, promulgationAmount: 1, pageAmount: 1 },
    responseFor: [],
    steeringType: 0,
    taskCodes: [],
    trace: [{ organId: from.code, timestamp: renderLocalTimestamp(at) }],
    transaction: {
      kind: 0,
      reason: 'Văn bản điện tử mới',
      paper: false,
      staff: [{ department: 'Văn thư', staff: 'Nguyễn Thị Thu Hà', email: from.mail, mobile: '84900000000' }],
      replacements: [],
    },
    attachments: [{ name: `cv-${number}.pdf`, description: first, bytes: filePages(number) }],
  };
}

/** How many different files there are; a letter's number picks one. */
const fileCount = 8;
const files = Array.from({ length: fileCount }, (_, index) => smallPdf(`Specimen ${index + 1}`));

function filePages(number: number): Uint8Array {
  return files[number % fileCount] ?? smallPdf('Specimen');
}

/** The smallest PDF 1.4 that shows one line of text. */
function smallPdf(line: string): Uint8Array {
  const content = `BT /F1 14 Tf 72 770 Td (${line}) Tj ET`;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ];
  let text = '%PDF-1.4\n';
  const offsets = objects.map((object, index) => {
    const offset = text.length;
    text += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return `${String(offset).padStart(10, '0')} 00000 n \n`;
  });
  const table = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${offsets.join('')}`;
  const trailer = `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\n`;
  return Buffer.from(`${text}${table}${trailer}startxref\n${text.length}\n%%EOF\n`, 'latin1');
}
