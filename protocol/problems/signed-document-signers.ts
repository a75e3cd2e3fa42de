import type { ProblemTable } from './entry.ts';
import { correctInfo, entry, type Texts } from './signed-document-entry.ts';

const signAgain: Texts = [
  'Ký lại đúng thứ tự: người có thẩm quyền trước, cơ quan sau, rồi gửi lại.',
  'Sign again in order, the competent person and then the agency, and send again.',
];
const renew: Texts = [
  'Đề nghị cấp lại chứng thư số theo tên, chức vụ hiện tại và thu hồi chứng thư cũ.',
  'Ask for a certificate with the present name and post, and have the old one revoked.',
];

/** Who signed, in what order, in whose name. */
export const signerProblems = {
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
