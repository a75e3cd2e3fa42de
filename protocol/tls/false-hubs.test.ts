import { describe, expect, test } from 'vitest';
import { problem } from '../problems/problem.ts';
import { checkFalseHub, falseHubKinds, falseHubNames } from './false-hubs.ts';
import type { ClientLink } from './link.ts';

const link = (change: Partial<ClientLink>): ClientLink => ({
  ...{ at: 0, remoteAddress: '203.0.113.9', outcome: 'established', bytesSeen: 0, headersSeen: [] },
  ...change,
});

const broken = link({ outcome: 'handshake-failed', failure: 'SSLV3_ALERT_CERTIFICATE_UNKNOWN' });
const silent = link({});
const request = link({ bytesSeen: 212, headersSeen: ['host', 'systemid'] });

const byCertificate = falseHubKinds.filter((kind) => !['orderly', 'revoked', 'old-version'].includes(kind));

describe('what a client did before a false hub', () => {
  test.each(falseHubKinds)('nothing is proved of one that never came: %s', (kind) => {
    expect(checkFalseHub(kind, [])).toEqual({ kind, outcome: 'not-seen', problems: [] });
  });

  test.each(falseHubKinds.filter((kind) => kind !== 'orderly'))(
    'TLS-03: breaking off is right: %s',
    (kind) => {
      expect(checkFalseHub(kind, [broken])).toEqual({ kind, outcome: 'refused', problems: [] });
    },
  );

  test('TLS-03: so is breaking off after the handshake, as long as nothing was sent', () => {
    const seen = checkFalseHub('wrong-host', [broken, silent]);
    expect(seen).toEqual({ kind: 'wrong-host', outcome: 'refused', problems: [] });
  });

  test.each(byCertificate)('TLS-03: a request is wrong, with the names of its headers: %s', (kind) => {
    const seen = `${falseHubNames[kind].en}; host, systemid`;
    expect(checkFalseHub(kind, [broken, request])).toEqual({
      ...{ kind, outcome: 'sent' },
      problems: [problem('link.header-sent-to-false-hub', 'link', { seen })],
    });
  });

  test('TLS-03: a single byte is wrong, though no header was seen', () => {
    const { outcome, problems } = checkFalseHub('expired', [link({ bytesSeen: 1 })]);
    expect(outcome).toBe('sent');
    expect(problems).toEqual([problem('link.false-hub-trusted', 'link', { seen: 'expired certificate' })]);
  });

  test('TLS-03: not to ask about revocation is a problem of its own', () => {
    const { outcome, problems } = checkFalseHub('revoked', [request]);
    expect(outcome).toBe('sent');
    expect(problems).toEqual([problem('link.revocation-unasked', 'link')]);
  });

  test('TLS-02: of a hub with old versions only, what counts is that one was used', () => {
    const first = { kind: 'plain' } as const;
    const negotiated = { version: 'TLS 1.0', suite: 'AES128-SHA', resumed: false } as const;
    const { problems } = checkFalseHub('old-version', [{ ...request, first, negotiated }]);
    expect(problems).toEqual([problem('link.version-old-used', 'link', { seen: 'TLS 1.0' })]);
    const foreign = link({ outcome: 'address-foreign', bytesSeen: 1 });
    expect(checkFalseHub('old-version', [foreign]).problems).toEqual([]);
  });
});

describe('what a client did before the sound twin of all', () => {
  test('a request is right, on whichever connection it came', () => {
    expect(checkFalseHub('orderly', [silent, request])).toEqual({
      ...{ kind: 'orderly', outcome: 'sent', problems: [] },
    });
  });

  test('its link is judged where it sent something', () => {
    const negotiated = { version: 'TLS 1.1', suite: 'AES128-SHA', resumed: false } as const;
    expect(checkFalseHub('orderly', [broken, { ...request, negotiated }]).problems).toEqual([
      problem('link.version-old-used', 'link', { seen: 'TLS 1.1' }),
    ]);
  });

  test('TLS-03: breaking off is wrong, in the words of the library', () => {
    expect(checkFalseHub('orderly', [broken])).toEqual({
      ...{ kind: 'orderly', outcome: 'refused' },
      problems: [problem('link.sound-hub-refused', 'link', { seen: 'SSLV3_ALERT_CERTIFICATE_UNKNOWN' })],
    });
  });

  test('TLS-03: where there are no such words, by how it ended, beside what is wrong with its link', () => {
    const plain = link({ outcome: 'no-tls', first: { kind: 'plain' } });
    expect(checkFalseHub('orderly', [plain]).problems).toEqual([
      problem('link.sound-hub-refused', 'link', { seen: 'no-tls' }),
      problem('link.plain-http', 'link'),
    ]);
  });
});

test('every kind of hub is named in both languages, and no two are named alike', () => {
  for (const language of ['vi', 'en'] as const) {
    const names = falseHubKinds.map((kind) => falseHubNames[kind][language]);
    expect(names.filter((name) => name.trim() !== '')).toHaveLength(falseHubKinds.length);
    expect(new Set(names).size).toBe(falseHubKinds.length);
  }
});
