import { type Der, tags } from '../../asn1/der.ts';
import { fieldsOf } from '../../asn1/fields.ts';
import { nullOf, octetsOf, oidOf } from '../../asn1/values.ts';
import { type Problem, problem } from '../../problems/problem.ts';
import type { HashName } from '../algorithm.ts';
import { hashLengths } from '../algorithms.ts';
import { hashNameOf } from '../cms/hash-name.ts';
import type { MessageImprint } from './time-stamp.ts';

/** MessageImprint as it stands: the hash may be one that nobody here knows. */
export interface RawImprint {
  readonly hash: HashName | 'unknown';
  /** Dotted OID of the hash. */
  readonly algorithm: string;
  readonly digest: Uint8Array;
}

/** Reads a MessageImprint (RFC 3161 §2.4.1). Runs inside `decoding`. */
export function readImprint(der: Der): RawImprint {
  const fields = fieldsOf(der);
  const identifier = fieldsOf(fields.take(tags.sequence));
  const algorithm = oidOf(identifier.take(tags.oid));
  const parameters = identifier.takeIf(tags.null);
  if (parameters !== undefined) nullOf(parameters);
  identifier.end();
  const digest = octetsOf(fields.take(tags.octets));
  fields.end();
  return { hash: hashNameOf(algorithm), algorithm, digest };
}

/** Turns what was read into an imprint whose digest has the length of its hash, or says what is wrong with it. */
export function judgeImprint(
  { hash, algorithm, digest }: RawImprint,
  path: string,
): MessageImprint | Problem {
  if (hash === 'unknown') return problem('timestamp.imprint-unsupported', path, { seen: algorithm });
  if (digest.length === hashLengths[hash]) return { hash, digest };
  const seen = `${hash}: ${digest.length} byte`;
  return problem('timestamp.malformed', `${path}/messageImprint`, { seen });
}
