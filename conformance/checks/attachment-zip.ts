import { both } from '../bilingual.ts';
import type { Check } from '../check.ts';
import { type AttachmentView, mostUnpacked } from '../reading/attachment-view.ts';
import type { PacketView } from '../reading/packet-view.ts';
import { type Fault, packetCheck } from './packet-check.ts';

/** What travels as a ZIP that readers unzip. */
const packed = ({ attachments }: PacketView) => attachments.some(({ facts }) => facts.isPacked);
const zips = ({ attachments }: PacketView) => attachments.some(({ facts }) => facts.travels === 'zip');
const highestRatio = 100;
const smallest = 1024 * 1024;

function files(what: (file: AttachmentView) => string | undefined) {
  return function* ({ attachments }: PacketView): Generator<Fault> {
    for (const file of attachments) {
      const seen = what(file);
      if (seen !== undefined) yield { at: file.content.spot, seen: `${file.name}: ${seen}` };
    }
  };
}

function isBomb({ facts }: AttachmentView): boolean {
  return (facts.entries ?? []).some(
    ({ size, packedSize }) =>
      size > mostUnpacked || (size > smallest && size > highestRatio * Math.max(packedSize, 1)),
  );
}

const climbs = (name: string) => /(?:^|[\\/])\.\.(?:[\\/]|$)|^[\\/]|^[A-Za-z]:/.test(name);

/** ATT-09: files that travel zipped. */
export const attachmentZipChecks: readonly Check[] = [
  packetCheck({
    id: 'attachment.zip-whole',
    title: both('Tệp nén mở được', 'What travels zipped can be opened'),
    requirements: ['ATT-09', 'ATT-03'],
    about: packed,
    expected: both('ZIP nguyên vẹn', 'a whole ZIP'),
    cause: both('Cắt cụt, hoặc khai là ZIP mà không nén.', 'Cut off, or called a ZIP and never zipped.'),
    look: files((file) => {
      const { facts } = file;
      const isOdd =
        facts.travels === 'zip' &&
        (facts.entries === undefined ||
          (!facts.isUnpacked && facts.entries[0]?.isEncrypted !== true && !isBomb(file)));
      return facts.isPacked && isOdd ? 'ZIP' : undefined;
    }),
  }),
  packetCheck({
    id: 'attachment.zip-one-entry',
    title: both('Tệp nén chỉ có một mục', 'What travels zipped has one entry'),
    requirements: ['ATT-09'],
    about: packed,
    expected: both('một mục; bên nhận chỉ đọc mục đầu', 'one entry; receivers read the first only'),
    cause: both('Nén cả thư mục.', 'A folder was zipped.'),
    look: files(({ facts }) =>
      facts.isPacked && facts.entries !== undefined && facts.entries.length !== 1
        ? `${facts.entries.length}`
        : undefined,
    ),
  }),
  packetCheck({
    id: 'attachment.zip-ratio',
    title: both('Tệp nén không nở quá giới hạn', 'A ZIP does not grow beyond its bound'),
    requirements: ['ATT-09', 'ATT-08'],
    about: zips,
    expected: both('không quá 100 lần và 64 MB', 'at most a hundredfold, and 64 MB'),
    cause: both('Bom nén.', 'A zip bomb.'),
    look: files((file) =>
      isBomb(file)
        ? (file.facts.entries ?? []).map(({ packedSize, size }) => `${packedSize} → ${size}`).join(', ')
        : undefined,
    ),
  }),
  packetCheck({
    id: 'attachment.zip-entry-safe',
    title: both('Tên mục trong tệp nén không leo thư mục', 'No entry of a ZIP climbs out of its folder'),
    requirements: ['ATT-09', 'ATT-07'],
    about: zips,
    expected: both('tên tương đối, không có ..', 'relative names without ..'),
    cause: both('Tệp nén cố ý.', 'A ZIP that was made to.'),
    look: files(({ facts }) => (facts.entries ?? []).find(({ name }) => climbs(name))?.name),
  }),
  packetCheck({
    id: 'attachment.zip-open',
    title: both('Tệp nén không đặt mật khẩu', 'No ZIP has a password'),
    requirements: ['ATT-08'],
    about: zips,
    expected: both('không mã hoá', 'not encrypted'),
    cause: both('Người gửi đặt mật khẩu.', 'The sender set a password.'),
    look: files(({ facts }) => (facts.entries ?? []).find(({ isEncrypted }) => isEncrypted)?.name),
  }),
  packetCheck({
    id: 'attachment.zip-entry-type',
    title: both(
      'Mục trong tệp nén cùng phần mở rộng với tên tệp',
      'The entry has the extension of the file’s name',
    ),
    requirements: ['ATT-03', 'ATT-09'],
    about: packed,
    stance: 'warn',
    expected: both('cùng phần mở rộng', 'the same extension'),
    cause: both('Nén nhầm tệp.', 'Another file was zipped.'),
    look: files(({ facts, extension }) => {
      const [entry] = facts.isPacked ? (facts.entries ?? []) : [];
      const own = /\.([^./\\]*)$/.exec(entry?.name ?? '')?.[1]?.toLowerCase();
      return own !== undefined && own !== extension ? entry?.name : undefined;
    }),
  }),
];
