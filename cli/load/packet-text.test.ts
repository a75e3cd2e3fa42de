import { describe, expect, it } from 'vitest';
import { agencyOf, partyOf } from '../../fixtures/worlds/world.ts';
import { world2026 } from '../../fixtures/worlds/world-2026.ts';
import { holdsHeader, readHeader } from '../../loadtests/axis/packet-text.ts';
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
    expect(holdsHeader(head)).toBe(true);
    expect(holdsHeader(head.slice(0, 2000))).toBe(false);
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
