import { names as n } from '../../protocol/edxml/names.ts';
import { both } from '../bilingual.ts';
import type { Check } from '../check.ts';
import type { PacketView } from '../reading/packet-view.ts';
import { type Fault, packetCheck } from './packet-check.ts';

const withFiles = ({ attachments }: PacketView) => attachments.length > 0;
const longest = 50;
const unsafe = /[/\\\p{Cc}\u202a-\u202e\u2066-\u2069\u2028\u2029]|^\.{1,2}$|^[A-Za-z]:/u;
const devices = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?:\.|$)/i;

function names(what: (name: string) => boolean) {
  return function* ({ attachments }: PacketView): Generator<Fault> {
    for (const { part, name } of attachments) {
      if (name !== '' && what(name)) yield { at: part.one(n.attachmentName).spot, seen: visible(name) };
    }
  };
}

/** ATT-07: names of files. */
export const attachmentNameChecks: readonly Check[] = [
  packetCheck({
    id: 'attachment.name-safe',
    title: both('Tên tệp không phải đường dẫn', 'A file name is no path'),
    requirements: ['ATT-07'],
    about: withFiles,
    expected: both('chỉ tên tệp', 'the name of a file alone'),
    cause: both(
      'Giữ cả đường dẫn trên máy người gửi, hoặc cố ý.',
      'The path on the sender’s machine was kept, or worse.',
    ),
    look: names((name) => unsafe.test(name)),
  }),
  packetCheck({
    id: 'attachment.name-not-device',
    title: both('Tên tệp không phải tên thiết bị', 'A file name is no name of a device'),
    requirements: ['ATT-07'],
    about: withFiles,
    expected: both('không phải CON, NUL, COM1 …', 'not CON, NUL, COM1 …'),
    cause: both('Tên tự sinh.', 'A generated name.'),
    look: names((name) => devices.test(name)),
  }),
  packetCheck({
    id: 'attachment.name-length',
    title: both('Tên tệp không quá 50 ký tự', 'File names are at most 50 characters long'),
    requirements: ['ATT-07'],
    about: withFiles,
    stance: 'warn',
    expected: both('không quá 50 ký tự', 'at most 50 characters'),
    cause: both('Lấy trích yếu làm tên tệp.', 'The subject was taken as a name.'),
    look: names((name) => Array.from(name).length > longest),
  }),
  packetCheck({
    id: 'attachment.name-plain',
    title: both('Tên tệp không dấu', 'File names have no accents'),
    requirements: ['ATT-07'],
    about: withFiles,
    stance: 'warn',
    expected: both('chữ cái không dấu', 'letters without accents'),
    cause: both('Giữ tên do người dùng đặt.', 'The user’s own name was kept.'),
    look: names((name) => /[^\p{ASCII}]/u.test(name) && !unsafe.test(name)),
  }),
  packetCheck({
    id: 'attachment.name-characters',
    title: both('Tên tệp không có ký tự đặc biệt', 'File names have no special characters'),
    requirements: ['ATT-07'],
    about: withFiles,
    stance: 'warn',
    expected: both('chữ, số, khoảng trắng, . _ - ( )', 'letters, digits, spaces, . _ - ( )'),
    cause: both('Giữ tên do người dùng đặt.', 'The user’s own name was kept.'),
    look: names((name) => /[^\w .()\u0080-\uffff-]/.test(name) && !unsafe.test(name)),
  }),
];

function visible(name: string): string {
  return JSON.stringify(name).slice(1, -1);
}
