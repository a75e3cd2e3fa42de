import { createServer } from 'node:http';
import type { Holder } from '../../fixtures/keys/encode-certificate.ts';
import { encodeCrl } from '../../fixtures/keys/encode-crl.ts';
import { crlAddresses } from '../../fixtures/keys/extensions.ts';
import { issueTest } from '../../fixtures/keys/test-pki.ts';
import type { Instant } from '../../protocol/ports/ports.ts';
import { closeGently, listen } from '../hub/http/listening.ts';
import type { LinkAuthority } from './link-authority.ts';

/** Where the authorities of a trial publish what they revoked, so that a client can find it out (TLS-03). */
export interface TrialLists {
  /** The authorities, the intermediate with the address of its issuer's list in its certificate. */
  readonly authority: LinkAuthority;
  /** Address of the list that certificates of the hubs name. */
  readonly crlAddress: string;
  /** From now on its serial is on that list. */
  revoke(holder: Holder): void;
  /** Ends the publishing. */
  close(): Promise<void>;
}

/** What publishing needs: where to listen, and how the client under test calls this machine. */
export interface TrialListsOptions {
  readonly authority: LinkAuthority;
  readonly now: Instant;
  readonly listenAt: string;
  readonly calledHost: string;
  /** 0 takes a free one. */
  readonly port: number;
}

const hour = 3_600_000;
const day = 24 * hour;
const paths = { root: '/root.crl', servers: '/servers.crl' } as const;

/** Publishes the lists of a trial over plain HTTP. Rejects with one clear line when the port cannot be had. */
export async function startTrialLists(options: TrialListsOptions): Promise<TrialLists> {
  const { authority, now, listenAt, calledHost, port } = options;
  const revoked: { readonly serial: Uint8Array; readonly at: Instant; readonly reason: 'keyCompromise' }[] =
    [];
  const listBy = (issuer: Holder, entries: typeof revoked) =>
    encodeCrl({ issuer, at: now - hour, nextUpdate: now + 30 * day, revoked: entries });
  const server = createServer((request, answer) => {
    const list =
      request.url === paths.servers
        ? listBy(authority.authority, revoked)
        : request.url === paths.root
          ? listBy(authority.root, [])
          : undefined;
    answer.writeHead(list === undefined ? 404 : 200, { 'content-type': 'application/pkix-crl' });
    answer.end(list);
  });
  await listen(server, listenAt, port);
  const address = server.address();
  const own = typeof address === 'object' && address !== null ? address.port : port;
  const base = `http://${calledHost.includes(':') ? `[${calledHost}]` : calledHost}:${own}`;
  return {
    authority: { ...authority, authority: withList(authority, `${base}${paths.root}`, now) },
    crlAddress: `${base}${paths.servers}`,
    revoke: ({ serial }) => void revoked.push({ serial, at: now - 2 * hour, reason: 'keyCompromise' }),
    close: () => closeGently(server),
  };
}

/** The same authority and key, in a certificate that says where its issuer's list is. */
function withList({ root, authority }: LinkAuthority, address: string, now: Instant): Holder {
  return issueTest({
    ...{ issuer: root, profile: 'authority', subject: authority.subject, key: authority.key },
    ...{ notBefore: now - day, notAfter: now + 90 * day, extensions: [crlAddresses([address])] },
  });
}
