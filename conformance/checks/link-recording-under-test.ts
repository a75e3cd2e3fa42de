import type { ClientHello } from '../../protocol/tls/client-hello.ts';
import type { ClientLink, ServerLink } from '../../protocol/tls/link.ts';
import type { Line } from './agency-recording-under-test.ts';

const hello: ClientHello = {
  ...{ versions: ['TLS 1.3', 'TLS 1.2'], suiteCodes: [0x1301, 0xc02f], suites: [], groups: [] },
  ...{ signatureSchemes: [], serverName: 'truc.example', protocols: [], compression: false },
  ...{
    safeRenegotiation: true,
    extendedMasterSecret: true,
    resumes: false,
    earlyData: false,
    fallback: false,
  },
};

/** What a hello says that is sound but for this. */
export const greeting = (change: Partial<ClientHello> = {}): Partial<ClientLink> => ({
  first: { kind: 'hello', hello: { ...hello, ...change } },
});

/** A connecting system came to one of the hubs of a trial, greeted soundly, and sent a request. */
export function visit(hub: string | undefined, change: Partial<ClientLink> = {}): Line {
  const client: ClientLink = {
    ...{ at: 0, remoteAddress: '10.1.2.3', outcome: 'established', bytesSeen: 400, headersSeen: ['Host'] },
    ...greeting(),
    ...change,
  };
  return (number) => [{ kind: 'link', number, at: 0, client, ...(hub === undefined ? {} : { hub }) }];
}

/** What a system does that breaks off in the handshake. */
export const brokenOff = { outcome: 'handshake-failed', bytesSeen: 0, headersSeen: [] } as const;

/** A scan of a server in which nothing is wrong but this; its certificates are texts. */
export function scan(change: Partial<ServerLink> = {}, certificates: readonly string[] = []): Line {
  const server = {
    ...{ at: 0, host: 'truc.example', port: 443, safeRenegotiation: true, renegotiatesForClient: false },
    taken: [{ version: 'TLS 1.3', suiteCodes: [0x1301] }],
    ...{ compression: false, resumes: true, asksClientCertificate: true },
    serverKey: { kind: 'rsa', bits: 2048, signedWith: 'sha256WithRSAEncryption' },
    ...change,
  } as const;
  return (number, keep) => [
    { kind: 'link', number, at: 0, server: { ...server, certificates: certificates.map(keep) } },
  ];
}

/** The server could not be reached. */
export function away(what: string): Line {
  return (number) => [{ kind: 'trouble', number, at: 0, blame: 'environment', what }];
}
