import { type Der, readDer, refuseDer, tags } from '../../asn1/der.ts';
import { fieldsOf } from '../../asn1/fields.ts';
import { extensionOids } from '../../asn1/oids.ts';
import { smallIntegerOf, timeOf } from '../../asn1/values.ts';
import type { Instant } from '../../ports/ports.ts';
import type { Extension } from '../certificate.ts';
import { readGeneralNames } from '../general-names.ts';
import { readExtensionList } from '../parse-certificate.ts';
import { reasonNames } from './statement.ts';

/** One entry of a list. */
export interface RevokedEntry {
  readonly serial: string;
  readonly revokedAt: Instant;
  readonly reason?: string;
  /** Since when the key was not to be trusted, by the authority's own word (RFC 5280 §5.3.2). */
  readonly invalidFrom?: Instant;
  /** Canonical name of the issuer from this entry on, in an indirect list. */
  readonly issuer?: string;
  readonly unknownCritical?: string;
}

/** Reads one entry of revokedCertificates. */
export function readEntry(
  der: Der,
  serialOf: (der: Der) => string,
  readTime: (der: Der) => Instant,
): RevokedEntry {
  const fields = fieldsOf(der);
  const serial = serialOf(fields.take(tags.integer));
  const revokedAt = readTime(fields.any());
  const extensions = fields.takeIf(tags.sequence);
  fields.end();
  const said = extensions === undefined ? {} : readEntryExtensions(readExtensionList(extensions));
  return { serial, revokedAt, ...said };
}

function readEntryExtensions(extensions: readonly Extension[]): Omit<RevokedEntry, 'serial' | 'revokedAt'> {
  const said: { reason?: string; invalidFrom?: Instant; issuer?: string; unknownCritical?: string } = {};
  for (const { oid, critical, value } of extensions) {
    if (oid === extensionOids.reasonCode) said.reason = reasonIn(readDer(value));
    else if (oid === extensionOids.invalidityDate) said.invalidFrom = timeOf(readDer(value));
    else if (oid === extensionOids.certificateIssuer) said.issuer = issuerIn(readDer(value));
    else if (critical) said.unknownCritical ??= oid;
  }
  return said;
}

/** The name of a CRLReason. */
export function reasonIn(der: Der): string {
  if (der.tagClass === 'universal' && der.number !== tags.enumerated) refuseDer('wrong-tag', der.offset);
  return reasonNames[smallIntegerOf(der)] ?? refuseDer('value', der.offset);
}

function issuerIn(der: Der): string {
  const directory = readGeneralNames(der).find(({ kind }) => kind === 'directory');
  return directory?.value ?? refuseDer('value', der.offset);
}
