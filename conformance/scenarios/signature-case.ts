import type { Instant } from '../../protocol/ports/ports.ts';
import { type Holder, issueTest, signingKeyOf, testPki } from '../engine/reference-peers.ts';
import { plan, type SigningPlan, stampBy } from '../engine/signing-plans.ts';

/** A document that is signed in one particular way. Every sound one has a bad twin and the other way round. */
export interface SignatureCase {
  readonly name: string;
  /** Which check judges it. */
  readonly group: string;
  readonly expect: 'accepted' | 'refused';
  /** What is particular about it, in few words. */
  readonly what: string;
  /** Only what the strict reading refuses. */
  readonly only?: 'law';
  readonly plan: SigningPlan;
  /** The certificate that is taken out of force, and when, counted from the sending. */
  readonly revoked?: {
    readonly holder: (sentAt: Instant) => Holder;
    readonly after: number;
    readonly until?: number;
    readonly reason: 'keyCompromise' | 'certificateHold';
  };
}

export const second = 1000;
export const minute = 60 * second;
export const year = 365 * 24 * 60 * minute;
export const office = 'G22';

/** A certificate of the same person for one case: `number` makes its serial number its own. */
export function caseHolder(number: number, other: Partial<Parameters<typeof issueTest>[0]> = {}): Holder {
  const { agencyAuthority, leader } = testPki();
  return issueTest({
    ...{ issuer: agencyAuthority, profile: 'person', subject: leader.subject, key: 'leader' },
    notBefore: Date.UTC(2026, 0, 1) + number * second,
    ...{ published: 'agency', ...other },
  });
}

export const stamps = (at: Instant) => stampBy(testPki().timeStamp, at);
export const one = (name: string, otherwise: Parameters<typeof plan>[2]) => plan(name, office, otherwise);
export const signedBy = (name: string, person: (sentAt: Instant) => Holder, stamped = false) =>
  one(name, (sentAt) => ({ keys: { person: person(sentAt) }, ...(stamped ? { timeStamp: stamps } : {}) }));

export function flipped(bytes: Uint8Array, at: number): Uint8Array {
  const copy = Uint8Array.from(bytes);
  copy[at] = (copy[at] ?? 0) ^ 0x01;
  return copy;
}

/** The last byte of the last signature's value, before the zeros that fill its place up. */
export function withBrokenValue(bytes: Uint8Array): Uint8Array {
  const text = Buffer.from(bytes).toString('latin1');
  const start = text.lastIndexOf('/Contents <');
  const value = text.slice(start, text.indexOf('>', start)).replace(/0+$/, '');
  return flipped(bytes, start + value.length - 3);
}

export const appended = (bytes: Uint8Array) =>
  Buffer.concat([bytes, Buffer.from('\n% một dòng thêm vào sau khi ký\n')]);

export function bad(
  name: string,
  group: string,
  what: string,
  made: SigningPlan,
  more: Partial<SignatureCase> = {},
): SignatureCase {
  return { name, group, expect: 'refused', what, plan: made, ...more };
}

export function sound(
  name: string,
  group: string,
  what: string,
  made: SigningPlan,
  more: Partial<SignatureCase> = {},
): SignatureCase {
  return { name, group, expect: 'accepted', what, plan: made, ...more };
}

export function swappedKey() {
  const { leader, secondLeader } = testPki();
  return { ...signingKeyOf(leader), sign: signingKeyOf(secondLeader).sign };
}
