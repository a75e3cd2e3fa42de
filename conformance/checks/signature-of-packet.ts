import { xmldsigNamespace } from '../../protocol/edxml/names.ts';
import { verifyPacketSignature } from '../../protocol/security/xml/verify-packet-signature.ts';
import { both } from '../bilingual.ts';
import type { Check } from '../check.ts';
import { causeOf } from '../reading/cause-of.ts';
import { type PacketView, remembered } from '../reading/packet-view.ts';
import type { Part } from '../reading/part.ts';
import { arithmeticContext } from '../reading/pdf-view.ts';
import { packetCheck } from './packet-check.ts';

const isSigned = ({ signature }: PacketView) => signature.isFilled;
const isReal = ({ signature }: PacketView) =>
  signature.isFilled && signature.element?.name.namespace === xmldsigNamespace;
const noSuch = 'http://www.w3.org/TR/xml-exc-c14n#';
const broken: readonly string[] = [
  'malformed',
  'tampered',
  'incomplete-coverage',
  'unsupported-algorithm',
  'absent',
];

function algorithms({ signature }: PacketView): readonly (readonly [Part, string])[] {
  return [...signature.within()].flatMap((part) => {
    const algorithm = part.attribute('Algorithm');
    return algorithm === undefined ? [] : [[part, algorithm] as const];
  });
}

/** SIG-19: the packet's own signature, which never stands in for the PDF's. */
export const packetSignatureChecks: readonly Check[] = [
  packetCheck({
    id: 'signature.packet-is-xmldsig',
    title: both('Khối Signature của gói tin là XML-DSig thật', 'The packet’s Signature is a real XML-DSig'),
    requirements: ['SIG-19'],
    about: isSigned,
    stance: 'warn',
    expected: both(xmldsigNamespace, xmldsigNamespace),
    cause: both(
      'Khối trang trí của SDK: không ký gì, coi như chưa ký.',
      'Decoration of the SDK: it signs nothing and counts as no signature.',
    ),
    *look(view) {
      const { signature } = view;
      if (!isReal(view)) yield { at: signature.spot, seen: signature.element?.name.namespace ?? '' };
    },
  }),
  packetCheck({
    id: 'signature.packet-hash',
    title: both('Chữ ký gói tin không dùng SHA-1, MD5', 'The packet’s signature uses neither SHA-1 nor MD5'),
    requirements: ['SIG-06', 'SIG-19'],
    about: isReal,
    stance: { law: 'fail', field: 'warn' },
    expected: both('SHA-256 trở lên', 'SHA-256 or better'),
    cause: both('Giá trị mặc định của thư viện cũ.', 'The default of an old library.'),
    *look(view) {
      for (const [part, algorithm] of algorithms(view)) {
        if (/(?:sha1|md5)$/i.test(algorithm)) yield { at: part.spot, seen: algorithm };
      }
    },
  }),
  packetCheck({
    id: 'signature.packet-transform',
    title: both(
      'Chữ ký gói tin dùng phép biến đổi có thật',
      'The packet’s signature names transforms that there are',
    ),
    requirements: ['SIG-19'],
    about: isSigned,
    stance: 'warn',
    expected: both('http://www.w3.org/2001/10/xml-exc-c14n#', 'http://www.w3.org/2001/10/xml-exc-c14n#'),
    cause: both('Chép URI sai của gói tin mẫu.', 'The wrong URI of the sample packets was copied.'),
    *look(view) {
      for (const [part, algorithm] of algorithms(view)) {
        if (algorithm === noSuch) yield { at: part.spot, seen: algorithm };
      }
    },
  }),
  packetCheck({
    id: 'signature.packet-holds',
    title: both('Chữ ký gói tin kiểm tra được', 'The packet’s signature holds'),
    requirements: ['SIG-19', 'SIG-04'],
    about: isReal,
    expected: both('mã băm và giá trị chữ ký đúng', 'digests and value that verify'),
    cause: both('Gói tin bị ghi lại sau khi ký.', 'The packet was written anew after signing.'),
    *look(view) {
      const { verdict, reasons } = remembered(view, 'packet signature', () =>
        verifyPacketSignature(view.bytes, arithmeticContext),
      );
      const [first] = reasons;
      if (broken.includes(verdict) && first !== undefined)
        yield {
          at: view.signature.spot,
          seen: `${first.code} ${first.seen ?? ''}`,
          cause: causeOf(first),
        };
    },
  }),
];
