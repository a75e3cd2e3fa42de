import type { Bilingual, ProblemEntry, ProblemTable } from './entry.ts';

const fetchAgain: Bilingual = {
  vi: 'Không dùng bản này; lấy lại văn bản từ nơi gửi.',
  en: 'Do not use this copy; fetch the document from its sender again.',
};

/** An entry about something that an update did after a signature and that no rule permits. */
function changed(vi: string, en: string): ProblemEntry {
  return {
    severity: 'error',
    text: { vi, en },
    remedy: fetchAgain,
    requirements: ['SIG-04'],
    wireCode: '21',
  };
}

/** What was done to a PDF after it was signed. */
export const pdfChangeProblems = {
  'pdf.bytes-after-end': changed(
    'Sau dấu kết thúc của tệp có thêm dữ liệu, từ byte {path}.',
    'There is something behind the end of the file, from byte {path}.',
  ),
  'pdf.bytes-unlisted': changed(
    'Bản cập nhật sau khi ký chứa byte không được liệt kê, từ byte {path}.',
    'An update after the signature holds bytes that it does not list, from byte {path}.',
  ),
  'pdf.xref-reaches-back': changed(
    'Bảng tham chiếu thêm sau khi ký trỏ đối tượng {path} về dữ liệu giấu sẵn trong phần đã ký.',
    'A cross-reference added after the signature points object {path} at data hidden in what was signed.',
  ),
  'pdf.size-shrunk': changed(
    'Bản cập nhật sau khi ký thu nhỏ bảng đối tượng làm mất nội dung.',
    'An update after the signature makes the table of objects smaller, and content is lost.',
  ),
  'pdf.object-removed': changed(
    'Đối tượng {path} bị xoá sau khi ký.',
    'Object {path} was removed after the signature.',
  ),
  'pdf.object-changed': changed(
    'Đối tượng {path} bị thay sau khi ký.',
    'Object {path} was replaced after the signature.',
  ),
  'pdf.object-awaited': changed(
    'Đối tượng {path} được văn bản đã ký nhắc đến nhưng chỉ được thêm vào sau khi ký.',
    'The signed document refers to object {path}, which was only added after the signature.',
  ),
  'pdf.page-changed': changed(
    'Trang bị sửa sau khi ký: {path}.',
    'A page was changed after the signature: {path}.',
  ),
  'pdf.pages-changed': changed(
    'Trang bị thêm, bớt hoặc đổi thứ tự sau khi ký: {path}.',
    'Pages were added, removed or moved after the signature: {path}.',
  ),
  'pdf.resource-changed': changed(
    'Phông chữ, hình hoặc tài nguyên mà trang dùng bị thay sau khi ký: {path}.',
    'A font, a picture or another resource of the pages was replaced after the signature: {path}.',
  ),
  'pdf.annotation-added': changed(
    'Chú thích được thêm sau khi ký: {path}.',
    'An annotation was added after the signature: {path}.',
  ),
  'pdf.annotation-removed': changed(
    'Chú thích bị bỏ sau khi ký: {path}.',
    'An annotation was removed after the signature: {path}.',
  ),
  'pdf.annotation-changed': changed(
    'Chú thích bị sửa sau khi ký: {path}.',
    'An annotation was changed after the signature: {path}.',
  ),
  'pdf.layers-changed': changed(
    'Lớp hiển thị (ẩn, hiện) bị thay đổi sau khi ký: {path}.',
    'Layers to show or hide were changed after the signature: {path}.',
  ),
  'pdf.catalog-changed': changed(
    'Cấu trúc chung của văn bản bị sửa sau khi ký: {path}.',
    'The structure of the document was changed after the signature: {path}.',
  ),
  'pdf.catalog-replaced': changed(
    'Gốc của văn bản bị thay bằng đối tượng khác sau khi ký.',
    'The root of the document was exchanged for another object after the signature.',
  ),
  'pdf.information-changed': changed(
    'Thông tin của văn bản bị sửa sau khi ký: {path}.',
    'The information about the document was changed after the signature: {path}.',
  ),
  'pdf.attachment-added': changed(
    'Tệp nhúng bị thêm hoặc thay sau khi ký: {path}.',
    'An embedded file was added or replaced after the signature: {path}.',
  ),
  'pdf.action-added': changed(
    'Mã JavaScript hoặc hành động tự chạy bị thêm hay thay sau khi ký: {path}.',
    'JavaScript or an action was added or replaced after the signature: {path}.',
  ),
  'pdf.form-changed': changed(
    'Biểu mẫu bị sửa sau khi ký: {path}.',
    'The form was changed after the signature: {path}.',
  ),
  'pdf.xfa-changed': changed(
    'Biểu mẫu XFA bị thêm hoặc sửa sau khi ký: {path}.',
    'An XFA form was added or changed after the signature: {path}.',
  ),
  'pdf.need-appearances': changed(
    'NeedAppearances được bật sau khi ký, khiến phần mềm vẽ lại các trường.',
    'NeedAppearances was set after the signature, which makes readers draw the fields anew.',
  ),
  'pdf.field-added': changed(
    'Trường biểu mẫu được thêm sau khi ký: {path}.',
    'A form field was added after the signature: {path}.',
  ),
  'pdf.field-removed': changed(
    'Trường biểu mẫu bị bỏ sau khi ký: {path}.',
    'A form field was removed after the signature: {path}.',
  ),
  'pdf.field-changed': changed(
    'Giá trị của trường bị sửa sau khi ký: {path}.',
    'The value of a field was changed after the signature: {path}.',
  ),
  'pdf.appearance-changed': changed(
    'Hình hiển thị của trường bị thay sau khi ký: {path}.',
    'What a field shows was exchanged after the signature: {path}.',
  ),
  'pdf.appearance-overlay': changed(
    'Trường “{path}” phủ hình lên trang mà không phải là một chữ ký.',
    'The field “{path}” puts a picture on the page and is no signature of anybody.',
  ),
  'pdf.appearance-too-large': changed(
    'Hình chữ ký thêm sau che phần lớn trang: {path}.',
    'The appearance of a later signature covers much of the page: {path}.',
  ),
  'pdf.signature-replaced': changed(
    'Một chữ ký đã có bị bỏ hoặc thay: {path}.',
    'A signature that stood there was removed or replaced: {path}.',
  ),
  'pdf.later-signature-unsound': changed(
    'Chữ ký “{path}” thêm sau không có giá trị nhưng vẫn phủ hình lên trang.',
    'The later signature “{path}” is worth nothing, and still puts a picture on the page.',
  ),
  'pdf.mdp-forbids': changed(
    'Người ký đã cấm mọi thay đổi, nhưng “{path}” được thêm vào sau đó.',
    'The signer allowed no change at all, and “{path}” was added later.',
  ),
  'pdf.field-locked': changed(
    'Trường “{path}” đã bị khoá bởi chữ ký trước đó nhưng vẫn được ký.',
    'The field “{path}” was locked by an earlier signature, and was signed all the same.',
  ),
  'pdf.validation-data-odd': changed(
    'Dữ liệu kiểm chứng (DSS) thêm sau khi ký không đúng cấu trúc: {path}.',
    'The validation data (DSS) added after the signature is not of its form: {path}.',
  ),
  'pdf.update-broken': changed(
    'Bản cập nhật sau khi ký không đọc được: {seen}.',
    'An update after the signature cannot be read: {seen}.',
  ),
} as const satisfies ProblemTable;
