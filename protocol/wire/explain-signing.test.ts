import { describe, expect, it } from 'vitest';
import { explainSigning } from './explain-signing.ts';
import type { HeaderPair } from './headers.ts';
import { buildSdkRequest } from './sdk-request.ts';

const secret = 'mot-bi-mat';
const { headers } = buildSdkRequest(
  { systemId: 'G22', secret, host: 'h', constructedAt: Date.UTC(2026, 10, 21) },
  { operation: 'getEdoc', parameters: [['docId', 'a-b-c']] },
);
const replaced = (name: string, change: (value: string) => string) =>
  headers.map(([key, value]): HeaderPair => (key === name ? [key, change(value)] : [key, value]));

describe('the explanation of a signature', () => {
  it('shows each step of a right one, and not the secret', () => {
    const explained = explainSigning(headers, secret);
    expect(explained).toMatchObject({
      systemId: 'G22',
      announcedKeys: ['systemid', 'docId', 'timestamp', 'Content-Type'],
      hashMatches: true,
    });
    expect(explained.signedKeys).toEqual(explained.announcedKeys);
    expect(explained.rebuiltText).toBe(explained.signedText);
    expect(explained.signedBytes).toBe(explained.signedText.length);
    expect(explained.comparisons.every((each) => each.same)).toBe(true);
    expect(explained).not.toHaveProperty('firstDifference');
    expect(JSON.stringify(explained)).not.toContain(secret);
  });

  it('shows a wrong secret as two hashes over one text', () => {
    const explained = explainSigning(headers, 'khac');
    expect(explained.hashMatches).toBe(false);
    expect(explained.computedHash).not.toBe(explained.receivedHash);
    expect(explained).not.toHaveProperty('firstDifference');
  });

  it('shows where a header and what was signed part', () => {
    const explained = explainSigning(
      replaced('XroadVnpt-docId', () => 'a-x-c'),
      secret,
    );
    expect(explained.hashMatches).toBe(true);
    expect(explained.comparisons).toContainEqual({
      name: 'docId',
      signed: 'a-b-c',
      sent: 'a-x-c',
      same: false,
      firstDifference: 2,
    });
    expect(explained.firstDifference).toBe(explained.signedText.indexOf('a-b-c') + 2);
  });

  it('shows a signed header that never came', () => {
    const explained = explainSigning(
      headers.filter(([name]) => name !== 'XroadVnpt-docId'),
      secret,
    );
    expect(explained.comparisons).toContainEqual({ name: 'docId', signed: 'a-b-c', same: false });
  });

  it('shows where the signed text stops being JSON', () => {
    const explained = explainSigning(
      replaced('XroadVnpt-sign-header', (text) => text.slice(0, -1)),
      secret,
    );
    expect(explained.malformedAt).toEqual({ position: explained.signedText.length, expected: '}' });
    expect(explained.comparisons).toEqual([]);
  });

  it('explains a request that is not signed at all', () => {
    expect(explainSigning([['Host', 'h']], secret)).toMatchObject({
      systemId: '',
      announcedKeys: [],
      signedText: '',
      receivedHash: '',
      hashMatches: false,
    });
  });
});
