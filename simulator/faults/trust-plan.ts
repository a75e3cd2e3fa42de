import type { RuleHead, Trigger } from './plan.ts';
import type { TrustFault, TrustFaultKind } from './trust-fault.ts';

/** The services of a public key infrastructure that a fault can befall. */
export const trustServiceNames = ['crl', 'delta', 'ocsp', 'certificate', 'time-stamp', 'desk'] as const;
export type TrustServiceName = (typeof trustServiceNames)[number];

/** One fault of the trust services with its place and its measure. */
export type TrustRule = TrustRuleHead & Trigger & TrustFault;

/** Which requests a rule looks at; every one that its kind can befall when it names nothing. */
export interface TrustRuleHead extends Pick<RuleHead, 'id' | 'within'> {
  readonly service?: TrustServiceName;
  /** Name of an authority: `root`, `agency`, `device`, `national-root`, `public`. */
  readonly authority?: string;
}

/** Every kind, in the order of the documentation, with the services that it can befall. */
export const trustFaultPlaces: Readonly<Record<TrustFaultKind, readonly TrustServiceName[]>> = {
  delay: ['crl', 'delta', 'ocsp', 'certificate', 'time-stamp'],
  drop: ['crl', 'delta', 'ocsp', 'certificate', 'time-stamp'],
  reset: ['crl', 'delta', 'ocsp', 'certificate', 'time-stamp'],
  truncate: ['crl', 'delta', 'ocsp', 'certificate', 'time-stamp'],
  'html-page': ['crl', 'delta', 'ocsp', 'certificate', 'time-stamp'],
  'empty-body': ['crl', 'delta', 'ocsp', 'certificate', 'time-stamp'],
  stale: ['crl', 'delta', 'ocsp', 'time-stamp'],
  skewed: ['crl', 'delta', 'ocsp', 'time-stamp'],
  'wrong-signer': ['crl', 'delta', 'ocsp', 'time-stamp'],
  'bad-signature': ['crl', 'delta', 'ocsp', 'time-stamp'],
  'other-subject': ['ocsp', 'time-stamp'],
  'nonce-lost': ['ocsp', 'time-stamp'],
  busy: ['ocsp', 'time-stamp'],
  'desk-delay': ['desk'],
};

/** The kinds of faults of the trust services. */
export const trustFaultKinds = Object.keys(trustFaultPlaces) as readonly TrustFaultKind[];
