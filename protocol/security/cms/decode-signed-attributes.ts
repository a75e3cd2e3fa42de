import { type Der, decoding, isContext, refuseDer, tags } from '../../asn1/der.ts';
import { fieldsOf, listOf, onlyFieldOf } from '../../asn1/fields.ts';
import { cmsOids } from '../../asn1/oids.ts';
import { octetsOf, oidOf, timeOf } from '../../asn1/values.ts';
import { type Problem, problem } from '../../problems/problem.ts';
import { type Reading, read, unread } from '../../result.ts';
import type { HashName } from '../algorithm.ts';
import { serialOf } from '../parse-certificate.ts';
import { hashNameOf } from './hash-name.ts';
import { messageLimits } from './message-limits.ts';
import type { CertificateReference, SignedAttributes } from './signed-attributes.ts';
import type { Attribute, SignerInfo } from './signed-data.ts';
import { structureProblem } from './structure-problem.ts';

/** Attributes that stand once, with one value (RFC 5652 §11, RFC 5035 §3, RFC 6211 §2). */
const single: Readonly<Record<string, string>> = {
  [cmsOids.contentType]: 'contentType',
  [cmsOids.messageDigest]: 'messageDigest',
  [cmsOids.signingTime]: 'signingTime',
  [cmsOids.signingCertificate]: 'signingCertificate',
  [cmsOids.signingCertificateV2]: 'signingCertificateV2',
  [cmsOids.algorithmProtection]: 'CMSAlgorithmProtection',
};

/** Those without which nothing is bound to the content. */
const mandatory = [cmsOids.contentType, cmsOids.messageDigest] as const;

/** Reads what a signer signed beside the content, and refuses what could be read in two ways. */
export function decodeSignedAttributes(signer: SignerInfo, path: string): Reading<SignedAttributes> {
  if (signer.signed === undefined) return unread(problem('signature.attributes-missing', path));
  const { attributes } = signer.signed;
  const problems = [
    ...twiceIn(attributes, path),
    ...missingIn(attributes, path),
    ...misplacedIn(signer.unsigned, path),
  ];
  if (problems.length > 0) return unread(...problems);
  const values = new Map(attributes.map(({ type, values: [value] }) => [type, value]));
  const result = decoding(() => readValues(values));
  return result.ok ? read(result.value) : unread(structureProblem(result.fault, path));
}

function twiceIn(attributes: readonly Attribute[], path: string): readonly Problem[] {
  const seen = new Set<string>();
  return attributes.flatMap(({ type, values }) => {
    const again = seen.has(type);
    seen.add(type);
    const crowded = Object.hasOwn(single, type) && values.length > 1;
    return again || crowded
      ? [problem('signature.attribute-twice', path, { seen: single[type] ?? type })]
      : [];
  });
}

function missingIn(attributes: readonly Attribute[], path: string): readonly Problem[] {
  const present = new Set(attributes.filter(({ values }) => values.length > 0).map(({ type }) => type));
  return mandatory
    .filter((type) => !present.has(type))
    .map((type) => problem('signature.attribute-missing', path, { expected: single[type] ?? type }));
}

function misplacedIn(unsigned: readonly Attribute[], path: string): readonly Problem[] {
  return unsigned.flatMap(({ type }) => {
    const name = single[type];
    return name === undefined ? [] : [problem('signature.attribute-misplaced', path, { seen: name })];
  });
}

type Values = ReadonlyMap<string, Der | undefined>;

function readValues(values: Values): SignedAttributes {
  const signingTime = values.get(cmsOids.signingTime);
  const protection = values.get(cmsOids.algorithmProtection);
  const certificate = readReference(values);
  return {
    contentType: oidOf(presentIn(values, cmsOids.contentType)),
    messageDigest: octetsOf(presentIn(values, cmsOids.messageDigest)),
    ...(signingTime === undefined ? {} : { signingTime: timeOf(signingTime) }),
    ...(certificate === undefined ? {} : { certificate }),
    ...(protection === undefined ? {} : { protection: readProtection(protection) }),
    ...readAdobe(values.get(cmsOids.adobeRevocation)),
  };
}

function presentIn(values: Values, type: string): Der {
  return values.get(type) ?? refuseDer('missing', 0);
}

/** The newer attribute counts where both stand (RFC 5035 §5.4.1). */
function readReference(values: Values): CertificateReference | undefined {
  const newer = values.get(cmsOids.signingCertificateV2);
  if (newer !== undefined) return readSigningCertificate(newer, 'sha256');
  const older = values.get(cmsOids.signingCertificate);
  return older === undefined ? undefined : readSigningCertificate(older, 'sha1');
}

/** SigningCertificate and SigningCertificateV2 differ by the algorithm that only the newer one can name. */
function readSigningCertificate(der: Der, byDefault: HashName): CertificateReference {
  const fields = fieldsOf(der);
  const list = fields.take(tags.sequence);
  fields.takeIf(tags.sequence);
  fields.end();
  const [first] = listOf(list, (member) => readCertificateId(member, byDefault), messageLimits.certificates);
  return first ?? refuseDer('missing', list.offset);
}

function readCertificateId(der: Der, byDefault: HashName): CertificateReference {
  const fields = fieldsOf(der);
  const algorithm = byDefault === 'sha256' ? fields.takeIf(tags.sequence) : undefined;
  const hash = algorithm === undefined ? byDefault : hashNameOf(oidOf(fieldsOf(algorithm).take(tags.oid)));
  const digest = octetsOf(fields.take(tags.octets));
  const issuerSerial = fields.takeIf(tags.sequence);
  fields.end();
  return { hash, digest, ...(issuerSerial === undefined ? {} : readIssuerSerial(issuerSerial)) };
}

/** IssuerSerial with one directoryName; other forms of names are not compared. */
function readIssuerSerial(der: Der): Pick<CertificateReference, 'issuer' | 'serial'> {
  const fields = fieldsOf(der);
  const [name, ...others] = listOf(fields.take(tags.sequence), (member) => member, messageLimits.values);
  const serial = serialOf(fields.take(tags.integer));
  fields.takeIf(tags.bits);
  fields.end();
  if (!isContext(name, 4) || others.length > 0) return { serial };
  return { issuer: onlyFieldOf(name).bytes, serial };
}

/** Only the form with a signature algorithm; the other is for messages with a MAC. */
function readProtection(der: Der): NonNullable<SignedAttributes['protection']> {
  const fields = fieldsOf(der);
  const digest = fields.take(tags.sequence).bytes;
  const tagged = fields.context(1) ?? refuseDer('missing', der.offset);
  fields.end();
  const signature = Uint8Array.from(tagged.bytes);
  signature[0] = 0x30;
  return { digest, signature };
}

/** RevocationInfoArchival (ISO 32000-2, 12.8.3.3.2): `[0]` lists, `[1]` answers. */
function readAdobe(der: Der | undefined): Pick<SignedAttributes, 'crls' | 'ocspAnswers'> {
  if (der === undefined) return { crls: [], ocspAnswers: [] };
  const fields = fieldsOf(der);
  const [crls, ocspAnswers] = [fields.explicit(0), fields.explicit(1)].map((list) =>
    list === undefined ? [] : listOf(list, ({ bytes }) => bytes, messageLimits.revocations),
  );
  return { crls: crls ?? [], ocspAnswers: ocspAnswers ?? [] };
}
