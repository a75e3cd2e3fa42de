import { dayNumber } from '../../protocol/calendar/civil-date.ts';
import { localDay, parseLocalDate, parseLocalTimestamp } from '../../protocol/calendar/local-time.ts';
import { names as n } from '../../protocol/edxml/names.ts';
import type { PdfRect } from '../../protocol/pdf/form.ts';
import type { PdfSignatureVerdict } from '../../protocol/security/pdf/pdf-verdict.ts';
import { both } from '../bilingual.ts';
import type { Check } from '../check.ts';
import type { PacketView } from '../reading/packet-view.ts';
import { mainPdfOf, pdfsOf } from '../reading/pdf-view.ts';
import { packetCheck } from './packet-check.ts';
import { ofSignatures } from './signature-sound.ts';

const signed = (view: PacketView) => pdfsOf(view).some(({ signatures }) => signatures.length > 0);
const issuedOn = ({ message }: PacketView) =>
  parseLocalDate(message.one(n.promulgationInfo, n.promulgationDate).text);
const [least, most] = [0.2, 0.5];
const usages: readonly string[] = ['digitalSignature', 'nonRepudiation'];

/** SIG-09, SIG-20, SIG-21, CRT: when and where it was signed, and by what certificate. */
export const signaturePlaceChecks: readonly Check[] = [
  packetCheck({
    id: 'signature.time-shown',
    title: both(
      'Giờ ký ghi đủ ngày, giờ, múi giờ +07:00',
      'Signing times have day, time and the offset +07:00',
    ),
    requirements: ['SIG-21'],
    about: signed,
    stance: 'warn',
    expected: both("D:YYYYMMDDHHmmSS+07'00'", "D:YYYYMMDDHHmmSS+07'00'"),
    cause: both('Máy ký đặt múi giờ khác.', 'The signing machine is in another zone.'),
    look: ofSignatures(({ claimed }) => {
      if (claimed === undefined) return '/M —';
      return claimed.offset === 420 && claimed.isWhole ? undefined : claimed.text;
    }),
  }),
  packetCheck({
    id: 'signature.before-sending',
    title: both('Ký trước khi gửi', 'It was signed before it was sent'),
    requirements: ['SIG-20'],
    about: (view) => signed(view) && view.trace.one(n.traceHeader, n.timestamp).isFilled,
    expected: both(
      'giờ ký không sau chặng đầu quá độ lệch đồng hồ',
      'no signing time behind the first hop, skew aside',
    ),
    cause: both('Đồng hồ máy ký sai, hoặc ký lại sau khi gửi.', 'A clock is wrong, or it was signed anew.'),
    *look(view, { tolerances }) {
      const sent = parseLocalTimestamp(view.trace.one(n.traceHeader, n.timestamp).text);
      if (sent === undefined) return;
      yield* ofSignatures(({ claimedAt }) =>
        claimedAt !== undefined && claimedAt > sent + tolerances.skewFail
          ? new Date(claimedAt).toISOString()
          : undefined,
      )(view);
    },
  }),
  packetCheck({
    id: 'signature.day-of-issue',
    title: both('Cơ quan ký đúng ngày ban hành', 'The agency signed on the day of issue'),
    requirements: ['SIG-20'],
    about: (view) => (mainPdfOf(view)?.signatures.length ?? 0) > 0 && issuedOn(view) !== undefined,
    stance: 'warn',
    expected: both('chữ ký cuối vào ngày ban hành', 'the last signature on the day of issue'),
    cause: both('Cấp số hôm nay, ký hôm khác.', 'Numbered on one day, signed on another.'),
    *look(view) {
      const main = mainPdfOf(view);
      const at = main?.signatures.at(-1)?.claimedAt;
      const issued = issuedOn(view);
      if (main === undefined || at === undefined || issued === undefined) return;
      if (localDay(at) !== dayNumber(issued))
        yield { at: main.attachment.content.spot, seen: new Date(at).toISOString() };
    },
  }),
  packetCheck({
    id: 'signature.visible',
    title: both('Chữ ký hiện trên văn bản', 'Signatures show on the page'),
    requirements: ['SIG-09'],
    about: signed,
    stance: 'warn',
    expected: both('hình ảnh chữ ký trên trang', 'an appearance on the page'),
    cause: both('Ký ẩn.', 'Signed invisibly.'),
    look: ofSignatures(({ widgets }) =>
      widgets.some(({ isVisible }) => isVisible) ? undefined : 'Rect [0 0 0 0]',
    ),
  }),
  packetCheck({
    id: 'signature.seal-over-signature',
    title: both(
      'Dấu trùm khoảng một phần ba chữ ký về bên trái',
      'The seal covers about a third of the signature, on its left',
    ),
    requirements: ['SIG-09'],
    about: (view) => seals(view) !== undefined,
    stance: 'warn',
    expected: both(
      'trùm 20–50 % hình chữ ký, tâm dấu ở bên trái',
      '20–50 % of the image covered, the seal further left',
    ),
    cause: both('Vị trí dấu đặt cố định trong phần mềm.', 'The software puts the seal at a fixed place.'),
    *look(view) {
      const found = seals(view);
      if (found === undefined) return;
      const { pdf, person, seal } = found;
      const share = overlap(person, seal) / Math.max(areaOf(person), 1);
      const isLeft = seal[0] + seal[2] < person[0] + person[2];
      if (share < least || share > most || !isLeft)
        yield { at: pdf.attachment.content.spot, seen: `${Math.round(share * 100)} %` };
    },
  }),
  packetCheck({
    id: 'signature.annex-place',
    title: both(
      'Chữ ký trên phụ lục ở góc trên bên phải trang đầu',
      'The seal of an annex is top right on its first page',
    ),
    requirements: ['ATT-11', 'SIG-09'],
    about: (view) =>
      view.kind === 'document' &&
      pdfsOf(view).some((pdf) => pdf !== mainPdfOf(view) && pdf.signatures.length > 0),
    stance: 'warn',
    expected: both('phần tư trên bên phải của trang 1', 'the top right quarter of page 1'),
    cause: both('Dùng vị trí của văn bản chính.', 'The place of the document’s own seal was used.'),
    *look(view) {
      for (const pdf of pdfsOf(view).filter((each) => each !== mainPdfOf(view))) {
        const shown = pdf.signatures.flatMap(({ widgets }) => widgets.filter(({ isVisible }) => isVisible));
        if (shown.length > 0 && !shown.some(isTopRight))
          yield {
            at: pdf.attachment.content.spot,
            seen: `${pdf.attachment.name}: ${shown[0]?.page ?? ''} [${shown[0]?.rect.join(' ') ?? ''}]`,
          };
      }
    },
  }),
  packetCheck({
    id: 'signature.certificate-in-time',
    title: both('Chứng thư còn hạn vào giờ ký', 'The certificate was valid at the time of signing'),
    requirements: ['CRT-01'],
    about: signed,
    expected: both('giờ ký trong thời hạn của chứng thư', 'a signing time within the certificate’s validity'),
    cause: both('Ký bằng chứng thư hết hạn.', 'An expired certificate was used.'),
    look: ofSignatures(({ signer, claimedAt }) => {
      if (signer === undefined || claimedAt === undefined) return undefined;
      const isInside = signer.notBefore <= claimedAt && claimedAt <= signer.notAfter;
      return isInside
        ? undefined
        : `${new Date(signer.notBefore).toISOString()} – ${new Date(signer.notAfter).toISOString()}`;
    }),
  }),
  packetCheck({
    id: 'signature.certificate-usage',
    title: both('Chứng thư được dùng để ký', 'The certificate is for signing'),
    requirements: ['CRT-04'],
    about: signed,
    expected: both('digitalSignature hoặc nonRepudiation', 'digitalSignature or nonRepudiation'),
    cause: both(
      'Ký bằng chứng thư mã hoá hoặc chứng thư máy chủ.',
      'A certificate for encryption, or a server’s, was used.',
    ),
    look: ofSignatures(({ signer }) =>
      signer?.keyUsage !== undefined && !signer.keyUsage.some((bit) => usages.includes(bit))
        ? signer.keyUsage.join(', ')
        : undefined,
    ),
  }),
  packetCheck({
    id: 'signature.certificate-there',
    title: both('Chữ ký kèm chứng thư người ký', 'The signer’s certificate is in the signature'),
    requirements: ['CRT-06', 'SIG-05'],
    about: signed,
    expected: both('chứng thư trong CMS', 'the certificate in the CMS'),
    cause: both('Công cụ ký bỏ chứng thư.', 'The tool leaves the certificate out.'),
    look: ofSignatures(
      ({ reasons }) => reasons.find(({ code }) => code === 'signature.certificate-missing')?.code,
    ),
  }),
];

/** The boxes of the last two visible signatures of the document, when they are on one page. */
function seals(view: PacketView) {
  const pdf = mainPdfOf(view);
  const shown = (pdf?.signatures ?? []).flatMap((signature) => visibleOf(signature));
  const [person, seal] = shown.slice(-2);
  if (pdf === undefined || person === undefined || seal === undefined || person.page !== seal.page)
    return undefined;
  return { pdf, person: person.rect, seal: seal.rect };
}

function visibleOf({ widgets }: PdfSignatureVerdict) {
  return widgets.filter(({ isVisible }) => isVisible).slice(0, 1);
}

function isTopRight({ rect, page, pageBox }: PdfSignatureVerdict['widgets'][number]): boolean {
  if (page !== 1 || pageBox === undefined) return false;
  const [left, bottom, right, top] = pageBox;
  return (rect[0] + rect[2]) / 2 > (left + right) / 2 && (rect[1] + rect[3]) / 2 > (bottom + top) / 2;
}

function areaOf([left, bottom, right, top]: PdfRect): number {
  return (right - left) * (top - bottom);
}

function overlap(one: PdfRect, other: PdfRect): number {
  const width = Math.min(one[2], other[2]) - Math.max(one[0], other[0]);
  const height = Math.min(one[3], other[3]) - Math.max(one[1], other[1]);
  return width > 0 && height > 0 ? width * height : 0;
}
