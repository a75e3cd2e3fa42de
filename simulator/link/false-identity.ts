import type { KeyObject } from 'node:crypto';
import { chainOf, type Holder } from '../../fixtures/keys/encode-certificate.ts';
import { crlAddresses } from '../../fixtures/keys/extensions.ts';
import { pemOf } from '../../fixtures/keys/signing-keys.ts';
import { type IssueOrder, issueTest } from '../../fixtures/keys/test-pki.ts';
import type { Instant } from '../../protocol/ports/ports.ts';
import type { FalseHubKind } from '../../protocol/tls/false-hubs.ts';
import { freshKey, freshRsaKey, type LinkAuthority } from './link-authority.ts';
import { currentVersions, type TlsIdentity, type TlsRules } from './tls-rules.ts';

/** What the certificates of a trial are made from. */
export interface TrialIssue {
  readonly authority: LinkAuthority;
  /** Names and addresses of this machine, as the client under test calls it. */
  readonly hosts: readonly string[];
  readonly now: Instant;
  /** The key of what is sound; a fresh one of P-256 unless told. */
  readonly key?: KeyObject;
  /** Where the list of revoked certificates is published. */
  readonly crlAddress?: string;
}

const day = 86_400_000;

/** The rules of the port that shows one fault, or none. */
export function falseRules(
  kind: FalseHubKind,
  issue: TrialIssue,
): { readonly rules: TlsRules; readonly holder: Holder } {
  const holder = issueFor(kind, issue);
  const identity = identityOf(holder, kind === 'incomplete' ? [] : chainOf(holder).slice(0, 1));
  const weak = kind === 'weak-key' || kind === 'weak-hash' || kind === 'old-version';
  const versions =
    kind === 'old-version' ? ({ oldest: 'TLSv1', newest: 'TLSv1.1' } as const) : currentVersions;
  return { holder, rules: { identity, suites: weak ? 'obsolete' : 'compatible', ...versions } };
}

function issueFor(kind: FalseHubKind, issue: TrialIssue): Holder {
  const { authority, hosts, now, crlAddress, key = freshKey() } = issue;
  const published = crlAddress === undefined ? {} : { extensions: [crlAddresses([crlAddress])] };
  const sound: IssueOrder = {
    ...{ issuer: authority.authority, profile: 'tls-server', hosts, ...published },
    subject: { organization: 'Trục liên thông thử nghiệm', commonName: hosts[0] ?? 'localhost' },
    ...{ key, notBefore: now - day, notAfter: now + 30 * day },
  };
  switch (kind) {
    case 'orderly':
    case 'incomplete':
    case 'revoked':
    case 'old-version':
      return issueTest(sound);
    case 'expired':
      return issueTest({ ...sound, notBefore: now - 60 * day, notAfter: now - day });
    case 'not-yet-valid':
      return issueTest({ ...sound, notBefore: now + 7 * day, notAfter: now + 30 * day });
    case 'self-signed': {
      const { issuer: _left, ...own } = sound;
      return issueTest(own);
    }
    case 'wrong-host':
      return issueTest({
        ...sound,
        hosts: ['truc-khac.example'],
        subject: { commonName: 'truc-khac.example' },
      });
    case 'look-alike':
      return issueTest({ ...sound, issuer: authority.lookAlikeAuthority });
    case 'wrong-usage':
      return issueTest({ ...sound, profile: 'tls-client' });
    case 'weak-key':
      return issueTest({ ...sound, key: freshRsaKey(1024) });
    case 'weak-hash':
      return issueTest({ ...sound, manner: { hash: 'sha1' } });
  }
}

function identityOf(holder: Holder, chain: readonly Uint8Array[]): TlsIdentity {
  return {
    key: holder.key.export({ type: 'pkcs8', format: 'pem' }),
    certificates: [holder.certificate, ...chain].map((der) => pemOf('CERTIFICATE', der)).join(''),
  };
}
