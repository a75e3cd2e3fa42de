import { constants } from 'node:crypto';
import type { SecureVersion, TlsOptions } from 'node:tls';

/** With what a TLS port shows itself, as PEM. */
export interface TlsIdentity {
  readonly key: string;
  /** The server's certificate, then the intermediates. */
  readonly certificates: string;
}

/** How a TLS port behaves. Only {@link faultyRules} break TLS-02 and TLS-04 on purpose. */
export interface TlsRules {
  readonly identity: TlsIdentity;
  /** The same on a key of another kind (RSA beside EC), for clients whose suites go with that alone. */
  readonly otherIdentity?: TlsIdentity;
  /** PEM of the authorities whose client certificates are taken; makes a client certificate compulsory (TLS-06). */
  readonly clientAuthorities?: string;
  /** PEM of the lists of revoked client certificates. */
  readonly clientRevocations?: string;
  /**
   * `modern` (AEAD with forward secrecy) or `compatible`, which also takes AES-CBC for older Java and .NET
   * (TLS-04 is a SHOULD). Both from TLS 1.2 on (TLS-02).
   */
  readonly suites: 'modern' | 'compatible' | 'obsolete';
  readonly oldest: SecureVersion;
  readonly newest: SecureVersion;
}

/** What a hub is asked for: TLS 1.2 and 1.3. */
export const currentVersions = { oldest: 'TLSv1.2', newest: 'TLSv1.3' } as const;

const thirdSuites = 'TLS_AES_256_GCM_SHA384:TLS_CHACHA20_POLY1305_SHA256:TLS_AES_128_GCM_SHA256';
const modern = `${thirdSuites}:ECDHE+AESGCM:ECDHE+CHACHA20:DHE+AESGCM`;

const ciphers: Readonly<Record<TlsRules['suites'], string>> = {
  modern,
  compatible: `${modern}:ECDHE+AES:AES+RSA:!aNULL:!eNULL:!3DES`,
  obsolete: 'ALL:!aNULL:!eNULL@SECLEVEL=0',
};

/** The rules in the words of node:tls. */
export function optionsOf(rules: TlsRules): TlsOptions {
  const { identity, otherIdentity, clientAuthorities, clientRevocations, suites, oldest, newest } = rules;
  const shown = otherIdentity === undefined ? [identity] : [identity, otherIdentity];
  return {
    key: shown.map(({ key }) => key),
    cert: shown.map(({ certificates }) => certificates),
    ciphers: ciphers[suites],
    ...{ minVersion: oldest, maxVersion: newest, honorCipherOrder: true, dhparam: 'auto' },
    ALPNProtocols: ['http/1.1'],
    // A client that renegotiates wears a server out; an obsolete server is one that lets it.
    ...(suites === 'obsolete' ? {} : { secureOptions: constants.SSL_OP_NO_RENEGOTIATION }),
    ...(clientAuthorities === undefined
      ? {}
      : { ca: clientAuthorities, requestCert: true, rejectUnauthorized: true }),
    ...(clientRevocations === undefined ? {} : { crl: clientRevocations }),
  };
}
