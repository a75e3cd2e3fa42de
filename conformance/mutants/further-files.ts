import { pdfOf } from '../../fixtures/documents/tiny-pdf.ts';
import { signingKeyOf } from '../../fixtures/keys/signing-keys.ts';
import { testPki } from '../../fixtures/keys/test-cast.ts';
import type { OutgoingAttachment } from '../../protocol/edxml/draft.ts';
import { signPdf } from '../../simulator/signing/sign-pdf.ts';

/** An annex that travels zipped, since it is no PDF. */
export const plainAnnex: OutgoingAttachment = {
  name: 'danh-sach-don-vi.txt',
  description: 'Danh sách đơn vị',
  bytes: new TextEncoder().encode('1. Bộ Khoa học và Công nghệ\n2. Ủy ban nhân dân thành phố Đà Nẵng\n'),
};

const [paperWidth, paperHeight] = [297.64, 419.53];

/** A sheet that was scanned, sealed as an annex. */
export async function scannedAnnex(
  dotsPerInch: number,
  colours: 'DeviceRGB' | 'DeviceGray',
): Promise<OutgoingAttachment> {
  const pdf = scannedSheet(dotsPerInch, colours);
  const signed = await signPdf(pdf, {
    ...{ key: signingKeyOf(testPki().ecSeal), check: 'unchecked', level: 'b' },
    role: { kind: 'annex', code: '818/VPCP-QHĐP' },
    at: Date.parse('2026-11-20T09:10:00+07:00'),
  });
  if (!signed.ok) throw new Error(`the scan cannot be signed: ${signed.problems[0]?.code}`);
  return { name: 'ban-quet.pdf', description: 'Bản quét', bytes: signed.value };
}

/** A sheet of A6. Runs are encoded by hand: what a compressor makes differs between machines. */
export function scannedSheet(dotsPerInch: number, colours: 'DeviceRGB' | 'DeviceGray'): Uint8Array {
  const [width, height] = [paperWidth, paperHeight].map((points) => Math.ceil((points / 72) * dotsPerInch));
  const samples = (width ?? 0) * (height ?? 0) * (colours === 'DeviceRGB' ? 3 : 1);
  const picture = `/Type /XObject /Subtype /Image /Width ${width} /Height ${height} /ColorSpace /${colours} /BitsPerComponent 8 /Filter /RunLengthDecode`;
  return pdfOf(
    [
      {
        content: `q ${paperWidth} 0 0 ${paperHeight} 0 0 cm /P Do Q`,
        resources: { XObject: '<< /P 7 0 R >>' },
      },
    ],
    {
      2: `<< /Type /Pages /Kids [20 0 R] /Count 1 /MediaBox [0 0 ${paperWidth} ${paperHeight}] >>`,
      7: { dict: picture, data: runsOf(samples) },
    },
  );
}

/** So many bytes of paper white, in runs of 128, 2 and 1, and the end mark. */
function runsOf(count: number): string {
  const full = '\x81\xf8'.repeat(Math.floor(count / 128));
  const rest = count % 128;
  const last = rest === 0 ? '' : rest === 1 ? '\x00\xf8' : `${String.fromCharCode(257 - rest)}\xf8`;
  return `${full}${last}\x80`;
}
