/**
 * How much one message may hold. Messages that are met have one or two signers, three certificates and six
 * attributes; beyond these numbers somebody wants work done.
 */
export const messageLimits = {
  signers: 16,
  certificates: 64,
  revocations: 32,
  attributes: 32,
  values: 8,
  /** Judged for one signature; each costs as much as a signature. */
  tokens: 4,
} as const;
