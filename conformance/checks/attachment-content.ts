import { allowedFormats, promiseOf } from '../../protocol/edxml/file-formats.ts';
import { names as n } from '../../protocol/edxml/names.ts';
import { both } from '../bilingual.ts';
import type { Check } from '../check.ts';
import type { AttachmentView } from '../reading/attachment-view.ts';
import type { PacketView } from '../reading/packet-view.ts';
import { type Fault, packetCheck } from './packet-check.ts';

const withFiles = ({ attachments }: PacketView) => attachments.length > 0;
const mostBytes = 50 * 1024 * 1024;

/** One fault for each file that has it. */
function files(what: (file: AttachmentView) => string | undefined) {
  return function* ({ attachments }: PacketView): Generator<Fault> {
    for (const file of attachments) {
      const seen = what(file);
      if (seen !== undefined) yield { at: file.content.spot, seen: `${file.name}: ${seen}` };
    }
  };
}

/** What travels is not what its type says; a type that nobody knows says nothing. A page of the web is a text too. */
function breaksPromise({ facts, contentType }: AttachmentView): boolean {
  const promise = promiseOf(contentType);
  if (typeof promise === 'string') return false;
  const kinds: readonly string[] = promise;
  return !kinds.includes(facts.travels) && !(facts.travels === 'html' && kinds.includes('text'));
}

/** ATT-03, ATT-04, ATT-07: what is in the files. */
export const attachmentContentChecks: readonly Check[] = [
  packetCheck({
    id: 'attachment.base64-intact',
    title: both('Base64 nguyên vẹn', 'The Base64 is intact'),
    requirements: ['ATT-03'],
    about: withFiles,
    expected: both('A–Z a–z 0–9 + / =, đủ nhóm bốn ký tự', 'A–Z a–z 0–9 + / =, full groups of four'),
    cause: both(
      'Cắt cụt, bảng chữ cái khác, hoặc chèn ký tự.',
      'Cut off, another alphabet, or something put in.',
    ),
    look: files(({ facts, content }) => (content.isFilled && !facts.isIntact ? 'Base64' : undefined)),
  }),
  packetCheck({
    id: 'attachment.base64-one-line',
    title: both('Base64 không ngắt dòng', 'The Base64 has no line breaks'),
    requirements: ['ATT-03'],
    about: withFiles,
    stance: 'warn',
    expected: both('một dòng liền', 'one line'),
    cause: both('Bộ mã hoá MIME.', 'A MIME encoder.'),
    look: files(({ facts }) => (facts.isBroken ? 'Base64' : undefined)),
  }),
  packetCheck({
    id: 'attachment.not-empty',
    title: both('Tệp không rỗng', 'No file is empty'),
    requirements: ['ATT-03', 'ATT-01'],
    about: withFiles,
    expected: both('nội dung tệp', 'the content of the file'),
    cause: both('Đọc tệp lỗi mà vẫn đóng gói.', 'The file could not be read and was packed all the same.'),
    look: files(({ facts, content }) => (content.isThere && facts.size === 0 ? '0 byte' : undefined)),
  }),
  packetCheck({
    id: 'attachment.declared-type-real',
    title: both('ContentType đúng với nội dung', 'The declared type is what the content is'),
    requirements: ['ATT-03'],
    about: withFiles,
    expected: both('nội dung đúng như khai', 'content as declared'),
    cause: both(
      'Nén tệp nhưng giữ kiểu cũ, hoặc gán kiểu theo tên.',
      'Zipped and still called what it was, or typed by its name.',
    ),
    look: files((file) => {
      const { facts, contentType } = file;
      return facts.size > 0 && !facts.isMangled && breaksPromise(file)
        ? `${contentType} – ${facts.travels}`
        : undefined;
    }),
  }),
  packetCheck({
    id: 'attachment.name-matches-content',
    title: both('Phần mở rộng đúng với nội dung', 'The extension is what the file is'),
    requirements: ['ATT-03'],
    about: withFiles,
    expected: both('nội dung đúng với phần mở rộng', 'content as the extension says'),
    cause: both(
      'Đổi đuôi tệp thay cho chuyển định dạng.',
      'The file was renamed in place of being converted.',
    ),
    look: files((file) => {
      const { facts, extension } = file;
      const kinds: readonly string[] | undefined = allowedFormats.get(extension);
      if (kinds === undefined || !facts.isUnpacked || facts.fileSize === 0 || facts.isMangled)
        return undefined;
      return kinds.includes(facts.kind) || breaksPromise(file) ? undefined : `.${extension} – ${facts.kind}`;
    }),
  }),
  packetCheck({
    id: 'attachment.not-mangled',
    title: both('Tệp nhị phân không bị đọc như văn bản', 'Binary files were not read as text'),
    requirements: ['ATT-03'],
    about: withFiles,
    expected: both('byte gốc của tệp', 'the bytes of the file'),
    cause: both('Đọc tệp bằng UTF-8 trước khi mã hoá Base64.', 'The file was read as UTF-8 before Base64.'),
    look: files(({ facts }) => (facts.isMangled ? 'EF BF BD' : undefined)),
  }),
  packetCheck({
    id: 'attachment.format-listed',
    title: both('Định dạng tệp được phép', 'The format is on the list'),
    requirements: ['ATT-04'],
    about: withFiles,
    expected: both(
      'pdf, doc/docx, odt, xls/xlsx, ods, csv, ppt/pptx, odp, txt, rtf, jpg, png, tif, gif, zip, gz',
      'pdf, doc/docx, odt, xls/xlsx, ods, csv, ppt/pptx, odp, txt, rtf, jpg, png, tif, gif, zip, gz',
    ),
    cause: both('Không lọc định dạng khi đính kèm.', 'Nothing is filtered when files are attached.'),
    look: files(({ extension, name }) =>
      name !== '' && !allowedFormats.has(extension) ? `.${extension}` : undefined,
    ),
  }),
  packetCheck({
    id: 'attachment.no-program',
    title: both('Không gửi chương trình', 'No program is sent'),
    requirements: ['ATT-08', 'ATT-04'],
    about: withFiles,
    expected: both('tệp tài liệu', 'a document'),
    cause: both('Tệp chạy được đổi tên hoặc nén.', 'A program that was renamed or zipped.'),
    look: files(({ facts }) => (facts.kind === 'executable' ? facts.kind : undefined)),
  }),
  packetCheck({
    id: 'attachment.no-macros',
    title: both('Tệp văn phòng không có macro', 'Office files have no macros'),
    requirements: ['ATT-04', 'ATT-08'],
    about: withFiles,
    expected: both('không có macro', 'no macros'),
    cause: both('Lưu ở định dạng có macro rồi đổi đuôi.', 'Saved with macros, then renamed.'),
    look: files(({ facts }) => (facts.hasMacros ? 'VBA' : undefined)),
  }),
  packetCheck({
    id: 'attachment.no-virus',
    title: both('Không có mẫu thử của phần mềm diệt vi-rút', 'No test file of virus scanners'),
    requirements: ['ATT-08'],
    about: withFiles,
    expected: both('tệp sạch', 'a clean file'),
    cause: both('Bên gửi không quét tệp.', 'The sender does not scan files.'),
    look: files(({ facts }) => (facts.isTestVirus ? 'EICAR' : undefined)),
  }),
  packetCheck({
    id: 'attachment.size',
    title: both('Mỗi tệp không quá 50 MB', 'No file is larger than 50 MB'),
    requirements: ['ATT-07', 'ENV-13'],
    about: withFiles,
    stance: 'warn',
    expected: both('không quá 50 MB', 'at most 50 MB'),
    cause: both('Bản quét không nén.', 'A scan that was not compressed.'),
    look: files(({ facts }) =>
      Math.max(facts.size, facts.fileSize) > mostBytes
        ? `${Math.max(facts.size, facts.fileSize)} byte`
        : undefined,
    ),
  }),
  packetCheck({
    id: 'attachment.content-element',
    title: both('Nội dung nằm trong ContentTransferEncoded', 'The content is in ContentTransferEncoded'),
    requirements: ['ATT-02', 'ENV-02'],
    about: withFiles,
    expected: both(n.attachmentContent, n.attachmentContent),
    cause: both('Bộ ghi dùng tên riêng.', 'The writer has a name of its own.'),
    *look({ attachments }) {
      for (const { content, name } of attachments)
        if (!content.isThere) yield { at: content.spot, seen: name };
    },
  }),
];
