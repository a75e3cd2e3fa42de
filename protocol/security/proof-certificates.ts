import type { Certificate } from './certificate.ts';
import type { ProofMaterial, VerificationMemo } from './context.ts';
import { parseKnownCertificate } from './parse-certificate.ts';

/** What was read out of proof material, which at most grows once it was handed over. */
const readBefore = new WeakMap<
  ProofMaterial['certificates'],
  { readonly count: number; readonly read: readonly Certificate[] }
>();

/** The certificates of proof material that can be read. The others vouch for nothing. */
export function knownCertificates(
  { certificates }: ProofMaterial,
  memo: VerificationMemo | undefined,
): readonly Certificate[] {
  const known = readBefore.get(certificates);
  if (known?.count === certificates.length) return known.read;
  const read = certificates.flatMap((der) => {
    const reading = parseKnownCertificate(der, memo);
    return reading.ok ? [reading.value] : [];
  });
  readBefore.set(certificates, { count: certificates.length, read });
  return read;
}
