import type { ProblemTable } from './entry.ts';
import { signingCertificateProblems } from './signing-certificate.ts';

/** What stands in the way on the side of the file, the time-stamp and the proofs. */
const signingFileProblems = {
  'signing.pdf-unreadable': {
    severity: 'error',
    text: {
      vi: 'Tệp không phải PDF nguyên vẹn nên không ký được.',
      en: 'The file is no whole PDF, so it is not signed.',
    },
    remedy: {
      vi: 'Xuất lại văn bản thành PDF rồi ký; không ký tệp hỏng hoặc tệp phải sửa mới mở được.',
      en: 'Export the document as PDF again; a file that must be repaired to be opened is never signed.',
    },
    requirements: ['ATT-05'],
    wireCode: '10',
  },
  'signing.pdf-encrypted': {
    severity: 'error',
    text: {
      vi: 'Tệp PDF bị mã hoá hoặc đặt mật khẩu.',
      en: 'The PDF is encrypted or has a password.',
    },
    remedy: {
      vi: 'Bỏ mã hoá rồi ký; bên nhận phải đọc và kiểm tra được văn bản.',
      en: 'Take the encryption off and sign then; receivers must be able to read and verify it.',
    },
    requirements: ['ATT-05'],
    wireCode: '10',
  },
  'signing.pdf-locked': {
    severity: 'error',
    text: {
      vi: 'Chữ ký có sẵn trong tệp không cho phép thêm gì nữa.',
      en: 'A signature in the file allows nothing to be added.',
    },
    remedy: {
      vi: 'Lấy bản chưa khoá và ký lại từ đầu theo đúng thứ tự.',
      en: 'Take the file before it was locked, and sign it again in the right order.',
    },
    requirements: ['SIG-04'],
    wireCode: '10',
  },
  'signing.place-not-found': {
    severity: 'error',
    text: {
      vi: 'Không tìm thấy “{seen}” trong văn bản nên không biết đặt chữ ký ở đâu.',
      en: 'The document does not have “{seen}”, so there is no telling where the signature goes.',
    },
    remedy: {
      vi: 'Kiểm tra họ tên người ký trên văn bản, hoặc chỉ rõ trang và vị trí.',
      en: 'Check the printed name of the signer, or name the page and the place.',
    },
    requirements: ['SIG-09'],
    wireCode: '10',
  },
  'signing.place-outside': {
    severity: 'error',
    text: {
      vi: 'Vị trí {seen} nằm ngoài trang giấy.',
      en: 'The place {seen} is outside of the page.',
    },
    remedy: {
      vi: 'Chỉ lại trang và vị trí, tính bằng mm từ góc trên bên trái.',
      en: 'Name page and place again, in mm from the upper left corner.',
    },
    requirements: ['SIG-09'],
    wireCode: '10',
  },
  'signing.person-first': {
    severity: 'error',
    text: {
      vi: 'Chưa có chữ ký của người có thẩm quyền nên cơ quan không ký được.',
      en: 'The competent person has not signed, so the agency does not sign.',
    },
    remedy: {
      vi: 'Người có thẩm quyền ký trước, văn thư ký số của cơ quan sau.',
      en: 'Let the competent person sign first, and the clerk for the agency after that.',
    },
    requirements: ['SIG-02', 'SIG-03'],
    wireCode: '10',
  },
  'signing.agency-signed-already': {
    severity: 'error',
    text: {
      vi: 'Cơ quan đã ký ({seen}) nên không thêm chữ ký cá nhân được nữa.',
      en: 'The agency has signed ({seen}), so no person signs any more.',
    },
    remedy: {
      vi: 'Lấy bản trước khi cơ quan ký và ký lại theo đúng thứ tự.',
      en: 'Take the file before the agency signed, and sign again in the right order.',
    },
    requirements: ['SIG-03'],
    wireCode: '10',
  },
  'signing.picture-unreadable': {
    severity: 'error',
    text: {
      vi: 'Hình chữ ký không phải tệp PNG đọc được.',
      en: 'The picture of the signature is no PNG that can be read.',
    },
    remedy: {
      vi: 'Dùng tệp .png nền trong suốt.',
      en: 'Give a .png file with a transparent ground.',
    },
    requirements: ['SIG-09'],
    wireCode: '10',
  },
  'signing.time-stamp-missing': {
    severity: 'error',
    text: {
      vi: 'Mức ký yêu cầu dấu thời gian nhưng chưa có nơi cấp dấu thời gian.',
      en: 'This level asks for a time-stamp, and no issuer of time-stamps is named.',
    },
    remedy: {
      vi: 'Cho biết địa chỉ dịch vụ dấu thời gian.',
      en: 'Name the address of a time-stamp service.',
    },
    requirements: ['TSP-01', 'SIG-16'],
    wireCode: '10',
  },
  'signing.time-stamp-unavailable': {
    severity: 'error',
    text: {
      vi: 'Không lấy được dấu thời gian bắt buộc nên không ký: {seen}.',
      en: 'The time-stamp that is required cannot be had, so nothing is signed: {seen}.',
    },
    remedy: {
      vi: 'Kiểm tra địa chỉ và đường truyền tới dịch vụ dấu thời gian rồi ký lại.',
      en: 'Check the address of the time-stamp service and the way to it, and sign again.',
    },
    requirements: ['TSP-01', 'TSP-06'],
    wireCode: '10',
  },
  'signing.time-stamp-skewed': {
    severity: 'error',
    text: {
      vi: 'Dấu thời gian lệch {seen} so với đồng hồ ở đây; cho phép {expected}.',
      en: 'The time-stamp is {seen} away from the clock here; {expected} is allowed.',
    },
    remedy: {
      vi: 'Đồng bộ đồng hồ bằng NTP; nếu đồng hồ ở đây đúng, báo cho nơi cấp dấu thời gian.',
      en: 'Synchronise clocks by NTP; if the one here is right, tell the time-stamp service.',
    },
    requirements: ['TSP-04', 'TSP-06'],
    wireCode: '10',
  },
  'signing.time-stamp-unsound': {
    severity: 'error',
    text: {
      vi: 'Dấu thời gian nhận được không hợp lệ ({seen}) nên không ký.',
      en: 'The time-stamp that came is not valid ({seen}), so nothing is signed.',
    },
    remedy: {
      vi: 'Dùng dịch vụ dấu thời gian có trong danh sách tin cậy; xem các lý do kèm theo.',
      en: 'Use a time-stamp service on the trust list; see the reasons beside this one.',
    },
    requirements: ['TSP-02', 'TSP-06'],
    wireCode: '10',
  },
  'signing.proof-missing': {
    severity: 'error',
    text: {
      vi: 'Mức ký dài hạn cần kèm danh sách thu hồi hoặc trả lời OCSP, nhưng chưa có.',
      en: 'This level keeps lists of revocations or OCSP answers in the file, and there are none.',
    },
    remedy: {
      vi: 'Lấy tài liệu chứng minh từ nơi cấp chứng thư rồi ký.',
      en: 'Collect them from the issuer of the certificate, and sign then.',
    },
    requirements: ['SIG-15'],
    wireCode: '10',
  },
  'signing.proof-unreachable': {
    severity: 'warning',
    text: {
      vi: 'Không lấy được tài liệu chứng minh tại {path}: {seen}.',
      en: 'Nothing could be had from {path}: {seen}.',
    },
    remedy: {
      vi: 'Kiểm tra đường truyền tới nơi cấp chứng thư; thiếu tài liệu thì chưa kết luận được.',
      en: 'Check the way to the issuer of the certificate; without its word nothing is decided.',
    },
    requirements: ['REV-01', 'REV-04'],
    wireCode: '10',
  },
} as const satisfies ProblemTable;

/** Why the signing tool does not sign. Nothing has been signed then: it never leaves out what was asked for. */
export const signingProblems = { ...signingFileProblems, ...signingCertificateProblems };
