import type { CheckVerdict } from '../../conformance/finding.ts';
import { corpus } from '../../conformance/report/certificate/corpus.ts';
import type { CertificateManifest } from '../../conformance/report/certificate/manifest.ts';
import { dayWords, momentWords } from '../../conformance/report/day-words.ts';
import { environmentLine } from '../../conformance/report/environment-words.ts';
import { type RunReport, whatItIsNot } from '../../conformance/report/run-report.ts';
import { profileWords, seatWords, verdictOrder, verdictWords } from '../../conformance/report/words.ts';
import {
  type Column,
  mm,
  type ParagraphShape,
  paper,
  Sheet,
  wholeWidth,
} from '../../fixtures/documents/sheet.ts';
import { dutiesOf } from './duties-of.ts';

/** What the page says: the manifest as it will be, without the hashes of files. */
export type PageFacts = Omit<CertificateManifest, 'files' | 'schema'>;

export const testKeyMark = 'KHOÁ THỬ NGHIỆM – KHÔNG CÓ GIÁ TRỊ';

const left: Column = { x: paper.left, width: 46 * mm };
const right: Column = { x: paper.left + 50 * mm, width: wholeWidth.width - 50 * mm };
const centred = (size: number, face: ParagraphShape['style']['face'] = 'bold'): ParagraphShape => ({
  style: { face, size },
  align: 'center',
});

/** The certificate on one page of A4, in Vietnamese; the same facts are the same file. */
export async function typesetCertificate(
  facts: PageFacts,
  reports: readonly RunReport[],
): Promise<Uint8Array> {
  const isTest = facts.signing === 'test-key';
  const sheet = new Sheet(isTest ? testKeyMark : whatItIsNot.vi);
  sheet.y += 8 * mm;
  sheet.paragraph(whatItIsNot.vi, centred(11, 'italic'));
  if (isTest) {
    sheet.y += 3 * mm;
    sheet.rule(wholeWidth, 0);
    sheet.paragraph(testKeyMark, centred(17));
    sheet.rule(wholeWidth, 2.5 * mm);
    sheet.y += 2.5 * mm;
  }
  sheet.y += 8 * mm;
  sheet.paragraph('GIẤY GHI NHẬN KẾT QUẢ KIỂM THỬ', centred(16));
  sheet.paragraph('Kết nối, liên thông văn bản điện tử qua Trục liên thông văn bản quốc gia', centred(12));
  sheet.y += 6 * mm;
  for (const [name, value, size] of rowsOf(facts, reports)) setRow(sheet, name, value, size);
  const { system } = facts;
  const title = `Kết quả kiểm thử ${system.name} ${system.version}`;
  return sheet.finish({ title, author: facts.signer, at: facts.issuedAt });
}

function setRow(sheet: Sheet, name: string, value: string, size = 11): void {
  const top = sheet.y;
  sheet.paragraph(name, { style: { face: 'bold', size: 11 }, column: left, align: 'left' });
  const below = sheet.y;
  sheet.y = top;
  sheet.paragraph(value, { style: { face: 'regular', size }, column: right, align: 'left' });
  sheet.y = Math.max(below, sheet.y) + 1.2 * mm;
}

type Row = readonly [name: string, value: string, size?: number];

function rowsOf(facts: PageFacts, reports: readonly RunReport[]): readonly Row[] {
  const { system, suite, profile, asOf, runs, issuedAt, validUntil, signer } = facts;
  const seats = runs.flatMap((run) => run.seats.map((seat) => seatWords[seat].vi));
  return [
    ['Hệ thống', short(`${system.name}, phiên bản ${system.version}`)],
    ['Đơn vị chủ quản', short(system.owner)],
    ['Tự nhận khi chạy', short(system.seen.join('; ') || 'không có')],
    ['Vị trí kiểm thử', seats.join(', ')],
    ['Kết luận', 'Phù hợp, trong phạm vi những điều đã xét dưới đây'],
    ['Phép kiểm tra', countsOf(reports.flatMap(({ results }) => results))],
    ['Yêu cầu', countsOf(dutiesOf(reports))],
    [
      'Cách đọc quy định',
      `${profile}, ${profileWords[profile].vi}; quy định có hiệu lực ngày ${dayWords(asOf)}`,
    ],
    ['Lỗi được miễn', waiversOf(facts)],
    ...(facts.absent.length === 0 ? [] : [['Hệ thống không tạo', absentOf(facts)] as const]),
    ['Bộ kiểm thử', `lienthong ${suite.version}`],
    ['Mã băm bộ quy tắc', suite.rulesetHash, 9],
    ...runs.map(
      ({ seats: own, evidence }): Row => [
        `Bằng chứng (${own.map((seat) => seatWords[seat].vi).join(', ')})`,
        evidence.head,
        9,
      ],
    ),
    ['Môi trường', short(environmentLine(facts.runs).vi, 240)],
    ['Lập lúc', momentWords(issuedAt)],
    ['Giá trị đến hết ngày', dayWords(validUntil)],
    ['Người ký số', short(signer)],
    [
      'Cách kiểm tra lại',
      'Chạy “lienthong verify-certificate” với cả gói; chữ ký của bản kê kiểm tra được bằng “openssl cms -verify”.',
    ],
  ];
}

/** How many had each verdict; what is declared is never counted as passed. */
function countsOf(all: readonly { readonly verdict: CheckVerdict }[]): string {
  return verdictOrder
    .toReversed()
    .map((verdict) => ({ verdict, count: all.filter((each) => each.verdict === verdict).length }))
    .filter(({ count }) => count > 0)
    .map(({ verdict, count }) => `${count} ${verdictWords[verdict].vi}`)
    .join(', ');
}

/** What nothing is certified about. */
function absentOf({ absent }: PageFacts): string {
  return corpus
    .filter(({ key }) => absent.includes(key))
    .map(({ words }) => words.vi)
    .join('; ');
}

const mostWaivers = 4;

function waiversOf({ runs }: PageFacts): string {
  const all = runs.flatMap(({ waivers }) => waivers);
  if (all.length === 0) return 'không có';
  const shown = all
    .slice(0, mostWaivers)
    .map(
      ({ check, requirement, owner, expires }) =>
        `${check} [${requirement}], ${owner}, đến hết ngày ${dayWords(expires)}`,
    );
  const more = all.length - shown.length;
  return short([...shown, ...(more > 0 ? [`và ${more} mục nữa trong bản kê`] : [])].join('; '), 400);
}

/** A page has one side: what is longer stands in the manifest. */
function short(text: string, most = 160): string {
  const characters = Array.from(text.replaceAll(/\s+/g, ' '));
  return characters.length <= most ? characters.join('') : `${characters.slice(0, most - 1).join('')}…`;
}
