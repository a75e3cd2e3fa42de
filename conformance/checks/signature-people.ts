import { names as n } from '../../protocol/edxml/names.ts';
import type { PdfSignatureVerdict } from '../../protocol/security/pdf/pdf-verdict.ts';
import { both } from '../bilingual.ts';
import type { Check } from '../check.ts';
import type { PacketView } from '../reading/packet-view.ts';
import { mainPdfOf, type PdfView, pdfsOf } from '../reading/pdf-view.ts';
import { bodyNamesOf, commonNameOf } from '../reading/signature-view.ts';
import { areSameWords, holdsWords } from '../reading/words.ts';
import { packetCheck } from './packet-check.ts';

const readable = ({ signatures }: PdfView) =>
  signatures.length > 0 && signatures.every(({ signer }) => signer !== undefined);
const isSigned = (view: PacketView) => {
  const main = mainPdfOf(view);
  return main !== undefined && readable(main);
};
const spotOf = ({ attachment }: PdfView) => attachment.content.spot;
const nameOf = ({ signer }: PdfSignatureVerdict) => (signer === undefined ? '' : commonNameOf(signer));

/** True for a body's certificate: its own name is that of the organisation it is for. */
function isBodys({ signer }: PdfSignatureVerdict): boolean {
  if (signer === undefined) return false;
  const [first, ...others] = bodyNamesOf(signer);
  const own = commonNameOf(signer);
  return (
    first !== undefined && others.length > 0 && bodyNamesOf(signer).every((name) => areSameWords(name, own))
  );
}

const persons = (pdf: PdfView | undefined) => (pdf?.signatures ?? []).filter((each) => !isBodys(each));
const bodies = (pdf: PdfView | undefined) => (pdf?.signatures ?? []).filter(isBodys);

/** SIG-02, SIG-03, SIG-08, CRT-05: who signed, and in what order. */
export const signaturePeopleChecks: readonly Check[] = [
  packetCheck({
    id: 'signature.two',
    title: both('Có chữ ký của người có thẩm quyền và của cơ quan', 'The person and the agency have signed'),
    requirements: ['SIG-02'],
    about: isSigned,
    stance: { law: 'fail', field: 'warn' },
    expected: both('ít nhất hai chữ ký', 'at least two signatures'),
    cause: both(
      'Bỏ bước ký của văn thư, hoặc của lãnh đạo.',
      'The clerk’s step, or the leader’s, was left out.',
    ),
    *look(view) {
      const main = mainPdfOf(view);
      if (main?.signatures.length === 1)
        yield { at: spotOf(main), seen: main.signatures.map(nameOf).join(', ') };
    },
  }),
  packetCheck({
    id: 'signature.of-two-subjects',
    title: both('Hai chữ ký của hai chủ thể', 'Two signatures of two subjects'),
    requirements: ['SIG-02'],
    about: (view) => (mainPdfOf(view)?.signatures.length ?? 0) > 1 && isSigned(view),
    stance: { law: 'fail', field: 'warn' },
    expected: both('một của cá nhân, một của cơ quan', 'one of a person, one of the agency'),
    cause: both('Ký hai lần bằng một chứng thư.', 'One certificate was used twice.'),
    *look(view) {
      const main = mainPdfOf(view);
      const subjects = new Set(main?.signatures.map(({ signer }) => signer?.subject.canonical));
      if (main !== undefined && subjects.size === 1)
        yield { at: spotOf(main), seen: main.signatures.map(nameOf).join(', ') };
    },
  }),
  packetCheck({
    id: 'signature.agency-last',
    title: both('Cơ quan ký sau người có thẩm quyền', 'The agency signs after the person'),
    requirements: ['SIG-03'],
    about: (view) => persons(mainPdfOf(view)).length > 0 && bodies(mainPdfOf(view)).length > 0,
    stance: { law: 'fail', field: 'warn' },
    expected: both('chữ ký cuối là của cơ quan', 'the last signature is the agency’s'),
    cause: both('Đóng dấu số trước khi lãnh đạo ký.', 'The seal was put before the leader signed.'),
    *look(view) {
      const main = mainPdfOf(view);
      const last = main?.signatures.at(-1);
      if (main !== undefined && last !== undefined && !isBodys(last))
        yield { at: spotOf(main), seen: main.signatures.map(nameOf).join(' → ') };
    },
  }),
  packetCheck({
    id: 'signature.times-in-order',
    title: both('Giờ ký theo đúng thứ tự ký', 'Signing times follow the order of signing'),
    requirements: ['SIG-03', 'SIG-20'],
    about: (view) => (mainPdfOf(view)?.signatures.length ?? 0) > 1,
    expected: both('chữ ký sau không sớm hơn chữ ký trước', 'no later signature claims an earlier time'),
    cause: both('Đồng hồ của hai máy ký lệch nhau.', 'The clocks of two signing machines differ.'),
    *look(view, { tolerances }) {
      const main = mainPdfOf(view);
      let last = Number.NEGATIVE_INFINITY;
      for (const { claimedAt, field } of main?.signatures ?? []) {
        if (main === undefined || claimedAt === undefined) continue;
        if (claimedAt < last - tolerances.skewFail)
          yield { at: spotOf(main), seen: `${field}: ${new Date(claimedAt).toISOString()}` };
        last = claimedAt;
      }
    },
  }),
  packetCheck({
    id: 'signature.signer-named',
    title: both('Người ký số là người ghi trong gói tin', 'Who signed is who the packet names'),
    requirements: ['MET-07', 'SIG-08'],
    about: (view) =>
      isSigned(view) &&
      persons(mainPdfOf(view)).length > 0 &&
      view.message.one(n.signerInfo, n.fullName).isFilled,
    stance: { law: 'fail', field: 'warn' },
    expected: both('tên trong chứng thư cá nhân', 'the name in the personal certificate'),
    cause: both(
      'Ký bằng chứng thư của người khác, hoặc nhập sai tên.',
      'Signed with somebody else’s certificate, or the name is wrong.',
    ),
    *look(view) {
      const part = view.message.one(n.signerInfo, n.fullName);
      const names = persons(mainPdfOf(view)).map(nameOf);
      if (!names.some((name) => areSameWords(name, part.text)))
        yield { at: part.spot, seen: `${part.text} ≠ ${names.join(', ')}` };
    },
  }),
  packetCheck({
    id: 'signature.issuing-body',
    title: both('Chứng thư cơ quan là của bên gửi', 'The agency’s certificate is the sender’s'),
    requirements: ['CRT-05', 'SIG-08', 'CRT-11'],
    about: (view) =>
      isSigned(view) && bodies(mainPdfOf(view)).length > 0 && view.message.one(n.from, n.organName).isFilled,
    stance: { law: 'fail', field: 'warn' },
    expected: both('tên cơ quan trong chứng thư là tên bên gửi', 'the body in the certificate is the sender'),
    cause: both(
      'Gửi văn bản của cơ quan khác dưới tên mình.',
      'Another body’s document is sent as one’s own.',
    ),
    *look(view) {
      const main = mainPdfOf(view);
      const sender = view.message.one(n.from, n.organName).text;
      const names = bodies(main).flatMap(({ signer }) => (signer === undefined ? [] : bodyNamesOf(signer)));
      if (main !== undefined && !names.some((name) => areSameBody(name, sender)))
        yield { at: spotOf(main), seen: names.join(', ') };
    },
  }),
  packetCheck({
    id: 'signature.annex-sealed',
    title: both('Phụ lục ở tệp riêng có chữ ký số của cơ quan', 'An annex in a file of its own is sealed'),
    requirements: ['ATT-11'],
    about: (view) => isSigned(view) && annexes(view).length > 0,
    stance: { law: 'fail', field: 'warn' },
    expected: both('chữ ký của cơ quan trên mỗi PDF kèm theo', 'the agency’s signature on each further PDF'),
    cause: both('Chỉ ký văn bản chính.', 'Only the document itself was signed.'),
    *look(view) {
      for (const pdf of annexes(view)) {
        if (pdf.facts !== undefined && pdf.signatures.length === 0)
          yield { at: spotOf(pdf), seen: `${pdf.attachment.name}: 0` };
      }
    },
  }),
  packetCheck({
    id: 'signature.annex-same-body',
    title: both('Phụ lục do cùng cơ quan ký', 'Annexes are sealed by the same body'),
    requirements: ['ATT-11', 'CRT-05'],
    about: (view) => bodies(mainPdfOf(view)).length > 0 && annexes(view).some(readable),
    stance: { law: 'fail', field: 'warn' },
    expected: both('cùng chủ thể với chữ ký cơ quan trên văn bản', 'the subject of the seal on the document'),
    cause: both(
      'Phụ lục của cơ quan khác, hoặc ký bằng chứng thư cá nhân.',
      'Another body’s annex, or a personal signature.',
    ),
    *look(view) {
      const sealed = new Set(bodies(mainPdfOf(view)).map(({ signer }) => signer?.subject.canonical));
      for (const pdf of annexes(view).filter(readable)) {
        if (!pdf.signatures.some(({ signer }) => sealed.has(signer?.subject.canonical)))
          yield { at: spotOf(pdf), seen: `${pdf.attachment.name}: ${pdf.signatures.map(nameOf).join(', ')}` };
      }
    },
  }),
  packetCheck({
    id: 'signature.copy-sealed',
    title: both('Bản quét có chữ ký số của cơ quan', 'A scanned copy is sealed'),
    requirements: ['ATT-13'],
    about: (view) => scans(view).length > 0,
    expected: both('chữ ký của cơ quan trên bản sao', 'the agency’s signature on the copy'),
    cause: both('Quét rồi gửi, chưa qua văn thư.', 'It was scanned and sent without the clerk.'),
    *look(view) {
      for (const pdf of scans(view)) {
        if (bodies(pdf).length === 0) yield { at: spotOf(pdf), seen: pdf.attachment.name };
      }
    },
  }),
  packetCheck({
    id: 'signature.not-public',
    title: both('Ký bằng chứng thư chuyên dùng công vụ', 'Signed with certificates for official duty'),
    requirements: ['CRT-07'],
    about: isSigned,
    stance: 'warn',
    expected: both(
      'chứng thư của Ban Cơ yếu Chính phủ từ 01/01/2026',
      'a certificate of the Government’s authority from 01/01/2026 on',
    ),
    cause: both('Còn dùng chứng thư công cộng.', 'A public certificate is still in use.'),
    *look(view, { asOf }) {
      if (asOf <= lastPublicDay) return;
      for (const pdf of pdfsOf(view)) {
        for (const { signer, field } of pdf.signatures) {
          const issuer = signer?.issuer.text ?? '';
          if (publicAuthorities.test(issuer))
            yield { at: spotOf(pdf), seen: `${pdf.attachment.name}, ${field}: ${issuer}` };
        }
      }
    },
  }),
];

const lastPublicDay = '2025-12-31';
/** Names under which public authorities issue [I]; one that is not listed is not seen. */
const publicAuthorities =
  /công cộng|public|\b(?:VNPT|VIETTEL|BKAV|FPT|MISA|EFY|NEWTEL|SMARTSIGN|TRUST|NC|CA2|CMC|LCS|FAST|WIN)[- ]?CA\b/iu;

/** Files of which the first page is a picture only. */
function scans(view: PacketView): readonly PdfView[] {
  return pdfsOf(view).filter(({ facts }) => facts?.pages[0]?.isImageOnly === true);
}

function annexes(view: PacketView): readonly PdfView[] {
  const main = mainPdfOf(view);
  return view.kind === 'document' ? pdfsOf(view).filter((pdf) => pdf !== main) : [];
}

function areSameBody(one: string, other: string): boolean {
  return holdsWords(one, other) || holdsWords(other, one);
}
