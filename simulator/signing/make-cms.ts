import type { Instant } from '../../protocol/ports/ports.ts';
import { type Problem, problem } from '../../protocol/problems/problem.ts';
import { type Reading, read, unread } from '../../protocol/result.ts';
import { contentOf } from '../../protocol/security/cms/content.ts';
import { encodeCms } from '../../protocol/security/cms/encode-cms.ts';
import type { VerificationContext } from '../../protocol/security/context.ts';
import { verifyTimeStamp } from '../../protocol/security/time-stamp/verify-time-stamp.ts';
import type { SignerOrder, TimeStamper } from './signing-order.ts';

/** Carries a refusal out through the writer of messages, which knows no other way to stop. */
class Refusal extends Error {
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    super('refused');
    this.problems = problems;
  }
}

/** What one detached message is over. */
export interface CmsWishes {
  readonly pieces: readonly Uint8Array[];
  /** Written into the message; PAdES writes the time elsewhere. */
  readonly signingTime?: Instant;
}

/**
 * Makes a detached CMS signature at the level that is asked for. A time-stamp that cannot be had ends it: a
 * signature without is never made in its place (TSP-06).
 */
export async function makeCms(
  order: SignerOrder,
  { pieces, signingTime }: CmsWishes,
): Promise<Reading<Uint8Array>> {
  const { key, level, timeStamp } = order;
  if (level !== 'b' && timeStamp === undefined) return unread(problem('signing.time-stamp-missing', 'level'));
  try {
    const cms = await encodeCms({
      signers: [
        {
          key,
          ...(signingTime === undefined ? {} : { signingTime }),
          ...(level === 'b' || timeStamp === undefined
            ? {}
            : { timeStamp: orRefusal(timeStamp, order.check) }),
        },
      ],
      content: contentOf(...pieces),
    });
    return read(cms);
  } catch (error) {
    if (error instanceof Refusal) return unread(...error.problems);
    throw error;
  }
}

function orRefusal(
  timeStamp: TimeStamper,
  check: SignerOrder['check'],
): (signature: Uint8Array) => Promise<Uint8Array> {
  return async (signature) => {
    const token = await timeStamp(signature);
    if (!token.ok) throw new Refusal(token.problems);
    const unsound = check === 'unchecked' ? [] : unsoundness(token.value, signature, check);
    if (unsound.length > 0) throw new Refusal(unsound);
    return token.value;
  };
}

/** A token that no verifier will take is none (TSP-02). One whose issuer's state is not known yet may complete. */
function unsoundness(
  token: Uint8Array,
  signature: Uint8Array,
  context: VerificationContext,
): readonly Problem[] {
  const { verdict, reasons } = verifyTimeStamp(token, signature, context);
  if (verdict === 'valid' || verdict === 'undetermined') return [];
  return [problem('signing.time-stamp-unsound', 'time-stamp', { seen: verdict }), ...reasons];
}
