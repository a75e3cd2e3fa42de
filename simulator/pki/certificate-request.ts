import type { KeyObject } from 'node:crypto';
import type { SubjectName } from '../../fixtures/keys/names.ts';
import type { CertificateProfile } from '../../fixtures/keys/profiles.ts';
import type { Instant } from '../../protocol/ports/ports.ts';
import { type Problem, problem } from '../../protocol/problems/problem.ts';
import { type Reading, read, unread } from '../../protocol/result.ts';
import { type AuthorityName, authorityPlans, type KeyKind } from './authorities.ts';
import { readSigningRequest } from './by-peculiar.ts';

/** What a subscriber manager asks for. */
export interface CertificateOrder {
  /** Id of a subscriber manager, or `provider`. */
  readonly by: string;
  readonly authority: AuthorityName;
  readonly profile: CertificateProfile;
  readonly subject: SubjectName;
  /** PKCS#10, PEM or DER; or the kind of key that is to be made here and handed over once as PKCS#12. */
  readonly key: { readonly request: Uint8Array } | { readonly make: 'rsa-2048' | 'rsa-3072' };
  /** Names of a server or client. */
  readonly hosts?: readonly string[];
  /** Days of validity; three years unless given. */
  readonly days?: number;
}

/** A request on its way; it never holds a key. */
export interface CertificateRequest {
  /** From 1. */
  readonly number: number;
  readonly by: string;
  readonly authority: AuthorityName;
  readonly profile: CertificateProfile;
  readonly subject: SubjectName;
  readonly state: 'waiting' | 'issued';
  readonly at: Instant;
  /** When the desk means to have granted it. */
  readonly readyAt: Instant;
  /** The end of the third working day (CRT-10). */
  readonly dueAt: Instant;
  readonly issuedAt?: Instant;
  readonly serial?: string;
  /** `trust.issued-late` where it was. */
  readonly problems: readonly Problem[];
}

/** The key for which a certificate is asked, public; private too where it is made here. */
export interface AskedKey {
  readonly publicKey: KeyObject;
  readonly privateKey?: KeyObject;
}

const goodKeys: readonly KeyKind[] = ['rsa-2048', 'rsa-3072', 'P-256', 'P-384'];

/** Reads a PKCS#10 request and judges its key. */
export async function readAskedKey(bytes: Uint8Array): Promise<Reading<AskedKey>> {
  const request = await readSigningRequest(bytes);
  if (request === undefined) return unread(problem('trust.request-malformed', 'request'));
  if (!request.possessed) return unread(problem('trust.possession-unproven', 'request'));
  const { publicKey } = request;
  if (isStrong(publicKey)) return read({ publicKey });
  const detail = { seen: describeKey(publicKey), expected: goodKeys.join(', ') };
  return unread(problem('trust.key-weak', 'request', detail));
}

function isStrong(key: KeyObject): boolean {
  const { modulusLength = 0, namedCurve = '' } = key.asymmetricKeyDetails ?? {};
  if (key.asymmetricKeyType === 'rsa') return modulusLength >= 2048;
  return key.asymmetricKeyType === 'ec' && ['prime256v1', 'secp384r1'].includes(namedCurve);
}

function describeKey(key: KeyObject): string {
  const { modulusLength, namedCurve } = key.asymmetricKeyDetails ?? {};
  return `${key.asymmetricKeyType ?? ''} ${modulusLength ?? namedCurve ?? ''}`.trim();
}

/** What is wrong with an order, whoever asks. */
export function checkOrder({ authority, profile, subject }: CertificateOrder): readonly Problem[] {
  const { issues } = authorityPlans[authority];
  const foreign = issues.includes(profile)
    ? []
    : [
        problem('trust.profile-not-issued', 'profile', {
          seen: profile,
          expected: issues.join(', '),
        }),
      ];
  const missing = (['organization', 'code', 'commonName'] as const).filter((field) => !subject[field]);
  const incomplete =
    missing.length === 0
      ? []
      : [problem('trust.subject-incomplete', 'subject', { seen: missing.join(', ') })];
  return [...foreign, ...incomplete];
}
