import type { Bilingual, ProblemEntry, ProblemTable } from './entry.ts';

const saveAnew: Bilingual = {
  vi: 'Xuất lại tệp PDF từ phần mềm soạn thảo rồi ký lại.',
  en: 'Export the PDF from its editor again, and sign it again.',
};

/** An entry about the bytes of a file that several readers would read in several ways, or not at all. */
function broken(vi: string, en: string): ProblemEntry {
  return { severity: 'error', text: { vi, en }, remedy: saveAnew, requirements: ['SIG-04'], wireCode: '21' };
}

/** What keeps a PDF from being read, or from being read in one way only. */
export const pdfStructureProblems = {
  'pdf.not-pdf': broken(
    'Tệp không bắt đầu bằng %PDF- mà bằng “{seen}”.',
    'The file does not begin with %PDF- but with “{seen}”.',
  ),
  'pdf.xref-broken': broken(
    'Bảng tham chiếu đối tượng (xref) của PDF hỏng: {seen}.',
    'The cross-reference of the PDF is broken: {seen}.',
  ),
  'pdf.xref-loop': broken(
    'Chuỗi bảng tham chiếu của PDF quay vòng về vị trí {seen}.',
    'The chain of cross-references of the PDF runs in a circle, back to {seen}.',
  ),
  'pdf.object-broken': broken(
    'Một đối tượng trong PDF hỏng: {seen}.',
    'An object of the PDF is broken: {seen}.',
  ),
  'pdf.object-cut': broken(
    'Tệp PDF kết thúc giữa chừng một đối tượng: {seen}.',
    'The PDF ends in the middle of an object: {seen}.',
  ),
  'pdf.object-twice': broken(
    'Đối tượng {seen} có hai bản trong cùng một phiên bản của tệp; mỗi phần mềm có thể hiện một bản khác nhau.',
    'Object {seen} stands twice in one revision; different readers may show different ones.',
  ),
  'pdf.objects-overlap': broken(
    'Hai đối tượng trong PDF chồng lên nhau; cùng các byte đó có thể được đọc theo nhiều cách.',
    'Two objects of the PDF overlap, so that the same bytes can be read in several ways.',
  ),
  'pdf.key-twice': broken(
    'Khoá “{seen}” xuất hiện hai lần với hai giá trị khác nhau trong một đối tượng.',
    'The key “{seen}” stands twice in one object, with different values.',
  ),
  'pdf.stream-broken': broken(
    'Một luồng dữ liệu trong PDF hỏng: {seen}.',
    'A stream of the PDF is broken: {seen}.',
  ),
  'pdf.filter-unknown': broken(
    'Luồng dữ liệu trong PDF dùng cách nén không đọc được: {seen}.',
    'A stream of the PDF is packed in a way that is not read here: {seen}.',
  ),
  'pdf.limit': broken(
    'PDF vượt giới hạn cho phép khi đọc: {seen}.',
    'The PDF goes beyond the bounds of reading: {seen}.',
  ),
  'pdf.encrypted': {
    severity: 'error',
    text: {
      vi: 'PDF bị mã hoá nên không kiểm tra được chữ ký.',
      en: 'The PDF is encrypted, so that its signatures cannot be judged.',
    },
    remedy: { vi: 'Bỏ mật khẩu rồi ký lại.', en: 'Take the password off and sign again.' },
    requirements: ['ATT-08'],
    wireCode: '21',
  },
  'pdf.object-unlisted': {
    severity: 'notice',
    text: {
      vi: 'Trong PDF có byte không thuộc đối tượng nào được liệt kê, từ vị trí {seen}.',
      en: 'The PDF holds bytes that belong to no listed object, from offset {seen}.',
    },
    remedy: saveAnew,
    requirements: ['SIG-04'],
    wireCode: '21',
  },
} as const satisfies ProblemTable;
