import type { VerificationContext } from '../context.ts';
import type { SignedAttributes } from './signed-attributes.ts';
import type { SignedData } from './signed-data.ts';

/** The context with what a message brought along: claims beside the other claims, each verified before use. */
export function withProofOf(
  context: VerificationContext,
  message: SignedData,
  attributes: SignedAttributes | undefined,
): VerificationContext {
  const { certificates, crls, ocspAnswers } = context.proof;
  return {
    ...context,
    proof: {
      certificates: [...message.certificates, ...certificates],
      crls: [...crls, ...message.crls, ...(attributes?.crls ?? [])],
      ocspAnswers: [...ocspAnswers, ...message.ocspAnswers, ...(attributes?.ocspAnswers ?? [])],
    },
  };
}
