import { describe, expect, it } from 'vitest';
import { proofsAt } from '../../fixtures/keys/proofs.ts';
import { testContext } from '../../fixtures/keys/test-trust.ts';
import { sourceOf } from '../../protocol/pdf/source.ts';
import { verifyPdf } from '../../protocol/security/pdf/verify-pdf.ts';
import { lawProfile } from '../../protocol/security/profiles.ts';
import { signPdf } from './sign-pdf.ts';
import { orderFor, signedOf, signingMoment } from './signing-under-test.ts';

/**
 * A linearized file (ISO 32000-1, annex F) as office suites write for the web: the first page’s objects and their
 * table stand in front, and the last `startxref` points there. Hint tables are left out; no reader needs them.
 */
function linearizedPdf(): Buffer {
  const pieces: string[] = ['%PDF-1.7\n'];
  const offsets = new Map<number, number>();
  const at = () => pieces.reduce((sum, { length }) => sum + length, 0);
  const put = (number: number, body: string) => {
    offsets.set(number, at());
    pieces.push(`${number} 0 obj\n${body}\nendobj\n`);
  };
  const rows = (numbers: readonly number[]) =>
    numbers.map((number) => `${String(offsets.get(number) ?? 0).padStart(10, '0')} 00000 n\r\n`).join('');
  put(3, '<< /Linearized 1 /L 0000 /H [0 0] /O 5 /E 0000 /N 1 /T 0000 >>');
  const front = at();
  const frontLength = 'xref\n3 3\n'.length + 3 * 20 + frontTrailer(0).length;
  pieces.push(' '.repeat(frontLength));
  const frontPiece = pieces.length - 1;
  put(4, '<< /Type /Catalog /Pages 1 0 R >>');
  put(5, '<< /Type /Page /Parent 1 0 R /MediaBox [0 0 595 842] /Resources << >> /Contents 2 0 R >>');
  put(1, '<< /Type /Pages /Kids [5 0 R] /Count 1 >>');
  put(2, '<< /Length 0 >>\nstream\n\nendstream');
  const main = at();
  pieces.push(
    `xref\n0 3\n0000000000 65535 f\r\n${rows([1, 2])}trailer\n<< /Size 3 >>\nstartxref\n${front}\n%%EOF\n`,
  );
  pieces[frontPiece] = `xref\n3 3\n${rows([3, 4, 5])}${frontTrailer(main)}`;
  return Buffer.from(pieces.join(''), 'latin1');
}

function frontTrailer(main: number): string {
  const prev = String(main).padStart(10, '0');
  return `trailer\n<< /Size 6 /Root 4 0 R /Prev ${prev} >>\nstartxref\n0\n%%EOF\n`;
}

describe('a linearized file', () => {
  it('is signed twice without a byte of it being moved', async () => {
    const pdf = linearizedPdf();
    const place = { page: 1, left: 100, top: 100 };
    const once = signedOf(await signPdf(pdf, orderFor({ kind: 'person', place })));
    const twice = signedOf(await signPdf(once, orderFor({ kind: 'agency' })));
    expect(Buffer.compare(twice.subarray(0, pdf.length), pdf)).toBe(0);
    const proof = proofsAt(signingMoment);
    const context = testContext({ profile: lawProfile, now: signingMoment, proof });
    const { verdict, signatures } = verifyPdf(sourceOf(twice), context);
    expect([verdict, signatures.length]).toEqual(['valid', 2]);
  });
});
