import type { RevocationReason } from '../../fixtures/keys/encode-crl.ts';
import type { SubjectName } from '../../fixtures/keys/names.ts';
import type { CertificateProfile } from '../../fixtures/keys/profiles.ts';
import type { Instant } from '../../protocol/ports/ports.ts';
import { problem } from '../../protocol/problems/problem.ts';
import { type Reading, read, unread } from '../../protocol/result.ts';
import type { AuthorityName } from './authorities.ts';

/** How a certificate stands; expiry is another matter. */
export const standings = ['active', 'suspended', 'revoked'] as const;
export type Standing = (typeof standings)[number];

/** Why a certificate is revoked; `certificateHold` is what a suspension says. */
export const revokeReasons = [
  'keyCompromise',
  'cACompromise',
  'affiliationChanged',
  'superseded',
  'cessationOfOperation',
  'privilegeWithdrawn',
] as const satisfies readonly RevocationReason[];
export type RevokeReason = (typeof revokeReasons)[number];

/** One step in the life of a certificate. */
export interface StandingChange {
  readonly at: Instant;
  readonly to: Standing;
  /** Who asked for it: a subscriber manager, or `provider`. */
  readonly by: string;
  readonly reason?: RevokeReason | 'certificateHold';
}

/** A certificate and its life. */
export interface CertificateRecord {
  readonly authority: AuthorityName;
  /** Upper-case hex without leading zeros; unique here. */
  readonly serial: string;
  readonly profile: CertificateProfile;
  readonly subject: SubjectName;
  /** DER. */
  readonly certificate: Uint8Array;
  readonly notBefore: Instant;
  readonly notAfter: Instant;
  /** SHA-256 of the public key, hex. */
  readonly keyHash: string;
  /** Names of a server or client. */
  readonly hosts?: readonly string[];
  /** The serial that this one renewed or replaced. */
  readonly replaces?: string;
  /** In order of time; the first made it active. */
  readonly changes: readonly StandingChange[];
}

/** Every certificate that was issued here, and what became of it (REV-08). */
export interface CertificateRegister {
  add(record: CertificateRecord): void;
  find(serial: string): CertificateRecord | undefined;
  /** In order of issue. */
  list(): readonly CertificateRecord[];
  /** Problems: `trust.certificate-unknown`, `trust.standing-wrong`. */
  change(serial: string, change: StandingChange): Reading<CertificateRecord>;
}

/** From where one may get to each standing. A revocation is for ever. */
const from: Readonly<Record<Standing, readonly Standing[]>> = {
  active: ['suspended'],
  suspended: ['active'],
  revoked: ['active', 'suspended'],
};

export function createRegister(): CertificateRegister {
  const records = new Map<string, CertificateRecord>();
  return {
    add: (record) => void records.set(record.serial, record),
    find: (serial) => records.get(serial),
    list: () => [...records.values()],
    change(serial, change) {
      const record = records.get(serial);
      if (record === undefined) {
        return unread(problem('trust.certificate-unknown', 'serial', { seen: serial }));
      }
      const { to } = standingAt(record, change.at);
      if (!from[change.to].includes(to)) return unread(standingWrong(to, from[change.to]));
      const changed = { ...record, changes: [...record.changes, change] };
      records.set(serial, changed);
      return read(changed);
    },
  };
}

/** The last change at or before an instant; before its issue a certificate stands as it was issued. */
export function standingAt({ changes }: CertificateRecord, at: Instant): StandingChange {
  const [first] = changes;
  if (first === undefined) throw new Error('a certificate has a life from its issue on');
  return changes.findLast((change) => change.at <= at) ?? first;
}

/** The problem of a certificate that does not stand as it would have to. */
export function standingWrong(seen: Standing, expected: readonly Standing[]) {
  return problem('trust.standing-wrong', 'standing', { seen, expected: expected.join(', ') });
}
