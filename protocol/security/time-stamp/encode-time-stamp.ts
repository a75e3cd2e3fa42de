import { cmsOids } from '../../asn1/oids.ts';
import {
  boolean,
  explicit,
  generalizedTime,
  implicit,
  integer,
  namedBits,
  octets,
  oid,
  sequence,
  utf8,
} from '../../asn1/write.ts';
import { encodeHashAlgorithm } from '../cms/encode-algorithm.ts';
import { encodeCms } from '../cms/encode-cms.ts';
import type { SigningKey } from '../signing-key.ts';
import {
  failureBits,
  type MessageImprint,
  statuses,
  type TimeStampInfo,
  type TimeStampRequest,
  type TimeStampResponse,
} from './time-stamp.ts';

/** TimeStampReq as DER (RFC 3161 §2.4.1). */
export function encodeTimeStampRequest(request: TimeStampRequest): Uint8Array {
  const { imprint, policy, nonce, certificateWanted } = request;
  return sequence(
    integer(1),
    encodeImprint(imprint),
    policy === undefined ? undefined : oid(policy),
    nonce === undefined ? undefined : integer(nonce),
    certificateWanted ? boolean(true) : undefined,
  );
}

/** TSTInfo as DER (RFC 3161 §2.4.2). */
export function encodeTimeStampInfo(info: TimeStampInfo): Uint8Array {
  const { policy, imprint, serial, at, accuracy, ordering, nonce, issuer } = info;
  return sequence(
    integer(1),
    oid(policy),
    encodeImprint(imprint),
    integer(serial),
    generalizedTime(at),
    accuracy === undefined ? undefined : encodeAccuracy(accuracy.milliseconds),
    ordering ? boolean(true) : undefined,
    nonce === undefined ? undefined : integer(nonce),
    issuer === undefined ? undefined : explicit(0, explicit(4, issuer)),
  );
}

/** What an issuer signs, and with what. */
export interface TokenOrder {
  readonly info: TimeStampInfo;
  readonly key: SigningKey;
  /** Whether the certificates go into the token, as the request's `certificateWanted` says. */
  readonly withCertificates: boolean;
}

/** TimeStampToken as DER: a CMS message over TSTInfo, signed by the issuer alone (RFC 3161 §2.4.2, RFC 5816). */
export function encodeTimeStampToken({ info, key, withCertificates }: TokenOrder): Promise<Uint8Array> {
  return encodeCms({
    signers: [{ key, signingTime: info.at }],
    content: { attached: encodeTimeStampInfo(info) },
    contentType: cmsOids.tstInfo,
    certificates: withCertificates ? 'path' : 'none',
  });
}

/** TimeStampResp as DER. */
export function encodeTimeStampResponse(response: TimeStampResponse): Uint8Array {
  const { status, texts, failures, token } = response;
  const statusInfo = sequence(
    integer(statuses.indexOf(status)),
    texts.length === 0 ? undefined : sequence(...texts.map(utf8)),
    failures.length === 0 ? undefined : namedBits(...failures.map((failure) => failureBits[failure])),
  );
  return sequence(statusInfo, token);
}

function encodeImprint({ hash, digest }: MessageImprint): Uint8Array {
  return sequence(encodeHashAlgorithm(hash), octets(digest));
}

/** Seconds, and what is left as `[0]` milliseconds, from 1 to 999. */
function encodeAccuracy(milliseconds: number): Uint8Array {
  const [seconds, rest] = [Math.floor(milliseconds / 1000), milliseconds % 1000];
  return sequence(
    seconds === 0 ? undefined : integer(seconds),
    rest === 0 ? undefined : implicit(0, integer(rest)),
  );
}
