import { pemOf } from '../../fixtures/keys/signing-keys.ts';
import type { TrustPurpose } from '../../protocol/security/context.ts';
import { publicAuthorityCutOver } from '../../protocol/security/trust-list.ts';
import { authorityNames, authorityPlans } from './authorities.ts';
import type { Authorities } from './issuing.ts';

/** Roots by purpose, as a file for whoever verifies. */
export interface TrustFile {
  /** For people who open it: what these roots are worth. */
  readonly note: string;
  readonly anchors: readonly {
    readonly name: string;
    readonly purposes: readonly TrustPurpose[];
    /** RFC 3339; nothing proven at or after it is accepted under this root. */
    readonly until?: string;
    /** PEM. */
    readonly certificate: string;
  }[];
}

/** The roots that are trusted in a world of these services; look-alikes are not among them (SIG-14, CRT-07). */
export async function trustFileOf(authorities: Authorities): Promise<TrustFile> {
  const trusted = authorityNames.filter((name) => authorityPlans[name].purposes.length > 0);
  const anchors = trusted.map(async (name) => {
    const { purposes } = authorityPlans[name];
    const until = new Date(publicAuthorityCutOver).toISOString();
    return {
      ...{ name, purposes, certificate: pemOf('CERTIFICATE', (await authorities.holder(name)).certificate) },
      ...(purposes.includes('public-signature') ? { until } : {}),
    };
  });
  const note = 'THU NGHIEM – khong co gia tri. Test roots: trust them for tests and for nothing else.';
  return { note, anchors: await Promise.all(anchors) };
}
