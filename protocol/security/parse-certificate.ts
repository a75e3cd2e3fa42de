import { createHash, type KeyObject } from 'node:crypto';
import { type Der, decoding, readDer, refuseDer, tags } from '../asn1/der.ts';
import { type Fields, fieldsOf, listOf } from '../asn1/fields.ts';
import {
  bitBytesOf,
  bitsOf,
  booleanOf,
  hexOf,
  integerBytesOf,
  oidOf,
  sameBytes,
  smallIntegerOf,
  timeOf,
  wrappedIn,
} from '../asn1/values.ts';
import type { Instant } from '../ports/ports.ts';
import { type Problem, problem } from '../problems/problem.ts';
import { type Reading, read, unread } from '../result.ts';
import type { Certificate, Extension } from './certificate.ts';
import { type ExtensionFacts, noFacts, readExtension } from './certificate-extensions.ts';
import type { VerificationMemo } from './context.ts';
import { readName } from './distinguished-name.ts';
import { keyOf } from './public-key.ts';

/** Longer certificates are refused; those of authorities in use stay below 4 KB. */
const longestCertificate = 65_536;

/**
 * Reads an X.509 certificate (RFC 5280 §4.1), DER only. What is refused here could be read in two ways, or names
 * a key that no arithmetic here knows; whether the certificate may be used is the path's to say.
 */
export function parseCertificate(bytes: Uint8Array): Reading<Certificate> {
  if (bytes.length > longestCertificate) {
    return unread(problem('certificate.malformed', 'Certificate', { seen: `${bytes.length} bytes` }));
  }
  const reading = decoding(() => readCertificate(readDer(Uint8Array.from(bytes))));
  if (reading.ok) return reading.value;
  const { rule, offset } = reading.fault;
  return unread(problem('certificate.malformed', { path: 'Certificate', offset }, { seen: rule }));
}

/** The verdict on what rests on a certificate that could not be read, by the problems of its reading. */
export function verdictOfUnread(problems: readonly Problem[]): 'malformed' | 'unsupported-algorithm' {
  const isUnsupported = problems.some(({ code }) => code === 'certificate.key-unsupported');
  return isUnsupported ? 'unsupported-algorithm' : 'malformed';
}

/** As `parseCertificate`, remembered by content where the context has a memo. */
export function parseKnownCertificate(
  bytes: Uint8Array,
  memo: VerificationMemo | undefined,
): Reading<Certificate> {
  if (memo === undefined) return parseCertificate(bytes);
  const key = `certificate:${sha256Of(bytes)}`;
  const known = memo.get(key);
  if (isReading(known)) return known;
  const reading = parseCertificate(bytes);
  memo.set(key, reading);
  return reading;
}

function isReading(value: unknown): value is Reading<Certificate> {
  return typeof value === 'object' && value !== null && 'problems' in value;
}

function readCertificate(der: Der): Reading<Certificate> {
  const outer = fieldsOf(der);
  const body = outer.take(tags.sequence);
  const algorithm = outer.take(tags.sequence);
  const signature = bitBytesOf(outer.take(tags.bits));
  outer.end();
  const facts = readBody(body);
  if (!sameBytes(facts.algorithm.bytes, algorithm.bytes)) {
    return unread(
      problem('certificate.algorithms-differ', { path: 'Certificate', offset: algorithm.offset }),
    );
  }
  const key = keyOf(facts.keyInfo);
  if (typeof key === 'string') return unread(keyProblem(key, facts.keyInfo));
  const certificate = assemble(der, body, algorithm, signature, facts, key);
  return read(
    certificate,
    certificate.serial === '0' ? [problem('certificate.serial-zero', 'Certificate')] : [],
  );
}

function keyProblem(fault: 'unsupported' | 'unsound', { offset }: Der): Problem {
  const place = { path: 'Certificate/subjectPublicKeyInfo', offset };
  return problem(fault === 'unsupported' ? 'certificate.key-unsupported' : 'certificate.key-unsound', place);
}

interface Body {
  readonly version: 1 | 2 | 3;
  readonly serial: string;
  readonly algorithm: Der;
  readonly issuer: Certificate['issuer'];
  readonly subject: Certificate['subject'];
  readonly validity: readonly [Instant, Instant];
  readonly keyInfo: Der;
  readonly extensions: readonly Extension[];
  readonly said: ExtensionFacts;
}

function assemble(
  der: Der,
  body: Der,
  algorithm: Der,
  signature: Uint8Array,
  facts: Body,
  publicKey: KeyObject,
): Certificate {
  const [notBefore, notAfter] = facts.validity;
  return {
    der: der.bytes,
    version: facts.version,
    sha256: sha256Of(der.bytes),
    toBeSigned: body.bytes,
    serial: facts.serial,
    issuer: facts.issuer,
    subject: facts.subject,
    notBefore,
    notAfter,
    publicKey,
    publicKeyInfo: facts.keyInfo.bytes,
    signatureAlgorithm: algorithm.bytes,
    signature,
    extensions: facts.extensions,
    ...facts.said,
  };
}

function readBody(body: Der): Body {
  const fields = fieldsOf(body);
  const version = readVersion(fields);
  const serial = serialOf(fields.take(tags.integer));
  const algorithm = fields.take(tags.sequence);
  const issuer = fields.take(tags.sequence);
  const validity = readValidity(fields.take(tags.sequence));
  const subject = readName(fields.take(tags.sequence));
  const keyInfo = fields.take(tags.sequence);
  for (const unique of [fields.context(1), fields.context(2)]) {
    if (unique === undefined) continue;
    if (version === 1) refuseDer('value', unique.offset);
    bitsOf(unique);
  }
  const wrapped = version === 3 ? fields.explicit(3) : undefined;
  fields.end();
  const issuerName = readName(issuer);
  if (issuerName.attributes.length === 0) refuseDer('value', issuer.offset);
  return {
    version,
    serial,
    algorithm,
    issuer: issuerName,
    subject,
    validity,
    keyInfo,
    ...readExtensions(wrapped),
  };
}

function readVersion(fields: Fields): 1 | 2 | 3 {
  const field = fields.explicit(0);
  if (field === undefined) return 1;
  const version = smallIntegerOf(field);
  if (version === 0) refuseDer('default-written', field.offset);
  return version === 1 ? 2 : version === 2 ? 3 : refuseDer('value', field.offset);
}

/** Upper-case hex without leading zeros; positive or zero, at most 20 bytes (RFC 5280 §4.1.2.2). */
export function serialOf(der: Der): string {
  const bytes = integerBytesOf(der);
  if (bytes.length > 20 || (bytes[0] ?? 0) >= 0x80) refuseDer('value', der.offset);
  const digits = hexOf(bytes).replace(/^0+/, '').toUpperCase();
  return digits === '' ? '0' : digits;
}

function readValidity(der: Der): readonly [Instant, Instant] {
  const fields = fieldsOf(der);
  const validity = [readTime(fields.any()), readTime(fields.any())] as const;
  fields.end();
  return validity;
}

const firstGeneralized = Date.UTC(2050, 0);

/** UTCTime through 2049, GeneralizedTime from then on, whole seconds (RFC 5280 §4.1.2.5). */
export function readTime(der: Der): Instant {
  const at = timeOf(der);
  const isUtc = der.number === tags.utcTime;
  if (isUtc !== at < firstGeneralized || (!isUtc && der.content.length !== 15)) refuseDer('time', der.offset);
  return at;
}

function readExtensions(der: Der | undefined): Pick<Body, 'extensions' | 'said'> {
  const said = noFacts();
  if (der === undefined) return { extensions: [], said };
  const extensions = readExtensionList(der, (oid, value) => readExtension(oid, value, said));
  if (extensions.length === 0) refuseDer('value', der.offset);
  return { extensions, said };
}

/** Reads Extensions: each kind once, `critical` written only when true. */
export function readExtensionList(
  der: Der,
  understand: (oid: string, value: Der) => void = () => undefined,
): readonly Extension[] {
  const seen = new Set<string>();
  return listOf(
    der,
    (member) => {
      const fields = fieldsOf(member);
      const oid = oidOf(fields.take(tags.oid));
      const critical = fields.takeIf(tags.boolean);
      const value = fields.take(tags.octets);
      fields.end();
      if (critical !== undefined && !booleanOf(critical)) refuseDer('default-written', critical.offset);
      if (seen.has(oid)) refuseDer('value', member.offset);
      seen.add(oid);
      const inner = knownOrNot(oid, value, understand);
      return { oid, critical: critical !== undefined, value: inner };
    },
    100,
  );
}

function knownOrNot(oid: string, value: Der, understand: (oid: string, value: Der) => void): Uint8Array {
  if (isRead(oid)) understand(oid, wrappedIn(value));
  return value.content;
}

/** The arcs of RFC 5280 and PKIX; what others put into theirs need not be DER. */
function isRead(oid: string): boolean {
  return oid.startsWith('2.5.29.') || oid.startsWith('1.3.6.1.5.5.7.');
}

export function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
