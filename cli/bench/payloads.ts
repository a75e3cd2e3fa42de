import { draftOfLetter } from '../../fixtures/documents/letter-draft.ts';
import { officialLetter } from '../../fixtures/documents/official-letter.ts';
import { scannedPdf, scannedPdfFrame } from '../../fixtures/documents/scanned-pdf.ts';
import { encodeDocument } from '../../protocol/edxml/encode.ts';
import type { HeaderPair } from '../../protocol/wire/headers.ts';
import { buildSdkRequest } from '../../protocol/wire/sdk-request.ts';
import { createSeededChance } from '../../simulator/ports/seeded-chance.ts';

/** A system of the world that may send, and its secret. */
export interface Sender {
  readonly systemId: string;
  readonly secret: string;
  /** Code of its agency. */
  readonly from: string;
}

/** A request that is ready to go: built, hashed and signed beforehand. */
export interface PresignedRequest {
  readonly path: string;
  readonly headers: readonly HeaderPair[];
  readonly body: Uint8Array;
}

const letter = await officialLetter({ seed: 1, from: 'G22', to: ['G06'], date: '2025/10/01' });

/**
 * Official letters with one PDF each, `size` bytes a packet to within a percent or so, no two alike.
 * `first` numbers them: the same number gives the same packet.
 */
export function presignSends(sender: Sender, size: number, first: number, count: number): PresignedRequest[] {
  const content = scanOf(size);
  return Array.from({ length: count }, (_, index) => {
    const body = packetOf(content, first + index);
    const service = { ...sender, host: '127.0.0.1', constructedAt: Date.UTC(2025, 9, 1, 3) };
    const parameters = [
      ['from', sender.from],
      ['servicetype', 'eDoc'],
      ['messagetype', 'edoc'],
    ] as const;
    return buildSdkRequest(service, { operation: 'sendEdoc', parameters, body });
  });
}

/** One packet of about `size` bytes, most of it a PDF. */
export function packetOfSize(size: number): Uint8Array {
  return packetOf(scanOf(size), 1);
}

/** One packet of about `size` bytes, most of it a ZIP around a text that compresses to three quarters. */
export function zippedPacketOfSize(size: number): Uint8Array {
  const text = Buffer.from(scanOf(size)).toString('base64');
  return packetOf(Buffer.from(text), 1, 'phu-luc.txt');
}

function packetOf(content: Uint8Array, number: number, name = 'cong-van.pdf'): Uint8Array {
  const draft = draftOfLetter(letter, '2025/10/01 10:00:00');
  const { codeNotation = '' } = draft.code;
  const reading = encodeDocument(
    {
      ...draft,
      code: { ...draft.code, codeNumber: String(number) },
      documentId: `${draft.from.organId},2025/10/01,${number}/${codeNotation}`,
      attachments: [{ name, bytes: content }],
    },
    'sdk',
  );
  if (!reading.ok) throw new Error('the benchmark’s packet could not be written');
  return reading.value;
}

/** A scanned page, which compresses badly; Base64 makes four of three. */
function scanOf(size: number): Uint8Array {
  const envelope = 6 * 1024;
  const file = Math.max(2048, Math.round(((size - envelope) * 3) / 4));
  return scannedPdf(createSeededChance('bench').bytes('filler', file - scannedPdfFrame));
}
