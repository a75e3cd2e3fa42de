import type { Bilingual, ProblemEntry, ProblemTable } from './entry.ts';
import { pdfChangeProblems } from './pdf-change.ts';
import { pdfStructureProblems } from './pdf-structure.ts';

const signAnew: Bilingual = {
  vi: 'Ký lại văn bản gốc bằng phần mềm ký số đúng chuẩn PAdES.',
  en: 'Sign the original again with software that keeps to PAdES.',
};

const doNotUse: Bilingual = {
  vi: 'Không dùng bản này; yêu cầu nơi gửi ký và gửi lại.',
  en: 'Do not use this copy; ask the sender to sign and send again.',
};

function odd(vi: string, en: string, remedy: Bilingual = signAnew): ProblemEntry {
  return { severity: 'error', text: { vi, en }, remedy, requirements: ['SIG-04'], wireCode: '21' };
}

/** What is wrong with a signature's place in its file: range, contents, declarations. */
const valueProblems = {
  'pdf.unsigned': {
    severity: 'error',
    text: { vi: 'Tệp PDF không có chữ ký số nào.', en: 'The PDF bears no signature.' },
    remedy: { vi: 'Ký số rồi gửi lại.', en: 'Sign it, and send it again.' },
    requirements: ['SIG-01'],
    wireCode: '21',
  },
  'pdf.byte-range-missing': odd(
    'Chữ ký không có ByteRange nên không rõ ký trên phần nào của tệp.',
    'The signature has no ByteRange: it does not say which bytes it is over.',
    doNotUse,
  ),
  'pdf.byte-range-malformed': odd(
    'ByteRange phải là bốn số nguyên không âm, không phải {seen}.',
    'ByteRange must be four whole numbers, none negative, not {seen}.',
  ),
  'pdf.byte-range-start': odd(
    'ByteRange không bắt đầu từ đầu tệp: {seen}.',
    'ByteRange does not begin with the first byte of the file: {seen}.',
    doNotUse,
  ),
  'pdf.byte-range-beyond': odd(
    'ByteRange vượt quá cuối tệp: {seen}.',
    'ByteRange goes beyond the end of the file: {seen}.',
    doNotUse,
  ),
  'pdf.byte-range-overlap': odd(
    'Hai phần của ByteRange chồng lên nhau hoặc rỗng: {seen}.',
    'The two parts of ByteRange overlap or are empty: {seen}.',
    doNotUse,
  ),
  'pdf.byte-range-gap': odd(
    'Phần mà ByteRange bỏ ra ngoài không đúng bằng chuỗi Contents của chữ ký: {seen}.',
    'What ByteRange leaves out is not exactly the Contents of the signature: {seen}.',
    doNotUse,
  ),
  'pdf.byte-range-short': odd(
    'Chữ ký chỉ phủ đến byte {seen}, không đến hết phiên bản nào của tệp.',
    'The signature ends at byte {seen}, which is the end of no revision of the file.',
    doNotUse,
  ),
  'pdf.contents-missing': odd('Chữ ký không có Contents.', 'The signature has no Contents.', doNotUse),
  'pdf.contents-empty': odd(
    'Contents của chữ ký chỉ toàn số 0: chỗ để ký còn trống.',
    'The Contents of the signature are all zeros: the place was kept, and nobody signed.',
  ),
  'pdf.contents-malformed': odd(
    'Contents của chữ ký không phải chuỗi thập lục phân liền mạch {seen}.',
    'The Contents of the signature are no plain hexadecimal string {seen}.',
  ),
  'pdf.contents-padding': odd(
    'Sau chữ ký trong Contents có dữ liệu khác số 0.',
    'Behind the signature, its Contents hold something else than zeros.',
    doNotUse,
  ),
  'pdf.signature-compressed': odd(
    'Chữ ký nằm trong luồng đối tượng nén nên không thể xác định byte nào đã ký.',
    'The signature lies in an object stream, so that no range of the file can leave it out.',
  ),
  'pdf.value-indirect': odd(
    'ByteRange hoặc Contents được ghi gián tiếp qua đối tượng khác.',
    'ByteRange or Contents is written in another object.',
    doNotUse,
  ),
  'pdf.signature-shared': odd(
    'Trường “{path}” dùng một giá trị chữ ký đã có ở nơi khác.',
    'The field “{path}” takes a signature value that stands elsewhere already.',
    doNotUse,
  ),
  'pdf.subfilter-missing': odd(
    'Chữ ký không khai SubFilter nên không rõ định dạng.',
    'The signature names no SubFilter, so that its format is not known.',
  ),
  'pdf.subfilter-unknown': odd(
    'Không hỗ trợ định dạng chữ ký “{seen}”.',
    'The signature format “{seen}” is not supported.',
  ),
  'pdf.subfilter-weak': {
    ...odd('Định dạng chữ ký “{seen}” dựa trên SHA-1.', 'The signature format “{seen}” rests on SHA-1.'),
    requirements: ['SIG-06'],
  },
  'pdf.type-differs': odd(
    'Loại chữ ký “{seen}” không khớp với SubFilter “{expected}”.',
    'The signature type “{seen}” does not go with the SubFilter “{expected}”.',
  ),
  'pdf.signers-several': odd(
    'Một trường chữ ký PDF phải có đúng một người ký, ở đây có {seen}.',
    'A signature of a PDF has exactly one signer, and here are {seen}.',
  ),
  'pdf.time-malformed': {
    severity: 'warning',
    text: { vi: 'Thời gian ký “{seen}” không đọc được.', en: 'The time of signing “{seen}” cannot be read.' },
    remedy: { vi: 'Ghi thời gian dạng {expected}.', en: 'Write the time as {expected}.' },
    requirements: ['SIG-21'],
    wireCode: '21',
  },
  'pdf.time-offset': {
    severity: 'warning',
    text: {
      vi: 'Thời gian ký “{seen}” không ghi đủ giờ, phút, giây theo múi giờ Việt Nam.',
      en: 'The time of signing “{seen}” does not give hours, minutes and seconds of Vietnamese time.',
    },
    remedy: { vi: 'Ghi thời gian theo mẫu {expected}.', en: 'Write the time in the form {expected}.' },
    requirements: ['SIG-21'],
    wireCode: '21',
  },
} as const satisfies ProblemTable;

/** What is wrong with a PDF and its signatures. */
export const pdfSignatureProblems = { ...pdfStructureProblems, ...valueProblems, ...pdfChangeProblems };

export type PdfProblemCode = keyof typeof pdfSignatureProblems;
