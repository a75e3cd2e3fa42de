import type { X509Certificate } from 'node:crypto';
import { type ConnectionOptions, connect, type TLSSocket } from 'node:tls';
import type { ServerLink } from '../../protocol/tls/link.ts';
import { type ServerPlace, usualPatience } from './ask-server.ts';

/** What only a finished handshake shows. */
export type Tried = Pick<
  ServerLink,
  | 'resumes'
  | 'renegotiatesForClient'
  | 'asksClientCertificate'
  | 'certificates'
  | 'certificateFault'
  | 'serverKey'
>;

interface Trial extends ServerPlace {
  readonly roots?: string;
}

/** Every cipher of old servers, so that a bad link can be told from one that is not there. */
const anything = { minVersion: 'TLSv1', ciphers: 'ALL:@SECLEVEL=0' } as const;

/**
 * Connects as a client would, with its checks switched off and their findings kept, and looks how the server
 * takes renegotiation and resumption, and whether it goes on without a client certificate.
 */
export async function tryConnection(trial: Trial): Promise<Tried> {
  const first = await handshake(trial, {});
  if (first === undefined) return { resumes: false, asksClientCertificate: false, certificates: [] };
  const fault = faultOf(first.socket.authorizationError);
  const own = first.socket.getPeerX509Certificate();
  const renegotiates = await renegotiation(first, trial);
  first.socket.destroy();
  const again = first.session === undefined ? undefined : await handshake(trial, { session: first.session });
  const resumes = again?.socket.isSessionReused() ?? false;
  again?.socket.destroy();
  return {
    ...{ resumes, asksClientCertificate: first.endedForCertificate },
    ...(own === undefined ? { certificates: [] } : shownBy(own)),
    ...(renegotiates === undefined ? {} : { renegotiatesForClient: renegotiates }),
    ...(fault === undefined ? {} : { certificateFault: fault }),
  };
}

/** The library gives a code as text where its types say that it gives an error. */
function faultOf(reason: unknown): string | undefined {
  if (reason instanceof Error) {
    return 'code' in reason && typeof reason.code === 'string' ? reason.code : reason.message;
  }
  return typeof reason === 'string' ? reason : undefined;
}

interface Finished {
  readonly socket: TLSSocket;
  /** In the library's words: `TLSv1.3`. */
  readonly version: string | null;
  readonly session: Buffer | undefined;
  readonly endedForCertificate: boolean;
}

/** Ends a little talk after the handshake: TLS 1.3 tells of tickets and of missing certificates only then. */
const smallTalk = 'OPTIONS * HTTP/1.1\r\nHost: link\r\nConnection: keep-alive\r\n\r\n';

function handshake(trial: Trial, more: ConnectionOptions): Promise<Finished | undefined> {
  const { host, port, serverName = host, patience = usualPatience, roots } = trial;
  const named = /[a-z]/i.test(serverName) ? { servername: serverName } : {};
  return new Promise((resolve) => {
    let session: Buffer | undefined;
    let secure = false;
    let version: string | null = null;
    const socket = connect({
      ...{ host, port, rejectUnauthorized: false, ...anything, ...named },
      ...(roots === undefined ? {} : { ca: roots }),
      ...more,
    });
    const stop = (endedForCertificate: boolean) => {
      socket.setTimeout(0);
      resolve(secure ? { socket, version, session, endedForCertificate } : undefined);
    };
    socket.on('session', (given) => {
      session = given;
    });
    socket.on('secureConnect', () => {
      secure = true;
      version = socket.getProtocol();
      socket.write(smallTalk);
    });
    socket.on('data', () => stop(false));
    socket.on('error', (reason: Error & { readonly code?: string }) =>
      stop(/CERTIFICATE_REQUIRED/.test(reason.code ?? '')),
    );
    socket.on('close', () => stop(false));
    socket.setTimeout(patience, () => stop(false));
  });
}

function shownBy(own: X509Certificate): Pick<ServerLink, 'certificates' | 'serverKey'> {
  const { asymmetricKeyType = 'unknown', asymmetricKeyDetails } = own.publicKey;
  const curveBits = Number(/\d+/.exec(asymmetricKeyDetails?.namedCurve ?? '')?.[0] ?? 0);
  const bits = asymmetricKeyDetails?.modulusLength ?? curveBits;
  const signedWith = own.signatureAlgorithm ?? 'unknown';
  return {
    certificates: [new Uint8Array(own.raw)],
    serverKey: { kind: asymmetricKeyType, bits, signedWith },
  };
}

/** TLS 1.3 has none, so a server that takes both is asked under TLS 1.2. Absent where that cannot be tried. */
async function renegotiation(first: Finished, trial: Trial): Promise<boolean | undefined> {
  if (first.version !== 'TLSv1.3') return renegotiate(first.socket, trial);
  const earlier = await handshake(trial, { maxVersion: 'TLSv1.2' });
  const answer = earlier === undefined ? undefined : await renegotiate(earlier.socket, trial);
  earlier?.socket.destroy();
  return answer;
}

/** Absent once the server has gone. A server refuses by an alert, by its end, or by its silence. */
function renegotiate(socket: TLSSocket, { patience = usualPatience }: Trial): Promise<boolean | undefined> {
  if (socket.destroyed) return Promise.resolve(undefined);
  return new Promise((resolve) => {
    for (const refusal of ['error', 'close']) socket.once(refusal, () => resolve(false));
    socket.setTimeout(patience, () => resolve(false));
    const begun = socket.renegotiate({}, (reason) => resolve(reason === null));
    if (!begun) resolve(false);
  });
}
