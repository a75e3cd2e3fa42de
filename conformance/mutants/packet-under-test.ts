import { pdfOf, type TinyObject } from '../../fixtures/documents/tiny-pdf.ts';
import { agencyOf, partyOf } from '../../fixtures/worlds/world.ts';
import { world2026 } from '../../fixtures/worlds/world-2026.ts';
import type { DocumentDraft, OutgoingAttachment } from '../../protocol/edxml/draft.ts';
import { encodeDocument, encodeStatus } from '../../protocol/edxml/encode.ts';
import type { StatusCode } from '../../protocol/edxml/packet.ts';
import type { Reading } from '../../protocol/result.ts';
import type { Check, JudgeContext } from '../check.ts';
import type { Finding } from '../finding.ts';
import { usualTolerances } from '../tolerances.ts';
import { all, type Edit, filled, followed, type Pick, replaced, without, withText } from './packet-edit.ts';
import { evidenceOfPackets } from './packet-evidence.ts';

const context: JudgeContext = {
  ...{ profile: 'law', asOf: '2026-11-21', tolerances: usualTolerances, seat: 'packet' },
};
const subject = 'V/v bảo đảm gửi, nhận văn bản điện tử';

/** A PDF of one page that says these lines; `objects` stand in it besides. */
export function pdfSaying(
  lines: readonly string[],
  objects: Readonly<Record<number, TinyObject>> = {},
  version?: string,
): Uint8Array {
  const shown = lines.map((line) => `(${line}) Tj 0 -20 Td`).join(' ');
  const content = `BT /F 12 Tf 72 700 Td ${shown} ET`;
  return pdfOf([{ content, resources: { Font: '<< /F 5 0 R >>' } }], objects, version);
}

/** What the letter says on its page. */
export const printedLines: readonly string[] = [
  'VAN PHONG CHINH PHU',
  'So: 812/VPCP-QHDP',
  'Ha Noi, ngay 20 thang 11 nam 2026',
];

/** The file that is the letter itself. */
export function mainFile(lines: readonly string[] = printedLines): OutgoingAttachment {
  return { name: '812_VPCP-QHDP.pdf', bytes: pdfSaying(lines), contentType: 'application/pdf' };
}

/** The annex of the letter. */
export function annexFile(pdf: Uint8Array = pdfSaying(['Phu luc'])): OutgoingAttachment {
  return { name: 'phu-luc.pdf', bytes: pdf, contentType: 'application/pdf' };
}

/** A letter with its annex in which, signatures aside, nothing is wrong; `besides` replaces parts of it. */
export function letter(besides: Partial<DocumentDraft> = {}): Uint8Array {
  const party = (code: string) => partyOf(agencyOf(world2026, code));
  const staff = [
    { department: 'Phòng Văn thư', staff: 'Trần Thị Mẫu', email: 'a@vpcp.example', mobile: '0900 000 189' },
  ];
  return written(
    encodeDocument(
      {
        ...{ kind: 'document', from: party('G22'), to: [party('G06'), party('H17')] },
        code: { codeNumber: '812', codeNotation: 'VPCP-QHĐP' },
        promulgation: { place: 'Hà Nội', date: '2026/11/20' },
        documentType: { type: 2, typeDetail: 18, typeName: 'Công văn' },
        ...{ subject, content: `Đề nghị phối hợp ${subject}`, dueDate: '2026/12/15', steeringType: 0 },
        signer: { competence: 'KT. BỘ TRƯỞNG', position: 'PHÓ CHỦ NHIỆM', fullName: 'Nguyễn Thị Thử' },
        ...{ toPlaces: ['Như trên'], taskCodes: [] },
        otherInfo: { priority: 0, promulgationAmount: 2, pageAmount: 1, appendixes: ['Mẫu báo cáo'] },
        ...{ responseFor: [], documentId: 'G22,2026/11/20,812/VPCP-QHĐP' },
        trace: [{ organId: 'G22', timestamp: '2026/11/20 09:30:00' }],
        transaction: { kind: 0, reason: 'Văn bản điện tử mới', paper: false, staff, replacements: [] },
        attachments: [mainFile(), annexFile()],
        ...besides,
      },
      'guide',
    ),
  );
}

/** What H17 says of that letter; a take-back is G22's own word to it. */
export function status(statusCode: StatusCode): Uint8Array {
  const [from, to] = statusCode === '13' ? ['G22', 'H17'] : ['H17', 'G22'];
  return written(
    encodeStatus(
      {
        ...{ kind: 'status', from: partyOf(agencyOf(world2026, from)), statusCode },
        responseFor: {
          ...{ organId: to, code: '812/VPCP-QHĐP', promulgationDate: '2026/11/20' },
          documentId: 'G22,2026/11/20,812/VPCP-QHĐP',
        },
        staff: {
          department: 'Văn phòng',
          staff: 'Lê Văn Thử',
          email: 'b@danang.example',
          mobile: '84912000001',
        },
        ...{ description: 'Văn bản gửi nhầm nơi nhận', timestamp: `2026/11/20 10:${statusCode}:00` },
      },
      'guide',
    ),
  );
}

/** The first element at a path, which may leave out where it begins, and that something is the first: `To[2]/OrganId`. */
const at =
  (path: string): Pick =>
  ({ root }) => {
    const found = [...root.within()].find((part) =>
      `/${part.path.replaceAll('[1]', '')}`.endsWith(`/${path}`),
    );
    if (found === undefined) throw new Error(`no ${path} in the packet`);
    return found;
  };

/** Puts a text between the tags of an element. */
export const put = (path: string, text: string): Edit => withText(at(path), text);
/** Takes an element out. */
export const drop = (path: string): Edit => without(at(path));
/** Puts another element in the place of one. */
export const swap = (path: string, xml: string): Edit => replaced(at(path), xml);
/** Puts an element behind one. */
export const behind = (path: string, xml: string): Edit => followed(at(path), xml);
/** Puts an element at the end of what one holds. */
export const within = (path: string, xml: string): Edit => filled(at(path), xml);
/** Puts another file in the place of the annex, on both sides. */
export function annexAs(name: string, contentType: string, bytes: Uint8Array | string): Edit {
  const own = ['Attachment[2]', 'Reference[2]'];
  return all(
    ...own.flatMap((each) => [put(`${each}/AttachmentName`, name), put(`${each}/ContentType`, contentType)]),
    put('Attachment[2]/ContentTransferEncoded', Buffer.from(bytes).toString('base64')),
  );
}
/** Makes a status of a letter, which keeps all that a letter has. */
export const asStatus: Edit = within('MessageHeader', '<edXML:StatusCode>01</edXML:StatusCode>');
/** Changes nothing. */
export const asItIs: Edit = (packet) => packet;

/** Packets of one run, and what is known about the day and the place. */
export function judged(
  checks: readonly Check[],
  packets: readonly Uint8Array[],
  of: Partial<JudgeContext> = {},
) {
  const evidence = evidenceOfPackets(...packets);
  return checks.map((check) => {
    const judgement = check.judge(evidence, { ...context, ...of });
    if (judgement.kind !== 'judged') throw new Error(`${check.id} does not judge`);
    return { id: check.id, ...judgement };
  });
}

/**
 * What checks find, a line each: the check, the requirement, how bad it is in law and in the field, where it stands
 * and what was seen: `document.id-form IDC-10 fail/warn MessageHeader/DocumentId: 812`.
 */
export function found(
  checks: readonly Check[],
  packets: Uint8Array | readonly Uint8Array[],
  of: Partial<JudgeContext> = {},
): readonly string[] {
  const several = packets instanceof Uint8Array ? [packets] : packets;
  const field = judged(checks, several, { ...of, profile: 'field' });
  return judged(checks, several, of).flatMap(({ id, findings }, check) =>
    findings.map((finding, index) => {
      const { requirement, severity, seen } = explained(id, finding);
      const there = field[check]?.findings[index]?.severity ?? 'off';
      return `${id} ${requirement} ${severity}/${there} ${placeOf(finding, several.length)}: ${seen}`;
    }),
  );
}

/** Checks that have nothing to look at in a packet: of them nothing is proved. */
export function silent(checks: readonly Check[], packet: Uint8Array): readonly string[] {
  return judged(checks, [packet]).flatMap(({ id, looked }) => (looked.length === 0 ? [id] : []));
}

/** What they put in the place of what was seen, by check. */
export function expectedBy(checks: readonly Check[], packet: Uint8Array): readonly string[] {
  return judged(checks, [packet]).flatMap(({ findings }) => findings.map(({ expected }) => expected.vi));
}

function explained(id: string, finding: Finding): Finding {
  const { expected, cause, place, blame } = finding;
  const isWhole = [expected.vi, expected.en, cause.vi, cause.en].every((text) => text.trim() !== '');
  if (!isWhole || blame !== 'system' || place.part !== 'packet') throw new Error(`${id} explains nothing`);
  return finding;
}

/** Below the header, for brevity; the number of the packet comes first where there are several. */
function placeOf({ place }: Finding, packets: number): string {
  const path = (place.path ?? '').replace(/^edXMLEnvelope\/(?:edXMLHeader\/)?/, '');
  return packets > 1 ? `${place.entry}#${path}` : path;
}

function written(packet: Reading<Uint8Array>): Uint8Array {
  if (packet.ok) return packet.value;
  throw new Error(`the draft cannot be written: ${packet.problems[0]?.place.path}`);
}
