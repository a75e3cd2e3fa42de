import { describe, expect, it } from 'vitest';
import type { ServerLink } from '../../protocol/tls/link.ts';
import { found, lookedAt } from './agency-recording-under-test.ts';
import { linkChecks } from './link-all.ts';
import { linkClientChecks } from './link-client.ts';
import { scan } from './link-recording-under-test.ts';
import { linkServerChecks } from './link-server.ts';

const judged = (id: string, change: Partial<ServerLink>) => found(linkServerChecks, id, { it: scan(change) });
const seenBy = (id: string, line = scan()) => lookedAt(linkServerChecks, id, { it: line });
const taking = (...suiteCodes: readonly number[]): Partial<ServerLink> => ({
  taken: [{ version: 'TLS 1.2', suiteCodes }],
});
const key = (bits: number, signedWith = 'sha256WithRSAEncryption') => ({
  serverKey: { kind: 'rsa', bits, signedWith },
});

describe('the link of a hub', () => {
  it.each(linkServerChecks)('$id looks at a scan and finds nothing wrong', ({ id }) => {
    expect(judged(id, {})).toEqual([]);
    expect(seenBy(id)).toEqual(['it']);
  });

  it.each<readonly [id: string, change: Partial<ServerLink>, line: string]>([
    ['encrypted', { taken: [] }, 'fail TLS-01 in it, server server: no TLS'],
    [
      'old-versions-refused',
      {
        taken: [
          { version: 'TLS 1.3', suiteCodes: [0x1301] },
          { version: 'TLS 1.0', suiteCodes: [0xc02f] },
        ],
      },
      'fail TLS-02 in it, server server/versions: TLS 1.0',
    ],
    [
      'no-broken-suite',
      taking(0xc02f, 0x0004),
      'fail TLS-04 in it, server server/suites/TLS 1.2: TLS_RSA_WITH_RC4_128_MD5',
    ],
    [
      'modern-suite',
      taking(0x002f),
      'fail TLS-04 in it, server server/suites/TLS 1.2: TLS_RSA_WITH_AES_128_CBC_SHA',
    ],
    [
      'no-triple-des',
      taking(0xc02f, 0x000a),
      'warn TLS-04 in it, server server/suites/TLS 1.2: TLS_RSA_WITH_3DES_EDE_CBC_SHA',
    ],
    [
      'no-compression',
      { compression: true },
      'fail TLS-04 in it, server server/compression: link.compression',
    ],
    [
      'renegotiation-protected',
      { safeRenegotiation: false },
      'fail TLS-04 in it, server server/renegotiation: link.renegotiation-unsafe',
    ],
    [
      'renegotiation-not-by-client',
      { renegotiatesForClient: true },
      'warn TLS-04 in it, server server/renegotiation: link.renegotiation-by-client',
    ],
    [
      'server-certificate',
      { certificateFault: 'CERT_HAS_EXPIRED' },
      'fail TLS-05 in it, server server/certificate: CERT_HAS_EXPIRED',
    ],
    ['server-key', key(1024), 'fail TLS-05 in it, server server/key: rsa 1024'],
    [
      'certificate-hash',
      key(2048, 'sha1WithRSAEncryption'),
      'fail TLS-05 in it, server server/certificate: sha1WithRSAEncryption',
    ],
    [
      'client-certificate-asked',
      { asksClientCertificate: false },
      'fail TLS-06 in it, server server/client-certificate: link.client-certificate-unasked',
    ],
  ])('link.%s finds it wrong, and no other check does', (id, change, line) => {
    const own = `link.${id}`;
    expect(judged(own, change)).toEqual([line]);
    for (const other of linkServerChecks) {
      if (other.id !== own) expect(judged(other.id, change)).toEqual([]);
    }
  });

  it('with old versions alone is wrong for the old and for the new', () => {
    const old: Partial<ServerLink> = { taken: [{ version: 'TLS 1.1', suiteCodes: [0xc02f] }] };
    const line = 'fail TLS-02 in it, server server/versions: TLS 1.1';
    expect(judged('link.current-version-taken', old)).toEqual([line]);
    expect(judged('link.old-versions-refused', old)).toEqual([line]);
  });

  it('says nothing of a server that speaks no TLS, but that', () => {
    const silent = scan({ taken: [] });
    expect(linkServerChecks.flatMap(({ id }) => seenBy(id, silent).map(() => id))).toEqual([
      'link.encrypted',
    ]);
  });

  it.each(['link.server-key', 'link.certificate-hash'])('%s says nothing where no key was shown', (id) => {
    expect(lookedAt(linkServerChecks, id, { it: keyless() })).toEqual([]);
  });

  it('does not say whether a client may renegotiate where that could not be tried', () => {
    expect(seenBy('link.renegotiation-not-by-client', untried())).toEqual([]);
  });

  it('is judged beside that of systems, each check by an id of its own', () => {
    expect(linkChecks).toEqual([...linkServerChecks, ...linkClientChecks]);
    expect(new Set(linkChecks.map(({ id }) => id)).size).toBe(linkChecks.length);
  });
});

/** A scan that leaves something out. */
function lacking(name: 'serverKey' | 'renegotiatesForClient'): ReturnType<typeof scan> {
  return (number, keep) =>
    scan()(number, keep).map((entry) => {
      if (entry.kind !== 'link' || entry.server === undefined) return entry;
      const { [name]: _, ...server } = entry.server;
      return { ...entry, server };
    });
}

const keyless = () => lacking('serverKey');
const untried = () => lacking('renegotiatesForClient');
