import { describe, expect, test } from 'vitest';
import { defaultAttachmentLimits } from './attachment-limits.ts';
import { documentWith, zipOf } from './damaged-attachments-under-test.ts';
import { decodePacket } from './decode.ts';
import { extractAttachment } from './extract-attachment.ts';
import type { PackedAttachment } from './packet.ts';
import { attachmentOf, soundAttachment, soundDocument, soundPdf } from './sound-packet-under-test.ts';

const word = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(9000, 3)]);

function attachmentIn(bytes: Uint8Array): PackedAttachment {
  const { packet } = decodePacket(bytes, { dialect: 'strict' });
  const [attachment] = packet?.kind === 'document' ? packet.attachments : [];
  if (attachment === undefined) throw new Error('the packet of this test has no attachment');
  return attachment;
}

function extract(document: string, limits = defaultAttachmentLimits) {
  const bytes = Buffer.from(document);
  return extractAttachment(bytes, attachmentIn(bytes), limits);
}

describe('a file comes out as it went in', () => {
  const long = Buffer.concat([soundPdf, Buffer.alloc(20_000, 9)]);
  test.each([
    ['short', soundAttachment(), soundPdf],
    ['long', soundAttachment(long), long],
    ['in lines', attachmentOf(long.toString('base64').replace(/.{76}/g, '$&\n')), long],
    ['in CDATA', attachmentOf(`<![CDATA[${Buffer.from(soundPdf).toString('base64')}]]>`), soundPdf],
    ['long, in CDATA', attachmentOf(`<![CDATA[${long.toString('base64')}]]>`), long],
    [
      'with line ends as references',
      attachmentOf(long.toString('base64').replace(/.{76}/g, '$&&#13;\n')),
      long,
    ],
  ])('%s', (_, attachment, content) => {
    const file = extract(soundDocument(undefined, attachment));
    expect(file).toMatchObject({ ok: true, value: { name: '7816.pdf' } });
    expect(file.ok && Buffer.from(file.value.bytes).equals(content)).toBe(true);
  });
});

describe('a file in a ZIP', () => {
  test('comes out under the name that the packet gives it', () => {
    const zip = zipOf({ '6b0f3c1e-5a53.doc': word });
    const file = extract(
      documentWith(soundAttachment(zip, 'a.doc', 'application/zip'), 'a.doc', 'application/zip'),
    );
    expect(file).toMatchObject({ ok: true, value: { name: 'a.doc' } });
    expect(file.ok && Buffer.from(file.value.bytes).equals(word)).toBe(true);
  });

  test('stays zipped when its name says ZIP', () => {
    const zip = zipOf({ 'a.doc': word, 'b.doc': word });
    const file = extract(
      documentWith(soundAttachment(zip, 'a.zip', 'application/zip'), 'a.zip', 'application/zip'),
    );
    expect(file.ok && Buffer.from(file.value.bytes).equals(zip)).toBe(true);
  });

  test.each([
    ['a bomb', zipOf({ 'a.doc': new Uint8Array(4_000_000) }), 'attachment.zip-bomb'],
    ['two entries', zipOf({ 'a.doc': word, 'b.doc': word }), 'attachment.zip-entries'],
    ['a path', zipOf({ '../a.doc': word }), 'attachment.zip-entry-unsafe'],
  ])('is refused: %s', (_, zip, code) => {
    const document = documentWith(
      soundAttachment(zip, 'a.doc', 'application/zip'),
      'a.doc',
      'application/zip',
    );
    expect(extract(document)).toMatchObject({ ok: false, problems: [{ code }] });
  });

  test('is refused beyond the limit, before it is whole', () => {
    const zip = zipOf({ 'a.doc': word });
    const document = documentWith(
      soundAttachment(zip, 'a.doc', 'application/zip'),
      'a.doc',
      'application/zip',
    );
    const limits = { ...defaultAttachmentLimits, inflatedBytes: 5000 };
    expect(extract(document, limits)).toMatchObject({
      ok: false,
      problems: [{ code: 'attachment.zip-bomb' }],
    });
  });
});

describe('nothing is extracted', () => {
  test.each([
    ['under a path', '../../a.pdf', 'attachment.name-unsafe'],
    ['under a device name', 'NUL.pdf', 'attachment.name-reserved'],
  ])('%s', (_, name, code) => {
    const document = documentWith(soundAttachment(soundPdf, name), name, 'application/pdf');
    expect(extract(document)).toMatchObject({ ok: false, problems: [{ code }] });
  });

  test('out of bytes that are not the ones that were read', () => {
    const bytes = Buffer.from(soundDocument());
    const attachment = attachmentIn(bytes);
    const [start = 0] = attachment.facts.encoded.map((span) => span.start);
    bytes.write('AAAA', start + 8);
    expect(extractAttachment(bytes, attachment)).toMatchObject({
      ok: false,
      problems: [{ code: 'attachment.base64-broken' }],
    });
  });
});
