import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createPacketReader, decodePacket } from './decode.ts';
import {
  attachmentOf,
  soundAttachment,
  soundDocument,
  soundPdf,
  soundStatus,
} from './sound-packet-under-test.ts';

const options = { dialect: 'strict', asOf: Date.UTC(2026, 10, 21) } as const;
const longPdf = Buffer.concat([soundPdf, Buffer.alloc(300_000, 7)]);
const long = Buffer.from(soundDocument(undefined, soundAttachment(longPdf)));

describe('a packet in pieces', () => {
  test.each([1, 7, 4096, 65_536])('of %i bytes reads as the whole packet does', (size) => {
    const bytes = size === 1 ? long.subarray(0, 9000) : long;
    const reader = createPacketReader(options);
    for (let at = 0; at < bytes.length; at += size) reader.write(bytes.subarray(at, at + size));
    expect(reader.end()).toEqual(decodePacket(bytes, options));
  });

  test('may come in one buffer that is used again', () => {
    const buffer = Buffer.alloc(1000);
    const reader = createPacketReader(options);
    for (let at = 0; at < long.length; at += buffer.length) {
      const length = long.copy(buffer, 0, at);
      reader.write(buffer.subarray(0, length));
    }
    expect(reader.end()).toEqual(decodePacket(long, options));
  });
});

describe('no input makes the reader throw', () => {
  const seeds = [soundDocument(), soundStatus()].map((text) => Buffer.from(text));

  test('random bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
        expect(decodePacket(bytes, options).ok).toBe(false);
      }),
      { numRuns: 2000 },
    );
  });

  test('a sound packet with some bytes changed', () => {
    const change = fc.record({ at: fc.nat(6000), byte: fc.integer({ min: 0, max: 255 }) });
    fc.assert(
      fc.property(
        fc.constantFrom(...seeds),
        fc.array(change, { minLength: 1, maxLength: 4 }),
        (seed, changes) => {
          const bytes = Buffer.from(seed);
          for (const { at, byte } of changes) bytes[at % bytes.length] = byte;
          const reading = decodePacket(bytes, options);
          expect(reading.ok || reading.problems.length > 0).toBe(true);
        },
      ),
      { numRuns: 2000 },
    );
  });

  test('a sound packet with lines lost, doubled or moved', () => {
    const lines = soundDocument().split('\n');
    const someLines = fc.array(fc.nat(lines.length - 1), { maxLength: 120 });
    fc.assert(
      fc.property(someLines, (order) => {
        const inner = order.map((index) => lines[index]).join('\n');
        const packet = soundDocument().replace('<edXML:Subject>', `${inner}<edXML:Subject>`);
        expect(decodePacket(Buffer.from(packet), options).problems.length).toBeGreaterThanOrEqual(0);
      }),
      { numRuns: 500 },
    );
  });

  test('random bytes for an attachment', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), fc.boolean(), (content, zip) => {
        const bytes = zip ? Buffer.concat([Buffer.from('PK\x03\x04'), content]) : content;
        const attachment = soundAttachment(bytes, 'a.doc', 'application/zip');
        expect(decodePacket(Buffer.from(soundDocument(undefined, attachment)), options).ok).toBe(false);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('a hostile text is judged at once, wherever it stands', () => {
  const texts = ['(', 'A00', 'a.', 'G22,', '1/', '.', ' x', '«', 'null', '2026/'].map((text) =>
    text.repeat(200_000),
  );
  test.each(texts.map((text) => [text.slice(0, 8), text] as const))('%s…', (_, text) => {
    const packets = [soundDocument(), soundStatus()].map((packet) =>
      packet.replaceAll(/>([^<>\n]+)</g, (whole, value: string) =>
        /^[\w+/=]{48}$/.test(value) ? whole : '>{}<',
      ),
    );
    for (const packet of packets) {
      const reading = decodePacket(
        Buffer.from(packet.replaceAll('{}', () => text.slice(0, 70_000))),
        options,
      );
      expect(reading.ok).toBe(false);
      expect(reading.tree).toBeDefined();
    }
  });
});

test('ENV-05: children in any order mean the same', () => {
  const header = /<edXML:MessageHeader>\n([\s\S]*)\n<\/edXML:MessageHeader>/;
  const [, inner = ''] = header.exec(soundDocument()) ?? [];
  const children = inner.split(
    /\n(?=<edXML:(?:From|To|Code|PromulgationInfo|DocumentType|Subject|Content|SignerInfo|DueDate|OtherInfo|SteeringType|DocumentId)>)/,
  );
  const usual = decodePacket(Buffer.from(soundDocument()), options);
  fc.assert(
    fc.property(fc.shuffledSubarray(children, { minLength: children.length }), (shuffled) => {
      const reading = decodePacket(
        Buffer.from(soundDocument().replace(inner, () => shuffled.join('\n'))),
        options,
      );
      expect(reading).toMatchObject({ ok: true, problems: [] });
      expect(withoutOrder(reading.packet)).toEqual(withoutOrder(usual.packet));
    }),
    { numRuns: 100 },
  );
});

function withoutOrder(packet: unknown): unknown {
  const { to, attachments, ...rest } = packet as {
    to: readonly { organId: string }[];
    attachments: readonly object[];
  };
  return { ...rest, to: to.map(({ organId }) => organId).toSorted(), files: attachments.length };
}

test('unknown elements are kept with their place', () => {
  const packet = soundDocument().replace('<edXML:Content>', '<edXML:Mood>tốt</edXML:Mood><edXML:Content>');
  const reading = decodePacket(Buffer.from(packet), options);
  expect(reading).toMatchObject({
    ok: true,
    packet: { unknown: [{ path: 'MessageHeader/Mood', element: { text: 'tốt' } }] },
  });
});

test('a problem says where it stands', () => {
  const packet = soundDocument().replace('<edXML:OrganId>000.00.00.H41', '<edXML:OrganId>H41.');
  const line = packet.slice(0, packet.indexOf('H41.')).split('\n').length;
  expect(decodePacket(Buffer.from(packet), options).problems).toMatchObject([
    {
      code: 'identity.code-edge-dot',
      place: { path: 'MessageHeader/To[2]/OrganId', line, column: 1 },
      seen: 'H41.',
    },
  ]);
});

test('the facts of a long attachment are those of its bytes', () => {
  const reading = decodePacket(long, options);
  expect(reading.packet).toMatchObject({
    attachments: [{ facts: { size: longPdf.length, sniffed: 'pdf', zipped: false } }],
  });
});

test.each([
  ['behind a comment', `<!-- c -->${longPdf.toString('base64')}`, []],
  ['in a CDATA section', `<![CDATA[${longPdf.toString('base64')}]]>`, []],
  ['in lines', longPdf.toString('base64').replace(/.{76}/g, '$&\r\n'), ['attachment.base64-spaced']],
  [
    'with a stranger far behind',
    `${longPdf.toString('base64').slice(0, 9000)}*${'A'.repeat(5000)}`,
    ['attachment.base64-broken'],
  ],
  [
    'with a comment in its middle',
    `${longPdf.toString('base64').slice(0, 9000)}<!-- c -->${'A'.repeat(8000)}`,
    ['attachment.base64-broken'],
  ],
])('long Base64 %s', (_, encoded, codes) => {
  const packet = Buffer.from(soundDocument(undefined, attachmentOf(encoded)));
  expect(decodePacket(packet, options).problems.map(({ code }) => code)).toEqual(codes);
});
