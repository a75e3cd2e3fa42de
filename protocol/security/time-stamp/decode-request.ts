import { type Der, decoding, readDer, refuseDer, tags } from '../../asn1/der.ts';
import { fieldsOf } from '../../asn1/fields.ts';
import { booleanOf, integerOf, oidOf, smallIntegerOf } from '../../asn1/values.ts';
import { problem } from '../../problems/problem.ts';
import { type Reading, read, unread } from '../../result.ts';
import { judgeImprint, type RawImprint, readImprint } from './decode-imprint.ts';
import type { TimeStampRequest } from './time-stamp.ts';
import { timeStampProblem } from './time-stamp-problem.ts';

/**
 * Reads a TimeStampReq, for whoever issues time-stamps. Problems tell which failure to answer with: an unknown
 * hash is `timestamp.imprint-unsupported`, an extension `timestamp.extension-unknown`, anything else is malformed.
 */
export function decodeTimeStampRequest(bytes: Uint8Array, path = 'TimeStampReq'): Reading<TimeStampRequest> {
  const result = decoding(() => readRequest(readDer(bytes)));
  if (!result.ok) return unread(timeStampProblem(result.fault, path));
  const { imprint: raw, extended, ...request } = result.value;
  if (extended) return unread(problem('timestamp.extension-unknown', path));
  const imprint = judgeImprint(raw, path);
  return 'code' in imprint ? unread(imprint) : read({ ...request, imprint });
}

interface RawRequest extends Omit<TimeStampRequest, 'imprint'> {
  readonly imprint: RawImprint;
  readonly extended: boolean;
}

function readRequest(der: Der): RawRequest {
  const fields = fieldsOf(der);
  const version = fields.take(tags.integer);
  if (smallIntegerOf(version) !== 1) refuseDer('value', version.offset);
  const imprint = readImprint(fields.take(tags.sequence));
  const policy = fields.takeIf(tags.oid);
  const nonce = fields.takeIf(tags.integer);
  const wanted = fields.takeIf(tags.boolean);
  if (wanted !== undefined && !booleanOf(wanted)) refuseDer('default-written', wanted.offset);
  const extended = fields.context(0) !== undefined;
  fields.end();
  return {
    imprint,
    extended,
    certificateWanted: wanted !== undefined,
    ...(policy === undefined ? {} : { policy: oidOf(policy) }),
    ...(nonce === undefined ? {} : { nonce: integerOf(nonce) }),
  };
}
