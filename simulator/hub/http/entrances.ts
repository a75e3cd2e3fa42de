import type { Server } from 'node:http';
import type { AddressInfo, Server as PlainServer } from 'node:net';
import { entryOf, type Problem, problem } from '../../../protocol/problems/problem.ts';
import { checkClientLink } from '../../../protocol/tls/check-client-link.ts';
import type { ClientLink } from '../../../protocol/tls/link.ts';
import type { LinkLog } from '../../link/link-log.ts';
import type { SourceAddresses } from '../../link/source-addresses.ts';
import { createTlsListener } from '../../link/tls-listener.ts';
import type { TlsRules } from '../../link/tls-rules.ts';
import type { Hub } from '../hub.ts';
import { listen } from './listening.ts';
import { noRequest, writeRefusal } from './malformed.ts';
import type { RequestListener } from './report.ts';

/** How the hub listens with TLS beside its plain port (TLS-01). */
export interface HubTls {
  readonly rules: TlsRules;
  /** 0 (default) takes a free one. */
  readonly port?: number;
  /** Gives the rules anew when somebody asks for a reload: reads the files of the certificate again. */
  renew?(): Promise<TlsRules>;
}

/** The hub's port for TLS. */
export interface SecuredEntrance {
  /** Endpoint for `<url>/<operation>`, without a slash at its end. */
  readonly url: string;
  /** New rules for connections to come; those that stand go on. */
  reload(rules: TlsRules): void;
  /** Takes no new connection. */
  close(): Promise<void>;
}

/** Who hears of connections. */
export interface LinkListeners {
  readonly hub: Hub;
  readonly links: LinkLog;
  /** A connection that came to no request stands among the requests: that is where its caller looks for it. */
  readonly onRequest: RequestListener;
}

/**
 * Closes a port to addresses outside the registered ranges, before anything of theirs is read (ONB-12), and
 * tells of it as a security event.
 */
export function guardSources(
  front: Server,
  sources: SourceAddresses | undefined,
  listeners: LinkListeners,
): void {
  if (sources === undefined) return;
  front.prependListener('connection', (socket) => {
    const remoteAddress = socket.remoteAddress ?? '';
    if (sources.allows(remoteAddress)) return;
    socket.destroy();
    const outcome = 'address-foreign';
    hearLink(
      {
        ...{ at: listeners.hub.ports.clock.now(), remoteAddress, outcome },
        ...{ bytesSeen: 0, headersSeen: [] },
      },
      listeners,
    );
  });
}

/** Opens the port for TLS. Whoever gets through its handshake is served by `front` like any other caller. */
export async function openSecured(
  tls: HubTls,
  place: { readonly host: string; readonly front: Server; readonly sources: SourceAddresses | undefined },
  listeners: LinkListeners,
): Promise<SecuredEntrance> {
  const { host, front, sources } = place;
  const hear = (link: ClientLink) => hearLink(link, listeners);
  const { entrance, reload, close } = createTlsListener({
    ...{ rules: tls.rules, clock: listeners.hub.ports.clock },
    ...{ plainAnswer: plainRefusal.bytes, refused: hear },
    ...(sources === undefined ? {} : { sources }),
    take(socket, link) {
      hear(link);
      front.emit('connection', socket);
    },
  });
  await listen(entrance, host, tls.port ?? 0);
  return { url: `https://${host.includes(':') ? `[${host}]` : host}:${portOf(entrance)}`, reload, close };
}

/** Every link is kept with what was wrong with it; a foreign address is told to those who watch as well. */
function hearLink(link: ClientLink, { hub, links, onRequest }: LinkListeners): void {
  links.add(link);
  if (link.outcome === 'established') return;
  const problems = checkClientLink(link);
  if (link.first?.kind !== 'more') onRequest(unmade(link, problems));
  if (link.outcome !== 'address-foreign') return;
  for (const each of problems) {
    const { requirements } = entryOf(each.code);
    hub.announce({
      name: 'security-event',
      ...{ at: link.at, systemId: '', operation: '', problem: each, requirements },
    });
  }
}

/** The place of a request that was never made. Whoever only looks whether somebody listens wanted to make none. */
function unmade({ at, first }: ClientLink, problems: readonly Problem[]): Parameters<RequestListener>[0] {
  const answer = first?.kind === 'plain' ? plainRefusal.body : new Uint8Array();
  return {
    ...noRequest,
    ...{ at, problems, httpStatus: answer.length === 0 ? 0 : 400 },
    answered: Buffer.from(answer).toString('latin1'),
  };
}

const plainRefusal = writeRefusal('400 Bad Request', [problem('link.plain-http', 'link')]);

function portOf(server: PlainServer): number {
  const address: AddressInfo | string | null = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}
