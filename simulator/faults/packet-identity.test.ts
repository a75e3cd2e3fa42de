import { describe, expect, it } from 'vitest';
import { encodeDocument, encodeStatus } from '../../protocol/edxml/encode.ts';
import { letterOf } from '../agency/exchange-under-test.ts';
import { written } from '../hub/hub-under-test.ts';
import { identityOfBytes } from './packet-identity.ts';

const identities = (packets: readonly Uint8Array[]) =>
  new Set(packets.map((bytes) => identityOfBytes(bytes)?.identity)).size;

describe('what a packet is to faults', () => {
  it('is another thing for each receiver, so that a draw does not hang on which of them comes first', () => {
    const requests = ['H17', 'G06', 'H41'].map((organId) =>
      written(
        encodeStatus(
          {
            kind: 'status',
            from: { organId: 'G22' },
            responseFor: {
              organId,
              code: '1/VPCP',
              promulgationDate: '2026/11/20',
              documentId: 'G22,2026/11/20,1/VPCP',
            },
            statusCode: '13',
            timestamp: '20/11/2026 10:00:00',
            description: 'Gửi nhầm',
          },
          'sdk',
        ),
      ),
    );
    expect(identities(requests)).toBe(3);
    const sets = [['H17', 'G06'], ['H38']].map((to) =>
      written(encodeDocument(letterOf('G22', to, 1), 'sdk')),
    );
    expect(identities(sets)).toBe(2);
  });

  it('is the same thing in whatever order its receivers stand', () => {
    const both = [
      ['H17', 'G06'],
      ['G06', 'H17'],
    ].map((to) => written(encodeDocument(letterOf('G22', to, 1), 'sdk')));
    expect(identities(both)).toBe(1);
  });
});
