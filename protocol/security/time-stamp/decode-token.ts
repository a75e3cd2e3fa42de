import { cmsOids } from '../../asn1/oids.ts';
import { problem } from '../../problems/problem.ts';
import { type Reading, read, unread } from '../../result.ts';
import { decodeSignedData } from '../cms/decode-signed-data.ts';
import type { SignedData, SignerInfo } from '../cms/signed-data.ts';
import { decodeTimeStampInfo } from './decode-info.ts';
import type { TimeStampInfo } from './time-stamp.ts';

/** A token as it stands; nothing in it is believed yet. */
export interface TimeStampToken {
  readonly message: SignedData;
  readonly signer: SignerInfo;
  /** DER of TSTInfo: what was signed. */
  readonly content: Uint8Array;
  readonly info: TimeStampInfo;
}

/** Reads a TimeStampToken: SignedData over TSTInfo with one signer (RFC 3161 §2.4.2). */
export function decodeToken(token: Uint8Array, path: string): Reading<TimeStampToken> {
  const reading = decodeSignedData(token, path);
  if (!reading.ok) return reading;
  const message = reading.value;
  const { contentType, content, signers } = message;
  if (contentType !== cmsOids.tstInfo) {
    const detail = { seen: contentType, expected: cmsOids.tstInfo };
    return unread(problem('signature.content-type-foreign', path, detail));
  }
  if (content === undefined) return unread(problem('signature.content-missing', path));
  const [signer, ...others] = signers;
  if (signer === undefined || others.length > 0) {
    return unread(problem('timestamp.several-signers', path, { seen: String(signers.length) }));
  }
  const info = decodeTimeStampInfo(content.bytes, `${path}/TSTInfo`);
  return info.ok ? read({ message, signer, content: content.bytes, info: info.value }) : info;
}
