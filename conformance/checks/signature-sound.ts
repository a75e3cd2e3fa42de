import type { PdfSignatureVerdict } from '../../protocol/security/pdf/pdf-verdict.ts';
import { both } from '../bilingual.ts';
import type { Check } from '../check.ts';
import type { PacketView } from '../reading/packet-view.ts';
import { mainPdfOf, type PdfView, pdfsOf } from '../reading/pdf-view.ts';
import { changesOf, firstCauseOf, reasonOf, type Soundness, soundnessOf } from '../reading/signature-view.ts';
import { type Fault, packetCheck } from './packet-check.ts';

const signed = (view: PacketView) => pdfsOf(view).some(({ signatures }) => signatures.length > 0);
const keyCodes: readonly string[] = ['signature.value-differs', 'signature.certificate-swapped'];

/** One fault for each signature of which something is true. */
export function ofSignatures(what: (signature: PdfSignatureVerdict, pdf: PdfView) => string | undefined) {
  return function* (view: PacketView): Generator<Fault> {
    for (const pdf of pdfsOf(view)) {
      for (const signature of pdf.signatures) {
        const seen = what(signature, pdf);
        if (seen === undefined) continue;
        const cause = firstCauseOf(signature);
        const fault = {
          at: pdf.attachment.content.spot,
          seen: `${pdf.attachment.name}, ${signature.field}: ${seen}`,
        };
        yield soundnessOf(signature) === 'sound' || cause === undefined ? fault : { ...fault, cause };
      }
    }
  };
}

/** Not the first reason alone: that may be of a later signature, which nobody is trusted for here. */
const ofKey = ({ reasons }: PdfSignatureVerdict) => ({
  reasons: reasons.filter(({ code }) => keyCodes.includes(code)),
});
const isWrongKey = (signature: PdfSignatureVerdict) => ofKey(signature).reasons.length > 0;
const when = (soundness: Soundness) => (signature: PdfSignatureVerdict) =>
  soundnessOf(signature) === soundness && !isWrongKey(signature) ? reasonOf(signature) : undefined;

/** SIG-01, SIG-04 to SIG-07: that there are signatures, and that they hold. Whom to trust is not asked here. */
export const signatureSoundChecks: readonly Check[] = [
  packetCheck({
    id: 'signature.present',
    title: both('Văn bản chính có chữ ký số', 'The document itself is signed'),
    requirements: ['SIG-01', 'ATT-05'],
    about: (view) => mainPdfOf(view)?.facts !== undefined,
    stance: { law: 'fail', field: 'warn' },
    expected: both('chữ ký số trong tệp PDF đầu tiên', 'a digital signature in the first PDF'),
    cause: both(
      'Gửi bản chưa ký, hoặc ký xong lại in ra PDF mới.',
      'Sent before it was signed, or printed to a new PDF afterwards.',
    ),
    *look(view) {
      const main = mainPdfOf(view);
      if (main?.signatures.length === 0) yield { at: main.attachment.content.spot, seen: '0' };
    },
  }),
  packetCheck({
    id: 'signature.well-made',
    title: both('Chữ ký số đúng cấu trúc', 'Signatures are well made'),
    requirements: ['SIG-04'],
    about: signed,
    expected: both('PAdES hoặc CMS tách rời, ByteRange đúng', 'PAdES or detached CMS, with a true ByteRange'),
    cause: both('Công cụ ký lỗi.', 'The signing tool is at fault.'),
    look: ofSignatures(when('malformed')),
  }),
  packetCheck({
    id: 'signature.intact',
    title: both('Nội dung không đổi từ khi ký', 'What was signed is what is there'),
    requirements: ['SIG-04'],
    about: signed,
    expected: both('mã băm trùng', 'equal digests'),
    cause: both('Tệp bị sửa sau khi ký.', 'The file was changed after it was signed.'),
    look: ofSignatures(when('tampered')),
  }),
  packetCheck({
    id: 'signature.whole',
    title: both('Chữ ký phủ toàn bộ tệp', 'Signatures cover the whole file'),
    requirements: ['SIG-04'],
    about: signed,
    expected: both('ByteRange phủ hết tệp, trừ chỗ chữ ký', 'a ByteRange over all but the signature itself'),
    cause: both('Chừa một đoạn không ký.', 'A part was left out.'),
    look: ofSignatures(when('incomplete')),
  }),
  packetCheck({
    id: 'signature.nothing-added',
    title: both('Không thêm gì sau khi ký', 'Nothing was added after signing'),
    requirements: ['SIG-04'],
    about: signed,
    expected: both('chỉ chữ ký tiếp theo và dữ liệu kiểm tra', 'further signatures and validation data only'),
    cause: both('Mở tệp đã ký và lưu lại.', 'The signed file was opened and saved.'),
    look: ofSignatures((signature) =>
      soundnessOf(signature) === 'altered' ? reasonOf({ reasons: changesOf(signature) }) : undefined,
    ),
  }),
  packetCheck({
    id: 'signature.key-matches',
    title: both('Khoá ký đúng với chứng thư', 'The key belongs to the certificate'),
    requirements: ['SIG-05'],
    about: signed,
    expected: both(
      'chữ ký kiểm tra được bằng chứng thư kèm theo',
      'a value that verifies with the certificate inside',
    ),
    cause: both('Chứng thư bị tráo hoặc ghép nhầm.', 'The certificate was swapped.'),
    look: ofSignatures((signature) => (isWrongKey(signature) ? reasonOf(ofKey(signature)) : undefined)),
  }),
  packetCheck({
    id: 'signature.algorithm-known',
    title: both('Thuật toán ký có trong danh mục', 'The algorithm is on the list'),
    requirements: ['SIG-07', 'SIG-06'],
    about: signed,
    expected: both('RSA hoặc ECDSA với SHA-2, SHA-3', 'RSA or ECDSA with SHA-2 or SHA-3'),
    cause: both('Công cụ ký dùng thuật toán khác.', 'The tool signs in another way.'),
    look: ofSignatures(when('unsupported')),
  }),
  packetCheck({
    id: 'signature.hash-strong',
    title: both('Hàm băm SHA-2 hoặc SHA-3', 'The hash is SHA-2 or SHA-3'),
    requirements: ['SIG-06'],
    about: signed,
    stance: { law: 'fail', field: 'warn' },
    expected: both('SHA-256, SHA-384, SHA-512 hoặc SHA-3', 'SHA-256, SHA-384, SHA-512 or SHA-3'),
    cause: both('Công cụ ký cũ.', 'An old signing tool.'),
    look: ofSignatures(({ algorithm }) =>
      algorithm?.hash === 'sha1' || algorithm?.hash === 'sha224' ? algorithm.hash : undefined,
    ),
  }),
  packetCheck({
    id: 'signature.hash-not-broken',
    title: both('Không dùng MD5', 'MD5 is not used'),
    requirements: ['SIG-06'],
    about: signed,
    expected: both('SHA-256 trở lên', 'SHA-256 or better'),
    cause: both('Công cụ ký rất cũ.', 'A very old signing tool.'),
    look: ofSignatures(({ algorithm }) => (algorithm?.hash === 'md5' ? algorithm.hash : undefined)),
  }),
  packetCheck({
    id: 'signature.key-size',
    title: both('RSA từ 2048 bit, ECDSA từ 256 bit', 'RSA of 2048 bits, ECDSA of 256 bits, or more'),
    requirements: ['SIG-07'],
    about: signed,
    expected: both('RSA ≥ 2048, ECDSA ≥ 256', 'RSA ≥ 2048, ECDSA ≥ 256'),
    cause: both('Chứng thư cũ.', 'An old certificate.'),
    look: ofSignatures(({ algorithm }) => {
      const least = algorithm?.scheme === 'ecdsa' ? 256 : 2048;
      return algorithm !== undefined && algorithm.keyBits < least
        ? `${algorithm.scheme} ${algorithm.keyBits}`
        : undefined;
    }),
  }),
  packetCheck({
    id: 'signature.padding',
    title: both('RSA ký theo RSASSA-PSS', 'RSA signs by RSASSA-PSS'),
    requirements: ['SIG-07'],
    about: signed,
    stance: { law: 'warn', field: 'off' },
    expected: both('RSASSA-PSS theo TT 39/2017; ECDSA cũng được', 'RSASSA-PSS by TT 39/2017; ECDSA will do'),
    cause: both('Thực tế đang dùng PKCS#1 v1.5.', 'The field uses PKCS#1 v1.5.'),
    look: ofSignatures(({ algorithm }) => (algorithm?.scheme === 'rsa-pkcs1' ? algorithm.scheme : undefined)),
  }),
];
