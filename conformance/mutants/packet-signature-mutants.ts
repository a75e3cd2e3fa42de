import { names as n, packetNamespace } from '../../protocol/edxml/names.ts';
import { filled, inMessage, rewritten, withText } from './packet-edit.ts';
import { mutantsOf, type ShapedMutant } from './packet-mutant.ts';

const noSuch = 'http://www.w3.org/TR/xml-exc-c14n#';
const decoration = `<Signature xmlns="${packetNamespace}"><SignedInfo><Reference URI=""><DigestValue>AAAA</DigestValue></Reference></SignedInfo><SignatureValue>AAAA</SignatureValue></Signature>`;
const signed = { of: 'signed' } as const;

/** SIG-19 and SIG-06: the packet's own signature. */
export const packetSignatureMutants: readonly ShapedMutant[] = mutantsOf([
  [
    'packet-signature.decoration',
    'signature.packet-is-xmldsig',
    'SIG-19',
    'chữ ký trang trí của SDK',
    'the decoration of the SDK',
    filled(({ header }) => header, decoration),
  ],
  [
    'packet-signature.transform',
    'signature.packet-transform',
    'SIG-19',
    'phép biến đổi không có thật',
    'a transform that there is not',
    rewritten((xml) => xml.replace(/(<[^<>]*Transform Algorithm=")[^"]*"/, `$1${noSuch}"`)),
    { ...signed, besides: ['signature.packet-holds'] },
  ],
  [
    'packet-signature.sha-1',
    'signature.packet-hash',
    'SIG-06',
    'mã băm SHA-1',
    'digests by SHA-1',
    rewritten((xml) =>
      xml.replaceAll('http://www.w3.org/2001/04/xmlenc#sha256', 'http://www.w3.org/2000/09/xmldsig#sha1'),
    ),
    signed,
  ],
  [
    'packet-signature.changed',
    'signature.packet-holds',
    'SIG-19',
    'trích yếu đổi sau khi ký',
    'the subject was changed afterwards',
    withText(inMessage(n.subject), 'V/v cung cấp số liệu quý III'),
    signed,
  ],
  [
    'packet-signature.receiver-changed',
    'signature.packet-holds',
    'SIG-19',
    'bên nhận đổi sau khi ký',
    'a receiver was changed afterwards',
    withText(inMessage(n.to, n.organId), 'H38'),
    signed,
  ],
]);
