import { names as n } from '../../protocol/edxml/names.ts';
import { both } from '../bilingual.ts';
import type { Check } from '../check.ts';
import type { PacketView } from '../reading/packet-view.ts';
import { mainPdfOf, pdfOf, pdfsOf } from '../reading/pdf-view.ts';
import { packetCheck } from './packet-check.ts';

const withFiles = ({ kind, attachments }: PacketView) => kind === 'document' && attachments.length > 0;
const withPdf = (view: PacketView) => view.attachments.some(({ facts }) => facts.kind === 'pdf');
const fewestDots = 200;

/** ATT-01, ATT-05, ATT-06, ATT-08: documents and their annexes. */
export const attachmentDocumentChecks: readonly Check[] = [
  packetCheck({
    id: 'attachment.main-is-pdf',
    title: both('Văn bản chính là PDF', 'The document itself is a PDF'),
    requirements: ['ATT-05'],
    about: withFiles,
    stance: { law: 'fail', field: 'warn' },
    expected: both('tệp đầu tiên là PDF đã ký', 'the first file is a signed PDF'),
    cause: both('Gửi bản soạn thảo hoặc xếp phụ lục lên đầu.', 'A draft was sent, or an annex stands first.'),
    *look({ attachments }) {
      const [first] = attachments;
      if (first !== undefined && first.extension !== 'pdf')
        yield { at: first.part.one(n.attachmentName).spot, seen: first.name };
    },
  }),
  packetCheck({
    id: 'attachment.pdf-readable',
    title: both('PDF mở được', 'PDF files can be opened'),
    requirements: ['ATT-03', 'ATT-05'],
    about: withPdf,
    expected: both('PDF nguyên vẹn', 'a whole PDF'),
    cause: both('Tệp bị cắt hoặc hỏng.', 'The file is cut or broken.'),
    *look(view) {
      for (const { attachment, facts, troubles } of pdfsOf(view)) {
        const [trouble] = troubles;
        if (
          facts === undefined &&
          trouble !== undefined &&
          trouble.code !== 'pdf.encrypted' &&
          !attachment.facts.isMangled &&
          attachment.facts.isIntact
        )
          yield { at: attachment.content.spot, seen: `${attachment.name}: ${trouble.code}` };
      }
    },
  }),
  packetCheck({
    id: 'attachment.pdf-open',
    title: both('PDF không đặt mật khẩu', 'No PDF is encrypted'),
    requirements: ['ATT-08'],
    about: withPdf,
    expected: both('không mã hoá', 'not encrypted'),
    cause: both('Công cụ xuất PDF đặt mật khẩu quyền.', 'The PDF was exported with permissions.'),
    *look(view) {
      for (const { attachment, troubles } of pdfsOf(view)) {
        if (troubles.some(({ code }) => code === 'pdf.encrypted'))
          yield { at: attachment.content.spot, seen: `${attachment.name}: /Encrypt` };
      }
    },
  }),
  packetCheck({
    id: 'attachment.pdf-passive',
    title: both('PDF không có mã chạy, không gọi chương trình', 'No PDF acts: no scripts, no launching'),
    requirements: ['ATT-08'],
    about: withPdf,
    expected: both(
      'không có JavaScript, Launch, XFA, tệp nhúng',
      'no JavaScript, Launch, XFA, embedded files',
    ),
    cause: both('Biểu mẫu PDF có mã, hoặc cố ý.', 'A form with scripts, or worse.'),
    *look(view) {
      for (const { attachment, facts } of pdfsOf(view)) {
        for (const { kind, path } of facts?.active ?? []) {
          const severity =
            kind === 'embedded-file' || kind === 'other-action' ? ({ severity: 'warn' } as const) : {};
          yield { at: attachment.content.spot, seen: `${attachment.name}: ${kind} ${path}`, ...severity };
        }
      }
    },
  }),
  packetCheck({
    id: 'attachment.pdf-version',
    title: both('PDF phiên bản 1.4 đến 1.7', 'PDF versions 1.4 to 1.7'),
    requirements: ['ATT-04'],
    about: withPdf,
    stance: 'warn',
    expected: both('1.4–1.7', '1.4–1.7'),
    cause: both('Công cụ xuất PDF quá cũ hoặc quá mới.', 'A PDF writer too old or too new.'),
    *look(view) {
      for (const { attachment, facts } of pdfsOf(view)) {
        if (facts !== undefined && !/^1\.[4-7]$/.test(facts.version))
          yield { at: attachment.content.spot, seen: `${attachment.name}: ${facts.version}` };
      }
    },
  }),
  packetCheck({
    id: 'attachment.scan-resolution',
    title: both('Bản quét từ 200 dpi', 'Scans have 200 dpi or more'),
    requirements: ['ATT-06'],
    about: (view) => scansOf(view).length > 0,
    expected: both('ít nhất 200 dpi', 'at least 200 dpi'),
    cause: both('Máy quét đặt độ phân giải thấp.', 'The scanner was set too low.'),
    *look(view) {
      for (const { pdf, image } of scansOf(view)) {
        if (image.dpi < fewestDots - 1)
          yield {
            at: pdf.attachment.content.spot,
            seen: `${pdf.attachment.name}: ${Math.round(image.dpi)} dpi`,
          };
      }
    },
  }),
  packetCheck({
    id: 'attachment.scan-colour',
    title: both('Bản quét có màu', 'Scans are in colour'),
    requirements: ['ATT-06'],
    about: (view) => scansOf(view).length > 0,
    expected: both('ảnh màu', 'a colour picture'),
    cause: both('Máy quét đặt chế độ xám.', 'The scanner was set to grey.'),
    *look(view) {
      for (const { pdf, image } of scansOf(view)) {
        if (image.colour === 'grey')
          yield { at: pdf.attachment.content.spot, seen: `${pdf.attachment.name}: grey` };
      }
    },
  }),
  packetCheck({
    id: 'attachment.appendixes-there',
    title: both('Đủ tệp cho các phụ lục đã kê', 'There is a file for every annex that is listed'),
    requirements: ['ATT-01'],
    about: ({ kind, message }) =>
      kind === 'document' && message.one(n.otherInfo, n.appendixes, n.appendix).isFilled,
    stance: { law: 'fail', field: 'warn' },
    expected: both('số tệp kèm không ít hơn số phụ lục', 'at least as many annexes as are listed'),
    cause: both('Quên đính kèm phụ lục.', 'An annex was forgotten.'),
    *look({ message, attachments }) {
      const listed = message.all(n.otherInfo, n.appendixes, n.appendix).filter(({ isFilled }) => isFilled);
      const annexes = attachments.length - 1;
      if (attachments.length > 0 && annexes < listed.length)
        yield {
          at: listed[Math.max(annexes, 0)]?.spot ?? message.spot,
          seen: `${annexes} < ${listed.length}`,
        };
    },
  }),
  packetCheck({
    id: 'attachment.annex-mentioned',
    title: both('Văn bản nhắc phụ lục thì có tệp kèm', 'Where annexes are mentioned, there is one'),
    requirements: ['ATT-01'],
    about: (view) => view.kind === 'document' && mainPdfOf(view) !== undefined,
    stance: 'warn',
    expected: both('ít nhất một tệp kèm theo', 'at least one further file'),
    cause: both(
      'Phụ lục nằm trong cùng tệp, hoặc bị quên.',
      'The annex is in the same file, or was forgotten.',
    ),
    *look({ message, attachments }) {
      const said = [message.one(n.subject), message.one(n.content)].find(({ text }) =>
        /kèm theo|đính kèm/iu.test(text),
      );
      if (said !== undefined && attachments.length < 2) yield { at: said.spot, seen: said.text };
    },
  }),
  packetCheck({
    id: 'document.page-amount',
    title: both('PageAmount bằng số trang văn bản chính', 'PageAmount is the number of pages'),
    requirements: ['MET-10'],
    about: (view) =>
      view.message.one(n.otherInfo, n.pageAmount).isFilled && mainPdfOf(view)?.facts !== undefined,
    stance: 'warn',
    expected: both('số trang của PDF đầu tiên', 'the pages of the first PDF'),
    cause: both('Giữ giá trị mặc định.', 'Left at its default.'),
    *look(view) {
      const part = view.message.one(n.otherInfo, n.pageAmount);
      const pages = String(mainPdfOf(view)?.facts?.pageCount ?? '');
      if (/^[1-9]\d*$/.test(part.text) && part.text !== pages)
        yield { at: part.spot, seen: part.text, expected: both(pages, pages) };
    },
  }),
];

/** First pages that are pictures only. */
function scansOf(view: PacketView) {
  return view.attachments.flatMap((attachment) => {
    const pdf = pdfOf(view, attachment);
    const [page] = pdf?.facts?.pages ?? [];
    const [image] = page?.isImageOnly === true ? page.images : [];
    return pdf === undefined || image === undefined ? [] : [{ pdf, image }];
  });
}
