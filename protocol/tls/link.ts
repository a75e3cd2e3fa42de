import type { Instant } from '../ports/ports.ts';
import type { FirstBytes } from './client-hello.ts';
import type { TlsVersion } from './versions.ts';

/** How one connection to a TLS port ended up; evidence of a connecting system (as client). */
export type LinkOutcome =
  /** Refused by its address, before anything was read (ONB-12). */
  | 'address-foreign'
  /** Something else than TLS came. */
  | 'no-tls'
  /** The handshake was not finished: the client or the server refused. */
  | 'handshake-failed'
  | 'established';

/** What was seen of one connection. No header's value and no secret is kept. */
export interface ClientLink {
  readonly at: Instant;
  readonly remoteAddress: string;
  readonly outcome: LinkOutcome;
  readonly first?: FirstBytes;
  readonly negotiated?: { readonly version: TlsVersion; readonly suite: string; readonly resumed: boolean };
  /** In the words of the TLS library: `SSLV3_ALERT_CERTIFICATE_UNKNOWN` … */
  readonly failure?: string;
  /** Why the client's own certificate was not accepted, in the same words: `CERT_HAS_EXPIRED` … */
  readonly clientCertificateFault?: string;
  /** The client's own certificate, where it showed one that was accepted. */
  readonly clientCertificate?: { readonly subject: string; readonly sha256: string };
  /** Bytes that came after the handshake. */
  readonly bytesSeen: number;
  /** Names of the request's headers, where a request came after the handshake. */
  readonly headersSeen: readonly string[];
}

/** What a scan found out about a server; evidence of a hub. */
export interface ServerLink {
  readonly at: Instant;
  readonly host: string;
  readonly port: number;
  /** For each version that the server takes: the suites, in the server's order of preference. */
  readonly taken: readonly { readonly version: TlsVersion; readonly suiteCodes: readonly number[] }[];
  readonly safeRenegotiation: boolean;
  /** True when a renegotiation that the client asked for was carried out. Absent when it could not be tried. */
  readonly renegotiatesForClient?: boolean;
  readonly compression: boolean;
  readonly resumes: boolean;
  /** True when a connection without a client certificate is ended. */
  readonly asksClientCertificate: boolean;
  /** DER, the server's own first. */
  readonly certificates: readonly Uint8Array[];
  /** What kind of key the server shows, its bits, and with what its certificate was signed. */
  readonly serverKey?: { readonly kind: string; readonly bits: number; readonly signedWith: string };
  /** Why the certificate was not accepted against the given roots and host, in the library's words. */
  readonly certificateFault?: string;
}
