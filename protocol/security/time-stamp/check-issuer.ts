import { extensionOids, usageOids } from '../../asn1/oids.ts';
import { type Problem, problem } from '../../problems/problem.ts';
import type { Certificate } from '../certificate.ts';
import type { PathStep } from '../verdict.ts';

/**
 * What RFC 3161 §2.3 asks of an issuer's certificate beyond a path: one extended key usage, for time-stamping,
 * and critical. A key that also signs mail or pages can be made to sign something that looks like a token.
 */
export function checkIssuer(certificate: Certificate, place: string): Problem | undefined {
  const { extendedKeyUsage = [], extensions } = certificate;
  if (!extendedKeyUsage.includes(usageOids.timeStamping)) return problem('timestamp.usage-missing', place);
  const others = extendedKeyUsage.filter((usage) => usage !== usageOids.timeStamping);
  if (others.length > 0) return problem('timestamp.usage-shared', place, { seen: others.join(', ') });
  const isCritical = extensions.some(
    ({ oid, critical }) => oid === extensionOids.extendedKeyUsage && critical,
  );
  return isCritical ? undefined : problem('timestamp.usage-not-critical', place);
}

/** Reasons of revocation that earlier tokens survive (RFC 3161 §4); without a reason none does. */
const harmless: readonly string[] = [
  'unspecified',
  'affiliationChanged',
  'superseded',
  'cessationOfOperation',
];

/**
 * What the path as it is now says against everything that the issuer ever signed: a key that leaked after the
 * token's moment may have made the token yesterday, with any moment in it.
 */
export function compromiseIn(steps: readonly PathStep[], place: string): Problem | undefined {
  const revoked = steps.find(
    ({ state, evidence }) => state === 'revoked' && !harmless.includes(evidence?.reason ?? ''),
  );
  if (revoked === undefined) return undefined;
  return problem('timestamp.issuer-compromised', place, { seen: revoked.evidence?.reason ?? '–' });
}
