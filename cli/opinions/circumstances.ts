import { proofsAt } from '../../fixtures/keys/proofs.ts';
import { testPki } from '../../fixtures/keys/test-cast.ts';
import { certificateOf, testContext, testNow } from '../../fixtures/signatures/test-context.ts';
import type { VerificationContext } from '../../protocol/security/context.ts';
import type { Circumstances } from './opinion-file.ts';

const { leader, ecLeader, seal } = testPki();
const hour = 3_600_000;

/** When files are signed: an hour before they are judged. */
export const signedAt: number = testNow - hour;

export const usual: Circumstances = { name: 'usual', at: testNow, revoked: [] };

/** Whoever signs alone has lost their standing an hour before they signed. */
export const revoked: Circumstances = {
  name: 'revoked',
  at: testNow,
  revoked: [leader, ecLeader, seal].map((holder) => ({
    ...{ holder, at: signedAt - hour, reason: 'keyCompromise' as const },
  })),
};

export const suspended: Circumstances = {
  name: 'suspended',
  at: testNow,
  revoked: revoked.revoked.map((each) => ({ ...each, reason: 'certificateHold' as const })),
};

/** The certificates of the cast end with 2027. */
export const yearsLater: Circumstances = { name: 'years later', at: Date.UTC(2029, 5, 1), revoked: [] };

/** For what tools date by the machine's clock: some minutes from now, in whole seconds. */
export function today(now: number): Circumstances {
  return { name: 'today', at: Math.floor(now / 1000) * 1000 + 300_000, revoked: [] };
}

const contexts = new Map<Circumstances, VerificationContext>();

/** What we judge by: the roots of the test PKI, and fresh lists of every authority. */
export function contextOf(circumstances: Circumstances): VerificationContext {
  const known = contexts.get(circumstances);
  if (known !== undefined) return known;
  const { at, revoked: gone } = circumstances;
  const context = testContext({ now: at, proof: proofsAt(at, gone), memo: new Map<string, unknown>() });
  contexts.set(circumstances, context);
  return context;
}

/** The certificate of the leader, read: whom lists and answers are asked about. */
export const leaderCertificate = certificateOf(leader);
