import { parseLocalDate } from '../../protocol/calendar/local-time.ts';
import { names as n } from '../../protocol/edxml/names.ts';
import { bareWords } from '../../protocol/edxml/words.ts';
import { both } from '../bilingual.ts';
import type { Check } from '../check.ts';
import type { PacketView } from '../reading/packet-view.ts';
import { mainPdfOf, pdfsOf, printedText } from '../reading/pdf-view.ts';
import { holdsWords, withoutNoughts } from '../reading/words.ts';
import { type Fault, packetCheck } from './packet-check.ts';

/** The letters of the document itself; undefined for a scan, of which nothing can be said (MET-04: not run). */
function printed(view: PacketView): string | undefined {
  const main = mainPdfOf(view);
  return main === undefined ? undefined : printedText(main);
}

const isLegible = (view: PacketView) => view.kind === 'document' && printed(view) !== undefined;

/** What stands on the first page as a picture cannot be read. */
function hasPictures(view: PacketView): boolean {
  return (mainPdfOf(view)?.facts?.pages[0]?.images.length ?? 0) > 0;
}

/** Nor can what a signing program draws there, which is how a clerk's puts number and day on a letter. */
function isDrawnOn(view: PacketView): boolean {
  const widgets = mainPdfOf(view)?.signatures.flatMap((each) => each.widgets) ?? [];
  return hasPictures(view) || widgets.some(({ isVisible, page }) => isVisible && page === 1);
}

/** Letters without their spaces: what stands between number and notation differs from one office to the next. */
const closely = (text: string) => bareWords(text).replaceAll(' ', '');

/** The place of the number is blank in the letters of the page, so that it was put there in another way. */
function isNumberDrawn(view: PacketView): boolean {
  const notation = closely(view.message.one(n.code, n.codeNotation).text);
  const blank = new RegExp(`(?<![\\d\\p{L}])/${escaped(notation)}`, 'u');
  return notation !== '' && isDrawnOn(view) && blank.test(closely(printed(view) ?? ''));
}

const isDayDrawn = (view: PacketView) =>
  isDrawnOn(view) && /ngay[\s.…]*thang/u.test(bareWords(printed(view) ?? ''));

const urgencies = [
  { level: '3', mark: /(?:^|\n)\s*(?:HỎA TỐC|HOẢ TỐC|HOA TOC)/u },
  { level: '2', mark: /(?:^|\n)\s*(?:THƯỢNG KHẨN|THUONG KHAN)/u },
  { level: '1', mark: /(?:^|\n)\s*(?:KHẨN|KHAN)\s*(?:\n|$)/u },
] as const;

/** The urgency that is stamped on the page; undefined where none is. */
function stampedUrgency(text: string): string | undefined {
  return urgencies.find(({ mark }) => mark.test(text))?.level;
}

const secrecy = /(?:^|[\n([\]–_:;,.|*-])\s*(TUYỆT MẬT|TỐI MẬT|MẬT)\s*(?:$|[\n)\]–_:;,.|*-])/u;
const secrecyLevel = /độ\s+mật\s*:\s*(?:tuyệt mật|tối mật|mật)(?!\p{L})/iu;
const secrecyName = /(?:^|[^a-z])(?:tuyet[ _-]?mat|toi[ _-]?mat)(?![a-z])/i;

function secrecyIn(text: string): string | undefined {
  const composed = text.normalize('NFC');
  return secrecy.exec(composed)?.[1] ?? secrecyLevel.exec(composed)?.[0];
}

/** MET-04, MET-06, GEN-01: what the document shows, beside what the packet says. */
export const documentPrintedChecks: readonly Check[] = [
  packetCheck({
    id: 'document.number-printed',
    title: both('Số, ký hiệu trùng với văn bản', 'Number and notation are those printed'),
    requirements: ['MET-04'],
    about: (view) => isLegible(view) && !isNumberDrawn(view),
    expected: both('số, ký hiệu như in trên trang đầu', 'as printed on the first page'),
    cause: both(
      'Nhập lại số, hoặc đính nhầm tệp.',
      'The number was typed again, or the wrong file attached.',
    ),
    *look(view) {
      const code = view.message.one(n.code);
      const [number, notation] = [code.one(n.codeNumber), code.one(n.codeNotation)];
      const wanted = `${number.text}/${notation.text}`;
      if (!number.isFilled || !notation.isFilled) return;
      const text = closely(printed(view) ?? '');
      const inText = new RegExp(`(?<!\\d)0*${escaped(withoutNoughts(closely(wanted)))}`, 'u');
      if (!inText.test(text)) yield { at: number.spot, seen: wanted };
    },
  }),
  packetCheck({
    id: 'document.date-printed',
    title: both('Ngày ban hành trùng với văn bản', 'The day of issue is that printed'),
    requirements: ['MET-04'],
    about: (view) => isLegible(view) && !isDayDrawn(view),
    expected: both('ngày như in trên trang đầu', 'as printed on the first page'),
    cause: both(
      'Ghi ngày gửi thay ngày ban hành, hoặc đính nhầm tệp.',
      'The day of sending was written, or the wrong file attached.',
    ),
    *look(view) {
      const part = view.message.one(n.promulgationInfo, n.promulgationDate);
      const date = parseLocalDate(part.text);
      if (date === undefined) return;
      const { year, month, day } = date;
      const words = new RegExp(`ngay 0?${day} thang 0?${month} nam ${year}(?!\\d)`, 'u');
      if (!words.test(bareWords(printed(view) ?? ''))) yield { at: part.spot, seen: part.text };
    },
  }),
  packetCheck({
    id: 'document.issuer-printed',
    title: both('Tên bên gửi có trên văn bản', 'The sender’s name is printed'),
    requirements: ['MET-14', 'MET-04'],
    about: isLegible,
    stance: 'warn',
    expected: both('cơ quan ban hành như in trên văn bản', 'the issuing body as printed'),
    cause: both('Gửi hộ hoặc đính nhầm tệp.', 'Sent for somebody else, or the wrong file attached.'),
    *look({ message, ...view }) {
      const part = message.one(n.from, n.organName);
      const text = printed({ message, ...view }) ?? '';
      if (part.isFilled && !holdsWords(text, part.text)) yield { at: part.spot, seen: part.text };
    },
  }),
  packetCheck({
    id: 'document.priority-printed',
    title: both('Độ khẩn trùng dấu trên văn bản', 'The urgency is that stamped on the document'),
    requirements: ['MET-06'],
    about: isLegible,
    expected: both('dấu KHẨN ↔ 1, THƯỢNG KHẨN ↔ 2, HOẢ TỐC ↔ 3', 'KHẨN ↔ 1, THƯỢNG KHẨN ↔ 2, HOẢ TỐC ↔ 3'),
    cause: both('Không chọn độ khẩn khi gửi.', 'The urgency was not chosen in the form.'),
    *look(view) {
      const part = view.message.one(n.otherInfo, n.priority);
      const said = part.text === '' ? '0' : part.text;
      const stamped = stampedUrgency(printed(view) ?? '');
      if (!/^[0-3]$/.test(said) || said === (stamped ?? '0')) return;
      // A mark that cannot be read may be there all the same, stamped on as a picture.
      if (stamped === undefined && hasPictures(view)) return;
      const severity = stamped === undefined ? { severity: 'warn' as const } : {};
      yield { at: part.spot, seen: `${said} ≠ ${stamped ?? '0'}`, ...severity };
    },
  }),
  packetCheck({
    id: 'document.no-secrecy-in-subject',
    title: both('Trích yếu không có dấu độ mật', 'The subject bears no mark of secrecy'),
    requirements: ['GEN-01'],
    about: 'document',
    expected: both('văn bản không mật', 'a document that is no secret'),
    cause: both('Văn bản mật không được gửi qua Trục.', 'Secret documents never go through the axis.'),
    *look({ message }) {
      for (const part of [message.one(n.subject), message.one(n.content)]) {
        const mark = secrecyIn(part.text);
        if (mark !== undefined) yield { at: part.spot, seen: mark };
      }
    },
  }),
  packetCheck({
    id: 'document.no-secrecy-in-names',
    title: both('Tên tệp không có dấu độ mật', 'No file name bears a mark of secrecy'),
    requirements: ['GEN-01'],
    about: ({ kind, attachments }) => kind === 'document' && attachments.length > 0,
    expected: both('văn bản không mật', 'a document that is no secret'),
    cause: both('Văn bản mật không được gửi qua Trục.', 'Secret documents never go through the axis.'),
    *look({ attachments }) {
      for (const { part, name } of attachments) {
        const stem = name.replace(/\.[^.]*$/, '');
        const mark = secrecyIn(stem) ?? secrecyName.exec(stem)?.[0];
        if (mark !== undefined) yield { at: part.one(n.attachmentName).spot, seen: mark };
      }
    },
  }),
  packetCheck({
    id: 'document.no-secrecy-printed',
    title: both('Văn bản không đóng dấu độ mật', 'No file is stamped secret'),
    requirements: ['GEN-01'],
    about: (view) => view.kind === 'document' && pdfsOf(view).some((pdf) => printedText(pdf) !== undefined),
    expected: both('văn bản không mật', 'a document that is no secret'),
    cause: both('Văn bản mật không được gửi qua Trục.', 'Secret documents never go through the axis.'),
    *look(view): Generator<Fault> {
      for (const pdf of pdfsOf(view)) {
        const mark = stampedSecrecy(printedText(pdf) ?? '');
        if (mark !== undefined)
          yield { at: pdf.attachment.content.spot, seen: `${pdf.attachment.name}: ${mark}` };
      }
    },
  }),
];

/** A stamp stands on a line of its own; within a sentence the words are words. */
function stampedSecrecy(text: string): string | undefined {
  return text
    .split('\n')
    .map((line) => line.trim())
    .find((line) => /^(?:TUYỆT MẬT|TỐI MẬT|MẬT|TUYET MAT|TOI MAT)$/u.test(line));
}

function escaped(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
}
