import { type Der, decoding, readDer, refuseDer, tags } from '../../asn1/der.ts';
import { fieldsOf, listOf } from '../../asn1/fields.ts';
import { ocspOids } from '../../asn1/oids.ts';
import { bitBytesOf, hexOf, octetsOf, oidOf, smallIntegerOf, timeOf, wrappedIn } from '../../asn1/values.ts';
import type { Instant } from '../../ports/ports.ts';
import { problem } from '../../problems/problem.ts';
import { type Reading, read, unread } from '../../result.ts';
import type { HashName } from '../algorithm.ts';
import { parseHashAlgorithm } from '../algorithms.ts';
import type { Extension } from '../certificate.ts';
import { readName } from '../distinguished-name.ts';
import { readExtensionList, serialOf, sha256Of } from '../parse-certificate.ts';
import type { Signed } from '../signed-by.ts';
import { reasonIn } from './crl-entry.ts';

/** Which certificate an answer is about (RFC 6960 §4.1.1). */
export interface CertificateId {
  /** Undefined for a hash that is not known. */
  readonly hash: HashName | undefined;
  /** Hex. */
  readonly issuerNameHash: string;
  /** Hex. */
  readonly issuerKeyHash: string;
  readonly serial: string;
}

/** The state of one certificate in an answer. */
export interface SingleAnswer {
  readonly id: CertificateId;
  readonly status: 'good' | 'revoked' | 'unknown';
  readonly revokedAt?: Instant;
  readonly reason?: string;
  readonly thisUpdate: Instant;
  readonly nextUpdate?: Instant;
  /** How far back the responder remembers certificates that expired (RFC 6960 §4.4.4). */
  readonly archiveCutoff?: Instant;
  readonly unknownCritical?: string;
}

/** A signed OCSP answer (RFC 6960 §4.2.1). */
export interface OcspAnswer extends Signed {
  /** Of the whole, hex. */
  readonly sha256: string;
  /** Canonical name, or hex of the SHA-1 of its key. */
  readonly responder: { readonly by: 'name' | 'key'; readonly value: string };
  readonly producedAt: Instant;
  readonly answers: readonly SingleAnswer[];
  /** Hex of the value in the nonce extension. */
  readonly nonce?: string;
  readonly unknownCritical?: string;
  /** DER, as sent along. */
  readonly certificates: readonly Uint8Array[];
}

const archiveCutoff = '1.3.6.1.5.5.7.48.1.6';
const mostAnswers = 1_000;
const mostCertificates = 10;

/** Reads an OCSPResponse that holds a basic answer, DER only. Problem: `revocation.proof-malformed`. */
export function parseOcspAnswer(bytes: Uint8Array): Reading<OcspAnswer> {
  const reading = decoding(() => readResponse(readDer(bytes)));
  if (!reading.ok) {
    const { rule, offset } = reading.fault;
    return unread(problem('revocation.proof-malformed', { path: 'OCSP', offset }, { seen: `OCSP ${rule}` }));
  }
  if (typeof reading.value !== 'string') return read(reading.value);
  return unread(problem('revocation.proof-malformed', 'OCSP', { seen: `OCSP ${reading.value}` }));
}

const failures: Readonly<Record<number, string>> = {
  1: 'malformedRequest',
  2: 'internalError',
  3: 'tryLater',
  5: 'sigRequired',
  6: 'unauthorized',
};

/** The answer, or the responder's word for having none. */
function readResponse(der: Der): OcspAnswer | string {
  const outer = fieldsOf(der);
  const status = outer.take(tags.enumerated);
  const wrapped = outer.explicit(0);
  outer.end();
  const code = smallIntegerOf(status);
  if (code !== 0) return failures[code] ?? refuseDer('value', status.offset);
  if (wrapped === undefined) return refuseDer('missing', der.offset);
  const fields = fieldsOf(wrapped);
  const type = oidOf(fields.take(tags.oid));
  const basic = fields.take(tags.octets);
  fields.end();
  return type === ocspOids.basic ? readBasic(wrappedIn(basic), sha256Of(der.bytes)) : `type ${type}`;
}

function readBasic(der: Der, sha256: string): OcspAnswer {
  const outer = fieldsOf(der);
  const body = outer.take(tags.sequence);
  const signatureAlgorithm = outer.take(tags.sequence).bytes;
  const signature = bitBytesOf(outer.take(tags.bits));
  const sent = outer.explicit(0);
  outer.end();
  const certificates = sent === undefined ? [] : listOf(sent, ({ bytes }) => bytes, mostCertificates);
  return { sha256, toBeSigned: body.bytes, signatureAlgorithm, signature, certificates, ...readData(body) };
}

type Data = Pick<OcspAnswer, 'responder' | 'producedAt' | 'answers' | 'nonce' | 'unknownCritical'>;

function readData(body: Der): Data {
  const fields = fieldsOf(body);
  const version = fields.explicit(0);
  if (version !== undefined) refuseDer('default-written', version.offset);
  const byName = fields.explicit(1);
  const byKey = byName === undefined ? fields.explicit(2) : undefined;
  const producedAt = timeOf(fields.take(tags.generalizedTime));
  const answers = listOf(fields.take(tags.sequence), readSingle, mostAnswers);
  const wrapped = fields.explicit(1);
  fields.end();
  const extensions = wrapped === undefined ? [] : readExtensionList(wrapped);
  const nonce = extensions.find(({ oid }) => oid === ocspOids.nonce);
  const responder = responderOf(byName, byKey) ?? refuseDer('missing', body.offset);
  return {
    ...{ responder, producedAt, answers },
    ...(nonce === undefined ? {} : { nonce: hexOf(octetsOf(readDer(nonce.value))) }),
    ...unknownAmong(extensions, [ocspOids.nonce]),
  };
}

function responderOf(byName: Der | undefined, byKey: Der | undefined): OcspAnswer['responder'] | undefined {
  if (byName !== undefined) return { by: 'name', value: readName(byName).canonical };
  return byKey === undefined ? undefined : { by: 'key', value: hexOf(octetsOf(byKey)) };
}

function readSingle(der: Der): SingleAnswer {
  const fields = fieldsOf(der);
  const id = readId(fields.take(tags.sequence));
  const status = readStatus(fields.any());
  const thisUpdate = timeOf(fields.take(tags.generalizedTime));
  const next = fields.explicit(0);
  const wrapped = fields.explicit(1);
  fields.end();
  const extensions = wrapped === undefined ? [] : readExtensionList(wrapped);
  const cutoff = extensions.find(({ oid }) => oid === archiveCutoff);
  return {
    ...{ id, ...status, thisUpdate },
    ...(next === undefined ? {} : { nextUpdate: timeOf(next) }),
    ...(cutoff === undefined ? {} : { archiveCutoff: timeOf(readDer(cutoff.value)) }),
    ...unknownAmong(extensions, [archiveCutoff]),
  };
}

function unknownAmong(
  extensions: readonly Extension[],
  known: readonly string[],
): { readonly unknownCritical?: string } {
  const unknown = extensions.find(({ critical, oid }) => critical && !known.includes(oid));
  return unknown === undefined ? {} : { unknownCritical: unknown.oid };
}

function readId(der: Der): CertificateId {
  const fields = fieldsOf(der);
  const hash = parseHashAlgorithm(fields.take(tags.sequence).bytes);
  const issuerNameHash = hexOf(octetsOf(fields.take(tags.octets)));
  const issuerKeyHash = hexOf(octetsOf(fields.take(tags.octets)));
  const serial = serialOf(fields.take(tags.integer));
  fields.end();
  return { hash: hash.ok ? hash.value : undefined, issuerNameHash, issuerKeyHash, serial };
}

function readStatus(der: Der): Pick<SingleAnswer, 'status' | 'revokedAt' | 'reason'> {
  if (der.tagClass !== 'context') return refuseDer('wrong-tag', der.offset);
  if (der.number === 1) return readRevoked(der);
  if (der.number > 2 || der.constructed || der.content.length > 0) refuseDer('value', der.offset);
  return { status: der.number === 0 ? 'good' : 'unknown' };
}

function readRevoked(der: Der): Pick<SingleAnswer, 'status' | 'revokedAt' | 'reason'> {
  const fields = fieldsOf(der, 'implicit');
  const revokedAt = timeOf(fields.take(tags.generalizedTime));
  const reason = fields.explicit(0);
  fields.end();
  return { status: 'revoked', revokedAt, ...(reason === undefined ? {} : { reason: reasonIn(reason) }) };
}
