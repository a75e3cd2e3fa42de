import type { ProblemTable } from './entry.ts';
import { correctInfo, entry, type Texts } from './signed-document-entry.ts';

const scanAgain: Texts = [
  'Số hoá lại: PDF từ phiên bản 1.4, ảnh màu, tối thiểu 200 dpi, tỷ lệ 100%.',
  'Scan again: PDF of version 1.4 or later, in colour, at least 200 dpi, at full size.',
];
const stampAnnex: Texts = [
  'Ký số của cơ quan ở góc trên, bên phải trang đầu phụ lục; ghi số, ký hiệu văn bản và thời gian ký.',
  'Sign with the agency’s certificate in the upper right corner of the first page; show number, notation and time.',
];

/** What the file says, against what the packet says. */
export const signedContentProblems = {
  'signed.number-differs': entry(
    'error',
    ['MET-04'],
    [
      'Số, ký hiệu in trên văn bản là “{seen}”, trong gói tin là “{expected}”.',
      'The document prints the number “{seen}”, and the packet says “{expected}”.',
    ],
    correctInfo,
  ),
  'signed.number-not-printed': entry(
    'warning',
    ['MET-04'],
    [
      'Không thấy số, ký hiệu ở trang đầu của “{path}”.',
      'No number and notation stand on the first page of “{path}”.',
    ],
    [
      'Cấp số, ký hiệu trên văn bản trước khi cơ quan ký số.',
      'Put number and notation on the document before the agency signs.',
    ],
  ),
  'signed.date-differs': entry(
    'error',
    ['MET-04'],
    [
      'Ngày in trên văn bản là {seen}, ngày ban hành trong gói tin là {expected}.',
      'The document is dated {seen}, and the packet says {expected}.',
    ],
    correctInfo,
  ),
  'signed.text-unreadable': entry(
    'notice',
    ['MET-04', 'MET-07'],
    [
      'Không đọc được chữ trong “{path}” nên chưa đối chiếu số, ngày, người ký.',
      'No text can be read in “{path}”: number, date and signer were not compared.',
    ],
    ['Đối chiếu bằng mắt với thông tin trong gói tin.', 'Compare it with the packet by eye.'],
  ),
  'signed.copy-unsigned': entry(
    'error',
    ['ATT-13', 'ATT-06'],
    [
      'Bản sao “{path}” chưa có chữ ký số của cơ quan thực hiện sao.',
      'The copy “{path}” lacks the signature of the agency that made it.',
    ],
    [
      'Văn thư ký số của cơ quan trên bản sao rồi gửi lại.',
      'Have the clerk sign the copy for the agency, and send again.',
    ],
  ),
  'signed.copy-form-missing': entry(
    'error',
    ['ATT-06'],
    [
      'Chữ ký trên bản sao “{path}” không nêu đủ hình thức sao, cơ quan và thời gian.',
      'The signature on the copy “{path}” does not give form of copy, body and time.',
    ],
    [
      'Ghi hình thức sao, tên cơ quan và thời gian ký ở góc trên, bên phải trang đầu.',
      'Show form of copy, body and time in the upper right corner of the first page.',
    ],
  ),
  'signed.scan-version': entry(
    'error',
    ['ATT-06'],
    [
      'Bản số hoá “{path}” là PDF {seen}, thấp hơn {expected}.',
      'The scan “{path}” is PDF {seen}, below {expected}.',
    ],
    scanAgain,
  ),
  'signed.scan-coarse': entry(
    'error',
    ['ATT-06'],
    [
      'Trang {path} chỉ có {seen} dpi, thấp hơn {expected} dpi.',
      'Page {path} has {seen} dpi, below {expected}.',
    ],
    scanAgain,
  ),
  'signed.scan-grey': entry(
    'error',
    ['ATT-06'],
    ['Trang {path} là ảnh đen trắng hoặc ảnh xám.', 'Page {path} is a picture without colour.'],
    scanAgain,
  ),
  'signed.annex-unsigned': entry(
    'error',
    ['ATT-11'],
    [
      'Phụ lục “{path}” là tệp riêng nhưng không có chữ ký số của cơ quan.',
      'The annex “{path}” is a file of its own, and lacks the agency’s signature.',
    ],
    stampAnnex,
  ),
  'signed.annex-body-differs': entry(
    'error',
    ['ATT-11'],
    [
      'Phụ lục “{path}” do “{seen}” ký, không phải “{expected}” như văn bản chính.',
      'The annex “{path}” was signed by “{seen}”, the document by “{expected}”.',
    ],
    stampAnnex,
  ),
  'signed.annex-place': entry(
    'error',
    ['ATT-11'],
    [
      'Chữ ký trên phụ lục “{path}” không ở góc trên, bên phải trang đầu.',
      'The signature on the annex “{path}” is not in the upper right of its first page.',
    ],
    stampAnnex,
  ),
  'signed.annex-text': entry(
    'warning',
    ['ATT-11'],
    [
      'Chữ ký trên phụ lục “{path}” không nêu số, ký hiệu văn bản {expected}.',
      'The signature on the annex “{path}” does not give the document’s number, {expected}.',
    ],
    stampAnnex,
  ),
  'signed.verification-overran': entry(
    'error',
    ['REV-04', 'SIG-11'],
    [
      'Việc kiểm tra chữ ký bị dừng sau {seen} mà chưa xong; chưa kết luận được.',
      'The verification was stopped after {seen} without coming to an end; nobody can tell yet.',
    ],
    [
      'Hệ thống sẽ kiểm tra lại; nếu lặp lại, xem tệp có bất thường hoặc quá lớn không.',
      'It is tried again; where it happens again, see whether the file is odd or too large.',
    ],
  ),
  'signed.verification-broke': entry(
    'error',
    ['REV-04', 'SIG-11'],
    [
      'Việc kiểm tra chữ ký bị gián đoạn ({seen}); chưa kết luận được.',
      'The verification was interrupted ({seen}); nobody can tell yet.',
    ],
    [
      'Hệ thống sẽ kiểm tra lại; nếu lặp lại, gửi tệp cho người phát triển phần mềm kiểm tra.',
      'It is tried again; where it happens again, show the file to those who make the verifier.',
    ],
  ),
  'signed.packet-signature': entry(
    'warning',
    ['SIG-19'],
    ['Chữ ký XML của gói tin không hợp lệ: {seen}.', 'The packet’s XML signature is not valid: {seen}.'],
    [
      'Ký lại gói tin bằng XML-DSig hoặc bỏ khối chữ ký; chữ ký trên PDF vẫn được kiểm tra riêng.',
      'Sign the packet again with XML-DSig, or leave the block out; the PDF is verified by itself.',
    ],
  ),
  'signed.update-unsigned': entry(
    'error',
    ['RCL-17'],
    [
      'Bản cập nhật đổi nội dung “{path}” mà không có chữ ký số mới.',
      'The update changes the text of “{path}” without a new signature.',
    ],
    [
      'Sai nội dung thì ban hành văn bản sửa đổi, thay thế hoặc đính chính; tệp mới phải được ký lại.',
      'Amend or replace a document whose content is wrong; a new file has to be signed anew.',
    ],
  ),
  'signed.update-normative': entry(
    'warning',
    ['RCL-17'],
    [
      'Nội dung văn bản quy phạm pháp luật bị đổi bằng nghiệp vụ cập nhật.',
      'The content of a normative document is changed by way of an update.',
    ],
    [
      'Dùng văn bản sửa đổi, bổ sung, thay thế; sai thể thức thì đính chính bằng công văn.',
      'Issue a document that amends or replaces it; correct matters of form by an official letter.',
    ],
  ),
} as const satisfies ProblemTable;
