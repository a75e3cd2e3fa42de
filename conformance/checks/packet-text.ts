import { names as n } from '../../protocol/edxml/names.ts';
import { both } from '../bilingual.ts';
import type { Check } from '../check.ts';
import type { PacketView } from '../reading/packet-view.ts';
import { packetCheck } from './packet-check.ts';
import { ownElements } from './packet-structure.ts';

/** UTF-8 that was read as Latin-1 and written again. */
const doubled = /[ÃÄÅÆ][\u0080-\u00bf]|á[º»][\u0080-\u00bf]|Ä‘|áº|á»/u;
/** Letters of TCVN3 in a Unicode text: signs in the midst of words. */
const oldLetters = /\p{L}[µ¸¶·¹¨©ª«¬®]|[µ¸¶·¹¨©ª«¬®][a-z]/u;
/** Letters that only a text in Unicode has. */
const ownLetters = /[đăâêôơư\u1ea0-\u1ef9]/iu;

const texts = ({ message, transaction }: PacketView) =>
  [message, transaction].flatMap((part) => [...part.within()]).filter(({ text }) => text !== '');

/** ENV-12: what the letters are. */
export const packetTextChecks: readonly Check[] = [
  packetCheck({
    id: 'packet.text-composed',
    title: both('Chữ tiếng Việt dựng sẵn (NFC)', 'Vietnamese letters are composed (NFC)'),
    requirements: ['ENV-12'],
    about: ({ kind }) => kind !== 'other',
    stance: 'warn',
    expected: both('Unicode dựng sẵn', 'precomposed Unicode'),
    cause: both(
      'Bàn phím hoặc hệ điều hành dùng Unicode tổ hợp.',
      'A keyboard or system that composes from parts.',
    ),
    *look(view) {
      const odd = texts(view).find(({ text }) => text !== text.normalize('NFC'));
      if (odd !== undefined) yield { at: odd.spot, seen: odd.text };
    },
  }),
  packetCheck({
    id: 'packet.text-not-doubled',
    title: both('Chữ không bị mã hoá UTF-8 hai lần', 'Text is not encoded in UTF-8 twice'),
    requirements: ['ENV-12', 'ENV-01'],
    about: ({ kind }) => kind !== 'other',
    expected: both('chữ tiếng Việt đọc được', 'legible Vietnamese'),
    cause: both('Đọc UTF-8 như Latin-1 rồi ghi lại.', 'UTF-8 was read as Latin-1 and written again.'),
    *look(view) {
      const odd = texts(view).find(({ text }) => doubled.test(text));
      if (odd !== undefined) yield { at: odd.spot, seen: odd.text };
    },
  }),
  packetCheck({
    id: 'packet.text-unicode',
    title: both('Chữ theo Unicode, không theo TCVN3', 'Text in Unicode, not in TCVN3'),
    requirements: ['ENV-12'],
    about: ({ kind }) => kind !== 'other',
    expected: both('TCVN 6909:2001 (Unicode)', 'TCVN 6909:2001 (Unicode)'),
    cause: both('Chép chữ từ phông .VnTime.', 'Text from a .VnTime font was copied.'),
    *look(view) {
      const odd = texts(view).find(
        ({ text }) => oldLetters.test(text) && !ownLetters.test(text) && !doubled.test(text),
      );
      if (odd !== undefined) yield { at: odd.spot, seen: odd.text };
    },
  }),
  packetCheck({
    id: 'packet.text-whole',
    title: both('Không có ký tự thay thế U+FFFD', 'No replacement characters'),
    requirements: ['ENV-12'],
    about: ({ kind }) => kind !== 'other',
    expected: both('chữ gốc', 'the original letters'),
    cause: both('Chuyển mã làm mất chữ.', 'A conversion lost letters.'),
    *look(view) {
      const odd = ownElements(view).find(({ text }) => text.includes('\ufffd'));
      if (odd !== undefined) yield { at: odd.spot, seen: odd.text };
    },
  }),
  packetCheck({
    id: 'packet.text-not-null',
    title: both('Không in chữ “null” vào ô dữ liệu', 'No field holds the word null'),
    requirements: ['MET-01', 'MET-08'],
    about: ({ kind }) => kind !== 'other',
    stance: { law: 'fail', field: 'warn' },
    expected: both('giá trị thật, hoặc không có phần tử', 'a real value, or no element'),
    cause: both(
      'Giá trị rỗng của chương trình bị in thành chữ.',
      'A null of the program was printed as text.',
    ),
    *look(view) {
      for (const part of ownElements(view)) {
        if (part.element?.name.local !== n.organId && /^(?:null|undefined|NaN)$/i.test(part.text))
          yield { at: part.spot, seen: part.text };
      }
    },
  }),
];
