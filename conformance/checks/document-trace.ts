import { parseLocalTimestamp } from '../../protocol/calendar/local-time.ts';
import { names as n } from '../../protocol/edxml/names.ts';
import { isExchangeCentre, parseOrganId } from '../../protocol/identity/organ-id.ts';
import { both } from '../bilingual.ts';
import type { Check } from '../check.ts';
import type { Part } from '../reading/part.ts';
import { packetCheck } from './packet-check.ts';
import { areOneBody, mayBeOneBody } from './same-body.ts';

/** ENV-07: the trace of a document. */
export const documentTraceChecks: readonly Check[] = [
  packetCheck({
    id: 'document.trace-present',
    title: both('Bên gửi ghi chặng đầu tiên', 'The sender writes the first hop'),
    requirements: ['ENV-07'],
    about: 'document',
    stance: { law: 'fail', field: 'warn' },
    expected: both(`${n.traceHeaderList}/${n.traceHeader}`, `${n.traceHeaderList}/${n.traceHeader}`),
    cause: both('Bộ ghi để việc này cho Trục.', 'The writer leaves it to the axis.'),
    *look({ trace }) {
      const hop = trace.one(n.traceHeader);
      if (!hop.isFilled) yield { at: hop.spot, seen: '(không có / absent)' };
    },
  }),
  packetCheck({
    id: 'document.trace-organ-id',
    title: both('Mỗi chặng có mã định danh', 'Every hop has a code'),
    requirements: ['ENV-07'],
    about: ({ kind, trace }) => kind === 'document' && trace.one(n.traceHeader).isFilled,
    stance: { law: 'fail', field: 'warn' },
    expected: both('mã cơ quan hoặc mã trung tâm', 'the code of an agency or of a centre'),
    cause: both(
      'Chặng của Trục năm 2025 chỉ có thời điểm; bên gửi không được như vậy.',
      'Hops of the axis have had a time alone; a sender’s must not.',
    ),
    *look({ trace }) {
      for (const hop of trace.all(n.traceHeader)) {
        const part = hop.one(n.organId);
        if (hop.isFilled && !part.isFilled) yield { at: part.spot, seen: '(không có / absent)' };
      }
    },
  }),
  packetCheck({
    id: 'document.trace-stamp',
    title: both('Mỗi chặng có thời điểm', 'Every hop has a time'),
    requirements: ['ENV-07', 'TSP-05'],
    about: ({ kind, trace }) => kind === 'document' && trace.one(n.traceHeader).isFilled,
    stance: { law: 'fail', field: 'warn' },
    expected: both('yyyy/MM/dd HH:mm:ss', 'yyyy/MM/dd HH:mm:ss'),
    cause: both('Bộ ghi để trống thời điểm.', 'The writer leaves the time empty.'),
    *look({ trace }) {
      for (const hop of trace.all(n.traceHeader)) {
        const part = hop.one(n.timestamp);
        if (hop.isFilled && !part.isFilled) yield { at: part.spot, seen: '(không có / absent)' };
      }
    },
  }),
  packetCheck({
    id: 'document.trace-of-sender',
    title: both(
      'Chặng đầu là của bên gửi hoặc trung tâm của bên gửi',
      'The first hop is the sender’s, or its centre’s',
    ),
    requirements: ['ENV-07', 'ENV-15'],
    about: ({ kind, trace }) => kind === 'document' && trace.one(n.traceHeader, n.organId).isFilled,
    stance: 'warn',
    expected: both('mã của From hoặc mã trung tâm Wnn', 'the code of From, or the code Wnn of a centre'),
    cause: both('Mã máy chủ hoặc mã của văn bản trước.', 'The server’s own code, or the last packet’s.'),
    *look({ trace, message }) {
      const part = trace.one(n.traceHeader, n.organId);
      const sender = message.one(n.from, n.organId).text;
      const code = parseOrganId(part.text, part.path);
      const isCentre = code.ok && isExchangeCentre(code.value);
      if (sender !== '' && !isCentre && !mayBeOneBody(part.text, sender))
        yield { at: part.spot, seen: part.text };
    },
  }),
  packetCheck({
    id: 'document.trace-in-order',
    title: both('Thời điểm các chặng không lùi', 'The times of the hops do not go backwards'),
    requirements: ['ENV-07'],
    about: 'document',
    expected: both(
      'chặng sau không sớm hơn chặng trước quá độ lệch đồng hồ',
      'no hop earlier than the one before, skew aside',
    ),
    cause: both(
      'Đồng hồ lệch, hoặc chặng mới ghi lên đầu danh sách.',
      'A clock is wrong, or a hop was put in front.',
    ),
    *look({ trace }, { tolerances }) {
      let last = Number.NEGATIVE_INFINITY;
      for (const part of trace.all(n.traceHeader, n.timestamp)) {
        const at = parseLocalTimestamp(part.text);
        if (at === undefined) continue;
        if (at < last - tolerances.skewFail) yield { at: part.spot, seen: part.text };
        last = Math.max(last, at);
      }
    },
  }),
  packetCheck({
    id: 'document.transaction-present',
    title: both('Có khối nghiệp vụ', 'There is a transaction block'),
    requirements: ['ENV-02'],
    about: 'document',
    stance: 'warn',
    expected: both(n.transaction, n.transaction),
    cause: both(
      'Bộ ghi bỏ khối khi gửi mới; hệ thống nhận phải đoán.',
      'Left out for new documents; receivers have to guess.',
    ),
    *look({ transaction }) {
      if (!transaction.isFilled) yield { at: transaction.spot, seen: '(không có / absent)' };
    },
  }),
  packetCheck({
    id: 'document.transaction-kind',
    title: both('Loại nghiệp vụ từ 0 đến 3', 'The transaction kind is 0 to 3'),
    requirements: ['ENV-02', 'RCL-01'],
    about: ({ kind, transaction }) => kind === 'document' && transaction.isFilled,
    expected: both('0 mới, 1 thu hồi, 2 cập nhật, 3 thay thế', '0 new, 1 recall, 2 update, 3 replacement'),
    cause: both('Mã nội bộ (4, 44 …) lọt ra ngoài.', 'An internal code (4, 44 …) leaked.'),
    *look({ transaction }) {
      const part = transaction.one(n.transactionKind);
      if (!/^[0-3]$/.test(part.text))
        yield { at: part.spot, seen: part.text === '' ? '(không có / absent)' : part.text };
    },
  }),
  packetCheck({
    id: 'document.paper-known',
    title: both('Paper là 0 hoặc 1', 'Paper is 0 or 1'),
    requirements: ['GEN-03', 'ENV-02'],
    about: ({ kind, transaction }) => kind === 'document' && transaction.isFilled,
    stance: 'warn',
    expected: both('0 không gửi bản giấy, 1 có gửi', '0 no paper copy, 1 a paper copy follows'),
    cause: both('Hiểu nhầm là số trang.', 'Taken for a number of pages.'),
    *look({ transaction }) {
      const part = transaction.one(n.paper);
      if (!/^[01]$/.test(part.text))
        yield { at: part.spot, seen: part.text === '' ? '(không có / absent)' : part.text };
    },
  }),
  packetCheck({
    id: 'document.no-paper',
    title: both('Không gửi kèm bản giấy', 'No paper copy follows'),
    requirements: ['GEN-03'],
    about: ({ kind, transaction }) => kind === 'document' && transaction.one(n.paper).isFilled,
    stance: { law: 'fail', field: 'warn' },
    expected: both(
      'Paper = 0, trừ văn bản thuộc danh mục được gửi giấy',
      'Paper = 0, but for documents on the list of exceptions',
    ),
    cause: both(
      'Vẫn gửi song song bản giấy, hoặc danh mục được gửi giấy chưa được khai (--settings).',
      'Paper is still sent beside, or the list of exceptions was not declared (--settings).',
    ),
    *look({ transaction, message }, { asOf, paperAlsoFor = [] }) {
      const part = transaction.one(n.paper);
      const receivers = message.all(n.to, n.organId);
      // One word goes for all receivers: who is no exception may not get paper because another is one.
      const areExcepted = receivers.length > 0 && receivers.every(isGovernment);
      if (part.text !== '1' || asOf < '2018-09-06' || areExcepted) return;
      const type = message.one(n.documentType, n.typeName).text;
      if (!paperAlsoFor.some((each) => plain(each) === plain(type)))
        yield { at: part.spot, seen: type === '' ? part.text : `${part.text} (${type})` };
    },
  }),
  packetCheck({
    id: 'document.no-paper-to-government',
    title: both('Hồ sơ trình Chính phủ không kèm bản giấy', 'No paper beside dossiers to the Government'),
    requirements: ['GEN-04'],
    about: ({ kind, transaction }) => kind === 'document' && transaction.one(n.paper).isFilled,
    stance: 'warn',
    expected: both(
      'Paper = 0 khi gửi Chính phủ, Thủ tướng',
      'Paper = 0 to the Government and the Prime Minister',
    ),
    cause: both(
      'Theo QĐ 28, Điều 7.2, trước khi có NĐ 191/2026.',
      'By QĐ 28, Article 7.2, before NĐ 191/2026.',
    ),
    *look({ transaction, message }) {
      const part = transaction.one(n.paper);
      if (part.text === '1' && message.all(n.to, n.organId).some(isGovernment))
        yield { at: part.spot, seen: part.text };
    },
  }),
  packetCheck({
    id: 'document.staff-reachable',
    title: both('Có điện thoại hoặc thư của người gửi', 'The officer who sends can be reached'),
    requirements: ['MET-15'],
    about: ({ kind, transaction }) => kind === 'document' && transaction.isFilled,
    stance: 'warn',
    expected: both('StaffInfo có Mobile hoặc Email', 'StaffInfo with Mobile or Email'),
    cause: both('Tài khoản người gửi thiếu thông tin.', 'The officer’s account lacks them.'),
    *look({ transaction }) {
      const staff = transaction.one(n.staffInfo);
      if (!staff.one(n.email).isFilled && !staff.one(n.mobile).isFilled)
        yield { at: staff.spot, seen: staff.isThere ? 'Mobile, Email: —' : '(không có / absent)' };
    },
  }),
];

/** A type of documents as people write it, however it is composed and capitalised. */
function plain(type: string): string {
  return type.normalize('NFC').trim().toLocaleLowerCase('vi');
}

/** The office of the Government, which takes documents to the Government and its head. */
function isGovernment({ text }: Part): boolean {
  return areOneBody(text, 'G22');
}
