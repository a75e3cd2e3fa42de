import { names as n } from '../../protocol/edxml/names.ts';
import {
  all,
  element,
  followed,
  inAttachment,
  inMessage,
  inReference,
  inTrace,
  inTransaction,
  without,
  withText,
} from './packet-edit.ts';
import { mutantsOf, type ShapedMutant } from './packet-mutant.ts';

const id = (text: string) => withText(inMessage(n.documentId), text);
const hopTime = inTrace(n.timestamp);
const issue = inMessage(n.promulgationInfo, n.promulgationDate);

const priority = (value: string) => withText(inMessage(n.otherInfo, n.priority), value);
const named = (name: string) =>
  all(withText(inAttachment(n.attachmentName), name), withText(inReference(n.attachmentName), name));

/** MET-04, MET-06, GEN-01: beside what is printed. */
export const documentPrintedMutants: readonly ShapedMutant[] = mutantsOf([
  [
    'document.number-not-printed',
    'document.number-printed',
    'MET-04',
    'số khác văn bản',
    'another number than printed',
    all(withText(inMessage(n.code, n.codeNumber), '813'), id('G22,2026/11/20,813/VPCP-QHĐP')),
  ],
  [
    'document.number-cut',
    'document.number-printed',
    'MET-04',
    'số thiếu chữ số đầu',
    'the number without its first digit',
    all(withText(inMessage(n.code, n.codeNumber), '12'), id('G22,2026/11/20,12/VPCP-QHĐP')),
  ],
  [
    'document.date-not-printed',
    'document.date-printed',
    'MET-04',
    'ngày khác văn bản',
    'another day than printed',
    all(withText(issue, '2026/11/19'), id('G22,2026/11/19,812/VPCP-QHĐP')),
    { besides: ['signature.day-of-issue'] },
  ],
  [
    'document.issuer-not-printed',
    'document.issuer-printed',
    'MET-14',
    'tên bên gửi khác văn bản',
    'another name than printed',
    withText(inMessage(n.from, n.organName), 'Thanh tra Chính phủ và các đơn vị'),
    { besides: ['signature.issuing-body'] },
  ],
  [
    'document.priority-not-stamped',
    'document.priority-printed',
    'MET-06',
    'khai khẩn mà văn bản không đóng dấu',
    'urgent by its packet alone',
    priority('1'),
  ],
  [
    'document.subject-secret',
    'document.no-secrecy-in-subject',
    'GEN-01',
    'trích yếu ghi (MẬT)',
    'MẬT in the subject',
    withText(inMessage(n.subject), (old) => `(TỐI MẬT) ${old}`),
  ],
  [
    'document.name-secret',
    'document.no-secrecy-in-names',
    'GEN-01',
    'tên tệp ghi TUYET MAT',
    'TUYET MAT in a file name',
    named('TUYET_MAT_812.pdf'),
  ],
  [
    'document.pages-differ',
    'document.page-amount',
    'MET-10',
    'số trang khác PDF',
    'other pages than the PDF',
    withText(inMessage(n.otherInfo, n.pageAmount), '7'),
  ],
]);

/** ENV-07, GEN-03, GEN-04, MET-15 and the transaction block at large. */
export const documentTraceMutants: readonly ShapedMutant[] = mutantsOf([
  [
    'document.trace-absent',
    'document.trace-present',
    'ENV-07',
    'không có chặng nào',
    'no hop at all',
    without(({ trace }) => trace.one(n.traceHeader)),
  ],
  [
    'document.hop-without-code',
    'document.trace-organ-id',
    'ENV-07',
    'chặng không có mã',
    'a hop without code',
    without(inTrace(n.organId)),
  ],
  [
    'document.hop-without-time',
    'document.trace-stamp',
    'ENV-07',
    'chặng không có thời điểm',
    'a hop without time',
    without(hopTime),
  ],
  [
    'document.hop-of-other',
    'document.trace-of-sender',
    'ENV-07',
    'chặng đầu của cơ quan khác',
    'the first hop is another body’s',
    withText(inTrace(n.organId), 'G06'),
  ],
  [
    'document.hops-backwards',
    'document.trace-in-order',
    'ENV-07',
    'chặng sau sớm hơn chặng trước',
    'the second hop before the first',
    followed(
      ({ trace }) => trace.one(n.traceHeader),
      element(n.traceHeader, element(n.organId, '00.00.W00') + element(n.timestamp, '2026/11/20 08:00:00')),
    ),
  ],
  [
    'document.transaction-absent',
    'document.transaction-present',
    'ENV-02',
    'không có khối nghiệp vụ',
    'no transaction block',
    without(({ transaction }) => transaction),
  ],
  [
    'document.kind-44',
    'document.transaction-kind',
    'ENV-02',
    'mã nội bộ 44',
    'the internal code 44',
    withText(inTransaction(n.transactionKind), '44'),
  ],
  [
    'document.kind-absent',
    'document.transaction-kind',
    'ENV-02',
    'không có loại nghiệp vụ',
    'no transaction kind',
    without(inTransaction(n.transactionKind)),
  ],
  [
    'document.paper-pages',
    'document.paper-known',
    'GEN-03',
    'Paper là số trang',
    'pages in Paper',
    withText(inTransaction(n.paper), '12'),
  ],
  [
    'document.paper-follows',
    'document.no-paper',
    'GEN-03',
    'vẫn gửi bản giấy',
    'a paper copy follows',
    withText(inTransaction(n.paper), '1'),
  ],
  [
    'document.paper-to-government-and-others',
    'document.no-paper',
    'GEN-03',
    'gửi bản giấy cho Chính phủ và cả nơi khác',
    'paper to the Government, and to others with it',
    all(withText(inTransaction(n.paper), '1'), withText(inMessage(n.to, n.organId), '000.00.00.G22')),
    { besides: ['document.no-paper-to-government'] },
  ],
  [
    'document.paper-to-government',
    'document.no-paper-to-government',
    'GEN-04',
    'trình Chính phủ kèm bản giấy',
    'paper to the Government',
    all(
      withText(inTransaction(n.paper), '1'),
      withText(inMessage(n.to, n.organId), '000.00.00.G22'),
      without(({ message }) => message.all(n.to)[1] ?? message.one(n.to)),
    ),
  ],
  [
    'document.staff-unreachable',
    'document.staff-reachable',
    'MET-15',
    'người gửi không có liên hệ',
    'nobody to call',
    all(without(inTransaction(n.staffInfo, n.email)), without(inTransaction(n.staffInfo, n.mobile))),
  ],
  [
    'document.staff-absent',
    'document.staff-reachable',
    'MET-15',
    'không có người gửi',
    'no officer',
    without(inTransaction(n.staffInfo)),
  ],
]);
