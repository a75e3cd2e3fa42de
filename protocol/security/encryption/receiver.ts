import { createHash, type KeyObject } from 'node:crypto';
import { type Problem, problem } from '../../problems/problem.ts';
import { type Reading, read, unread } from '../../result.ts';
import type { Certificate } from '../certificate.ts';
import { parseCertificate } from '../parse-certificate.ts';
import { sizeOf } from '../public-key.ts';
import { type AgreementCurve, agreementCurve } from './agreement.ts';

/** Somebody whom a key can be hidden for, and how. */
export type Receiver = { readonly certificate: Certificate; readonly digest: Uint8Array } & (
  | { readonly way: 'transport'; readonly key: KeyObject }
  | { readonly way: 'agreement'; readonly curve: AgreementCurve; readonly point: Uint8Array }
);

const leastRsaBits = 2048;

/**
 * Reads a receiver's certificate (DER). Refuses one whose key may not be used so (CRT-04) or is too short. Whether
 * the certificate may be believed and is in force is its path's to say, and the caller's to ask, with the
 * purpose `encryption`.
 */
export function readReceiver(der: Uint8Array): Reading<Receiver> {
  const reading = parseCertificate(der);
  if (!reading.ok) return reading;
  const certificate = reading.value;
  const digest = createHash('sha256').update(der).digest();
  const key = certificate.publicKey;
  const { keyBits, curve } = sizeOf(key);
  if (key.asymmetricKeyType === 'rsa' && keyBits >= leastRsaBits) {
    return mayBeUsed(certificate, 'keyEncipherment') ?? read({ way: 'transport', certificate, digest, key });
  }
  const known = agreementCurve(curve);
  if (known === undefined) return unread(unsuitable(certificate, `${key.asymmetricKeyType} ${keyBits}`));
  const point = pointOf(key);
  return (
    mayBeUsed(certificate, 'keyAgreement') ??
    read({ way: 'agreement', certificate, digest, curve: known, point })
  );
}

function mayBeUsed(
  certificate: Certificate,
  usage: 'keyEncipherment' | 'keyAgreement',
): ReturnType<typeof unread> | undefined {
  const { keyUsage } = certificate;
  if (keyUsage === undefined || keyUsage.includes(usage)) return undefined;
  return unread(unsuitable(certificate, keyUsage.join(', ')));
}

function unsuitable({ subject }: Certificate, seen: string): Problem {
  return problem('encryption.receiver-unsuitable', subject.text, { seen });
}

/** The uncompressed point of a key on a curve. */
export function pointOf(key: KeyObject): Uint8Array {
  const { x = '', y = '' } = key.export({ format: 'jwk' });
  return Buffer.concat([Uint8Array.of(4), Buffer.from(x, 'base64url'), Buffer.from(y, 'base64url')]);
}
