import { problem } from '../../protocol/problems/problem.ts';
import { type Reading, read, unread } from '../../protocol/result.ts';
import type { Certificate } from '../../protocol/security/certificate.ts';
import { parseCertificate } from '../../protocol/security/parse-certificate.ts';
import type { SignerOrder } from './signing-order.ts';

/** OID of commonName. */
const commonName = '2.5.4.3';

/**
 * The check before signing (SIG-10, SIG-16): is the certificate good now, up to a root that is trusted for
 * official signatures? Gives the certificate's own name.
 */
export function checkSigner(order: SignerOrder): Reading<string> {
  const leaf = parseCertificate(order.key.certificate);
  if (!leaf.ok) return unread(...leaf.problems);
  const name = nameOf(leaf.value);
  if (order.check === 'unchecked') return read(name, [problem('signing.unchecked', 'key', { seen: name })]);
  return read(name);
}

/** The common name, else the whole subject. */
function nameOf({ subject }: Certificate): string {
  return subject.attributes.find(({ oid }) => oid === commonName)?.value ?? subject.text;
}

/** The name that a certificate gives its holder. @throws when it cannot be read. */
export function commonNameOf(certificate: Uint8Array): string {
  const parsed = parseCertificate(certificate);
  if (!parsed.ok) throw new Error('the certificate cannot be read');
  return nameOf(parsed.value);
}
