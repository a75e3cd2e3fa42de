import { describe, expect, test } from 'vitest';
import { problem } from '../problems/problem.ts';
import { checkClientLink } from './check-client-link.ts';
import type { ClientHello } from './client-hello.ts';
import type { ClientLink } from './link.ts';

const soundHello: ClientHello = {
  versions: ['TLS 1.3', 'TLS 1.2'],
  suiteCodes: [0x1302, 0xc030],
  suites: ['TLS_AES_256_GCM_SHA384', 'TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384'],
  ...{ groups: ['x25519'], signatureSchemes: ['rsa_pss_rsae_sha256'], protocols: [] },
  serverName: 'truc.example.vn',
  ...{ compression: false, safeRenegotiation: true, extendedMasterSecret: true },
  ...{ resumes: false, earlyData: false, fallback: false },
};

const link = (change: Partial<ClientLink>): ClientLink => ({
  ...{ at: 0, remoteAddress: '203.0.113.9', outcome: 'established', bytesSeen: 0, headersSeen: [] },
  ...change,
});

const offering = (change: Partial<ClientHello>, outcome: ClientLink['outcome'] = 'established') =>
  checkClientLink(link({ outcome, first: { kind: 'hello', hello: { ...soundHello, ...change } } }));

const { serverName: _, ...nameless } = soundHello;

describe('what is wrong with the link of a connecting system', () => {
  test('nothing, where it offers what the standards list takes', () => {
    expect(offering({})).toEqual([]);
    const negotiated = { version: 'TLS 1.2', suite: 'ECDHE-RSA-AES256-GCM-SHA384', resumed: false } as const;
    expect(checkClientLink(link({ negotiated }))).toEqual([]);
  });

  test('ONB-12: an address outside of the registered ranges, whatever else it did', () => {
    const foreign = checkClientLink(link({ outcome: 'address-foreign', first: { kind: 'plain' } }));
    expect(foreign).toEqual([problem('link.address-foreign', 'link', { seen: '203.0.113.9' })]);
  });

  test('TLS-01: plain HTTP on the TLS port', () => {
    const plain = checkClientLink(link({ outcome: 'no-tls', first: { kind: 'plain' } }));
    expect(plain).toEqual([problem('link.plain-http', 'link')]);
  });

  test('TLS-01: bytes that are no TLS are told by their fault, and silence as nothing', () => {
    const fault = 'byte 0x80 starts no TLS record';
    const odd = checkClientLink(link({ outcome: 'no-tls', first: { kind: 'malformed', fault, offset: 0 } }));
    expect(odd).toEqual([problem('link.no-tls', 'link', { seen: fault })]);
    const nothing = [problem('link.no-tls', 'link', { seen: 'nothing' })];
    expect(checkClientLink(link({ outcome: 'no-tls' }))).toEqual(nothing);
    expect(checkClientLink(link({ outcome: 'no-tls', first: { kind: 'more' } }))).toEqual(nothing);
  });

  test('TLS-02: a connection that was made with an old version, even where no hello was kept', () => {
    const negotiated = { version: 'TLS 1.1', suite: 'ECDHE-RSA-AES256-SHA', resumed: false } as const;
    const used = problem('link.version-old-used', 'link', { seen: 'TLS 1.1' });
    expect(checkClientLink(link({ negotiated }))).toEqual([used]);
  });

  test.each(['handshake-failed', 'established'] as const)('what is offered counts when %s', (outcome) => {
    expect(offering({ compression: true }, outcome)).toEqual([
      problem('link.compression', 'hello/compression'),
    ]);
  });
});

describe('why a handshake failed', () => {
  const failed = (change: Partial<ClientLink>) =>
    checkClientLink(
      link({ outcome: 'handshake-failed', first: { kind: 'hello', hello: soundHello }, ...change }),
    );

  test.each([
    ['ERR_SSL_TLSV1_ALERT_UNKNOWN_CA', 'unknown_ca'],
    ['ERR_SSL_SSLV3_ALERT_BAD_CERTIFICATE', 'bad_certificate'],
    ['ERR_SSL_SSL/TLS_ALERT_CERTIFICATE_UNKNOWN', 'certificate_unknown'],
    ['ERR_SSL_SSLV3_ALERT_CERTIFICATE_EXPIRED', 'certificate_expired'],
    ['ERR_SSL_SSLV3_ALERT_UNSUPPORTED_CERTIFICATE', 'unsupported_certificate'],
  ])('%s: the client does not trust the hub', (failure, seen) => {
    expect(failed({ failure })).toEqual([problem('link.server-certificate-refused', 'link', { seen })]);
  });

  test('the client went away without a word, as Java does that does not trust the hub', () => {
    expect(failed({ failure: 'ECONNRESET' })).toEqual([problem('link.handshake-broken-off', 'link')]);
  });

  test.each(['ERR_SSL_PEER_DID_NOT_RETURN_A_CERTIFICATE', 'CERT_HAS_EXPIRED'])(
    'TLS-06: the client’s own certificate is missing or not accepted: %s',
    (seen) => {
      expect(failed({ failure: 'ECONNRESET', clientCertificateFault: seen })).toEqual([
        problem('link.client-certificate-missing', 'link', { seen }),
      ]);
    },
  );

  test('TLS-04: no suite is shared, whatever else is offered', () => {
    expect(failed({ failure: 'ERR_SSL_NO_SHARED_CIPHER' })).toEqual([
      problem('link.suite-none-shared', 'hello/suites', {
        seen: 'TLS_AES_256_GCM_SHA384, TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384',
        expected:
          'TLS_AES_256_GCM_SHA384, TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384, TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384',
      }),
    ]);
  });

  test('no protocol is shared: HTTP/2 is all that is offered', () => {
    const first = { kind: 'hello', hello: { ...soundHello, protocols: ['h2'] } } as const;
    expect(failed({ failure: 'ERR_SSL_NO_APPLICATION_PROTOCOL', first })).toEqual([
      problem('link.protocol-none-shared', 'hello/protocols', { seen: 'h2' }),
    ]);
  });

  test('TLS-02: old versions alone are one problem, told by what is offered', () => {
    const first = { kind: 'hello', hello: { ...soundHello, versions: ['TLS 1.1'] } } as const;
    expect(failed({ failure: 'ERR_SSL_UNSUPPORTED_PROTOCOL', first }).map(({ code }) => code)).toEqual([
      'link.version-current-missing',
    ]);
  });

  test('anything else is told in the words of the library, before what is wrong with the offer', () => {
    const first = { kind: 'hello', hello: nameless } as const;
    expect(failed({ failure: 'ERR_SSL_NO_SUITABLE_GROUPS', first })).toEqual([
      problem('link.handshake-failed', 'link', { seen: 'ERR_SSL_NO_SUITABLE_GROUPS' }),
      problem('link.server-name-missing', 'hello/server-name'),
    ]);
  });
});

describe('what a client offers', () => {
  test('TLS-02: old versions beside a current one', () => {
    expect(offering({ versions: ['TLS 1.2', 'TLS 1.1', 'TLS 1.0'] })).toEqual([
      problem('link.version-old-offered', 'hello/versions', { seen: 'TLS 1.1, TLS 1.0' }),
    ]);
  });

  test('TLS-02: nothing but old versions', () => {
    expect(offering({ versions: ['TLS 1.1', 'SSL 3.0'] })).toEqual([
      problem('link.version-current-missing', 'hello/versions', { seen: 'TLS 1.1, SSL 3.0' }),
    ]);
  });

  test('TLS-02: no version that is known', () => {
    expect(offering({ versions: [] })).toEqual([problem('link.version-current-missing', 'hello/versions')]);
  });

  test('TLS-04: renegotiation without protection, but for a client of TLS 1.3 alone', () => {
    const unsafe = { safeRenegotiation: false };
    expect(offering({ ...unsafe })).toEqual([problem('link.renegotiation-unsafe', 'hello/renegotiation')]);
    expect(offering({ ...unsafe, versions: ['TLS 1.3'] })).toEqual([]);
  });

  test('TLS-03: a hello that asks for no host', () => {
    expect(checkClientLink(link({ first: { kind: 'hello', hello: nameless } }))).toEqual([
      problem('link.server-name-missing', 'hello/server-name'),
    ]);
  });
});

describe('which suites a client offers', () => {
  const expected = 'TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384, TLS_AES_256_GCM_SHA384';

  test('TLS-04: broken ones and 3DES are told apart, each with all its names', () => {
    expect(offering({ suiteCodes: [0xc030, 0x0005, 0x000a, 0x0001, 0xc012] })).toEqual([
      problem('link.suite-broken', 'hello/suites', {
        seen: 'TLS_RSA_WITH_RC4_128_SHA, TLS_RSA_WITH_NULL_MD5',
      }),
      problem('link.suite-triple-des', 'hello/suites', {
        seen: 'TLS_RSA_WITH_3DES_EDE_CBC_SHA, TLS_ECDHE_RSA_WITH_3DES_EDE_CBC_SHA',
      }),
    ]);
  });

  test('TLS-04: without a modern one it says what there is, known ones first, and what is wanted', () => {
    expect(offering({ suiteCodes: [0x5a5b, 0x002f] })).toEqual([
      problem('link.suite-modern-missing', 'hello/suites', {
        ...{ seen: 'TLS_RSA_WITH_AES_128_CBC_SHA, 0x5a5b', expected },
      }),
    ]);
  });

  test('TLS-04: dated and unknown ones beside a modern one are nobody’s business', () => {
    expect(offering({ suiteCodes: [0x1301, 0x002f, 0x5a5b] })).toEqual([]);
  });

  test('TLS-04: a client with no suite at all has no modern one', () => {
    expect(offering({ suiteCodes: [] })).toEqual([
      problem('link.suite-modern-missing', 'hello/suites', { expected }),
    ]);
  });
});
