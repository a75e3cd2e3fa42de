import type { TLSSocket } from 'node:tls';
import type { ClientLink } from '../../protocol/tls/link.ts';
import type { TlsVersion } from '../../protocol/tls/versions.ts';

const versions: Readonly<Record<string, TlsVersion>> = {
  SSLv3: 'SSL 3.0',
  TLSv1: 'TLS 1.0',
  'TLSv1.1': 'TLS 1.1',
  'TLSv1.2': 'TLS 1.2',
  'TLSv1.3': 'TLS 1.3',
};

/** What both sides agreed on. */
export function negotiatedOf(socket: TLSSocket): Pick<ClientLink, 'negotiated' | 'clientCertificate'> {
  const version = versions[socket.getProtocol() ?? ''];
  const suite = socket.getCipher().standardName;
  const certificate = socket.getPeerX509Certificate();
  return {
    ...(version === undefined ? {} : { negotiated: { version, suite, resumed: socket.isSessionReused() } }),
    ...(certificate === undefined
      ? {}
      : {
          clientCertificate: {
            subject: certificate.subject.replaceAll('\n', ', '),
            sha256: certificate.fingerprint256.replaceAll(':', '').toLowerCase(),
          },
        }),
  };
}
