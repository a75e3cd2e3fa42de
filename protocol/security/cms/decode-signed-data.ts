import { type Der, decoding, isUniversal, readDer, refuseDer, tags } from '../../asn1/der.ts';
import { type Fields, fieldsOf } from '../../asn1/fields.ts';
import { cmsOids } from '../../asn1/oids.ts';
import { octetsOf, oidOf, smallIntegerOf } from '../../asn1/values.ts';
import { type Reading, read, unread } from '../../result.ts';
import { readSignerInfo } from './decode-signer-info.ts';
import { membersOf } from './members.ts';
import { messageLimits } from './message-limits.ts';
import type { SignedData } from './signed-data.ts';
import { structureProblem } from './structure-problem.ts';

/** RFC 5940 §2: an OCSPResponse among the revocation information. */
const ocspResponse = '1.3.6.1.5.5.7.16.2';

/**
 * Reads a ContentInfo with SignedData (RFC 5652 §3, §5) that fills `message` to its last byte. The order of the
 * sets that are not signed is not looked at: RFC 5652 lets them be BER, and no meaning hangs on it.
 */
export function decodeSignedData(message: Uint8Array, path: string): Reading<SignedData> {
  const result = decoding(() => readContentInfo(readDer(message)));
  return result.ok ? read(result.value) : unread(structureProblem(result.fault, path));
}

function readContentInfo(der: Der): SignedData {
  const fields = fieldsOf(der);
  const type = fields.take(tags.oid);
  if (oidOf(type) !== cmsOids.signedData) refuseDer('value', type.offset);
  const inner = fields.explicit(0) ?? refuseDer('missing', der.offset);
  fields.end();
  return readSignedData(inner);
}

function readSignedData(der: Der): SignedData {
  const fields = fieldsOf(der);
  const version = fields.take(tags.integer);
  const number = smallIntegerOf(version);
  if (number < 1 || number > 5) refuseDer('value', version.offset);
  membersOf(fields.take(tags.set), (member) => fieldsOf(member).take(tags.oid), messageLimits.signers);
  const content = readContent(fields.take(tags.sequence));
  const certificates = readCertificates(fields);
  const revocations = readRevocations(fields);
  const signers = membersOf(fields.take(tags.set), readSignerInfo, messageLimits.signers);
  fields.end();
  return { ...content, certificates, ...revocations, signers };
}

function readContent(der: Der): Pick<SignedData, 'contentType' | 'content'> {
  const fields = fieldsOf(der);
  const contentType = oidOf(fields.take(tags.oid));
  const content = fields.explicit(0);
  fields.end();
  if (content === undefined) return { contentType };
  if (content.tagClass !== 'universal') refuseDer('wrong-tag', content.offset);
  const bytes = octetsOf(content);
  return { contentType, content: { bytes, offset: content.offset + content.bytes.length - bytes.length } };
}

function readCertificates(fields: Fields): readonly Uint8Array[] {
  const field = fields.context(0);
  if (field === undefined) return [];
  const members = membersOf(field, (member) => member, messageLimits.certificates);
  return members.filter((member) => isUniversal(member, tags.sequence)).map(({ bytes }) => bytes);
}

function readRevocations(fields: Fields): Pick<SignedData, 'crls' | 'ocspAnswers'> {
  const field = fields.context(1);
  const members = field === undefined ? [] : membersOf(field, (member) => member, messageLimits.revocations);
  const crls = members.filter((member) => isUniversal(member, tags.sequence)).map(({ bytes }) => bytes);
  const others = members.filter((member) => !isUniversal(member, tags.sequence));
  return { crls, ocspAnswers: others.flatMap(readOtherRevocation) };
}

/** `[1] OtherRevocationInfoFormat`; formats that nobody here knows prove nothing and are left out. */
function readOtherRevocation(der: Der): readonly Uint8Array[] {
  const fields = fieldsOf(der, 'implicit');
  const format = oidOf(fields.take(tags.oid));
  const { bytes } = fields.any();
  return format === ocspResponse ? [bytes] : [];
}
