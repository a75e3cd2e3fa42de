import { type Der, decoding, isContext, readDer, refuseDer, tags } from '../../asn1/der.ts';
import { fieldsOf, onlyFieldOf } from '../../asn1/fields.ts';
import { booleanOf, integerOf, oidOf, smallIntegerOf, timeOf } from '../../asn1/values.ts';
import { problem } from '../../problems/problem.ts';
import { type Reading, read, unread } from '../../result.ts';
import { judgeImprint, type RawImprint, readImprint } from './decode-imprint.ts';
import type { Accuracy, TimeStampInfo } from './time-stamp.ts';
import { timeStampProblem } from './time-stamp-problem.ts';

/** Reads the TSTInfo of a token: what its issuer says (RFC 3161 §2.4.2). */
export function decodeTimeStampInfo(bytes: Uint8Array, path: string): Reading<TimeStampInfo> {
  const result = decoding(() => readInfo(readDer(bytes)));
  if (!result.ok) return unread(timeStampProblem(result.fault, path));
  const { imprint: raw, criticalExtension, ...info } = result.value;
  if (criticalExtension) return unread(problem('timestamp.extension-unknown', path));
  const imprint = judgeImprint(raw, path);
  return 'code' in imprint ? unread(imprint) : read({ ...info, imprint });
}

interface RawInfo extends Omit<TimeStampInfo, 'imprint'> {
  readonly imprint: RawImprint;
  readonly criticalExtension: boolean;
}

function readInfo(der: Der): RawInfo {
  const fields = fieldsOf(der);
  const version = fields.take(tags.integer);
  if (smallIntegerOf(version) !== 1) refuseDer('value', version.offset);
  const policy = oidOf(fields.take(tags.oid));
  const imprint = readImprint(fields.take(tags.sequence));
  const serial = integerOf(fields.take(tags.integer));
  const at = timeOf(fields.take(tags.generalizedTime));
  const accuracy = fields.takeIf(tags.sequence);
  const ordering = fields.takeIf(tags.boolean);
  if (ordering !== undefined && !booleanOf(ordering)) refuseDer('default-written', ordering.offset);
  const nonce = fields.takeIf(tags.integer);
  const issuer = fields.explicit(0);
  const extensions = fields.context(1);
  fields.end();
  return {
    policy,
    imprint,
    serial,
    at,
    ordering: ordering !== undefined,
    ...(accuracy === undefined ? {} : { accuracy: readAccuracy(accuracy) }),
    ...(nonce === undefined ? {} : { nonce: integerOf(nonce) }),
    ...(isContext(issuer, 4) ? { issuer: onlyFieldOf(issuer).bytes } : {}),
    criticalExtension: extensions !== undefined && hasCritical(extensions),
  };
}

function readAccuracy(der: Der): Accuracy {
  const fields = fieldsOf(der);
  const seconds = fields.takeIf(tags.integer);
  const [millis, micros] = [fields.context(0), fields.context(1)];
  fields.end();
  const parts = [millis, micros].map((part) => (part === undefined ? 0 : thousandthOf(part)));
  const whole = seconds === undefined ? 0 : smallIntegerOf(seconds);
  if (whole < 0) refuseDer('value', der.offset);
  return { milliseconds: whole * 1000 + (parts[0] ?? 0) + (parts[1] ?? 0) / 1000 };
}

/** INTEGER (1..999). */
function thousandthOf(der: Der): number {
  const value = smallIntegerOf(der);
  return value >= 1 && value <= 999 ? value : refuseDer('value', der.offset);
}

/** No extension of TSTInfo is known here: one that is critical makes the token unreadable (RFC 5280 §4.2). */
function hasCritical(extensions: Der): boolean {
  const fields = fieldsOf(extensions, 'implicit');
  let found = false;
  while (!fields.done()) {
    const extension = fieldsOf(fields.take(tags.sequence));
    extension.take(tags.oid);
    const critical = extension.takeIf(tags.boolean);
    if (critical !== undefined && booleanOf(critical)) found = true;
  }
  return found;
}
