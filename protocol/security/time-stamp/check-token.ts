import { timingSafeEqual } from 'node:crypto';
import { hasError, type Problem, problem } from '../../problems/problem.ts';
import type { CmsContent } from '../cms/content.ts';
import { type Refusal, refusal } from '../cms/judgement.ts';
import type { VerificationContext } from '../context.ts';
import { dayOf } from '../day.ts';
import { judgeHash } from '../judge-algorithm.ts';
import type { TimeStampInfo } from './time-stamp.ts';

/** Less accurate than this and a token says little about the order of events, ms. */
const poorAccuracy = 60_000;

/** What the token says, held against the bytes, the profile and the moment of verification (TSP-02). */
export function checkToken(
  info: TimeStampInfo,
  content: CmsContent,
  { profile, now, timeStampPolicies }: VerificationContext,
  place: string,
): Refusal | undefined {
  const { imprint, at, policy } = info;
  if (!isOver(content, imprint)) return refusal('tampered', problem('timestamp.imprint-differs', place));
  if (hasError(judgeHash(imprint.hash, profile, at))) {
    return refusal('weak-algorithm', problem('timestamp.imprint-weak', place, { seen: imprint.hash }));
  }
  if (at > now + profile.clockTolerance) {
    const detail = { seen: dayOf(at), expected: dayOf(now) };
    return refusal('undetermined', problem('timestamp.from-the-future', place, detail));
  }
  if (timeStampPolicies === undefined || timeStampPolicies.includes(policy)) return undefined;
  const detail = { seen: policy, expected: timeStampPolicies.join(', ') };
  return refusal('wrong-usage', problem('timestamp.policy-foreign', place, detail));
}

/** What is worth a word without being wrong. */
export function noticesOf({ accuracy }: TimeStampInfo, place: string): readonly Problem[] {
  const { milliseconds = 0 } = accuracy ?? {};
  if (milliseconds <= poorAccuracy) return [];
  const detail = { seen: `${milliseconds / 1000} s`, expected: `${poorAccuracy / 1000} s` };
  return [problem('timestamp.accuracy-poor', place, detail)];
}

function isOver(content: CmsContent, { hash, digest }: TimeStampInfo['imprint']): boolean {
  const actual = content.digest(hash);
  return actual.length === digest.length && timingSafeEqual(actual, digest);
}
