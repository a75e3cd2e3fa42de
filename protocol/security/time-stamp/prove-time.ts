import { type Problem, problem } from '../../problems/problem.ts';
import type { CmsContent } from '../cms/content.ts';
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
 * nothing, and is told (TSP-02).
 */
export function proveTime(
  tokens: readonly Uint8Array[],
  over: Uint8Array | CmsContent,
  context: VerificationContext,
  place: string,
): TimeProof {
  const judged = tokens.map((token) => verifyTimeStamp(token, over, context, `${place}/time-stamp`));
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
  stamped: number | undefined,
  { receivedAt, now }: VerificationContext,
  place: string,
): Pick<TimeProof, 'proven' | 'problems'> {
  const received: ProvenTime =
    receivedAt === undefined ? { at: now, by: 'evaluation' } : { at: receivedAt, by: 'hub-receipt' };
  if (stamped === undefined) return { proven: received, problems: [] };
  if (stamped <= received.at) return { proven: { at: stamped, by: 'time-stamp' }, problems: [] };
  const detail = { seen: dayOf(stamped), expected: dayOf(received.at) };
  const late = receivedAt === undefined ? [] : [problem('timestamp.later-than-receipt', place, detail)];
  return { proven: received, problems: late };
}

function atOf({ claimedAt = 0 }: SignatureVerdict): number {
  return claimedAt;
}
