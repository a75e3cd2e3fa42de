import type { Instant } from '../../ports/ports.ts';
import { type Problem, problem } from '../../problems/problem.ts';
import { judgeSigner } from '../cms/judge-signer.ts';
import type { VerificationContext } from '../context.ts';
import { judgeHash } from '../judge-algorithm.ts';
import { proveTime, type TimeProof } from '../time-stamp/prove-time.ts';
import type { SignatureVerdict } from '../verdict.ts';
import { checkArithmetic, type SoundSignature } from './check-arithmetic.ts';
import { refusing } from './fault.ts';
import { dsig } from './names.ts';
import { timeStampsOf } from './signature-time-stamps.ts';
import type { SignedPacket } from './signed-packet.ts';

/** The answer about the XML signature of a packet. */
export interface PacketSignatureVerdict extends SignatureVerdict {
  readonly kind: 'xml';
  /** What was signed: there when, and only when, the verdict is `valid`. Read this and not the packet that came. */
  readonly signed?: SignedPacket;
}

const nothing = { kind: 'xml', place: dsig.signature, path: [] } as const;

/**
 * Judges the XML signature of a packet (SIG-19). It says nothing of the signatures in its files, which count in
 * law. What field packets carry there is `absent`, for its own reason. Never throws for what a peer sent.
 *
 * The eight rules of `docs/packet-signature.md`: the key comes from a certificate whose path is judged; one
 * signature, at its place, with one `SignedInfo`; algorithms by list; each reference to one element at its place;
 * the bytes that were hashed are handed on; no DTD, no comments; digests compared as bytes; a refusal ends all.
 */
export function verifyPacketSignature(
  packet: Uint8Array,
  context: VerificationContext,
): PacketSignatureVerdict {
  const found = refusing(() => checkArithmetic(packet, context));
  return found.ok ? judge(found.value, context) : { ...nothing, ...found.refusal };
}

function judge(sound: SoundSignature, context: VerificationContext): PacketSignatureVerdict {
  const { signer, properties, hashed, signed } = sound;
  const { certificate, algorithm } = signer;
  const certificates = [...signer.others, ...context.proof.certificates];
  const own = { ...context, proof: { ...context.proof, certificates } };
  const time = proveTimeOf(sound, own);
  const { at } = time.proven;
  const judged = judgeSigner({ certificate, algorithm, purpose: 'official-signature', at, context: own });
  const weak = weakHashes(sound, context, at);
  const claimedAt = properties?.signingTime;
  const verdict = weak.length > 0 ? 'weak-algorithm' : judged.verdict;
  const late = claimedLate(claimedAt, at, context);
  return {
    ...nothing,
    ...{ verdict, path: judged.path, proven: time.proven, signer: certificate, algorithm },
    coverage: hashed.coverage,
    reasons: [...weak, ...judged.reasons, ...time.problems, ...late, ...sound.notices],
    ...(claimedAt === undefined ? {} : { claimedAt }),
    ...(time.timeStamp === undefined ? {} : { timeStamp: time.timeStamp }),
    ...(verdict === 'valid' ? { signed } : {}),
  };
}

function proveTimeOf(
  { properties, placed, packet }: SoundSignature,
  context: VerificationContext,
): TimeProof {
  const stamps = properties && timeStampsOf(properties, placed, packet);
  return proveTime(stamps?.tokens ?? [], stamps?.over ?? new Uint8Array(0), context, dsig.signature);
}

/** The hash of the signature is judged with its scheme; those of the references are judged here (SIG-06). */
function weakHashes(
  { signature }: SoundSignature,
  { profile }: VerificationContext,
  at: Instant,
): readonly Problem[] {
  const hashes = new Set(signature.references.map(({ hash }) => hash));
  const found = [...hashes].flatMap((hash) => judgeHash(hash, profile, at));
  return found.filter(({ severity }) => severity === 'error');
}

/** What was there at a proven moment cannot have been made later (SIG-20). */
function claimedLate(
  claimed: Instant | undefined,
  at: Instant,
  { profile }: VerificationContext,
): readonly Problem[] {
  if (claimed === undefined || claimed <= at + profile.clockTolerance) return [];
  const detail = { seen: new Date(claimed).toISOString(), expected: new Date(at).toISOString() };
  return [problem('signature.claimed-after-proven', dsig.signature, detail)];
}
