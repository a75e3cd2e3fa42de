import { names as n, statusCodes } from '../../protocol/edxml/names.ts';
import type { Bilingual } from '../../protocol/problems/entry.ts';
import { both } from '../bilingual.ts';
import type { Check } from '../check.ts';
import type { PacketView } from '../reading/packet-view.ts';
import { idPartsOf } from './document-id.ts';
import { packetCheck } from './packet-check.ts';
import { areOneBody, mayHaveIssued } from './same-body.ts';

const codeOf = ({ message }: PacketView) => message.one(n.statusCode);
const responseOf = ({ message }: PacketView) => message.one(n.responseFor);
const known: ReadonlySet<string> = new Set(statusCodes.map(({ code }) => code));
const isOf = (code: string) => (view: PacketView) => view.kind === 'status' && codeOf(view).text === code;

function reasoned(code: string, id: string, requirement: string, what: Bilingual): Check {
  return packetCheck({
    id: `status.${id}-reason`,
    title: both(`${what.vi} có lý do`, `${what.en} has its reason`),
    requirements: [requirement],
    about: isOf(code),
    expected: both('Description nêu lý do', 'a reason in Description'),
    cause: both('Biểu mẫu không bắt buộc nhập lý do.', 'The form does not ask for a reason.'),
    *look({ message }) {
      const part = message.one(n.description);
      if (!part.isFilled) yield { at: part.spot, seen: '(không có / absent)' };
    },
  });
}

/** STA and RCL: what a status packet says. */
export const statusCodeChecks: readonly Check[] = [
  packetCheck({
    id: 'status.code-form',
    title: both('Mã trạng thái có hai chữ số', 'The status code has two digits'),
    requirements: ['STA-11'],
    about: (view) => view.kind === 'status' && codeOf(view).isFilled,
    expected: both('hai chữ số, có số 0 ở đầu', 'two digits, with the leading zero'),
    cause: both('Mã lưu dạng số nguyên trong cơ sở dữ liệu.', 'The code is kept as an integer.'),
    *look(view) {
      const part = codeOf(view);
      if (!/^\d\d$/.test(part.text)) yield { at: part.spot, seen: part.text };
    },
  }),
  packetCheck({
    id: 'status.code-known',
    title: both('Mã trạng thái là 01–06, 13, 15 hoặc 16', 'The status code is 01–06, 13, 15 or 16'),
    requirements: ['STA-11'],
    about: (view) => view.kind === 'status' && codeOf(view).isFilled,
    expected: both([...known].join(', '), [...known].join(', ')),
    cause: both('Mã nội bộ của phần mềm gửi ra ngoài.', 'A code of the software’s own was sent.'),
    *look(view) {
      const part = codeOf(view);
      if (/^\d\d$/.test(part.text) && !known.has(part.text)) yield { at: part.spot, seen: part.text };
    },
  }),
  reasoned('02', 'refusal', 'STA-07', both('Từ chối tiếp nhận (02)', 'A refusal (02)')),
  reasoned('13', 'take-back', 'RCL-07', both('Yêu cầu lấy lại (13)', 'A take-back (13)')),
  reasoned('16', 'kept', 'RCL-08', both('Từ chối cho lấy lại (16)', 'A refusal to give back (16)')),
  packetCheck({
    id: 'status.document-id-form',
    title: both(
      'Mã văn bản gốc theo dạng của Trục',
      'The identifier of the document has the form of the axis',
    ),
    requirements: ['IDC-10', 'STA-10'],
    about: (view) => view.kind === 'status' && responseOf(view).one(n.documentId).isFilled,
    stance: { law: 'fail', field: 'warn' },
    expected: both(
      '<OrganId>,<yyyy/MM/dd>,<số>/<ký hiệu>',
      '<OrganId>,<yyyy/MM/dd>,<CodeNumber>/<CodeNotation>',
    ),
    cause: both('Trả về mã của Trục hoặc mã nội bộ.', 'The hub’s id, or an internal key, was returned.'),
    *look(view) {
      const part = responseOf(view).one(n.documentId);
      if (idPartsOf(part.text) === undefined) yield { at: part.spot, seen: part.text };
    },
  }),
  packetCheck({
    id: 'status.document-id-agrees',
    title: both('Mã văn bản gốc khớp số, ký hiệu và ngày', 'The identifier agrees with code and day'),
    requirements: ['STA-10', 'IDC-10'],
    about: (view) =>
      view.kind === 'status' && idPartsOf(responseOf(view).one(n.documentId).text) !== undefined,
    stance: { law: 'fail', field: 'warn' },
    expected: both('ba phần trùng Code và PromulgationDate', 'parts that equal Code and PromulgationDate'),
    cause: both(
      'Tách mã sai chỗ khi ký hiệu có dấu phẩy.',
      'The identifier was cut wrongly at a comma of the notation.',
    ),
    *look(view) {
      const response = responseOf(view);
      const id = idPartsOf(response.one(n.documentId).text);
      const [code, date] = [response.one(n.code), response.one(n.promulgationDate)];
      if (id === undefined) return;
      const wanted = `${id.number}/${id.notation}`;
      if (code.isFilled && code.text.includes('/') && code.text !== wanted)
        yield { at: code.spot, seen: code.text, expected: both(wanted, wanted) };
      if (date.isFilled && /^\d{4}\/\d\d\/\d\d$/.test(date.text) && date.text !== id.date)
        yield { at: date.spot, seen: date.text, expected: both(id.date, id.date) };
    },
  }),
  packetCheck({
    id: 'status.code-not-swapped',
    title: both('Code và OrganId không đổi chỗ', 'Code and OrganId are not swapped'),
    requirements: ['STA-10', 'IDC-01'],
    about: (view) => view.kind === 'status' && responseOf(view).one(n.code).isFilled,
    expected: both('Code có dạng số/ký hiệu', 'a Code with its slash'),
    cause: both(
      'Gán nhầm hai trường khi lập trạng thái 13.',
      'Two fields were taken for each other, as seen in status 13.',
    ),
    *look(view) {
      const part = responseOf(view).one(n.code);
      if (!part.text.includes('/')) yield { at: part.spot, seen: part.text };
    },
  }),
  packetCheck({
    id: 'status.told-to-issuer',
    title: both('Trạng thái gửi cho nơi ban hành', 'The status is told to the issuer'),
    requirements: ['STA-10'],
    about: (view) =>
      view.kind === 'status' && codeOf(view).text !== '13' && responseOf(view).one(n.organId).isFilled,
    expected: both('OrganId của cơ quan ban hành văn bản gốc', 'the OrganId of who issued the document'),
    cause: both('Ghi mã của chính bên báo.', 'The code of whoever reports was written.'),
    *look(view) {
      const part = responseOf(view).one(n.organId);
      const id = idPartsOf(responseOf(view).one(n.documentId).text);
      if (id !== undefined && !mayHaveIssued(part.text, id))
        yield { at: part.spot, seen: part.text, expected: both(id.organId, id.organId) };
    },
  }),
  packetCheck({
    id: 'status.take-back-by-issuer',
    title: both('Chỉ nơi ban hành yêu cầu lấy lại', 'Only the issuer asks to take back'),
    requirements: ['RCL-07'],
    about: isOf('13'),
    expected: both('From là cơ quan ban hành văn bản gốc', 'From is who issued the document'),
    cause: both('Dùng mã của bên nhận trong DocumentId.', 'The receiver’s code stands in the DocumentId.'),
    *look(view) {
      const sender = view.message.one(n.from, n.organId);
      const id = idPartsOf(responseOf(view).one(n.documentId).text);
      if (id !== undefined && sender.isFilled && !mayHaveIssued(sender.text, id))
        yield { at: sender.spot, seen: `${sender.text} ≠ ${id.organId}` };
    },
  }),
  packetCheck({
    id: 'status.take-back-to-receiver',
    title: both('Yêu cầu lấy lại gửi cho bên nhận', 'A take-back is told to a receiver'),
    requirements: ['RCL-07', 'STA-10'],
    about: isOf('13'),
    expected: both('ResponseFor/OrganId là bên nhận', 'ResponseFor/OrganId is a receiver'),
    cause: both(
      'Ghi mã của chính bên gửi, như với các trạng thái khác.',
      'The sender’s own code was written, as in other statuses.',
    ),
    *look(view) {
      const [part, sender] = [responseOf(view).one(n.organId), view.message.one(n.from, n.organId)];
      if (part.isFilled && sender.isFilled && areOneBody(part.text, sender.text))
        yield { at: part.spot, seen: part.text };
    },
  }),
];
