import { spawnSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fixturePacket } from '../../fixtures/packets/fixture-packets.ts';
import { defaultXmlLimits } from '../xml/limits.ts';
import type { XmlPiece } from '../xml/write.ts';
import { documentDraft, statusDraft } from './arbitrary-drafts-under-test.ts';
import { decodePacket } from './decode.ts';
import type { WritingStyle } from './draft.ts';
import { encodeDocument, encodeStatus } from './encode.ts';
import { createRewritableReader } from './field-reader.ts';
import { type DeliveryHop, encodeDelivered } from './field-style.ts';
import type { DocumentPacket, Packet } from './packet.ts';
import { soundDocument } from './sound-packet-under-test.ts';

const hop2019 = { year: '2019', centreCode: '000.00.53.W00', timestamp: '2019/06/14 15:02:40' } as const;
const hop2025 = { year: '2025', centreCode: '000.00.53.W00', timestamp: '2025/10/09 08:30:07' } as const;
const style = fc.constantFrom<WritingStyle>('guide', 'sdk');
const hop = fc.constantFrom<DeliveryHop>(hop2019, hop2025);

function reread(source: Uint8Array) {
  const reader = createRewritableReader(defaultXmlLimits);
  reader.write(source);
  return reader.end();
}

function joined(pieces: readonly XmlPiece[], source: Uint8Array): Buffer {
  return Buffer.concat(
    pieces.map((piece) => (piece instanceof Uint8Array ? piece : source.subarray(piece.start, piece.end))),
  );
}

/** `source` as the live hub delivers it. */
function delivered(source: Uint8Array, by: DeliveryHop): Buffer {
  const { packet, root } = reread(source);
  return joined(encodeDelivered(packet, root, by), source);
}

const textOf = (source: string | Uint8Array, by: DeliveryHop = hop2025) =>
  delivered(Buffer.from(source), by).toString('utf8');
const decoded = (bytes: Uint8Array): Packet | undefined =>
  decodePacket(bytes, { dialect: 'observed' }).packet;

function documentIn(bytes: Uint8Array): DocumentPacket {
  const packet = decoded(bytes);
  if (packet?.kind !== 'document') throw new Error('no document came back');
  return packet;
}

describe('the live hub’s way of writing', () => {
  it.each([
    ['delivered-2019', hop2019],
    ['delivered-2025', hop2025],
  ] as const)('makes %s, byte for byte, of what was sent', (name, by) => {
    const fixture = fixturePacket(name).bytes();
    const { packet, root } = reread(fixture);
    if (packet.kind !== 'document') throw new Error(`${name} is no document`);
    const { typeDetail: _, ...documentType } = packet.documentType;
    const { direction: __, ...otherInfo } = packet.otherInfo;
    const trace = packet.trace.slice(0, -1);
    const sent: DocumentPacket = { ...packet, documentType, otherInfo, responseFor: [], trace };
    expect(joined(encodeDelivered(sent, root, by), fixture).toString()).toBe(Buffer.from(fixture).toString());
  });

  it('is the library’s order, whatever the sender’s was', () => {
    const written = textOf(soundDocument());
    expect(written.indexOf('<edXML:DocumentId>')).toBeLessThan(written.indexOf('<edXML:Code>'));
    expect(written.indexOf('<edXML:Paper>')).toBeLessThan(written.indexOf('<edXML:TraceHeader>'));
  });

  it('has no comments, no unknown and no empty elements', () => {
    const source = soundDocument().replace(
      '<edXML:DueDate>',
      '<!-- hạn --><edXML:Fax/><edXML:Mood>good</edXML:Mood><edXML:DueDate>',
    );
    const written = textOf(source);
    expect(written).not.toMatch(/<!--|Mood|<edXML:Fax\/>|><\/edXML/);
    expect(textOf(fixturePacket('document-comments').bytes())).not.toContain('<!--');
    expect(textOf(fixturePacket('document-dotnet').bytes())).not.toContain('DigitalSignature');
  });

  it('adds the defaults that the library adds, and nothing that was there is touched by them', () => {
    const bare = soundDocument()
      .replace('<edXML:TypeDetail>18</edXML:TypeDetail>', '')
      .replace('<edXML:Direction>false</edXML:Direction>', '');
    expect(textOf(bare)).toContain('<edXML:TypeDetail>0</edXML:TypeDetail>');
    expect(textOf(bare)).toContain('<edXML:Direction>false</edXML:Direction>');
    expect(textOf(soundDocument())).toContain('<edXML:TypeDetail>18</edXML:TypeDetail>');
  });

  it('ENV-07: ends the trace with the centre’s code and time in 2019, with the time alone in 2025', () => {
    const [first, second] = [hop2019, hop2025].map((by) =>
      documentIn(delivered(Buffer.from(soundDocument()), by)),
    );
    expect(first?.trace).toEqual([
      { organId: 'G22', timestamp: '2026/11/20 08:30:00' },
      { organId: '000.00.53.W00', timestamp: '2019/06/14 15:02:40' },
    ]);
    expect(second?.trace.at(-1)).toEqual({ timestamp: '2025/10/09 08:30:07' });
  });

  it('loses a signature’s subject, and moves what is left out of XML-DSig', () => {
    const written = textOf(fixturePacket('document-new').bytes());
    expect(written).toContain('<Signature>');
    expect(written).toContain(
      '<Transform Algorithm="http://www.w3.org/2000/09/xmldsig#enveloped-signature"/>',
    );
    expect(written).not.toContain('X509SubjectName');
  });

  it('is found by a reader that looks for prefixed tags and knows nothing of namespaces', () => {
    const unprefixed = soundDocument().replaceAll('edXML:', '').replace(' xmlns:edXML=', ' xmlns:unused=');
    for (const tag of ['OrganId', 'Subject', 'CodeNumber', 'TraceHeader', 'Reference']) {
      expect(textOf(unprefixed)).toContain(`<edXML:${tag}>`);
    }
    const written = textOf(unprefixed);
    expect(written).toMatch(/<AttachmentEncoded>\s*<Attachment>\s*<ContentId>/);
    expect(written).toContain(
      '<edXML:ContentTransferEncoded xmlns:edXML="http://www.mic.gov.vn/TBT/QCVN_102_2016">JVBER',
    );
  });
});

describe('ENV-06: what the live hub’s writing keeps', () => {
  it('is every field and every attachment of any document', () => {
    fc.assert(
      fc.property(documentDraft, style, hop, (draft, written, by) => {
        const source = encodeDocument(draft, written);
        if (!source.ok) throw new Error('the draft could not be written');
        const [before, after] = [documentIn(source.value), documentIn(delivered(source.value, by))];
        expect(canonical(after)).toEqual(canonical(before));
        expect(after.trace.slice(0, -1)).toEqual(before.trace);
      }),
      { numRuns: 150 },
    );
  });

  it('is every field of any status, to which nothing is added', () => {
    fc.assert(
      fc.property(statusDraft, style, hop, (draft, written, by) => {
        const source = encodeStatus(draft, written);
        if (!source.ok) throw new Error('the draft could not be written');
        expect(decoded(delivered(source.value, by))).toEqual(decoded(source.value));
      }),
    );
  });

  it('is a content too long to be held, cut out of the source where it stands', () => {
    const content = Buffer.alloc(300_000, 'long');
    const source = Buffer.from(soundDocument().replace(/JVBER[^<]*/, content.toString('base64')));
    const { packet, root } = reread(source);
    const pieces = encodeDelivered(packet, root, hop2025);
    expect(
      pieces.filter((piece) => piece instanceof Uint8Array).every((piece) => piece.length < 20_000),
    ).toBe(true);
    expect(joined(pieces, source).includes(content.toString('base64'))).toBe(true);
  });
});

/** All that a packet says, but for its trace; what the defaults say when nobody said it. */
function canonical(packet: DocumentPacket): object {
  const { trace: _, attachments, documentType, otherInfo, ...said } = packet;
  return {
    ...said,
    documentType: { typeDetail: 0, ...documentType },
    otherInfo: { direction: false, ...otherInfo },
    attachments: attachments.map(({ facts, ...names }) => ({
      ...names,
      sha256: facts.sha256,
      size: facts.size,
    })),
  };
}

const xmllint = spawnSync('xmllint', ['--version']).error === undefined;

describe.skipIf(!xmllint)('xmllint --noout (apt-get install libxml2-utils)', () => {
  it('has nothing to say about what the live hub would deliver', () => {
    for (const draft of fc.sample(documentDraft, { numRuns: 10, seed: 4 })) {
      const source = encodeDocument(draft, 'guide');
      if (!source.ok) throw new Error('the draft could not be written');
      const input = delivered(source.value, hop2019);
      expect(spawnSync('xmllint', ['--noout', '-'], { input }).stderr.toString()).toBe('');
    }
  });
});
