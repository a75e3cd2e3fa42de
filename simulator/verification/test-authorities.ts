import type { Holder } from '../../fixtures/keys/encode-certificate.ts';
import { crlAt, type TestRevocation } from '../../fixtures/keys/proofs.ts';
import { testPki } from '../../fixtures/keys/test-cast.ts';
import type { Clock, Fetch } from '../../protocol/ports/ports.ts';

/** The test authorities as a `fetch`: what they have revoked, and whether they answer at all. */
export interface TestAuthorities {
  revoked: readonly TestRevocation[];
  isUp: boolean;
  /** How often anybody asked. */
  asked: number;
  readonly fetch: Fetch;
}

/** Authorities that publish lists as of the clock. They answer no OCSP: lists are enough. */
export function createTestAuthorities(clock: () => Clock): TestAuthorities {
  const { root, agencyAuthority, nationalRoot, publicAuthority } = testPki();
  const lists = new Map<string, Holder>([
    ...([
      ['root', root],
      ['agency', agencyAuthority],
    ] as const),
    ...([
      ['national-root', nationalRoot],
      ['public', publicAuthority],
    ] as const),
  ]);
  const authorities: TestAuthorities = {
    revoked: [],
    isUp: true,
    asked: 0,
    fetch: async (input) => {
      authorities.asked += 1;
      const issuer = lists.get(/\/([\w-]+)\.crl$/.exec(String(input))?.[1] ?? '');
      if (!authorities.isUp || issuer === undefined) return new Response('', { status: 503 });
      return new Response(Buffer.from(crlAt(issuer, clock().now(), authorities.revoked)));
    },
  };
  return authorities;
}
