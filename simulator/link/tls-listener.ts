import { createServer, type Server, Socket } from 'node:net';
import { createServer as createTlsServer, type TLSSocket, type Server as TlsServer } from 'node:tls';
import type { Clock } from '../../protocol/ports/ports.ts';
import type { FirstBytes } from '../../protocol/tls/client-hello.ts';
import type { ClientLink, LinkOutcome } from '../../protocol/tls/link.ts';
import { observeFirstBytes } from './first-bytes.ts';
import { negotiatedOf } from './negotiated.ts';
import type { SourceAddresses } from './source-addresses.ts';
import { optionsOf, type TlsRules } from './tls-rules.ts';

/** What a TLS port needs from whoever owns it. */
export interface TlsPort {
  readonly rules: TlsRules;
  readonly clock: Clock;
  /** Who may connect; everybody unless told (ONB-12). */
  readonly sources?: SourceAddresses;
  /** Takes over a connection whose handshake is done; gives the record so that it can add what it saw. */
  take(socket: TLSSocket, link: ClientLink): void;
  /** Hears of every connection that never got so far. */
  refused(link: ClientLink): void;
  /** What is written to a caller who speaks plain HTTP here, before the connection ends. */
  readonly plainAnswer?: Uint8Array;
}

/** A port that speaks TLS and writes down what every caller offered (TLS-01 to TLS-06). */
export interface TlsListener {
  /** Listens; see `http/listening.ts` for how failures are told. */
  readonly entrance: Server;
  /** New rules for new connections; the ones that stand are left alone (a certificate is renewed in service). */
  reload(rules: TlsRules): void;
  /** Takes no new connection and ends those whose handshake is not done; resolves when the rest have gone. */
  close(): Promise<void>;
}

/** Creates the port. It does not listen yet. */
export function createTlsListener(port: TlsPort): TlsListener {
  const inner = createTlsServer(optionsOf(port.rules));
  const callers = new WeakMap<Socket, Caller>();
  const unfinished = new Set<Socket>();
  const linkOf = (socket: Socket, outcome: LinkOutcome): ClientLink => ({
    ...{ at: port.clock.now(), remoteAddress: '', outcome, bytesSeen: 0, headersSeen: [] },
    ...callers.get(socket),
  });
  inner.on('secureConnection', (socket) => {
    const plain = plainOf(socket);
    unfinished.delete(plain);
    port.take(socket, { ...linkOf(plain, 'established'), ...negotiatedOf(socket) });
  });
  inner.on('tlsClientError', (reason, socket) => {
    port.refused({ ...linkOf(plainOf(socket), 'handshake-failed'), ...failureOf(reason, socket) });
    socket.destroy();
  });
  const entrance = createServer((socket) => {
    const { remoteAddress = '' } = socket;
    callers.set(socket, { remoteAddress });
    socket.on('error', () => socket.destroy());
    if (port.sources?.allows(remoteAddress) === false) {
      port.refused(linkOf(socket, 'address-foreign'));
      socket.destroy();
      return;
    }
    unfinished.add(socket);
    socket.once('close', () => unfinished.delete(socket));
    void admit(socket, inner, port.plainAnswer, (first) => {
      callers.set(socket, { remoteAddress, first });
      if (first.kind !== 'hello') port.refused(linkOf(socket, 'no-tls'));
    });
  });
  return {
    entrance,
    reload: (rules) => inner.setSecureContext(optionsOf(rules)),
    close: () =>
      new Promise((done) => {
        entrance.close(() => done());
        for (const socket of unfinished) socket.destroy();
      }),
  };
}

/** What is known of a caller, also when it has gone. */
type Caller = Pick<ClientLink, 'remoteAddress' | 'first'>;

/** Node keeps the connection below a TLS socket there; that alone is the same before and after it has ended. */
function plainOf(socket: TLSSocket): Socket {
  return '_parent' in socket && socket._parent instanceof Socket ? socket._parent : socket;
}

async function admit(
  socket: Socket,
  inner: TlsServer,
  plainAnswer: Uint8Array | undefined,
  seen: (first: FirstBytes) => void,
): Promise<void> {
  const first = await observeFirstBytes(socket);
  seen(first);
  if (first.kind === 'hello') {
    inner.emit('connection', socket);
  } else if (first.kind === 'plain' && plainAnswer !== undefined) {
    socket.end(plainAnswer);
    socket.resume();
  } else socket.destroy();
}

/**
 * The library's own short names of what happened: `ERR_SSL_NO_SHARED_CIPHER`. Of a certificate that the client showed
 * and that is not accepted, Node ends the connection as if the client had, and says only in the socket why.
 */
function failureOf(
  reason: Error & { readonly code?: string },
  { authorizationError }: { readonly authorizationError: unknown },
): Pick<ClientLink, 'failure' | 'clientCertificateFault'> {
  const failure = reason.code ?? reason.message;
  const shown = typeof authorizationError === 'string' ? authorizationError : undefined;
  const missing = failure.endsWith('PEER_DID_NOT_RETURN_A_CERTIFICATE') ? failure : undefined;
  const clientCertificateFault = shown ?? missing;
  return { failure, ...(clientCertificateFault === undefined ? {} : { clientCertificateFault }) };
}
