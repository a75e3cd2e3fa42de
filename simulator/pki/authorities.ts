import type { SubjectName } from '../../fixtures/keys/names.ts';
import type { CertificateProfile } from '../../fixtures/keys/profiles.ts';
import type { TestKeyName } from '../../fixtures/keys/test-keys.ts';
import type { TrustPurpose } from '../../protocol/security/context.ts';

/** Who issues. The look-alikes have the names of `root` and `agency`, other keys, and nobody's trust. */
export const authorityNames = [
  'root',
  'agency',
  'device',
  'national-root',
  'public',
  'look-alike-root',
  'look-alike',
] as const;

export type AuthorityName = (typeof authorityNames)[number];

/** Kinds of keys that are made here. */
export type KeyKind = 'rsa-2048' | 'rsa-3072' | 'P-256' | 'P-384';

/** An authority before it has a key. */
export interface AuthorityPlan {
  readonly subject: SubjectName;
  /** Absent for a root. */
  readonly issuer?: AuthorityName;
  readonly key: KeyKind;
  /** Its key where worlds are the same every time. */
  readonly committed: TestKeyName;
  /** Key of its responder there. */
  readonly responder: TestKeyName;
  /** What a root is listed for; empty where nobody trusts it. */
  readonly purposes: readonly TrustPurpose[];
  /** Profiles that it issues; none but authorities for a root. */
  readonly issues: readonly CertificateProfile[];
}

const service = 'Dịch vụ chứng thực thử nghiệm';
const rootName = { organization: service, commonName: 'CA gốc chuyên dùng (thử nghiệm)' };
const agencyName = { organization: service, commonName: 'CA cơ quan và cá nhân (thử nghiệm)' };
const people: readonly CertificateProfile[] = ['person', 'seal', 'encryption'];

export const authorityPlans: Readonly<Record<AuthorityName, AuthorityPlan>> = {
  root: {
    subject: rootName,
    key: 'rsa-3072',
    committed: 'root',
    responder: 'spare-rsa',
    purposes: ['official-signature', 'time-stamp', 'device', 'encryption'],
    issues: [],
  },
  agency: {
    subject: agencyName,
    issuer: 'root',
    key: 'rsa-3072',
    committed: 'agency-authority',
    responder: 'ocsp-agency',
    purposes: [],
    issues: [...people, 'time-stamp'],
  },
  device: {
    subject: { organization: service, commonName: 'CA thiết bị và máy chủ (thử nghiệm)' },
    issuer: 'root',
    key: 'P-384',
    committed: 'device-authority',
    responder: 'ocsp-device',
    purposes: [],
    issues: ['tls-server', 'tls-client'],
  },
  'national-root': {
    subject: { organization: service, commonName: 'CA gốc quốc gia (thử nghiệm)' },
    key: 'P-384',
    committed: 'national-root',
    responder: 'spare-ec',
    purposes: ['public-signature'],
    issues: [],
  },
  public: {
    subject: { organization: 'Công ty chứng thực thử nghiệm', commonName: 'CA công cộng (thử nghiệm)' },
    issuer: 'national-root',
    key: 'P-256',
    committed: 'public-authority',
    responder: 'ocsp-public',
    purposes: [],
    issues: people,
  },
  'look-alike-root': {
    subject: rootName,
    key: 'rsa-2048',
    committed: 'look-alike-root',
    responder: 'spare-rsa',
    purposes: [],
    issues: [],
  },
  'look-alike': {
    subject: agencyName,
    issuer: 'look-alike-root',
    key: 'rsa-2048',
    committed: 'look-alike-authority',
    responder: 'look-alike-leader',
    purposes: [],
    issues: people,
  },
};

/** The authority whose names and services a look-alike imitates. */
export function imitatedBy(name: AuthorityName): AuthorityName | undefined {
  if (name === 'look-alike-root') return 'root';
  return name === 'look-alike' ? 'agency' : undefined;
}

/** Whose key signs where a fault wants the wrong one: an imitation where there is one. */
export function strangerTo(name: AuthorityName): AuthorityName {
  if (name === 'look-alike' || name === 'look-alike-root') return 'public';
  return name === 'root' || name === 'national-root' ? 'look-alike-root' : 'look-alike';
}

/** True when `text` names an authority. */
export function isAuthorityName(text: string): text is AuthorityName {
  return authorityNames.some((name) => name === text);
}
