import type { Certificate } from '../certificate.ts';
import type { VerificationContext } from '../context.ts';
import { parseKnownCertificate } from '../parse-certificate.ts';
import type { SignedAttributes } from './signed-attributes.ts';
import type { SignedData } from './signed-data.ts';

/**
 * The context with the lists and answers that a message brought along: claims beside the other claims, each
 * verified before use. The same object when it brought none, so that what was read of it stays known.
 */
export function withProofOf(
  context: VerificationContext,
  message: SignedData,
  attributes: SignedAttributes | undefined,
): VerificationContext {
  const crls = [...message.crls, ...(attributes?.crls ?? [])];
  const ocspAnswers = [...message.ocspAnswers, ...(attributes?.ocspAnswers ?? [])];
  if (crls.length + ocspAnswers.length === 0) return context;
  const { proof } = context;
  return {
    ...context,
    proof: {
      certificates: proof.certificates,
      crls: [...proof.crls, ...crls],
      ocspAnswers: [...proof.ocspAnswers, ...ocspAnswers],
    },
  };
}

/** The certificates of a message that can be read; the others vouch for nothing. */
export function certificatesIn(
  { certificates }: SignedData,
  { memo }: VerificationContext,
): readonly Certificate[] {
  return certificates.flatMap((der) => {
    const reading = parseKnownCertificate(der, memo);
    return reading.ok ? [reading.value] : [];
  });
}
