import { names as n } from '../../protocol/edxml/names.ts';
import {
  all,
  element,
  followed,
  inAttachment,
  inMessage,
  inReference,
  rewritten,
  withFile,
  without,
  withText,
} from './packet-edit.ts';
import { mutantsOf, type ShapedMutant } from './packet-mutant.ts';

const named = (name: string, index = 0) =>
  all(
    withText(inAttachment(n.attachmentName, index), name),
    withText(inReference(n.attachmentName, index), name),
  );
const typed = (type: string, index = 0) =>
  all(withText(inAttachment(n.contentType, index), type), withText(inReference(n.contentType, index), type));
const holding = (content: string | Uint8Array, index = 1) =>
  withFile(index, () => (typeof content === 'string' ? Buffer.from(content, 'latin1') : content));
const annex = inAttachment(n.attachmentContent, 1);
const virus = ['X5O!P%@AP[4\\PZX54(P^)', '7CC)7}$EICAR-STANDARD-', 'ANTIVIRUS-TEST-FILE!$H+H*'].join('');

/** ATT-03, ATT-04, ATT-08: contents. */
export const attachmentContentMutants: readonly ShapedMutant[] = mutantsOf([
  [
    'attachment.base64-star',
    'attachment.base64-intact',
    'ATT-03',
    'ký tự lạ trong Base64',
    'a letter that Base64 lacks',
    rewritten((xml) => xml.replace('>JVBERi0', '>JVBER*i0')),
  ],
  [
    'attachment.base64-url',
    'attachment.base64-intact',
    'ATT-03',
    'bảng chữ cái base64url',
    'the alphabet of base64url',
    rewritten((xml) =>
      xml.replace(/>JVBERi0[^<]*</, (text) => text.replaceAll('+', '-').replaceAll('/', '_')),
    ),
  ],
  [
    'attachment.base64-cut',
    'attachment.base64-intact',
    'ATT-03',
    'Base64 thiếu ký tự cuối',
    'Base64 without its last letter',
    rewritten((xml) =>
      xml.replace(
        /(>JVBERi0[^<=]*[^<=])=*</,
        (_, text: string) => `${text.slice(0, text.length % 4 === 1 ? -2 : -1)}<`,
      ),
    ),
    { besides: ['signature.well-made'] },
  ],
  [
    'attachment.base64-lines',
    'attachment.base64-one-line',
    'ATT-03',
    'Base64 ngắt dòng',
    'Base64 in lines',
    rewritten((xml) =>
      xml.replace(/>(JVBERi0[^<]*)</, (_, text: string) => `>${text.replaceAll(/.{76}/g, '$&\n')}<`),
    ),
  ],
  ['attachment.empty', 'attachment.not-empty', 'ATT-03', 'tệp rỗng', 'an empty file', withText(annex, '')],
  [
    'attachment.zip-called-pdf',
    'attachment.declared-type-real',
    'ATT-03',
    'ZIP khai là PDF',
    'a ZIP declared a PDF',
    holding('PK\x03\x04 goi nen'),
  ],
  [
    'attachment.text-called-pdf',
    'attachment.declared-type-real',
    'ATT-03',
    'văn bản thuần khai là PDF',
    'text declared a PDF',
    holding('Noi dung phu luc'),
  ],
  [
    'attachment.page-called-pdf',
    'attachment.declared-type-real',
    'ATT-03',
    'trang web khai là PDF',
    'a web page declared a PDF',
    holding('<!DOCTYPE html><html><body>Loi 404</body></html>'),
  ],
  [
    'attachment.pdf-called-docx',
    'attachment.name-matches-content',
    'ATT-03',
    'PDF đặt tên docx',
    'a PDF named docx',
    named('phu-luc.docx', 1),
  ],
  [
    'attachment.rtf-called-xls',
    'attachment.name-matches-content',
    'ATT-03',
    'RTF đặt tên xls',
    'an RTF named xls',
    all(named('phu-luc.xls', 1), typed('application/octet-stream', 1), holding('{\\rtf1 phu luc}')),
  ],
  [
    'attachment.read-as-text',
    'attachment.not-mangled',
    'ATT-03',
    'PDF bị đọc như UTF-8',
    'a PDF that was read as UTF-8',
    withFile(1, (bytes) => Buffer.from(Buffer.from(bytes).toString('utf8'), 'utf8')),
  ],
  [
    'attachment.program-named',
    'attachment.format-listed',
    'ATT-04',
    'tệp .exe',
    'an .exe',
    named('cai-dat.exe', 1),
  ],
  ['attachment.script-named', 'attachment.format-listed', 'ATT-04', 'tệp .js', 'a .js', named('mau.js', 1)],
  [
    'attachment.image-named',
    'attachment.format-listed',
    'ATT-04',
    'tệp .iso',
    'an .iso',
    named('dia.iso', 1),
  ],
  [
    'attachment.page-named',
    'attachment.format-listed',
    'ATT-04',
    'tệp .html',
    'an .html',
    named('trang.html', 1),
  ],
  [
    'attachment.macros-named',
    'attachment.format-listed',
    'ATT-04',
    'tệp .docm',
    'a .docm',
    named('mau.docm', 1),
  ],
  [
    'attachment.no-extension',
    'attachment.format-listed',
    'ATT-04',
    'tệp không có phần mở rộng',
    'no extension',
    named('phu-luc', 1),
  ],
  [
    'attachment.program',
    'attachment.no-program',
    'ATT-08',
    'chương trình Windows',
    'a program of Windows',
    holding('MZ\x90\0\x03\0\0\0'),
    { besides: ['attachment.declared-type-real'] },
  ],
  [
    'attachment.script',
    'attachment.no-program',
    'ATT-08',
    'kịch bản chạy được',
    'a script that runs',
    holding('#!/bin/sh\nrm -rf /\n'),
    { besides: ['attachment.declared-type-real'] },
  ],
  [
    'attachment.macros',
    'attachment.no-macros',
    'ATT-04',
    'docx có macro',
    'a docx with macros',
    all(named('mau.docx', 1), typed('application/octet-stream', 1), holding('PK\x03\x04word/vbaProject.bin')),
  ],
  [
    'attachment.old-macros',
    'attachment.no-macros',
    'ATT-04',
    'doc có macro',
    'a doc with macros',
    all(
      named('mau.doc', 1),
      typed('application/msword', 1),
      holding(
        Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.from('_VBA_PROJECT', 'utf16le')]),
      ),
    ),
  ],
  [
    'attachment.virus',
    'attachment.no-virus',
    'ATT-08',
    'mẫu thử EICAR',
    'the EICAR file',
    all(named('mau.txt', 1), typed('text/plain', 1), holding(virus)),
  ],
  [
    'attachment.draft-first',
    'attachment.main-is-pdf',
    'ATT-05',
    'văn bản chính không phải PDF',
    'the document itself is no PDF',
    all(named('du-thao.txt'), typed('text/plain'), holding('Du thao cong van', 0)),
  ],
  [
    'attachment.appendix-forgotten',
    'attachment.appendixes-there',
    'ATT-01',
    'thiếu một phụ lục đã kê',
    'an annex is missing',
    followed(inMessage(n.otherInfo, n.appendixes, n.appendix), element(n.appendix, 'Phụ lục II')),
  ],
  [
    'attachment.annex-forgotten',
    'attachment.annex-mentioned',
    'ATT-01',
    'nhắc “kèm theo” mà không có tệp',
    'an annex is mentioned, and there is none',
    all(
      withText(inMessage(n.content), 'Báo cáo theo mẫu kèm theo Công văn này'),
      without(inMessage(n.otherInfo, n.appendixes)),
      without(({ manifest }) => manifest.all(n.reference)[1] ?? manifest),
      without(({ attachments, root }) => attachments[1]?.part ?? root),
    ),
  ],
]);
