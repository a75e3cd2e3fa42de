import { randomBytes } from 'node:crypto';
import type { Clock } from '../../protocol/ports/ports.ts';
import type { Problem } from '../../protocol/problems/problem.ts';
import type { ProofMaterial } from '../../protocol/security/context.ts';
import { decodeToken } from '../../protocol/security/time-stamp/decode-token.ts';
import { collectProof, joinProofs } from '../../simulator/signing/collect-proof.ts';
import type { TimeStamper } from '../../simulator/signing/signing-order.ts';
import { createTimeStampClient } from '../../simulator/signing/time-stamp-client.ts';

/** What a command brings home from the network: only what its options allow. */
export interface Gathering {
  readonly timeStamp: TimeStamper | undefined;
  /** Proofs about certificates, beside those at hand; nothing is asked without `--online`. */
  about(certificates: readonly Uint8Array[], atHand: ProofMaterial): Promise<ProofMaterial>;
  /** The same about the certificates of the time-stamps that were got. */
  aboutStamps(atHand: ProofMaterial): Promise<ProofMaterial>;
  /** Addresses that gave nothing. */
  readonly problems: readonly Problem[];
}

export interface GatheringOptions {
  readonly online?: true;
  /** Missing certificates of issuers as well. */
  readonly fetchIssuers?: true;
  readonly tsa?: string;
}

export function createGathering({ online, fetchIssuers, tsa }: GatheringOptions, clock: Clock): Gathering {
  const problems: Problem[] = [];
  const stamps: Uint8Array[] = [];
  const about: Gathering['about'] = async (certificates, atHand) => {
    if (!online) return atHand;
    const collected = await collectProof(certificates, {
      ...{ fetch: ask, clock, fetchIssuers: fetchIssuers === true },
    });
    problems.push(...collected.problems);
    return joinProofs(atHand, collected.proof);
  };
  return {
    timeStamp: tsa === undefined ? undefined : keeping(stamps, tsa, clock),
    about,
    aboutStamps: (atHand) => about(stamps.flatMap(certificatesIn), atHand),
    problems,
  };
}

function keeping(stamps: Uint8Array[], url: string, clock: Clock): TimeStamper {
  const client = createTimeStampClient({ url, fetch: ask, clock, random: (length) => randomBytes(length) });
  return async (signature) => {
    const token = await client(signature);
    if (token.ok) stamps.push(token.value);
    return token;
  };
}

function certificatesIn(token: Uint8Array): readonly Uint8Array[] {
  const decoded = decodeToken(token, 'time-stamp');
  return decoded.ok ? decoded.value.message.certificates : [];
}

function ask(url: string | URL, init?: RequestInit): Promise<Response> {
  return fetch(url, init);
}
