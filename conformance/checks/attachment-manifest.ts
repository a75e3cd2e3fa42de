import { contentIdPrefix, names as n } from '../../protocol/edxml/names.ts';
import { both } from '../bilingual.ts';
import type { Check } from '../check.ts';
import { type AttachmentView, bareContentId } from '../reading/attachment-view.ts';
import type { PacketView } from '../reading/packet-view.ts';
import type { Part } from '../reading/part.ts';
import { packetCheck } from './packet-check.ts';

const isDocument = 'document';
const withFiles = ({ kind, attachments }: PacketView) => kind === 'document' && attachments.length > 0;
const references = ({ manifest }: PacketView) => manifest.all(n.reference);
const idOf = (reference: Part) => bareContentId(reference.one(n.contentId).text);

/** Entries of the manifest with the file that each of them means. */
function* pairs(view: PacketView): Generator<readonly [Part, AttachmentView]> {
  for (const reference of references(view)) {
    const file = view.attachments.find(({ contentId }) => contentId !== '' && contentId === idOf(reference));
    if (file !== undefined) yield [reference, file];
  }
}

/** ATT-02: manifest and files, one to one. */
export const attachmentManifestChecks: readonly Check[] = [
  packetCheck({
    id: 'attachment.present',
    title: both('Văn bản có tệp đính kèm', 'A document has a file'),
    requirements: ['ATT-01', 'ATT-05'],
    about: isDocument,
    stance: { law: 'fail', field: 'warn' },
    expected: both('ít nhất tệp văn bản chính', 'at least the document itself'),
    cause: both('Gửi siêu dữ liệu trước, tệp sau.', 'Data were sent without the file.'),
    *look({ root, attachments }) {
      if (attachments.length === 0) yield { at: root.one(n.attachmentList).spot, seen: '0' };
    },
  }),
  packetCheck({
    id: 'attachment.manifest-present',
    title: both('Có bảng kê cho các tệp', 'There is a manifest of the files'),
    requirements: ['ATT-02'],
    about: withFiles,
    expected: both(n.manifest, n.manifest),
    cause: both('Bộ ghi bỏ phần thân.', 'The writer leaves the body out.'),
    *look(view) {
      if (references(view).length === 0) yield { at: view.manifest.spot, seen: '0' };
    },
  }),
  packetCheck({
    id: 'attachment.listed',
    title: both('Mỗi tệp có trong bảng kê', 'Every file is in the manifest'),
    requirements: ['ATT-02'],
    about: (view) => withFiles(view) && references(view).length > 0,
    expected: both('một Reference cho mỗi Attachment', 'one Reference for each Attachment'),
    cause: both('Tệp được thêm sau khi lập bảng kê.', 'A file was added when the manifest was made.'),
    *look(view) {
      const listed = new Set(references(view).map(idOf));
      for (const { part, contentId } of view.attachments) {
        if (contentId !== '' && !listed.has(contentId)) yield { at: part.spot, seen: contentId };
      }
    },
  }),
  packetCheck({
    id: 'attachment.listed-is-there',
    title: both('Mỗi dòng bảng kê có tệp', 'Every line of the manifest has its file'),
    requirements: ['ATT-02', 'ATT-01'],
    about: (view) => view.kind === 'document' && references(view).length > 0,
    expected: both('một Attachment cho mỗi Reference', 'one Attachment for each Reference'),
    cause: both('Tệp bị bỏ khi đóng gói.', 'A file was lost in packing.'),
    *look(view) {
      const there = new Set(view.attachments.map(({ contentId }) => contentId));
      for (const reference of references(view)) {
        const id = idOf(reference);
        if (id !== '' && !there.has(id)) yield { at: reference.spot, seen: id };
      }
    },
  }),
  packetCheck({
    id: 'attachment.content-id-present',
    title: both('Tệp và dòng bảng kê đều có ContentId', 'Files and lines of the manifest have a ContentId'),
    requirements: ['ATT-02'],
    about: withFiles,
    expected: both('ContentId', 'ContentId'),
    cause: both('Bộ ghi ghép theo thứ tự, không theo mã.', 'The writer goes by order, not by id.'),
    *look(view) {
      for (const part of [...references(view), ...view.attachments.map(({ part }) => part)]) {
        const id = part.one(n.contentId);
        if (!id.isFilled) yield { at: id.spot, seen: '(không có / absent)' };
      }
    },
  }),
  packetCheck({
    id: 'attachment.content-id-unique',
    title: both('ContentId không lặp', 'No ContentId comes twice'),
    requirements: ['ATT-02'],
    about: withFiles,
    expected: both('mỗi tệp một ContentId', 'one ContentId for each file'),
    cause: both('Đánh số lại từ đầu cho mỗi lần thêm tệp.', 'Numbering begins anew with each file.'),
    *look(view) {
      const seen = new Set<string>();
      for (const { part, contentId } of view.attachments) {
        if (contentId !== '' && seen.has(contentId))
          yield { at: part.one(n.contentId).spot, seen: contentId };
        seen.add(contentId);
      }
    },
  }),
  packetCheck({
    id: 'attachment.content-id-prefix',
    title: both('Tiền tố cid: ở cả hai bên', 'The prefix cid: on both sides'),
    requirements: ['ATT-02'],
    about: withFiles,
    stance: 'warn',
    expected: both('cid:… trong bảng kê và trong tệp', 'cid:… in the manifest and in the file'),
    cause: both(
      'Bộ ghi dòng .NET chỉ ghi ở bảng kê.',
      'Writers of the .NET line put it into the manifest only.',
    ),
    *look(view) {
      for (const [reference, { part }] of pairs(view)) {
        const [listed, own] = [reference.one(n.contentId), part.one(n.contentId)];
        const isOn = (each: Part) => each.text.startsWith(contentIdPrefix);
        if (isOn(listed) !== isOn(own))
          yield { at: (isOn(listed) ? own : listed).spot, seen: `${listed.text} – ${own.text}` };
      }
    },
  }),
  packetCheck({
    id: 'attachment.name-agrees',
    title: both('Tên tệp trùng bảng kê', 'File names agree with the manifest'),
    requirements: ['ATT-02'],
    about: withFiles,
    expected: both('cùng một AttachmentName', 'the same AttachmentName'),
    cause: both('Đổi tên ở một bên.', 'Renamed on one side.'),
    *look(view) {
      for (const [reference, { part, name }] of pairs(view)) {
        const listed = reference.one(n.attachmentName);
        if (listed.isFilled && name !== '' && listed.text !== name)
          yield { at: part.one(n.attachmentName).spot, seen: name, expected: both(listed.text, listed.text) };
      }
    },
  }),
  packetCheck({
    id: 'attachment.name-present',
    title: both('Mỗi tệp có tên', 'Every file has a name'),
    requirements: ['ATT-02'],
    about: withFiles,
    expected: both('AttachmentName', 'AttachmentName'),
    cause: both('Bộ ghi chỉ ghi tên trong bảng kê.', 'The writer names it in the manifest only.'),
    *look({ attachments }) {
      for (const { part, name } of attachments) {
        if (name === '') yield { at: part.one(n.attachmentName).spot, seen: '(không có / absent)' };
      }
    },
  }),
  packetCheck({
    id: 'attachment.content-type-agrees',
    title: both('ContentType trùng bảng kê', 'ContentType agrees with the manifest'),
    requirements: ['ATT-02'],
    about: withFiles,
    stance: 'warn',
    expected: both('cùng một ContentType', 'the same ContentType'),
    cause: both(
      'Thư viện ghi bảng kê trước khi quyết định nén.',
      'The library writes the manifest before it decides to zip.',
    ),
    *look(view) {
      for (const [reference, { part, contentType }] of pairs(view)) {
        const listed = reference.one(n.contentType);
        const seen = part.one(n.contentType);
        if (
          listed.isFilled &&
          seen.isFilled &&
          listed.text.toLowerCase().split(';')[0]?.trim() !== contentType
        )
          yield { at: seen.spot, seen: seen.text, expected: both(listed.text, listed.text) };
      }
    },
  }),
  packetCheck({
    id: 'attachment.content-type-present',
    title: both('Mỗi tệp khai ContentType', 'Every file declares its ContentType'),
    requirements: ['ATT-02', 'ATT-03'],
    about: withFiles,
    stance: { law: 'fail', field: 'warn' },
    expected: both('application/pdf …', 'application/pdf …'),
    cause: both('Bộ ghi không ghi.', 'The writer leaves it out.'),
    *look({ attachments }) {
      for (const { part, contentType } of attachments) {
        if (contentType === '') yield { at: part.one(n.contentType).spot, seen: '(không có / absent)' };
      }
    },
  }),
];
