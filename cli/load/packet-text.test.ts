import { describe, expect, it, vi } from 'vitest';
import { agencyOf, partyOf } from '../../fixtures/worlds/world.ts';
import { world2026 } from '../../fixtures/worlds/world-2026.ts';
import { createHeadReader } from '../../loadtests/axis/packet-head.ts';
import { headerEnd, readHeader } from '../../loadtests/axis/packet-text.ts';
import { fillStatus } from '../../loadtests/payloads/manifest.ts';
import { decodePacket } from '../../protocol/edxml/decode.ts';
import { envelopeOf, letterDate, statusTemplate } from './packet-templates.ts';

const [office, ministry] = [agencyOf(world2026, 'G22'), agencyOf(world2026, 'G06')];

function headOf(count: number): string {
  const to = Array.from({ length: count }, (_, index) => ({ ...ministry, code: `G06.${index}` }));
  const plan = { from: office, to, urgency: 'hỏa tốc', attachment: 0 } as const;
  return Buffer.from(envelopeOf(plan, 7, 'CV-VPCP').head).toString('utf8');
}

describe('what the load client finds in a packet', () => {
  it.each([1, 3, 3400])('names document, sender and %i receivers', (count) => {
    const says = readHeader(headOf(count));
    expect(says).toMatchObject({
      kind: 'document',
      doc: `G22,${letterDate},7/CV-VPCP`,
      from: 'G22',
      code: '7/CV-VPCP',
      date: letterDate,
    });
    expect(says.to).toEqual(Array.from({ length: count }, (_, index) => `G06.${index}`));
  });

  it('knows when it has seen the whole header', () => {
    const head = headOf(2);
    const end = headerEnd(head) ?? 0;
    expect(head.slice(0, end)).toMatch(/<\/edXML:MessageHeader>$/);
    expect(readHeader(head.slice(0, end))).toEqual(readHeader(head));
    expect(headerEnd(head.slice(0, 2000))).toBeUndefined();
  });

  it('reads other prefixes, and none', () => {
    const head = headOf(2);
    const bare = head.replaceAll('<edXML:', '<').replaceAll('</edXML:', '</');
    expect(readHeader(bare)).toEqual(readHeader(head));
    expect(readHeader(head.replaceAll('edXML:', 'e.x:'))).toEqual(readHeader(head));
  });

  it('is not misled by the document that a letter answers', () => {
    const other = '<ResponseFor><OrganId>Z1</OrganId><DocumentId>another</DocumentId></ResponseFor>';
    const head = headOf(1).replace('<edXML:From>', `${other}<edXML:From>`);
    expect(readHeader(head)).toMatchObject({
      doc: `G22,${letterDate},7/CV-VPCP`,
      from: 'G22',
      to: ['G06.0'],
    });
  });

  it('says nothing of what is no packet', () => {
    expect(readHeader('')).toEqual({ kind: 'document', to: [] });
  });
});

describe('the beginning of a packet that comes as Base64', () => {
  const base64 = (text: string) => Buffer.from(text).toString('base64');
  const files = '<edXML:AttachmentEncoded>'.padEnd(60_000, 'Toà nhà 𝄞 ');

  it.each([1, 3400])('says the same as its text, to %i receivers', (count) => {
    const read = createHeadReader((text) => Buffer.from(text, 'base64').toString('utf8'));
    expect(read(base64(headOf(count) + files))).toEqual(readHeader(headOf(count)));
  });

  it('is read once for all who get the same letter, and anew for another letter', () => {
    const decode = vi.fn((text: string) => Buffer.from(text, 'base64').toString('utf8'));
    const read = createHeadReader(decode);
    const head = headOf(3400).replace('<edXML:OrganName>', '<edXML:OrganName>𝄞 ');
    const first = read(base64(`${head}<edXML:TraceHeader>1</edXML:TraceHeader>${files}`));
    const times = decode.mock.calls.length;
    expect(read(base64(`${head}<edXML:TraceHeader>2</edXML:TraceHeader>${files}`))).toBe(first);
    expect(decode).toHaveBeenCalledTimes(times);
    const other = read(base64(head.replace('G06.3399', 'G06.9999') + files));
    expect([first.to?.at(-1), other.to?.at(-1)]).toEqual(['G06.3399', 'G06.9999']);
  });

  it('is the whole of what has no header that ends', () => {
    const read = createHeadReader((text) => Buffer.from(text, 'base64').toString('utf8'));
    expect(read(base64('<MessageHeader>'.padEnd(100_000, 'x')))).toEqual({ kind: 'document', to: [] });
  });
});

describe('a status that the load client fills in', () => {
  const values = {
    organId: 'G22',
    documentId: `G22,${letterDate},7/CV-VPCP`,
    code: '7/CV-VPCP',
    date: letterDate,
    statusCode: '03',
    timestamp: '2026/11/20 11:00:00',
  } as const;
  const packet = fillStatus(statusTemplate(ministry), values);

  it('is a packet that the kernel reads, with the values in their places', () => {
    const decoded = decodePacket(Buffer.from(packet), { dialect: 'observed' });
    expect(decoded.packet).toMatchObject({
      kind: 'status',
      from: partyOf(ministry),
      responseFor: {
        organId: 'G22',
        documentId: values.documentId,
        code: values.code,
        promulgationDate: letterDate,
      },
      statusCode: '03',
      timestamp: values.timestamp,
    });
  });

  it('says of itself what it says', () => {
    expect(readHeader(packet)).toEqual({ kind: 'status', doc: values.documentId, from: 'G06', status: '03' });
  });
});
