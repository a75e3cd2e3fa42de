import { cmsOids } from '../../asn1/oids.ts';
import type { Instant } from '../../ports/ports.ts';
import { type Problem, problem } from '../../problems/problem.ts';
import type { TrustPurpose, VerificationContext } from '../context.ts';
import { dayOf } from '../day.ts';
import { proveTime } from '../time-stamp/prove-time.ts';
import type { SignatureKind, SignatureVerdict } from '../verdict.ts';
import { type Arithmetic, checkArithmetic } from './check-arithmetic.ts';
import { type CmsContent, contentOf } from './content.ts';
import { decodeSignedData } from './decode-signed-data.ts';
import { judgeSigner } from './judge-signer.ts';
import { type Refusal, refusal } from './judgement.ts';
import { withProofOf } from './proof-of.ts';
import type { SignedAttributes } from './signed-attributes.ts';
import type { SignedData, SignerInfo } from './signed-data.ts';

export interface CmsOptions {
  /** Where the signature stands, for people. */
  readonly place: string;
  /** What carries it; `cms` unless said otherwise. */
  readonly kind?: SignatureKind;
  /** What the signer must be trusted for; `official-signature` unless said otherwise. */
  readonly purpose?: TrustPurpose;
  /** `required`: a signature that is not bound to its certificate is refused, as PAdES and CAdES ask. */
  readonly binding?: 'required' | 'noted';
}

/**
 * Judges every signature of a CMS message (RFC 5652), in the order of the message; one verdict `absent` or
 * `malformed` when there is none to judge. `content` is what a detached signature is over; `attached` takes what
 * the message carries. Never throws for what the bytes are.
 */
export function verifyCms(
  cms: Uint8Array,
  content: CmsContent | 'attached',
  context: VerificationContext,
  options: CmsOptions,
): readonly SignatureVerdict[] {
  const { place, kind = 'cms' } = options;
  const none = { kind, place, path: [] } as const;
  const reading = decodeSignedData(cms, place);
  if (!reading.ok) return [{ ...none, verdict: 'malformed', reasons: reading.problems }];
  const message = reading.value;
  const signed = contentFor(message, content, place);
  if ('code' in signed) return [{ ...none, verdict: 'malformed', reasons: [signed] }];
  if (message.signers.length === 0) {
    return [{ ...none, verdict: 'absent', reasons: [problem('signature.absent', place)] }];
  }
  return message.signers.map((signer, index) => {
    const own = message.signers.length === 1 ? place : `${place}/signer[${index + 1}]`;
    return verifySigner({ message, signer, content: signed, context, options: { ...options, place: own } });
  });
}

/** What was signed, from where it should come; two contents, or none, leave open which one is meant. */
function contentFor(
  message: SignedData,
  given: CmsContent | 'attached',
  place: string,
): CmsContent | Problem {
  if (message.contentType !== cmsOids.data) {
    const detail = { seen: message.contentType, expected: cmsOids.data };
    return problem('signature.content-type-foreign', place, detail);
  }
  const { content } = message;
  if (given !== 'attached') return content === undefined ? given : problem('signature.content-twice', place);
  if (content === undefined) return problem('signature.content-missing', place);
  const { bytes, offset } = content;
  const spans = [{ start: offset, end: offset + bytes.length }];
  return { ...contentOf(bytes), coverage: { spans, parts: [], bytes: bytes.length } };
}

interface SignerVerification {
  readonly message: SignedData;
  readonly signer: SignerInfo;
  readonly content: CmsContent;
  readonly context: VerificationContext;
  readonly options: CmsOptions;
}

function verifySigner(subject: SignerVerification): SignatureVerdict {
  const { message, signer, content, context, options } = subject;
  const { place, kind = 'cms' } = options;
  const arithmetic = checkArithmetic({ message, signer, content, place }, context);
  const { attributes, certificate, algorithm } = arithmetic;
  const claimedAt = attributes?.signingTime;
  return {
    ...{ kind, place },
    ...(claimedAt === undefined ? {} : { claimedAt }),
    ...(content.coverage === undefined ? {} : { coverage: content.coverage }),
    ...(certificate === undefined ? {} : { signer: certificate }),
    ...(algorithm === undefined ? {} : { algorithm }),
    ...judge(subject, arithmetic),
  };
}

type Judgement = Pick<SignatureVerdict, 'verdict' | 'reasons' | 'path' | 'proven' | 'timeStamp'>;

function judge({ message, signer, context, options }: SignerVerification, arithmetic: Arithmetic): Judgement {
  const { place, purpose = 'official-signature' } = options;
  const { attributes, certificate, algorithm, others } = arithmetic;
  const beside = [...arithmetic.notices, ...countersignedNotice(signer, place)];
  const refused = arithmetic.refusal ?? unboundRefusal(attributes, options);
  if (refused !== undefined) return { ...refused, reasons: [...refused.reasons, ...beside], path: [] };
  if (certificate === undefined || algorithm === undefined)
    throw new Error('nothing was refused, nobody signed');
  const own = withProofOf(context, message, attributes);
  const time = proveTime(tokensOf(signer), signer.signature, own, place);
  const { at } = time.proven;
  const judged = judgeSigner({ certificate, algorithm, others, purpose, at, context: own });
  const late = claimedLate(attributes?.signingTime, at, context, place);
  return {
    ...{ verdict: judged.verdict, path: judged.path, proven: time.proven },
    reasons: [...judged.reasons, ...time.problems, ...late, ...beside],
    ...(time.timeStamp === undefined ? {} : { timeStamp: time.timeStamp }),
  };
}

function unboundRefusal(attributes: SignedAttributes | undefined, options: CmsOptions): Refusal | undefined {
  if (options.binding !== 'required' || attributes?.certificate !== undefined) return undefined;
  const detail = { expected: 'signingCertificateV2' };
  return refusal('malformed', problem('signature.attribute-missing', options.place, detail));
}

function tokensOf({ unsigned }: SignerInfo): readonly Uint8Array[] {
  return unsigned
    .filter(({ type }) => type === cmsOids.signatureTimeStampToken)
    .flatMap(({ values }) => values.map(({ bytes }) => bytes));
}

/** Whoever signed a signature signed nothing of the document: it is no second signature of it. */
function countersignedNotice({ unsigned }: SignerInfo, place: string): readonly Problem[] {
  const isCountersigned = unsigned.some(({ type }) => type === cmsOids.counterSignature);
  return isCountersigned ? [problem('signature.countersigned', place)] : [];
}

/** What was there at a proven moment cannot have been made later (SIG-20). */
function claimedLate(
  claimed: Instant | undefined,
  at: Instant,
  { profile }: VerificationContext,
  place: string,
): readonly Problem[] {
  if (claimed === undefined || claimed <= at + profile.clockTolerance) return [];
  const detail = { seen: dayOf(claimed), expected: dayOf(at) };
  return [problem('signature.claimed-after-proven', place, detail)];
}
