import { createServer, type Server, type Socket } from 'node:net';
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
  const seen = new Map<string, FirstBytes>();
  const unfinished = new Map<string, Socket>();
  const keyOf = (socket: Socket | TLSSocket) => `${socket.remoteAddress} ${socket.remotePort}`;
  const linkOf = (socket: Socket | TLSSocket, outcome: LinkOutcome, first?: FirstBytes): ClientLink => ({
    ...{
      at: port.clock.now(),
      remoteAddress: socket.remoteAddress ?? '',
      outcome,
      bytesSeen: 0,
      headersSeen: [],
    },
    ...(first === undefined ? {} : { first }),
  });
  inner.on('secureConnection', (socket) => {
    unfinished.delete(keyOf(socket));
    const link = linkOf(socket, 'established', seen.get(keyOf(socket)));
    port.take(socket, { ...link, ...negotiatedOf(socket) });
  });
  inner.on('tlsClientError', (reason, socket) => {
    const link = linkOf(socket, 'handshake-failed', seen.get(keyOf(socket)));
    port.refused({ ...link, failure: failureOf(reason) });
    socket.destroy();
  });
  const entrance = createServer((socket) => {
    socket.on('error', () => socket.destroy());
    if (port.sources?.allows(socket.remoteAddress ?? '') === false) {
      port.refused(linkOf(socket, 'address-foreign'));
      socket.destroy();
      return;
    }
    const key = keyOf(socket);
    unfinished.set(key, socket);
    socket.once('close', () => {
      unfinished.delete(key);
      seen.delete(key);
    });
    void admit(socket, inner, port.plainAnswer, {
      refused: (first) => port.refused(linkOf(socket, 'no-tls', first)),
      hello: (first) => seen.set(key, first),
    });
  });
  return {
    entrance,
    reload: (rules) => inner.setSecureContext(optionsOf(rules)),
    close: () =>
      new Promise((done) => {
        entrance.close(() => done());
        for (const socket of unfinished.values()) socket.destroy();
      }),
  };
}

interface Admission {
  hello(first: FirstBytes): unknown;
  refused(first: FirstBytes): void;
}

async function admit(
  socket: Socket,
  inner: TlsServer,
  plainAnswer: Uint8Array | undefined,
  admission: Admission,
): Promise<void> {
  const first = await observeFirstBytes(socket);
  if (first.kind === 'hello') {
    admission.hello(first);
    inner.emit('connection', socket);
    return;
  }
  admission.refused(first);
  if (first.kind === 'plain' && plainAnswer !== undefined) {
    socket.end(plainAnswer);
    socket.resume();
  } else socket.destroy();
}

/** The library's own short name of what happened: `ERR_SSL_NO_SHARED_CIPHER`. */
function failureOf(reason: Error & { readonly code?: string }): string {
  return reason.code ?? reason.message;
}
