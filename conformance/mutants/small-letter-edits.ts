import type { Holder } from '../../fixtures/keys/encode-certificate.ts';
import { testPki } from '../../fixtures/keys/test-cast.ts';
import { issueTest } from '../../fixtures/keys/test-pki.ts';
import type { Making } from './packet-mutant.ts';
import { type SmallLetterWish, withLetter } from './small-letter.ts';

/** Of a mutant that is made from the small letter, and that only its own check has to find. */
export const small = { of: 'small' } as const;

/** Of one that these checks may find as well. */
export const also = (...besides: readonly string[]) => ({ ...small, besides });

/** The small letter as `wish` says, made when it is wanted: keys are issued then. */
export const letter =
  (wish: () => SmallLetterWish): Making =>
  (sound) =>
    withLetter(wish())(sound);

/** The person of the test PKI with another key or in another time. */
export function person(order: Partial<Parameters<typeof issueTest>[0]>): Holder {
  const { ecLeader, agencyAuthority } = testPki();
  return issueTest({
    issuer: agencyAuthority,
    profile: 'person',
    subject: ecLeader.subject,
    key: 'spare-ec',
    published: 'agency',
    ...order,
  });
}
