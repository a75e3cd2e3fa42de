import { decoding, readDer } from '../../asn1/der.ts';
import { extensionOids, usageOids } from '../../asn1/oids.ts';
import { sameBytes } from '../../asn1/values.ts';
import { type Problem, problem } from '../../problems/problem.ts';
import type { Certificate } from '../certificate.ts';
import type { VerificationContext } from '../context.ts';
import { readName } from '../distinguished-name.ts';
import { stateAt } from '../revocation/state-at.ts';
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

/** A token may name its issuer; the name must then be the one in the certificate (RFC 3161 §2.4.2). */
export function isOwnName(name: Uint8Array | undefined, { subject }: Certificate): boolean {
  if (name === undefined || sameBytes(name, subject.der)) return true;
  const reading = decoding(() => readName(readDer(name)));
  return reading.ok && reading.value.canonical === subject.canonical;
}

/**
 * Reasons of revocation that earlier tokens survive. Deviation: RFC 3161 §4 lets them survive `unspecified` too,
 * when it is written; RFC 5280 §5.3.1 asks authorities to leave it out instead, which no token survives.
 */
const harmless: readonly string[] = ['affiliationChanged', 'superseded', 'cessationOfOperation'];

/**
 * What is known by now against everything that the issuer ever signed: a key that leaked after the token's
 * moment may have made the token yesterday, with any moment in it. A state that is not known says nothing here.
 */
export function findLeak(
  path: readonly PathStep[],
  others: readonly Certificate[],
  context: VerificationContext,
  place: string,
): Problem | undefined {
  for (const [index, { certificate }] of path.entries()) {
    const issuer = path[index + 1]?.certificate;
    if (issuer === undefined) continue;
    const { state, evidence } = stateAt({ certificate, issuer, at: context.now, context, others });
    const reason = evidence?.reason ?? '–';
    if (state === 'revoked' && !harmless.includes(reason)) {
      return problem('timestamp.issuer-compromised', place, { seen: reason });
    }
  }
  return undefined;
}
