import type { FalseHubKind } from '../../protocol/tls/false-hubs.ts';
import type { ClientLink, ServerLink } from '../../protocol/tls/link.ts';
import type { LinkMutant } from './mutant.ts';

/** A server with one thing wrong, as a scan would find it. */
const server = (
  name: string,
  owner: string,
  requirement: string,
  vi: string,
  en: string,
  change: (sound: ServerLink) => ServerLink,
  besides?: readonly string[],
): LinkMutant => ({
  ...{ kind: 'link', id: `link.${name}`, owner: `link.${owner}`, requirement, wrong: { vi, en } },
  ...(besides === undefined ? {} : { besides }),
  ofServer: change,
});

/** A connecting system with one thing wrong, as a hub of a trial would see it. */
const client = (
  name: string,
  owner: string,
  requirement: string,
  words: readonly [vi: string, en: string],
  hub: FalseHubKind,
  change: (right: ClientLink) => ClientLink,
): LinkMutant => ({
  ...{ kind: 'link', id: `link.${name}`, owner: `link.${owner}`, requirement },
  wrong: { vi: words[0], en: words[1] },
  ofClient: { hub, change },
});

const withSuites =
  (...codes: readonly number[]) =>
  (sound: ServerLink): ServerLink => ({
    ...sound,
    taken: sound.taken.map((each) =>
      each.version === 'TLS 1.2' ? { ...each, suiteCodes: [...each.suiteCodes, ...codes] } : each,
    ),
  });
const withVersion =
  (version: ServerLink['taken'][number]['version']) =>
  (sound: ServerLink): ServerLink => ({
    ...sound,
    taken: [...sound.taken, { version, suiteCodes: [0xc02f] }],
  });
const withKey = (serverKey: NonNullable<ServerLink['serverKey']>) => (sound: ServerLink) => ({
  ...sound,
  serverKey,
});

/** Servers of the axis with one thing wrong. */
const servers: readonly LinkMutant[] = [
  server(
    'server-plain',
    'encrypted',
    'TLS-01',
    'cổng không mã hoá',
    'a port without encryption',
    (sound) => ({
      ...sound,
      taken: [],
    }),
  ),
  server(
    'server-ssl-3',
    'old-versions-refused',
    'TLS-02',
    'còn nhận SSL 3.0',
    'takes SSL 3.0',
    withVersion('SSL 3.0'),
  ),
  server(
    'server-tls-10',
    'old-versions-refused',
    'TLS-02',
    'còn nhận TLS 1.0',
    'takes TLS 1.0',
    withVersion('TLS 1.0'),
  ),
  server(
    'server-tls-11',
    'old-versions-refused',
    'TLS-02',
    'còn nhận TLS 1.1',
    'takes TLS 1.1',
    withVersion('TLS 1.1'),
  ),
  server(
    'server-old-only',
    'current-version-taken',
    'TLS-02',
    'chỉ có TLS 1.1',
    'TLS 1.1 only',
    (sound) => ({ ...sound, taken: [{ version: 'TLS 1.1', suiteCodes: [0xc02f] }] }),
    ['link.old-versions-refused'],
  ),
  server('server-rc4', 'no-broken-suite', 'TLS-04', 'còn bộ mã RC4', 'a suite with RC4', withSuites(0x0005)),
  server(
    'server-null',
    'no-broken-suite',
    'TLS-04',
    'còn bộ mã không mã hoá',
    'a suite without encryption',
    withSuites(0x0001),
  ),
  server('server-triple-des', 'no-triple-des', 'TLS-04', 'còn 3DES', 'a suite with 3DES', withSuites(0x000a)),
  server('server-dated', 'modern-suite', 'TLS-04', 'chỉ có AES-CBC', 'AES-CBC only', (sound) => ({
    ...sound,
    taken: [{ version: 'TLS 1.2', suiteCodes: [0x002f, 0x0035] }],
  })),
  server('server-compresses', 'no-compression', 'TLS-04', 'nén ở tầng TLS', 'compresses in TLS', (sound) => ({
    ...sound,
    compression: true,
  })),
  server(
    'server-renegotiates-unsafely',
    'renegotiation-protected',
    'TLS-04',
    'thương lượng lại không bảo vệ',
    'renegotiates without protection',
    (sound) => ({ ...sound, safeRenegotiation: false }),
  ),
  server(
    'server-renegotiates-for-client',
    'renegotiation-not-by-client',
    'TLS-04',
    'cho máy khách thương lượng lại',
    'lets a client renegotiate',
    (sound) => ({ ...sound, renegotiatesForClient: true }),
  ),
  server(
    'server-expired',
    'server-certificate',
    'TLS-05',
    'chứng thư hết hạn',
    'an expired certificate',
    (sound) => ({
      ...sound,
      certificateFault: 'CERT_HAS_EXPIRED',
    }),
  ),
  server(
    'server-rsa-1024',
    'server-key',
    'TLS-05',
    'khoá RSA 1024 bit',
    'a key of 1024 bits',
    withKey({
      ...{ kind: 'rsa', bits: 1024, signedWith: 'sha256WithRSAEncryption' },
    }),
  ),
  server(
    'server-ec-192',
    'server-key',
    'TLS-05',
    'khoá EC 192 bit',
    'an EC key of 192 bits',
    withKey({
      ...{ kind: 'ec', bits: 192, signedWith: 'ecdsa-with-SHA256' },
    }),
  ),
  server(
    'server-sha-1',
    'certificate-hash',
    'TLS-05',
    'chứng thư ký với SHA-1',
    'a certificate signed with SHA-1',
    withKey({
      ...{ kind: 'rsa', bits: 2048, signedWith: 'sha1WithRSAEncryption' },
    }),
  ),
  server(
    'server-one-sided',
    'client-certificate-asked',
    'TLS-06',
    'không hỏi chứng thư máy khách',
    'asks for no client certificate',
    (sound) => ({ ...sound, asksClientCertificate: false }),
  ),
];

const careless = (link: ClientLink): ClientLink => ({
  ...link,
  ...{ outcome: 'established', bytesSeen: 412, headersSeen: ['Host', 'XroadVnpt-SystemId'] },
});

const trusting: readonly FalseHubKind[] = [
  ...(['expired', 'not-yet-valid', 'self-signed', 'wrong-host', 'look-alike', 'incomplete'] as const),
  ...(['wrong-usage', 'weak-key', 'weak-hash'] as const),
];

/** Changes what the client offers in its hello. */
const offering =
  (change: object) =>
  (right: ClientLink): ClientLink =>
    right.first?.kind === 'hello'
      ? { ...right, first: { kind: 'hello', hello: { ...right.first.hello, ...change } } }
      : right;

/** Connecting systems with one thing wrong. */
const clients: readonly LinkMutant[] = [
  ...trusting.map((kind) =>
    client(
      `client-trusts-${kind}`,
      `client-refuses-${kind}`,
      'TLS-03',
      [`tin trục giả: ${kind}`, `trusts a hub that is ${kind}`],
      kind,
      careless,
    ),
  ),
  client(
    'client-skips-revocation',
    'client-asks-revocation',
    'TLS-03',
    ['không hỏi thu hồi', 'asks nobody for revocation'],
    'revoked',
    careless,
  ),
  client(
    'client-takes-tls-10',
    'client-refuses-old-version',
    'TLS-02',
    ['chịu TLS 1.0', 'puts up with TLS 1.0'],
    'old-version',
    (right) => ({
      ...careless(right),
      negotiated: { version: 'TLS 1.0', suite: 'ECDHE-RSA-AES256-SHA', resumed: false },
    }),
  ),
  client(
    'client-plain',
    'client-encrypts',
    'TLS-01',
    ['gửi HTTP không mã hoá', 'sends plain HTTP'],
    'orderly',
    (right) => {
      const { negotiated: _none, ...rest } = right;
      return { ...rest, outcome: 'no-tls', first: { kind: 'plain' }, bytesSeen: 80 };
    },
  ),
  client(
    'client-refuses-all',
    'client-takes-sound-hub',
    'TLS-03',
    ['từ chối cả trục đúng', 'refuses the sound hub, too'],
    'orderly',
    (right) => ({
      ...{ ...right, outcome: 'handshake-failed', bytesSeen: 0, failure: 'TLSV1_ALERT_UNKNOWN_CA' },
    }),
  ),
  client(
    'client-offers-tls-10',
    'client-offers-current-versions',
    'TLS-02',
    ['còn đề nghị TLS 1.0', 'still offers TLS 1.0'],
    'orderly',
    offering({
      versions: ['TLS 1.3', 'TLS 1.2', 'TLS 1.0'],
    }),
  ),
  client(
    'client-offers-rc4',
    'client-offers-no-broken-suite',
    'TLS-04',
    ['còn đề nghị RC4', 'still offers RC4'],
    'orderly',
    offering({
      suiteCodes: [0x1301, 0xc02f, 0x0005],
    }),
  ),
  client(
    'client-offers-cbc-only',
    'client-offers-modern-suite',
    'TLS-04',
    ['chỉ đề nghị AES-CBC', 'offers AES-CBC only'],
    'orderly',
    offering({
      suiteCodes: [0x002f, 0x0035],
    }),
  ),
];

/** Links with one thing wrong. */
export const linkMutants: readonly LinkMutant[] = [...servers, ...clients];
