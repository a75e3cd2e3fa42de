import { attachmentContentProblems } from './attachment-content.ts';
import type { ProblemTable } from './entry.ts';

/** What is wrong with attachments and their manifest. */
export const attachmentProblems = {
  'attachment.none': {
    severity: 'warning',
    text: { vi: 'Gói tin văn bản không có tệp đính kèm nào.', en: 'The document packet carries no file.' },
    remedy: {
      vi: 'Đính kèm văn bản chính dạng PDF đã ký số.',
      en: 'Attach the main document as a signed PDF.',
    },
    requirements: ['ATT-05'],
    wireCode: '21',
  },
  'attachment.main-not-pdf': {
    severity: 'warning',
    text: {
      vi: 'Tệp đầu tiên “{seen}” không phải PDF; văn bản chính phải là PDF ký số.',
      en: 'The first file “{seen}” is no PDF; the main document is a signed PDF.',
    },
    remedy: {
      vi: 'Đặt văn bản chính dạng PDF đã ký số ở vị trí đầu.',
      en: 'Put the main document first, as a signed PDF.',
    },
    requirements: ['ATT-05'],
    wireCode: '21',
  },
  'attachment.appendix-missing': {
    severity: 'warning',
    text: { vi: 'Không tìm thấy tệp cho phụ lục “{seen}”.', en: 'No file is found for the annex “{seen}”.' },
    remedy: {
      vi: 'Đính kèm phụ lục, đặt mô tả tệp đúng tên phụ lục.',
      en: "Attach the annex, with its name as the file's description.",
    },
    requirements: ['ATT-01'],
    wireCode: '21',
  },
  'attachment.manifest-missing': {
    severity: 'error',
    text: {
      vi: 'Có tệp đính kèm nhưng không có bảng kê edXMLManifest.',
      en: 'There are attachments but no edXMLManifest.',
    },
    remedy: {
      vi: 'Lập bảng kê, mỗi tệp một Reference.',
      en: 'Write a manifest with one Reference for each file.',
    },
    requirements: ['ATT-02'],
    wireCode: '22',
  },
  'attachment.reference-dangling': {
    severity: 'error',
    text: {
      vi: 'Bảng kê ghi “{seen}” nhưng không có tệp đó.',
      en: 'The manifest names “{seen}”, but there is no such file.',
    },
    remedy: {
      vi: 'Đính kèm đủ tệp, hoặc bỏ dòng này khỏi bảng kê.',
      en: 'Attach the file, or take the line out of the manifest.',
    },
    requirements: ['ATT-02'],
    wireCode: '22',
  },
  'attachment.unreferenced': {
    severity: 'error',
    text: { vi: 'Tệp “{seen}” không có trong bảng kê.', en: 'The file “{seen}” is not in the manifest.' },
    remedy: { vi: 'Thêm một Reference cùng ContentId.', en: 'Add a Reference with the same ContentId.' },
    requirements: ['ATT-02'],
    wireCode: '22',
  },
  'attachment.content-id-repeated': {
    severity: 'error',
    text: { vi: 'ContentId “{seen}” dùng hai lần.', en: 'The ContentId “{seen}” is used twice.' },
    remedy: { vi: 'Đặt cho mỗi tệp một ContentId riêng.', en: 'Give every file a ContentId of its own.' },
    requirements: ['ATT-02'],
    wireCode: '22',
  },
  'attachment.content-id-prefix': {
    severity: 'warning',
    text: {
      vi: 'ContentId “{seen}” chỉ có tiền tố cid: ở một phía.',
      en: 'The ContentId “{seen}” has the prefix cid: on one side only.',
    },
    remedy: { vi: 'Ghi “{expected}” ở cả hai phía.', en: 'Write “{expected}” on both sides.' },
    requirements: ['ATT-02'],
    wireCode: '22',
  },
  'attachment.content-type-differs': {
    severity: 'warning',
    text: {
      vi: 'ContentType của tệp là “{seen}”, còn bảng kê ghi “{expected}”.',
      en: 'The ContentType of the file is “{seen}”, the manifest says “{expected}”.',
    },
    remedy: { vi: 'Ghi cùng một giá trị ở cả hai phía.', en: 'Write the same value on both sides.' },
    requirements: ['ATT-02'],
    wireCode: '22',
  },
  'attachment.name-differs': {
    severity: 'warning',
    text: {
      vi: 'Tên tệp là “{seen}”, còn bảng kê ghi “{expected}”.',
      en: 'The name of the file is “{seen}”, the manifest says “{expected}”.',
    },
    remedy: { vi: 'Ghi cùng một tên ở cả hai phía.', en: 'Write the same name on both sides.' },
    requirements: ['ATT-02'],
    wireCode: '22',
  },
  'attachment.name-unsafe': {
    severity: 'error',
    text: {
      vi: 'Tên tệp “{seen}” chứa đường dẫn hoặc ký tự điều khiển.',
      en: 'The file name “{seen}” holds a path or control characters.',
    },
    remedy: { vi: 'Chỉ ghi tên tệp, không kèm thư mục.', en: 'Write the bare file name, without folders.' },
    requirements: ['ATT-07'],
    wireCode: '21',
  },
  'attachment.name-reserved': {
    severity: 'error',
    text: {
      vi: 'Tên tệp “{seen}” là tên thiết bị của Windows.',
      en: 'The file name “{seen}” is a device name of Windows.',
    },
    remedy: { vi: 'Đổi tên tệp.', en: 'Rename the file.' },
    requirements: ['ATT-07'],
    wireCode: '21',
  },
  'attachment.name-long': {
    severity: 'warning',
    text: {
      vi: 'Tên tệp dài {seen} ký tự, nên {expected}.',
      en: 'The file name is {seen} characters long, {expected} is advised.',
    },
    remedy: { vi: 'Rút gọn tên tệp.', en: 'Shorten the file name.' },
    requirements: ['ATT-07'],
    wireCode: '21',
  },
  'attachment.name-accented': {
    severity: 'warning',
    text: {
      vi: 'Tên tệp “{seen}” có dấu hoặc ký tự ngoài bảng chữ cái Latinh.',
      en: 'The file name “{seen}” has accents or letters beyond plain Latin.',
    },
    remedy: { vi: 'Đặt tên tệp không dấu.', en: 'Name the file without accents.' },
    requirements: ['ATT-07'],
    wireCode: '21',
  },
  'attachment.name-special': {
    severity: 'warning',
    text: { vi: 'Tên tệp “{seen}” có ký tự đặc biệt.', en: 'The file name “{seen}” has special characters.' },
    remedy: {
      vi: 'Chỉ dùng chữ, số, dấu chấm, gạch ngang, gạch dưới.',
      en: 'Use letters, digits, dots, hyphens and underscores only.',
    },
    requirements: ['ATT-07'],
    wireCode: '21',
  },
  'attachment.format-refused': {
    severity: 'error',
    text: {
      vi: 'Định dạng “{seen}” không được phép đính kèm.',
      en: 'Files of the format “{seen}” may not be attached.',
    },
    remedy: { vi: 'Dùng một trong các định dạng {expected}.', en: 'Use one of the formats {expected}.' },
    requirements: ['ATT-04'],
    wireCode: '21',
  },
  'attachment.too-large': {
    severity: 'error',
    text: {
      vi: 'Tệp lớn {seen} byte, cho phép {expected}.',
      en: 'The file has {seen} bytes, allowed are {expected}.',
    },
    remedy: { vi: 'Chia nhỏ hoặc nén tệp.', en: 'Split or compress the file.' },
    requirements: ['ATT-07', 'ENV-13'],
    wireCode: '21',
  },
  ...attachmentContentProblems,
} as const satisfies ProblemTable;
