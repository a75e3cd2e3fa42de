import { generateKeyPairSync } from 'node:crypto';
import type { Chance, Clock } from '../../protocol/ports/ports.ts';
import type { ServerLink } from '../../protocol/tls/link.ts';
import type { ServerAnswer } from '../../protocol/tls/server-answer.ts';
import { suiteNames } from '../../protocol/tls/suites.ts';
import type { TlsVersion } from '../../protocol/tls/versions.ts';
import { writeClientHello } from '../../protocol/tls/write-client-hello.ts';
import { askServer, type ServerPlace } from './ask-server.ts';
import { tryConnection } from './try-connection.ts';

/** What is scanned, and against which roots its certificate is judged. */
export interface Scan extends ServerPlace {
  /** PEM; the roots that the runtime trusts unless told. */
  readonly roots?: string;
  readonly clock: Clock;
  readonly chance: Chance;
}

type Chosen = ServerAnswer & { readonly kind: 'chosen' };

const scanned: readonly TlsVersion[] = ['TLS 1.3', 'TLS 1.2', 'TLS 1.1', 'TLS 1.0', 'SSL 3.0'];
const thirdVersionSuites = [...suiteNames.keys()].filter((code) => code >> 8 === 0x13);
const earlierSuites = [...suiteNames.keys()].filter((code) => code >> 8 !== 0x13);

/**
 * Finds out which versions and suites a server takes, its certificates, and its manners with renegotiation,
 * resumption and client certificates (TLS-02 to TLS-06). Each hello is one connection that ends with the first
 * answer; a server sees some 30 of them.
 *
 * @throws ServerAway when no connection can be made.
 */
export async function scanServer(scan: Scan): Promise<ServerLink> {
  const keyShare = keyShareOf();
  const answers = new Map<TlsVersion, readonly Chosen[]>();
  for (const version of scanned) answers.set(version, await suitesTaken(version, scan, keyShare));
  const all = [...answers.values()].flat();
  const second = answers.get('TLS 1.2') ?? [];
  const tried = await tryConnection(scan);
  return {
    ...{ at: scan.clock.now(), host: scan.host, port: scan.port },
    taken: [...answers]
      .filter(([, taken]) => taken.length > 0)
      .map(([version, taken]) => ({ version, suiteCodes: taken.map(({ suiteCode }) => suiteCode) })),
    safeRenegotiation: all.every(({ safeRenegotiation }) => safeRenegotiation),
    compression: all.some(({ compression }) => compression),
    ...tried,
    asksClientCertificate: tried.asksClientCertificate || second.some((answer) => answer.asksCertificate),
    certificates: all.find(({ certificates }) => certificates.length > 0)?.certificates ?? tried.certificates,
  };
}

/** Offers what is left until the server refuses: its own order of preference, one suite a connection. */
async function suitesTaken(
  version: TlsVersion,
  scan: Scan,
  keyShare: Uint8Array,
): Promise<readonly Chosen[]> {
  const left = new Set(version === 'TLS 1.3' ? thirdVersionSuites : earlierSuites);
  const taken: Chosen[] = [];
  while (left.size > 0) {
    const random = scan.chance.bytes(`hello ${version}`, 32);
    const suiteCodes = [...left];
    const hello = writeClientHello({ version, suiteCodes, random, keyShare, ...nameOf(scan) });
    const answer = await askServer(scan, hello);
    if (answer.kind !== 'chosen' || answer.version !== version || !left.has(answer.suiteCode)) break;
    left.delete(answer.suiteCode);
    taken.push(answer);
  }
  return taken;
}

/** A name is asked for only where there is one: an address is none (RFC 6066 §3). */
function nameOf({ host, serverName = host }: ServerPlace): { readonly serverName?: string } {
  return /[a-z]/i.test(serverName) && !serverName.includes(':') ? { serverName } : {};
}

/** The public half of a key that nobody keeps: the scan never finishes a handshake with it. */
function keyShareOf(): Uint8Array {
  const { publicKey } = generateKeyPairSync('x25519');
  return new Uint8Array(publicKey.export({ type: 'spki', format: 'der' }).subarray(-32));
}
