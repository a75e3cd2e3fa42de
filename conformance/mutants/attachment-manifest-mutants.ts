import { names as n } from '../../protocol/edxml/names.ts';
import { all, inAttachment, inReference, rewritten, without, withText } from './packet-edit.ts';
import { mutantsOf, type ShapedMutant } from './packet-mutant.ts';

const named = (name: string, index = 0) =>
  all(
    withText(inAttachment(n.attachmentName, index), name),
    withText(inReference(n.attachmentName, index), name),
  );

/** ATT-02: manifest and files. */
export const attachmentManifestMutants: readonly ShapedMutant[] = mutantsOf([
  [
    'attachment.none',
    'attachment.present',
    'ATT-01',
    'văn bản không có tệp',
    'no file at all',
    all(
      without(({ root }) => root.one(n.attachmentList)),
      without(({ envelope }) => envelope.one(n.body)),
    ),
  ],
  [
    'attachment.manifest-absent',
    'attachment.manifest-present',
    'ATT-02',
    'không có bảng kê',
    'no manifest',
    without(({ envelope }) => envelope.one(n.body)),
  ],
  [
    'attachment.unlisted',
    'attachment.listed',
    'ATT-02',
    'tệp không có trong bảng kê',
    'a file that is not listed',
    without(({ manifest }) => manifest.all(n.reference)[1] ?? manifest),
  ],
  [
    'attachment.lost',
    'attachment.listed-is-there',
    'ATT-02',
    'tệp trong bảng kê bị mất',
    'a listed file is lost',
    without(({ attachments, root }) => attachments[1]?.part ?? root),
    { besides: ['attachment.appendixes-there'] },
  ],
  [
    'attachment.content-id-empty',
    'attachment.content-id-present',
    'ATT-02',
    'ContentId rỗng',
    'an empty ContentId',
    withText(inAttachment(n.contentId, 1), ''),
    { besides: ['attachment.listed-is-there'] },
  ],
  [
    'attachment.content-id-twice',
    'attachment.content-id-unique',
    'ATT-02',
    'hai tệp một ContentId',
    'one ContentId for two files',
    withText(inAttachment(n.contentId, 1), 'cid:1'),
    { besides: ['attachment.listed-is-there'] },
  ],
  [
    'attachment.content-id-bare',
    'attachment.content-id-prefix',
    'ATT-02',
    'cid: chỉ ở một bên',
    'cid: on one side only',
    withText(inAttachment(n.contentId), '1'),
  ],
  [
    'attachment.name-other',
    'attachment.name-agrees',
    'ATT-02',
    'tên khác bảng kê',
    'another name than listed',
    withText(inReference(n.attachmentName), 'cong-van.pdf'),
  ],
  [
    'attachment.unnamed',
    'attachment.name-present',
    'ATT-02',
    'tệp không tên',
    'a file without name',
    without(inAttachment(n.attachmentName)),
    { besides: ['attachment.main-is-pdf'] },
  ],
  [
    'attachment.type-other',
    'attachment.content-type-agrees',
    'ATT-02',
    'kiểu khác bảng kê',
    'another type than listed',
    withText(inReference(n.contentType), 'application/octet-stream'),
  ],
  [
    'attachment.untyped',
    'attachment.content-type-present',
    'ATT-02',
    'tệp không khai kiểu',
    'a file without type',
    without(inAttachment(n.contentType)),
  ],
  [
    'attachment.element-other',
    'attachment.content-element',
    'ATT-02',
    'nội dung trong phần tử khác',
    'the content in another element',
    rewritten((xml) =>
      xml
        .replace(new RegExp(`edXML:${n.attachmentContent}`), `edXML:${n.content}`)
        .replace(`</edXML:${n.attachmentContent}>`, `</edXML:${n.content}>`),
    ),
  ],
]);

/** ATT-07: names. */
export const attachmentNameMutants: readonly ShapedMutant[] = mutantsOf([
  [
    'attachment.name-climbs',
    'attachment.name-safe',
    'ATT-07',
    'tên tệp leo thư mục',
    '../ in a file name',
    named('../../tep.pdf'),
  ],
  [
    'attachment.name-drive',
    'attachment.name-safe',
    'ATT-07',
    'đường dẫn Windows',
    'a path of Windows',
    named('C:\\vanban\\812.pdf'),
  ],
  [
    'attachment.name-reversed',
    'attachment.name-safe',
    'ATT-07',
    'ký tự đảo chiều chữ',
    'a sign that turns the reading round',
    named('812\u202efdp.pdf'),
  ],
  [
    'attachment.name-device',
    'attachment.name-not-device',
    'ATT-07',
    'tên thiết bị CON',
    'the device CON',
    named('CON.pdf'),
  ],
  [
    'attachment.name-device-2',
    'attachment.name-not-device',
    'ATT-07',
    'tên thiết bị COM1',
    'the device COM1',
    named('com1.pdf'),
  ],
  [
    'attachment.name-60',
    'attachment.name-length',
    'ATT-07',
    'tên 60 ký tự',
    'a name of 60 characters',
    named(`${'cong-van-'.repeat(6)}12.pdf`),
  ],
  [
    'attachment.name-accented',
    'attachment.name-plain',
    'ATT-07',
    'tên có dấu',
    'accents in a name',
    named('công-văn-812.pdf'),
  ],
  [
    'attachment.name-hash',
    'attachment.name-characters',
    'ATT-07',
    'tên có ký tự đặc biệt',
    'special characters in a name',
    named('cong-van#812&1.pdf'.replace('&', '@')),
  ],
]);
