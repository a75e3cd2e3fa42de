import {
  aliases,
  guide2014Namespace,
  meaningOf,
  misspeltTransactionNames,
  names as n,
  namespaceInWords,
  packetNamespace,
  packetPrefix,
} from '../../protocol/edxml/names.ts';
import { both } from '../bilingual.ts';
import type { Check } from '../check.ts';
import { type PacketView, remembered } from '../reading/packet-view.ts';
import type { Part } from '../reading/part.ts';
import { packetCheck } from './packet-check.ts';

/** The elements of the packet proper: a signature, without prefix in the samples too, has names of its own. */
export function ownElements(view: PacketView): readonly Part[] {
  return remembered(view, 'own-elements', () => {
    const { signature } = view;
    const own: Part[] = [];
    const { start, end } = signature.element?.span ?? { start: -1, end: -1 };
    for (const part of view.root.within()) {
      const at = part.element?.span.start ?? 0;
      if (at < start || at >= end) own.push(part);
    }
    return own;
  });
}

/** Below the attachment list only the content has the prefix; the root has none. */
const unprefixed: ReadonlySet<string> = new Set([
  n.root,
  n.attachmentList,
  n.attachment,
  n.contentId,
  n.attachmentName,
  n.description,
  n.contentType,
  n.attachmentFormat,
  n.attachmentFieldName,
  n.attachmentMimeType,
]);

const vocabulary: ReadonlySet<string> = new Set([
  ...Object.values(n),
  ...Object.keys(aliases),
  ...Object.keys(misspeltTransactionNames),
]);

const namespaceOf = (part: Part) => part.element?.name.namespace ?? '';
const localOf = (part: Part) => part.element?.name.local ?? '';

/** ENV-02: root, namespace, names. */
export const packetStructureChecks: readonly Check[] = [
  packetCheck({
    id: 'packet.root',
    title: both('Phần tử gốc là edXML', 'The root element is edXML'),
    requirements: ['ENV-02'],
    about: 'packet',
    expected: both(`<${n.root}>`, `<${n.root}>`),
    cause: both(
      'Dùng mẫu của một bộ ghi tự chế hoặc của bản hướng dẫn năm 2014.',
      'An invented writer, or the envelope of the guide of 2014.',
    ),
    *look({ root }) {
      if (localOf(root) !== n.root) yield { at: root.spot, seen: localOf(root) };
    },
  }),
  packetCheck({
    id: 'packet.namespace',
    title: both('Không gian tên đúng QCVN 102:2016', 'The namespace is that of QCVN 102:2016'),
    requirements: ['ENV-02'],
    about: 'packet',
    stance: { law: 'fail', field: 'fail', legacy: 'warn' },
    expected: both(packetNamespace, packetNamespace),
    cause: both(
      'Hằng số của bản năm 2014 hoặc của một phần mềm khác.',
      'The constant of 2014, or of another software.',
    ),
    *look({ root }) {
      if (namespaceOf(root) !== packetNamespace)
        yield { at: root.spot, seen: namespaceInWords(namespaceOf(root)) };
    },
  }),
  packetCheck({
    id: 'packet.one-namespace',
    title: both('Mọi phần tử ở cùng một không gian tên', 'All elements are in one namespace'),
    requirements: ['ENV-02'],
    about: 'packet',
    expected: both('không gian tên của phần tử gốc', 'the namespace of the root'),
    cause: both(
      `Một phần gói tin còn giữ ${guide2014Namespace}.`,
      `Part of the packet still has ${guide2014Namespace}.`,
    ),
    *look(view) {
      const stranger = ownElements(view).find((part) => namespaceOf(part) !== namespaceOf(view.root));
      if (stranger !== undefined) yield { at: stranger.spot, seen: namespaceInWords(namespaceOf(stranger)) };
    },
  }),
  packetCheck({
    id: 'packet.prefix-kept',
    title: both('Phong bì giữ tiền tố edXML', 'The envelope keeps the prefix edXML'),
    requirements: ['ENV-02'],
    about: 'packet',
    expected: both(`<${packetPrefix}:${n.envelope}>`, `<${packetPrefix}:${n.envelope}>`),
    cause: both(
      'Bộ ghi bỏ tiền tố vì trùng không gian tên mặc định; nhiều hệ thống tìm đúng tên có tiền tố.',
      'The writer drops the prefix because it means the default namespace; peers look for the literal name.',
    ),
    *look(view) {
      const bare = ownElements(view).find(
        (part) => !unprefixed.has(localOf(part)) && part.element?.name.prefix !== packetPrefix,
      );
      if (bare !== undefined && vocabulary.has(localOf(bare)))
        yield { at: bare.spot, seen: writtenName(bare) };
    },
  }),
  packetCheck({
    id: 'packet.transaction-spelling',
    title: both(
      `Khối nghiệp vụ viết đúng là ${n.transaction}`,
      `The transaction block is spelled ${n.transaction}`,
    ),
    requirements: ['ENV-02'],
    about: 'packet',
    expected: both(n.transaction, n.transaction),
    cause: both(
      'Sửa “lỗi chính tả” của quy chuẩn: hệ thống nhận bỏ qua khối này, gói tin mất loại nghiệp vụ.',
      'Somebody mended the spelling: receivers overlook the block, and the packet loses its kind.',
    ),
    *look(view) {
      const wrong = ownElements(view).find(
        (part) => meaningOf(misspeltTransactionNames, localOf(part)) !== undefined,
      );
      if (wrong !== undefined) yield { at: wrong.spot, seen: localOf(wrong) };
    },
  }),
  packetCheck({
    id: 'packet.alias-spelling',
    title: both(
      'Tên phần tử theo quy chuẩn, không theo bản khác',
      'Element names are those of the regulation',
    ),
    requirements: ['ENV-02'],
    about: 'packet',
    stance: { law: 'fail', field: 'warn' },
    expected: both('tên trong QCVN 102:2016', 'the name in QCVN 102:2016'),
    cause: both(
      'Tên của bản hướng dẫn năm 2014 hoặc của SDK khác.',
      'A name of the guide of 2014, or of another SDK.',
    ),
    *look(view) {
      for (const part of [...ownElements(view), view.signature]) {
        const right = meaningOf(aliases, localOf(part));
        if (right === undefined) continue;
        yield { at: part.spot, seen: localOf(part), expected: both(right, right) };
      }
    },
  }),
  packetCheck({
    id: 'packet.known-names',
    title: both('Chỉ dùng tên phần tử mà quy chuẩn có', 'Only element names that the regulation has'),
    requirements: ['ENV-02', 'ENV-05'],
    about: ({ kind }) => kind !== 'other',
    stance: 'warn',
    expected: both('tên trong QCVN 102:2016', 'a name of QCVN 102:2016'),
    cause: both('Phần mở rộng riêng của phần mềm gửi.', 'An extension of the sender’s own.'),
    *look(view) {
      for (const part of ownElements(view).slice(1)) {
        if (!vocabulary.has(localOf(part))) yield { at: part.spot, seen: writtenName(part) };
      }
    },
  }),
  packetCheck({
    id: 'packet.one-envelope',
    title: both(
      'Một phong bì, một phần đầu, một MessageHeader',
      'One envelope, one header, one MessageHeader',
    ),
    requirements: ['ENV-02'],
    about: ({ root }) => localOf(root) === n.root,
    expected: both(
      `${n.root}/${n.envelope}/${n.header}/${n.messageHeader}`,
      `${n.root}/${n.envelope}/${n.header}/${n.messageHeader}`,
    ),
    cause: both('Ghép hai gói tin, hoặc bỏ một cấp.', 'Two packets were merged, or a level was left out.'),
    *look({ root }) {
      const steps = [n.envelope, n.header, n.messageHeader];
      for (const [index] of steps.entries()) {
        const found = root.all(...steps.slice(0, index + 1));
        const [first, second] = found;
        if (first === undefined) {
          yield { at: root.one(...steps.slice(0, index + 1)).spot, seen: '0' };
          return;
        }
        if (second !== undefined) yield { at: second.spot, seen: String(found.length) };
      }
    },
  }),
];

function writtenName({ element }: Part): string {
  if (element === undefined) return '';
  const { prefix, local } = element.name;
  return prefix === '' ? local : `${prefix}:${local}`;
}
