import type { ProblemEntry, ProblemTable } from './entry.ts';

type Texts = readonly [vi: string, en: string];

function entry(
  severity: ProblemEntry['severity'],
  requirements: readonly string[],
  [vi, en]: Texts,
  [remedyVi, remedyEn]: Texts,
): ProblemEntry {
  return { severity, text: { vi, en }, remedy: { vi: remedyVi, en: remedyEn }, requirements, wireCode: '21' };
}

const signAgain: Texts = [
  'Ký lại đúng thứ tự: người có thẩm quyền trước, cơ quan sau, rồi gửi lại.',
  'Sign again in order, the competent person and then the agency, and send again.',
];
const correctInfo: Texts = [
  'Sửa thông tin trong gói tin cho đúng với văn bản đã ký rồi gửi lại.',
  'Make the packet say what the signed document says, and send again.',
];
const renew: Texts = [
  'Đề nghị cấp lại chứng thư số theo tên, chức vụ hiện tại và thu hồi chứng thư cũ.',
  'Ask for a certificate with the present name and post, and have the old one revoked.',
];
const scanAgain: Texts = [
  'Số hoá lại: PDF từ phiên bản 1.4, ảnh màu, tối thiểu 200 dpi, tỷ lệ 100%.',
  'Scan again: PDF of version 1.4 or later, in colour, at least 200 dpi, at full size.',
];
const stampAnnex: Texts = [
  'Ký số của cơ quan ở góc trên, bên phải trang đầu phụ lục; ghi số, ký hiệu văn bản và thời gian ký.',
  'Sign with the agency’s certificate in the upper right corner of the first page; show number, notation and time.',
];

/** Who signed, in what order, in whose name. */
const signers = {
  'signed.unsigned': entry(
    'error',
    ['SIG-01', 'ATT-05', 'GEN-06'],
    [
      'Văn bản “{path}” chưa được ký số nên chỉ có giá trị để biết.',
      'The document “{path}” is not signed, and so is for information only.',
    ],
    [
      'Ký số của người có thẩm quyền và của cơ quan rồi gửi lại.',
      'Have the competent person and the agency sign, and send again.',
    ],
  ),
  'signed.main-not-pdf': entry(
    'error',
    ['ATT-05'],
    ['Tệp văn bản chính “{path}” không phải PDF đã ký số.', 'The main document “{path}” is no signed PDF.'],
    [
      'Đặt tệp PDF đã ký số của văn bản làm tệp đính kèm đầu tiên.',
      'Let the signed PDF of the document be the first attachment.',
    ],
  ),
  'signed.person-missing': entry(
    'error',
    ['SIG-02'],
    [
      'Văn bản “{path}” thiếu chữ ký số của người có thẩm quyền.',
      'The document “{path}” lacks the signature of the competent person.',
    ],
    signAgain,
  ),
  'signed.agency-missing': entry(
    'error',
    ['SIG-02'],
    [
      'Văn bản “{path}” thiếu chữ ký số của cơ quan ban hành.',
      'The document “{path}” lacks the signature of the issuing agency.',
    ],
    signAgain,
  ),
  'signed.same-subject': entry(
    'error',
    ['SIG-02'],
    [
      'Các chữ ký số trên “{path}” đều của một chủ thể: {seen}.',
      'All signatures on “{path}” are of one subject: {seen}.',
    ],
    signAgain,
  ),
  'signed.agency-first': entry(
    'error',
    ['SIG-03'],
    [
      'Trên “{path}” cơ quan ký trước người có thẩm quyền.',
      'On “{path}” the agency signed before the competent person.',
    ],
    signAgain,
  ),
  'signed.times-reversed': entry(
    'error',
    ['SIG-03'],
    [
      'Thời gian ký của cơ quan ({seen}) sớm hơn của người có thẩm quyền ({expected}).',
      'The agency’s time of signing ({seen}) is before the person’s ({expected}).',
    ],
    [
      'Kiểm tra đồng hồ của phần mềm ký số rồi ký lại.',
      'Check the clock of the signing software, and sign again.',
    ],
  ),
  'signed.body-differs': entry(
    'error',
    ['CRT-05', 'SIG-08'],
    [
      'Chứng thư số của cơ quan ký là “{seen}”, không phải cơ quan ban hành “{expected}”.',
      'The agency that signed is “{seen}”, not the issuing body “{expected}”.',
    ],
    [
      'Ký bằng chứng thư số của chính cơ quan ban hành ghi tại From.',
      'Sign with the certificate of the body that From names.',
    ],
  ),
  'signed.body-renamed': entry(
    'warning',
    ['CRT-11'],
    [
      'Chứng thư số ghi tên “{seen}”, khác tên hiện tại của cơ quan “{expected}”.',
      'The certificate says “{seen}”, and the body is now called “{expected}”.',
    ],
    renew,
  ),
  'signed.foreign-seal': entry(
    'error',
    ['SIG-17'],
    [
      '“{seen}” ký trên bản gốc của cơ quan khác mà không có hình thức sao.',
      '“{seen}” signed the original of another body, and not as a copy.',
    ],
    [
      'Chỉ ký văn bản của cơ quan mình; bản sao phải ghi hình thức sao.',
      'Sign documents of your own body only; a copy has to say its form.',
    ],
  ),
  'signed.signer-missing': entry(
    'error',
    ['MET-07'],
    ['Gói tin không nêu họ tên người ký.', 'The packet does not name the signer.'],
    correctInfo,
  ),
  'signed.signer-differs': entry(
    'error',
    ['MET-07', 'SIG-08'],
    [
      'Người ký theo chứng thư số là “{seen}”, theo gói tin là “{expected}”.',
      'The certificate is of “{seen}”, and the packet says “{expected}” signed.',
    ],
    [
      'Người ký thay, ký thừa lệnh, ký thừa uỷ quyền phải dùng chứng thư số của chính mình.',
      'Whoever signs for another uses a certificate of their own.',
    ],
  ),
  'signed.signer-not-printed': entry(
    'warning',
    ['MET-07'],
    [
      'Không thấy tên người ký “{expected}” trong nội dung “{path}”.',
      'The name of the signer, “{expected}”, is not printed in “{path}”.',
    ],
    correctInfo,
  ),
  'signed.position-differs': entry(
    'warning',
    ['MET-07', 'CRT-11'],
    [
      'Chức vụ trong chứng thư số là “{seen}”, trong gói tin là “{expected}”.',
      'The post in the certificate is “{seen}”, and in the packet “{expected}”.',
    ],
    renew,
  ),
  'signed.authority-differs': entry(
    'error',
    ['SIG-08'],
    [
      'Quyền hạn ký in trên văn bản là “{seen}”, trong gói tin là “{expected}”.',
      'The authority printed is “{seen}”, and the packet says “{expected}”.',
    ],
    correctInfo,
  ),
  'signed.co-issuer-missing': entry(
    'warning',
    ['SIG-22'],
    [
      'Văn bản liên tịch thiếu chữ ký số của cơ quan {expected}.',
      'The joint document lacks the signature of {expected}.',
    ],
    [
      'Lấy đủ chữ ký của các cơ quan liên tịch; cơ quan chủ trì ký phát hành sau cùng.',
      'Have all issuing bodies sign, the lead body last.',
    ],
  ),
  'signed.lead-not-last': entry(
    'warning',
    ['SIG-22'],
    [
      'Cơ quan chủ trì không phải cơ quan ký sau cùng: {seen}.',
      'The lead body is not the last to sign: {seen}.',
    ],
    [
      'Cơ quan chủ trì ký phát hành sau khi các cơ quan liên tịch đã ký.',
      'Let the lead body sign when all others have.',
    ],
  ),
} as const satisfies ProblemTable;

/** When, and where it is seen. */
const signing = {
  'signed.before-issue': entry(
    'error',
    ['SIG-20'],
    [
      'Cơ quan ký lúc {seen}, trước ngày ban hành {expected}.',
      'The agency signed at {seen}, before the day of issue, {expected}.',
    ],
    [
      'Ghi đúng ngày ban hành là ngày cơ quan ký phát hành.',
      'Give the day on which the agency signed as the day of issue.',
    ],
  ),
  'signed.day-differs': entry(
    'warning',
    ['SIG-20'],
    [
      'Ngày ký của cơ quan ({seen}) khác ngày ban hành ({expected}).',
      'The agency signed on {seen}, and the day of issue is {expected}.',
    ],
    ['Ký và phát hành văn bản trong cùng một ngày.', 'Sign a document on the day on which it is issued.'],
  ),
  'signed.after-sending': entry(
    'error',
    ['SIG-20'],
    [
      'Thời gian ký {seen} sau thời gian gửi {expected}.',
      'The time of signing, {seen}, is after the sending, {expected}.',
    ],
    [
      'Kiểm tra đồng hồ của phần mềm ký số và của hệ thống gửi.',
      'Check the clocks of the signing software and of the sending system.',
    ],
  ),
  'signed.after-receipt': entry(
    'error',
    ['SIG-20'],
    [
      'Thời gian ký {seen} sau khi Trục đã nhận văn bản lúc {expected}.',
      'The time of signing, {seen}, is after the hub received the document at {expected}.',
    ],
    ['Kiểm tra đồng hồ của phần mềm ký số.', 'Check the clock of the signing software.'],
  ),
  'signed.time-not-shown': entry(
    'warning',
    ['SIG-21'],
    [
      'Chữ ký tại “{path}” không hiện đúng thời gian ký “{expected}”.',
      'The signature at “{path}” does not show its time of signing, “{expected}”.',
    ],
    [
      'Hiển thị ngày, giờ, phút, giây và múi giờ Việt Nam +07:00.',
      'Show day, hour, minute, second and the Vietnamese offset +07:00.',
    ],
  ),
  'signed.seal-place': entry(
    'warning',
    ['SIG-09'],
    [
      'Dấu của cơ quan phải trùm khoảng một phần ba chữ ký về bên trái; ở đây {seen}.',
      'The seal goes over about a third of the signature, on its left; here {seen}.',
    ],
    [
      'Đặt lại vị trí dấu của cơ quan theo Phụ lục I Nghị định 30/2020/NĐ-CP.',
      'Place the seal as Annex I of Decree 30/2020 asks.',
    ],
  ),
} as const satisfies ProblemTable;

/** What the file says, against what the packet says. */
const contents = {
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

/** What is wrong with a signed document as a whole, though each signature by itself may be sound. */
export const signedDocumentProblems = { ...signers, ...signing, ...contents };

export type SignedDocumentCode = keyof typeof signedDocumentProblems;
