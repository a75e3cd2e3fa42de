import { type Problem, problem } from '../../problems/problem.ts';
import { type Arithmetic, checkArithmetic } from '../cms/check-arithmetic.ts';
import { type CmsContent, contentOf } from '../cms/content.ts';
import { judgeSigner } from '../cms/judge-signer.ts';
import { type Refusal, refusal } from '../cms/judgement.ts';
import { withProofOf } from '../cms/proof-of.ts';
import type { VerificationContext } from '../context.ts';
import type { SignatureVerdict } from '../verdict.ts';
import { checkIssuer, findLeak, isOwnName } from './check-issuer.ts';
import { checkToken, noticesOf } from './check-token.ts';
import { decodeToken, type TimeStampToken } from './decode-token.ts';

/**
 * Judges a time-stamp token (RFC 3161 §2.4.2) over some bytes as a signature of its own (TSP-02): its issuer's
 * path and state are judged at the moment that it vouches for, and the issuer's key must not have leaked since.
 * `claimedAt` is that moment; believe it when, and only when, the verdict is `valid`.
 */
export function verifyTimeStamp(
  token: Uint8Array,
  over: Uint8Array | CmsContent,
  context: VerificationContext,
  place = 'time-stamp',
): SignatureVerdict {
  const kind = 'time-stamp';
  const reading = decodeToken(token, place);
  if (!reading.ok) {
    return { kind, verdict: unreadableAs(reading.problems), reasons: reading.problems, place, path: [] };
  }
  const { message, signer, content, info } = reading.value;
  const arithmetic = checkArithmetic({ message, signer, content: contentOf(content), place }, context);
  const { certificate, algorithm, attributes } = arithmetic;
  const stamped = over instanceof Uint8Array ? contentOf(over) : over;
  const own = withProofOf(context, message, attributes);
  return {
    ...{ kind, place, claimedAt: info.at },
    ...(stamped.coverage === undefined ? {} : { coverage: stamped.coverage }),
    ...(certificate === undefined ? {} : { signer: certificate }),
    ...(algorithm === undefined ? {} : { algorithm }),
    ...judge({ token: reading.value, arithmetic, stamped, context: own, place }),
  };
}

interface TokenCase {
  readonly token: TimeStampToken;
  readonly arithmetic: Arithmetic;
  readonly stamped: CmsContent;
  readonly context: VerificationContext;
  readonly place: string;
}

type Judgement = Pick<SignatureVerdict, 'verdict' | 'reasons' | 'path' | 'proven'>;

function judge(subject: TokenCase): Judgement {
  const { token, arithmetic, context, place } = subject;
  const { info } = token;
  const notices = [...arithmetic.notices, ...noticesOf(info, place)];
  const refused = refusalOf(subject);
  if (refused !== undefined) return { ...refused, reasons: [...refused.reasons, ...notices], path: [] };
  const { certificate, algorithm, others } = arithmetic;
  if (certificate === undefined || algorithm === undefined)
    throw new Error('nothing was refused, nobody signed');
  const proven = { at: info.at, by: 'time-stamp' } as const;
  const question = { certificate, algorithm, others, purpose: 'time-stamp', at: info.at, context } as const;
  const { verdict, reasons, path } = judgeSigner(question);
  const leak = verdict === 'valid' ? findLeak(path, others, context, place) : undefined;
  return leak === undefined
    ? { verdict, reasons: [...reasons, ...notices], path, proven }
    : { verdict: 'revoked', reasons: [leak, ...reasons, ...notices], path, proven };
}

/** What speaks against the token whatever becomes of its issuer's path. */
function refusalOf({ token, arithmetic, stamped, context, place }: TokenCase): Refusal | undefined {
  if (arithmetic.refusal !== undefined) return arithmetic.refusal;
  if (arithmetic.attributes?.certificate === undefined) {
    return refusal('malformed', problem('timestamp.certificate-unbound', place));
  }
  const said = checkToken(token.info, stamped, context, place);
  if (said !== undefined || arithmetic.certificate === undefined) return said;
  if (!isOwnName(token.info.issuer, arithmetic.certificate)) {
    return refusal('wrong-signer', problem('timestamp.issuer-name-differs', place));
  }
  const misused = checkIssuer(arithmetic.certificate, place);
  return misused === undefined ? undefined : refusal('wrong-usage', misused);
}

function unreadableAs(problems: readonly Problem[]): Refusal['verdict'] {
  const isUnknown = problems.some(({ code }) => code === 'timestamp.imprint-unsupported');
  return isUnknown ? 'unsupported-algorithm' : 'malformed';
}
