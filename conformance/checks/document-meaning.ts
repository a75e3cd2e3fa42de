import { names as n } from '../../protocol/edxml/names.ts';
import { both } from '../bilingual.ts';
import type { Check } from '../check.ts';
import type { PacketView } from '../reading/packet-view.ts';
import type { Part } from '../reading/part.ts';
import { areSameWords, lacksAccents } from '../reading/words.ts';
import { packetCheck } from './packet-check.ts';

const fillers =
  /^(?:n\/?a|null|undefined|none|test|abc|x+|không|khong|không có|khong co|chưa có|chua co|truc tiep|trực tiếp|[-–.…_*?]+|0+)$/iu;
const filledTexts = ({ message }: PacketView) => [
  message.one(n.subject),
  message.one(n.content),
  message.one(n.signerInfo, n.position),
  message.one(n.signerInfo, n.fullName),
  message.one(n.from, n.organAdd),
];
const mailForm = /^[^\s@]+@[^\s@.]+(?:\.[^\s@.]+)+$/;
const telephoneForm = /^\+?[\d\s().-]{6,}(?:(?:ext|máy lẻ|#|[;,/])[\d\s().-]*)*$/iu;
const mails = ({ message, transaction }: PacketView) => [
  ...message.all(n.from, n.email),
  ...message.all(n.to, n.email),
  ...message.all(n.staffInfo, n.email),
  ...transaction.all(n.staffInfo, n.email),
];
const telephones = ({ message, transaction }: PacketView) => [
  ...message.all(n.from, n.telephone),
  ...message.all(n.to, n.telephone),
  ...message.all(n.staffInfo, n.mobile),
  ...transaction.all(n.staffInfo, n.mobile),
];

function* unlike(parts: readonly Part[], form: RegExp) {
  for (const part of parts)
    if (part.text !== '' && !form.test(part.text)) yield { at: part.spot, seen: part.text };
}

/** MET-08 and MET-01: that texts say something. */
export const documentMeaningChecks: readonly Check[] = [
  packetCheck({
    id: 'document.no-filler',
    title: both('Không điền chữ giữ chỗ vào ô bắt buộc', 'No filler in mandatory fields'),
    requirements: ['MET-08'],
    about: 'document',
    stance: 'warn',
    expected: both('nội dung thật', 'real content'),
    cause: both('Người dùng điền cho qua bước kiểm tra.', 'Somebody typed anything to get past the check.'),
    *look(view) {
      for (const part of filledTexts(view))
        if (fillers.test(part.text)) yield { at: part.spot, seen: part.text };
    },
  }),
  packetCheck({
    id: 'document.subject-accented',
    title: both('Trích yếu, nội dung viết tiếng Việt có dấu', 'Subject and content have their accents'),
    requirements: ['MET-08', 'ENV-12'],
    about: 'document',
    stance: 'warn',
    expected: both('tiếng Việt có dấu, Unicode', 'Vietnamese with accents, in Unicode'),
    cause: both(
      'Bộ ghi bỏ dấu hoặc người dùng gõ không dấu.',
      'The writer strips accents, or they were not typed.',
    ),
    *look({ message }) {
      for (const part of [message.one(n.subject), message.one(n.content)]) {
        if (lacksAccents(part.text)) yield { at: part.spot, seen: part.text };
      }
    },
  }),
  packetCheck({
    id: 'document.subject-not-file-name',
    title: both('Trích yếu không phải tên tệp', 'The subject is not a file name'),
    requirements: ['MET-08'],
    about: 'document',
    stance: 'warn',
    expected: both('tóm tắt nội dung văn bản', 'what the document is about'),
    cause: both(
      'Phần mềm lấy tên tệp làm trích yếu mặc định.',
      'The software takes the file’s name where nothing was typed.',
    ),
    *look({ message, attachments }) {
      const subject = message.one(n.subject);
      const stems = attachments.map(({ name }) => name.replace(/\.[^.]*$/, ''));
      const isName =
        /\.(?:pdf|docx?|xlsx?|zip)$/i.test(subject.text) ||
        stems.some((stem) => areSameWords(stem, subject.text));
      if (subject.text !== '' && isName) yield { at: subject.spot, seen: subject.text };
    },
  }),
  packetCheck({
    id: 'document.competence-form',
    title: both(
      'Thẩm quyền ký là TM., KT., TL., TUQ. hoặc Q.',
      'The authority of the signer is TM., KT., TL., TUQ. or Q.',
    ),
    requirements: ['SIG-08'],
    about: ({ kind, message }) => kind === 'document' && message.one(n.signerInfo, n.competence).isFilled,
    stance: 'warn',
    expected: both(
      'TM., KT., TL., TUQ. hoặc Q.; để trống khi người đứng đầu tự ký',
      'TM., KT., TL., TUQ. or Q.; empty where the head signs',
    ),
    cause: both('Ghi chức vụ vào ô thẩm quyền.', 'The position was written there.'),
    *look({ message }) {
      const part = message.one(n.signerInfo, n.competence);
      if (!/^(?:TM|KT|TL|TUQ|Q)\s*\./u.test(part.text)) yield { at: part.spot, seen: part.text };
    },
  }),
  packetCheck({
    id: 'packet.email-form',
    title: both('Thư điện tử đúng dạng', 'E-mail addresses have their form'),
    requirements: ['MET-01'],
    about: ({ kind }) => kind !== 'other',
    stance: 'warn',
    expected: both('ten@don-vi.gov.vn', 'name@body.gov.vn'),
    cause: both('Ô nhập không kiểm tra.', 'The form does not check what is typed.'),
    look: (view) => unlike(mails(view), mailForm),
  }),
  packetCheck({
    id: 'packet.telephone-form',
    title: both('Số điện thoại gồm chữ số', 'Telephone numbers have digits'),
    requirements: ['MET-01', 'MET-15'],
    about: ({ kind }) => kind !== 'other',
    stance: 'warn',
    expected: both('chữ số, khoảng trắng, + ( ) . -', 'digits, spaces, + ( ) . -'),
    cause: both('Ô nhập không kiểm tra.', 'The form does not check what is typed.'),
    look: (view) => unlike(telephones(view), telephoneForm),
  }),
  packetCheck({
    id: 'document.amounts',
    title: both('Số bản, số trang là số nguyên dương', 'Copies and pages are whole numbers above 0'),
    requirements: ['MET-10'],
    about: 'document',
    stance: 'warn',
    expected: both('từ 1 đến 9999', '1 to 9999'),
    cause: both('Ô nhập nhận mọi giá trị.', 'The form takes anything.'),
    *look({ message }) {
      for (const name of [n.promulgationAmount, n.pageAmount]) {
        const part = message.one(n.otherInfo, name);
        if (part.text !== '' && !/^[1-9]\d{0,3}$/.test(part.text)) yield { at: part.spot, seen: part.text };
      }
    },
  }),
  packetCheck({
    id: 'document.response-complete',
    title: both('Văn bản được trả lời nêu đủ bốn thông tin', 'What is answered is named in full'),
    requirements: ['MET-11'],
    about: ({ kind, message, transaction }) =>
      kind === 'document' &&
      message.one(n.responseFor).isFilled &&
      transaction.one(n.transactionKind).text !== '1',
    stance: 'warn',
    expected: both(
      'OrganId, Code, PromulgationDate, DocumentId',
      'OrganId, Code, PromulgationDate, DocumentId',
    ),
    cause: both('Người dùng chỉ nhập số, ký hiệu.', 'Only number and notation were typed.'),
    *look({ message }) {
      for (const response of message.all(n.responseFor).filter((each) => each.isFilled)) {
        for (const name of [n.organId, n.code, n.promulgationDate, n.documentId]) {
          const part = response.one(name);
          if (!part.isFilled) yield { at: part.spot, seen: '(không có / absent)' };
        }
      }
    },
  }),
  packetCheck({
    id: 'document.response-not-empty',
    title: both('Không ghi ResponseFor rỗng', 'No empty ResponseFor is written'),
    requirements: ['MET-11', 'ENV-05'],
    about: 'document',
    stance: { law: 'warn', field: 'off' },
    expected: both('có nội dung, hoặc không có phần tử', 'content, or no element'),
    cause: both(
      'Bộ ghi giữ vỏ phần tử; Trục cũng từng phát ra như vậy.',
      'The writer keeps the shell; the axis itself has sent such.',
    ),
    *look({ message }) {
      for (const part of message.all(n.responseFor)) {
        if (!part.isFilled) yield { at: part.spot, seen: '(rỗng / empty)' };
      }
    },
  }),
];
