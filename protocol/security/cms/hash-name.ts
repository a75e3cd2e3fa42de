import { hashOids } from '../../asn1/oids.ts';
import type { HashName } from '../algorithm.ts';

const hashNames: readonly HashName[] = [
  'sha256',
  'sha384',
  'sha512',
  'sha1',
  'sha224',
  'md5',
  'sha3-256',
  'sha3-384',
  'sha3-512',
];

const nameOf = new Map<string, HashName>(hashNames.map((name) => [hashOids[name], name]));

/** The hash that a dotted OID names. */
export function hashNameOf(dotted: string): HashName | 'unknown' {
  return nameOf.get(dotted) ?? 'unknown';
}
