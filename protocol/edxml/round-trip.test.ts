import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { documentDraft, statusDraft } from './arbitrary-drafts-under-test.ts';
import { decodePacket } from './decode.ts';
import type { DocumentDraft, WritingStyle } from './draft.ts';
import { encodeDocument, encodeStatus } from './encode.ts';
import { packAttachment } from './pack-attachment.ts';
import type { Packet } from './packet.ts';

const style = fc.constantFrom<WritingStyle>('guide', 'sdk');

/** Complete or not: what could be read of it is what the draft said. */
function reread(encoded: ReturnType<typeof encodeDocument>): Packet | undefined {
  return encoded.ok ? decodePacket(encoded.value, { dialect: 'strict' }).packet : undefined;
}

/** What the packet must say: the Java library's style always says which direction. */
function expected(draft: DocumentDraft, written: WritingStyle): object {
  const { attachments: _, otherInfo, ...rest } = draft;
  return { ...rest, otherInfo: written === 'sdk' ? { direction: false, ...otherInfo } : otherInfo };
}

describe('what is written is read again', () => {
  it('field by field, for any document in either style', () => {
    fc.assert(
      fc.property(documentDraft, style, (draft, written) => {
        const packet = reread(encodeDocument(draft, written));
        if (packet?.kind !== 'document') throw new Error('no document came back');
        const { manifest, attachments, signature, unknown, ...said } = packet;
        expect(said).toEqual(expected(draft, written));
        expect([signature, unknown]).toEqual(['absent', []]);
        expect(manifest.map((each) => each.attachmentName)).toEqual(attachments.map((each) => each.name));
      }),
    );
  });

  it('field by field, for any status in either style', () => {
    fc.assert(
      fc.property(statusDraft, style, (draft, written) => {
        expect(reread(encodeStatus(draft, written))).toEqual({ ...draft, unknown: [] });
      }),
    );
  });

  it('byte by byte, for any attachment', () => {
    fc.assert(
      fc.property(documentDraft, style, (draft, written) => {
        const packet = reread(encodeDocument(draft, written));
        const found = packet?.kind === 'document' ? packet.attachments : [];
        const packed = draft.attachments.map((file, index) => packAttachment(file, index + 1, written));
        expect(found.map(({ name, facts }) => ({ name, size: facts.size, sha256: facts.sha256 }))).toEqual(
          packed.map(({ name, bytes }) => ({ name, size: bytes.length, sha256: sha256(bytes) })),
        );
      }),
    );
  });

  const decorations = (['sdk', 'guide'] as const).flatMap((style) => [
    [style, 'dummy', 'wrong-namespace'] as const,
    [style, 'empty', 'empty'] as const,
  ]);
  it.each(decorations)(
    'and takes the decoration that passes for a signature for none (%s, %s)',
    (style, signature, shape) => {
      const [draft] = fc.sample(documentDraft, { numRuns: 1, seed: 1 });
      if (draft === undefined) throw new Error('nothing was drawn');
      expect(reread(encodeDocument({ ...draft, signature }, style))).toMatchObject({ signature: shape });
    },
  );
});

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
