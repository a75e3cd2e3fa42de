import { describe, expect, it } from 'vitest';
import { documentWith, zipOf } from './damaged-attachments-under-test.ts';
import { createPacketReader } from './decode.ts';
import { createOpening } from './opening.ts';
import { soundAttachment, soundPdf } from './sound-packet-under-test.ts';

describe('an opening', () => {
  function opened(...pieces: readonly string[]) {
    const handed: string[] = [];
    const opening = createOpening(4, (bytes) => handed.push(Buffer.from(bytes).toString()));
    const buffer = Buffer.alloc(20);
    for (const piece of pieces) opening.write(buffer.subarray(0, buffer.write(piece)));
    opening.end();
    opening.end();
    return handed;
  }

  it('is one piece, long enough to tell what a file is; the rest goes on as it comes', () => {
    expect(opened('abcd', 'e', 'f')).toEqual(['abcd', 'e', 'f']);
    expect(opened('abcdef', 'g')).toEqual(['abcdef', 'g']);
    expect(opened('a', 'bc', 'def', 'g')).toEqual(['abcdef', 'g']);
    expect(opened('', 'abc', 'd', '', 'e')).toEqual(['abcd', '', 'e']);
  });

  it('is all that there is, where that is less', () => {
    expect(opened('a', 'bc')).toEqual(['abc']);
    expect(opened()).toEqual([]);
    expect(opened('')).toEqual([]);
  });
});

describe('ATT-08: what may not travel is found wherever a peer’s first bytes end', () => {
  const filler = Buffer.alloc(9000, 0x20);
  const script = Buffer.concat([soundPdf, Buffer.from('5 0 obj <</S/JavaScript>> endobj\n'), filler]);
  const noise = Uint8Array.from({ length: 9000 }, (_, at) => (at * at * 7 + (at >> 4)) & 0xff);

  it.each([
    [
      'a PDF',
      documentWith(soundAttachment(script), '7816.pdf', 'application/pdf'),
      ['attachment.pdf-active'],
    ],
    [
      'a ZIP',
      documentWith(
        soundAttachment(zipOf({ 'a.doc': noise, 'b.doc': noise }), '7816.doc', 'application/zip'),
        '7816.doc',
        'application/zip',
      ),
      ['attachment.zip-entries', 'attachment.main-not-pdf'],
    ],
  ])('in %s', (_, packet, codes) => {
    const bytes = Buffer.from(packet);
    const start = packet.indexOf('>', packet.indexOf('<edXML:ContentTransferEncoded')) + 1;
    const at = Buffer.byteLength(packet.slice(0, start));
    for (const first of [1, 4, 5, 100]) {
      const reader = createPacketReader({ dialect: 'strict', asOf: Date.UTC(2026, 10, 21) });
      reader.write(bytes.subarray(0, at + first));
      reader.write(bytes.subarray(at + first));
      expect(
        reader
          .end()
          .problems.map(({ code }) => code)
          .toSorted(),
      ).toEqual(codes.toSorted());
    }
  });
});
