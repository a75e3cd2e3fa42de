import type { Instant } from '../../ports/ports.ts';
import { type Problem, problem } from '../../problems/problem.ts';
import type { CmsContent } from '../cms/content.ts';
import { messageLimits } from '../cms/message-limits.ts';
import type { VerificationContext } from '../context.ts';
import { dayOf } from '../day.ts';
import type { ProvenTime, SignatureVerdict } from '../verdict.ts';
import { verifyTimeStamp } from './verify-time-stamp.ts';

/** The moment to judge a signature at, and what was noticed on the way to it. */
export interface TimeProof {
  readonly proven: ProvenTime;
  /** The token that counts; when none does, the first one, so that it can be told why. */
  readonly timeStamp?: SignatureVerdict;
  readonly problems: readonly Problem[];
}

/**
 * The earliest moment at which a signature is proven to have been there (TSP-03): the earliest valid time-stamp
 * over it, first receipt by the hub, or else nothing before now. What is wrong with a token makes it count for
 * nothing, and is told (TSP-02). Of many tokens the first few are judged.
 */
export function proveTime(
  tokens: readonly Uint8Array[],
  over: Uint8Array | CmsContent,
  context: VerificationContext,
  place: string,
): TimeProof {
  const judged = tokens
    .slice(0, messageLimits.tokens)
    .map((token) => verifyTimeStamp(token, over, context, `${place}/time-stamp`));
  const good = judged
    .filter(({ verdict }) => verdict === 'valid')
    .sort((one, other) => atOf(one) - atOf(other));
  const [stamp] = [...good, ...judged];
  const ignored = judged
    .filter((each) => each.verdict !== 'valid')
    .map(({ verdict, reasons: [first] }) =>
      problem('timestamp.ignored', place, { seen: first?.code ?? verdict }),
    );
  const counted =
    tokens.length > 1 ? [problem('timestamp.several', place, { seen: String(tokens.length) })] : [];
  const { proven, problems } = earliest(good[0]?.claimedAt, context, place);
  return {
    proven,
    problems: [...ignored, ...counted, ...problems],
    ...(stamp === undefined ? {} : { timeStamp: stamp }),
  };
}

function earliest(
  stamped: Instant | undefined,
  { receivedAt, now, profile }: VerificationContext,
  place: string,
): Pick<TimeProof, 'proven' | 'problems'> {
  if (stamped === undefined) {
    const received: ProvenTime =
      receivedAt === undefined ? { at: now, by: 'evaluation' } : { at: receivedAt, by: 'hub-receipt' };
    return { proven: received, problems: [] };
  }
  // A token's clock may be a little ahead of ours; nothing is proven for a moment that has not come.
  if (receivedAt === undefined || stamped <= receivedAt) {
    return { proven: { at: Math.min(stamped, now), by: 'time-stamp' }, problems: [] };
  }
  const detail = { seen: dayOf(stamped), expected: dayOf(receivedAt) };
  const isLate = stamped > receivedAt + profile.clockTolerance;
  return {
    proven: { at: receivedAt, by: 'hub-receipt' },
    problems: isLate ? [problem('timestamp.later-than-receipt', place, detail)] : [],
  };
}

function atOf({ claimedAt = 0 }: SignatureVerdict): number {
  return claimedAt;
}
