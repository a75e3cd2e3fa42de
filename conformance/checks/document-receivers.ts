import { names as n } from '../../protocol/edxml/names.ts';
import { both } from '../bilingual.ts';
import type { Check } from '../check.ts';
import { packetCheck } from './packet-check.ts';
import { areOneBody } from './same-body.ts';

/** IDC-06: to whom. */
export const documentReceiverChecks: readonly Check[] = [
  packetCheck({
    id: 'document.receiver-repeated',
    title: both('Không gửi hai lần cho một mã', 'No receiver stands there twice'),
    requirements: ['IDC-06'],
    about: 'document',
    expected: both('mỗi mã một lần', 'each code once'),
    cause: both(
      'Gộp danh sách nơi nhận mà không lọc trùng.',
      'Lists of receivers were merged without looking for doubles.',
    ),
    *look({ message }) {
      const seen = new Set<string>();
      for (const part of message.all(n.to, n.organId)) {
        if (part.text !== '' && seen.has(part.text)) yield { at: part.spot, seen: part.text };
        seen.add(part.text);
      }
    },
  }),
  packetCheck({
    id: 'document.receiver-both-codes',
    title: both(
      'Mã cũ và mã mới của một cơ quan không cùng có mặt',
      'Old and new code of one body do not stand together',
    ),
    requirements: ['IDC-06'],
    about: 'document',
    stance: { law: 'fail', field: 'warn' },
    expected: both('một mã cho một cơ quan', 'one code for one body'),
    cause: both('Thói quen thời kỳ chuyển đổi mã.', 'A habit of the years in which codes changed.'),
    *look({ message }) {
      const parts = message.all(n.to, n.organId);
      for (const [index, part] of parts.entries()) {
        const other = parts
          .slice(0, index)
          .find(({ text }) => text !== part.text && areOneBody(text, part.text));
        if (other !== undefined) yield { at: part.spot, seen: `${other.text}, ${part.text}` };
      }
    },
  }),
  packetCheck({
    id: 'document.receiver-not-sender',
    title: both('Bên gửi không gửi cho chính mình', 'The sender is no receiver of its own document'),
    requirements: ['GEN-09'],
    about: 'document',
    stance: 'warn',
    expected: both('mã của cơ quan khác', 'the code of another body'),
    cause: both('Chép mã bên gửi sang bên nhận.', 'The sender’s code was copied.'),
    *look({ message }) {
      const sender = message.one(n.from, n.organId).text;
      for (const part of message.all(n.to, n.organId)) {
        if (part.text !== '' && part.text === sender) yield { at: part.spot, seen: part.text };
      }
    },
  }),
];
