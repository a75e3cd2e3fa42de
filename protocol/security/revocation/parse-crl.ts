import { type Der, decoding, isUniversal, readDer, refuseDer, tags } from '../../asn1/der.ts';
import { type Fields, fieldsOf } from '../../asn1/fields.ts';
import { extensionOids } from '../../asn1/oids.ts';
import {
  bitBytesOf,
  booleanOf,
  hexOf,
  integerOf,
  namedBitsOf,
  sameBytes,
  smallIntegerOf,
} from '../../asn1/values.ts';
import type { Instant } from '../../ports/ports.ts';
import { problem } from '../../problems/problem.ts';
import { type Reading, read, unread } from '../../result.ts';
import type { DistinguishedName, Extension } from '../certificate.ts';
import { pointNames } from '../certificate-extensions.ts';
import { readName } from '../distinguished-name.ts';
import { readExtensionList, readTime, serialOf, sha256Of } from '../parse-certificate.ts';
import type { Signed } from '../signed-by.ts';
import { type RevokedEntry, readEntry } from './crl-entry.ts';

/** Which certificates a list speaks of (RFC 5280 §5.2.5). */
export interface ListScope {
  /** As in a certificate's distribution points; empty when the list is of no particular point. */
  readonly names: readonly string[];
  readonly only?: 'users' | 'authorities' | 'attributes';
  /** For some reasons only: silence of such a list says little. */
  readonly partial: boolean;
  /** Holds entries of other issuers too. */
  readonly indirect: boolean;
  /** Hex of the extension, to match a delta with its base; empty when there is none. */
  readonly key: string;
}

/** A certificate revocation list, complete or delta (RFC 5280 §5). */
export interface RevocationList extends Signed {
  /** Of the whole, hex. */
  readonly sha256: string;
  readonly issuer: DistinguishedName;
  readonly thisUpdate: Instant;
  readonly nextUpdate?: Instant;
  readonly number?: bigint;
  /** Number of the list that this delta is a change of. */
  readonly baseNumber?: bigint;
  readonly scope: ListScope;
  /** By issuer's canonical name and serial; see `entryKey`. */
  readonly entries: ReadonlyMap<string, RevokedEntry>;
  /** Entries stay beyond the expiry of their certificates (X.509 expiredCertsOnCRL). */
  readonly keepsExpired: boolean;
  /** A critical extension that is not understood: the list must not be used (RFC 5280 §5.2). */
  readonly unknownCritical?: string;
}

const expiredOnList = '2.5.29.60';
const understood: readonly string[] = [
  extensionOids.authorityKeyId,
  extensionOids.issuerAltName,
  extensionOids.crlNumber,
  extensionOids.deltaCrl,
  extensionOids.issuingDistributionPoint,
  extensionOids.freshestCrl,
  extensionOids.authorityInfoAccess,
  expiredOnList,
];

/** Key of an entry: serial numbers are an issuer's own. */
export function entryKey(issuer: DistinguishedName, serial: string): string {
  return `${serial} ${issuer.canonical}`;
}

/** Reads a CRL, DER only. Problem: `revocation.proof-malformed`. */
export function parseCrl(bytes: Uint8Array): Reading<RevocationList> {
  const reading = decoding(() => readList(readDer(bytes)));
  if (reading.ok) return read(reading.value);
  const { rule, offset } = reading.fault;
  return unread(problem('revocation.proof-malformed', { path: 'CRL', offset }, { seen: `CRL ${rule}` }));
}

function readList(der: Der): RevocationList {
  const outer = fieldsOf(der);
  const body = outer.take(tags.sequence);
  const signatureAlgorithm = outer.take(tags.sequence).bytes;
  const signature = bitBytesOf(outer.take(tags.bits));
  outer.end();
  const fields = fieldsOf(body);
  const version = fields.takeIf(tags.integer);
  if (version !== undefined && smallIntegerOf(version) !== 1) refuseDer('value', version.offset);
  const algorithm = fields.take(tags.sequence);
  if (!sameBytes(algorithm.bytes, signatureAlgorithm)) refuseDer('value', algorithm.offset);
  const issuer = readName(fields.take(tags.sequence));
  const thisUpdate = readTime(fields.any());
  const nextUpdate = timeIn(fields);
  const revoked = fields.takeIf(tags.sequence);
  const wrapped = fields.explicit(0);
  fields.end();
  if (wrapped !== undefined && version === undefined) refuseDer('value', wrapped.offset);
  const extensions = wrapped === undefined ? [] : readExtensionList(wrapped);
  const { unknownCritical, ...said } = readExtensions(extensions);
  const listed = readEntries(revoked, issuer, said.baseNumber !== undefined);
  const critical = unknownCritical ?? listed.unknownCritical;
  return {
    ...{ sha256: sha256Of(der.bytes), toBeSigned: body.bytes, signatureAlgorithm, signature },
    ...{ issuer, thisUpdate, ...said, entries: listed.entries },
    ...(nextUpdate === undefined ? {} : { nextUpdate }),
    ...(critical === undefined ? {} : { unknownCritical: critical }),
  };
}

function timeIn(fields: Fields): Instant | undefined {
  const next = fields.peek();
  const isTime = isUniversal(next, tags.utcTime) || isUniversal(next, tags.generalizedTime);
  return isTime ? readTime(fields.any()) : undefined;
}

interface Listed {
  readonly entries: ReadonlyMap<string, RevokedEntry>;
  readonly unknownCritical?: string;
}

/** Each entry is of the issuer that the last entry with an issuer named (RFC 5280 §5.3.3). */
function readEntries(der: Der | undefined, issuer: DistinguishedName, isDelta: boolean): Listed {
  const entries = new Map<string, RevokedEntry>();
  if (der === undefined) return { entries };
  let current = issuer.canonical;
  let unknownCritical: string | undefined;
  const fields = fieldsOf(der);
  if (fields.done()) refuseDer('value', der.offset);
  while (!fields.done()) {
    const member = fields.any();
    const entry = readEntry(member, serialOf, readTime);
    current = entry.issuer ?? current;
    unknownCritical ??= entry.unknownCritical;
    if (entry.reason === 'removeFromCRL' && !isDelta) refuseDer('value', member.offset);
    entries.set(`${entry.serial} ${current}`, entry);
  }
  return { entries, ...(unknownCritical === undefined ? {} : { unknownCritical }) };
}

type Said = Pick<RevocationList, 'number' | 'baseNumber' | 'scope' | 'keepsExpired' | 'unknownCritical'>;

function readExtensions(extensions: readonly Extension[]): Said {
  const contentOf = (oid: string): Uint8Array | undefined =>
    extensions.find((extension) => extension.oid === oid)?.value;
  const [number, base] = [
    numberIn(contentOf(extensionOids.crlNumber)),
    numberIn(contentOf(extensionOids.deltaCrl)),
  ];
  const unknown = extensions.find(({ critical, oid }) => critical && !understood.includes(oid))?.oid;
  return {
    scope: readScope(contentOf(extensionOids.issuingDistributionPoint)),
    keepsExpired: contentOf(expiredOnList) !== undefined,
    ...(number === undefined ? {} : { number }),
    ...(base === undefined ? {} : { baseNumber: base }),
    ...(unknown === undefined ? {} : { unknownCritical: unknown }),
  };
}

function numberIn(value: Uint8Array | undefined): bigint | undefined {
  return value === undefined ? undefined : integerOf(readDer(value));
}

function readScope(value: Uint8Array | undefined): ListScope {
  if (value === undefined) return { names: [], partial: false, indirect: false, key: '' };
  const fields = fieldsOf(readDer(value));
  const point = fields.explicit(0);
  const users = flag(fields.context(1));
  const authorities = flag(fields.context(2));
  const reasons = fields.context(3);
  const indirect = flag(fields.context(4));
  const attributes = flag(fields.context(5));
  fields.end();
  if (Number(users) + Number(authorities) + Number(attributes) > 1) refuseDer('value', 0);
  if (reasons !== undefined) namedBitsOf(reasons);
  const only = users ? 'users' : authorities ? 'authorities' : attributes ? 'attributes' : undefined;
  return {
    // A point that is named in a way not read here must match nothing, and not everything.
    names: point === undefined ? [] : [...pointNames(point), 'point'],
    ...(only === undefined ? {} : { only }),
    partial: reasons !== undefined,
    indirect,
    key: hexOf(value),
  };
}

/** DEFAULT FALSE, so that FALSE is not written. */
function flag(der: Der | undefined): boolean {
  if (der !== undefined && !booleanOf(der)) refuseDer('default-written', der.offset);
  return der !== undefined;
}
