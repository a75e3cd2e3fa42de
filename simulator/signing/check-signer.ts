import type { Instant } from '../../protocol/ports/ports.ts';
import type { ProblemCode } from '../../protocol/problems/catalogue.ts';
import { problem } from '../../protocol/problems/problem.ts';
import { type Reading, read, unread } from '../../protocol/result.ts';
import type { Certificate } from '../../protocol/security/certificate.ts';
import { type PathVerdict, verifyPath } from '../../protocol/security/certificate-path.ts';
import { parseCertificate } from '../../protocol/security/parse-certificate.ts';
import type { Verdict } from '../../protocol/security/verdict.ts';
import type { SignerOrder } from './signing-order.ts';
import { printedTime } from './signing-time.ts';

/** OID of commonName. */
const commonName = '2.5.4.3';

/**
 * The check before signing (SIG-10, SIG-16): is the certificate good now, up to a root that is trusted for
 * official signatures? Gives the certificate's own name. A state that cannot be learnt is a refusal too.
 */
export function checkSigner({ key, at, check }: Pick<SignerOrder, 'key' | 'at' | 'check'>): Reading<string> {
  const leaf = parseCertificate(key.certificate);
  if (!leaf.ok) return unread(...leaf.problems);
  const name = nameOf(leaf.value);
  if (check === 'unchecked') return read(name, [problem('signing.unchecked', 'key', { seen: name })]);
  const others = key.chain.map(parseCertificate).flatMap((each) => (each.ok ? [each.value] : []));
  const path = verifyPath({ leaf: leaf.value, others, purpose: 'official-signature', at, context: check });
  if (path.verdict === 'valid') return read(name, path.reasons);
  const refusal = problem(codeOf(path.verdict), 'key', { seen: culpritOf(path, leaf.value) });
  return unread(refusal, ...path.reasons);
}

/** The name that a certificate gives its holder. @throws when it cannot be read. */
export function commonNameOf(certificate: Uint8Array): string {
  const parsed = parseCertificate(certificate);
  if (!parsed.ok) throw new Error('the certificate cannot be read');
  return nameOf(parsed.value);
}

function codeOf(verdict: Verdict): ProblemCode {
  switch (verdict) {
    case 'expired':
      return 'signing.certificate-expired';
    case 'not-yet-valid':
      return 'signing.certificate-not-yet-valid';
    case 'suspended':
      return 'signing.certificate-suspended';
    case 'revoked':
      return 'signing.certificate-revoked';
    case 'undetermined':
      return 'signing.certificate-undetermined';
    case 'untrusted':
    case 'wrong-signer':
    case 'tampered':
      return 'signing.certificate-untrusted';
    default:
      return 'signing.certificate-unfit';
  }
}

/** The certificate that the verdict speaks of, with the day that it turns on: it may be an authority's. */
function culpritOf({ verdict, steps }: PathVerdict, leaf: Certificate): string {
  const state = verdict === 'undetermined' ? 'unknown' : verdict;
  const step = steps.find((each) => each.state === state);
  const { subject, notBefore, notAfter } = step?.certificate ?? leaf;
  const name = nameOf({ subject });
  const days: Partial<Record<Verdict, Instant>> = { expired: notAfter, 'not-yet-valid': notBefore };
  const since = days[verdict] ?? step?.evidence?.revokedAt;
  return since === undefined ? name : `${name}, ${printedTime(since)}`;
}

function nameOf({ subject }: Pick<Certificate, 'subject'>): string {
  return subject.attributes.find(({ oid }) => oid === commonName)?.value ?? subject.text;
}
