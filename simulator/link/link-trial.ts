import type { AddressInfo, Server } from 'node:net';
import type { Holder } from '../../fixtures/keys/encode-certificate.ts';
import type { Clock } from '../../protocol/ports/ports.ts';
import {
  checkFalseHub,
  type FalseHubKind,
  type FalseHubResult,
  falseHubKinds,
} from '../../protocol/tls/false-hubs.ts';
import type { ClientLink } from '../../protocol/tls/link.ts';
import { listen } from '../hub/http/listening.ts';
import { falseRules, type TrialIssue } from './false-identity.ts';
import { observeRequest } from './observe-request.ts';
import { createTlsListener, type TlsListener } from './tls-listener.ts';
import type { TlsRules } from './tls-rules.ts';
import { startTrialLists } from './trial-lists.ts';

/** What a trial of a connecting system needs. */
export interface TrialOptions {
  readonly issue: TrialIssue;
  readonly clock: Clock;
  /** Which hubs are put up; all of them unless told. */
  readonly kinds?: readonly FalseHubKind[];
  readonly host?: string;
  /** First port, the others follow and last that of the lists of revocations; free ports unless told. */
  readonly port?: number;
  onLink?(kind: FalseHubKind, link: ClientLink): void;
}

/** False hubs that wait for a client, each on its own port. */
export interface LinkTrial {
  readonly hubs: readonly { readonly kind: FalseHubKind; readonly port: number; readonly holder: Holder }[];
  results(): readonly FalseHubResult[];
  links(kind: FalseHubKind): readonly ClientLink[];
  close(): Promise<void>;
}

const body = JSON.stringify({
  ErrorCode: '-1',
  ErrorDesc: 'May chu gia cua phep thu ket noi / a false hub of a link trial',
  status: 'FAIL',
});
const answer = Buffer.from(
  `HTTP/1.1 503 Service Unavailable\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n` +
    `Connection: close\r\n\r\n${body}`,
);

/**
 * Puts up a sound hub and false ones beside it (TLS-02, TLS-03) and writes down what a client did at each.
 * Rejects with one clear line when a port cannot be had.
 */
export async function startLinkTrial(options: TrialOptions): Promise<LinkTrial> {
  const { issue, kinds = falseHubKinds, host = '127.0.0.1', port: first = 0 } = options;
  const seen = new Map<FalseHubKind, ClientLink[]>(kinds.map((kind) => [kind, []]));
  const listeners: TlsListener[] = [];
  const lists = await startTrialLists({
    ...{ authority: issue.authority, now: issue.now, listenAt: host },
    ...{ calledHost: issue.hosts[0] ?? host, port: first === 0 ? 0 : first + kinds.length },
  });
  const published = { ...issue, authority: lists.authority, crlAddress: lists.crlAddress };
  const close = async () => {
    await Promise.all([...listeners.map((each) => each.close()), lists.close()]);
  };
  const hubs: { kind: FalseHubKind; port: number; holder: Holder }[] = [];
  try {
    for (const [index, kind] of kinds.entries()) {
      const { rules, holder } = falseRules(kind, published);
      if (kind === 'revoked') lists.revoke(holder);
      const listener = listenerOf(rules, options.clock, (link) => {
        seen.get(kind)?.push(link);
        options.onLink?.(kind, link);
      });
      await listen(listener.entrance, host, first === 0 ? 0 : first + index);
      listeners.push(listener);
      hubs.push({ kind, port: portOf(listener.entrance), holder });
    }
  } catch (reason) {
    await close();
    throw reason;
  }
  const links = (kind: FalseHubKind) => seen.get(kind) ?? [];
  return { hubs, links, results: () => kinds.map((kind) => checkFalseHub(kind, links(kind))), close };
}

function listenerOf(rules: TlsRules, clock: Clock, tell: (link: ClientLink) => void): TlsListener {
  return createTlsListener({
    ...{ rules, clock, plainAnswer: answer, refused: tell },
    take: (socket, link) => void observeRequest(socket, link, answer).then(tell),
  });
}

function portOf(server: Server): number {
  const address: AddressInfo | string | null = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}
