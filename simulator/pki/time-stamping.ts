import { testPolicies } from '../../fixtures/keys/profiles.ts';
import { spoilt } from '../../fixtures/keys/sign-bytes.ts';
import { signingKeyOf } from '../../fixtures/keys/signing-keys.ts';
import type { Chance, Instant } from '../../protocol/ports/ports.ts';
import type { Problem } from '../../protocol/problems/problem.ts';
import type { SigningKey } from '../../protocol/security/signing-key.ts';
import { decodeTimeStampRequest } from '../../protocol/security/time-stamp/decode-request.ts';
import {
  encodeTimeStampResponse,
  encodeTimeStampToken,
} from '../../protocol/security/time-stamp/encode-time-stamp.ts';
import type { TimeStampFailure, TimeStampRequest } from '../../protocol/security/time-stamp/time-stamp.ts';
import { type Bend, claimedTime } from './bend.ts';
import type { Authorities } from './issuing.ts';

/** Stamps time (RFC 3161). */
export interface TimeStamping {
  /** DER of a TimeStampResp, granted or refused. */
  stamp(request: Uint8Array, at: Instant, bend?: Bend): Promise<Uint8Array>;
}

/** Milliseconds within which the clock is right. */
const accuracy = { milliseconds: 500 };

export function createTimeStamping(authorities: Authorities, chance: Chance): TimeStamping {
  return {
    async stamp(bytes, now, bend) {
      const reading = decodeTimeStampRequest(bytes);
      if (!reading.ok) return refuse(failureOf(reading.problems));
      const request = reading.value;
      const { policy = testPolicies.timeStamp } = request;
      if (policy !== testPolicies.timeStamp) return refuse('unacceptedPolicy');
      if (bend?.kind === 'busy') return refuse('timeNotAvailable');
      const signer = await authorities.timeStamp(bend?.kind === 'wrong-signer' ? 'look-alike' : 'agency');
      const token = await encodeTimeStampToken({
        info: {
          ...{ policy, accuracy, ordering: false, at: claimedTime(now, bend) },
          imprint: imprintFor(request, bend),
          serial: drawSerial(chance),
          ...(request.nonce === undefined || bend?.kind === 'nonce-lost' ? {} : { nonce: request.nonce }),
        },
        key: bentKey(signingKeyOf(signer), bend),
        withCertificates: request.certificateWanted,
      });
      return encodeTimeStampResponse({ status: 'granted', texts: [], failures: [], token });
    },
  };
}

/** Serials of tokens are never given twice: eight drawn bytes, the first bit off and the next one on. */
function drawSerial(chance: Chance): bigint {
  const drawn = Buffer.from(chance.bytes('serial of a time-stamp', 8)).readBigUInt64BE();
  return (drawn & 0x3fff_ffff_ffff_ffffn) | 0x4000_0000_0000_0000n;
}

function imprintFor({ imprint }: TimeStampRequest, bend: Bend): TimeStampRequest['imprint'] {
  if (bend?.kind !== 'other-subject') return imprint;
  return { ...imprint, digest: Uint8Array.from(imprint.digest).reverse() };
}

function bentKey(key: SigningKey, bend: Bend): SigningKey {
  if (bend?.kind !== 'bad-signature') return key;
  return { ...key, sign: async (bytes) => spoilt(await key.sign(bytes)) };
}

function refuse(failure: TimeStampFailure): Uint8Array {
  return encodeTimeStampResponse({ status: 'rejection', texts: [], failures: [failure] });
}

function failureOf([first]: readonly Problem[]): TimeStampFailure {
  switch (first?.code) {
    case 'timestamp.imprint-unsupported':
      return 'badAlg';
    case 'timestamp.extension-unknown':
      return 'unacceptedExtension';
    default:
      return 'badDataFormat';
  }
}
