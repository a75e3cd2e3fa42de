import type { Holder } from '../../../fixtures/keys/encode-certificate.ts';
import { encodeTimeStampToken, imprintOf } from '../../../fixtures/keys/encode-time-stamp.ts';
import type { SigningManner } from '../../../fixtures/keys/sign-bytes.ts';
import { testPki } from '../../../fixtures/keys/test-cast.ts';
import { type Reading, read } from '../../../protocol/result.ts';
import { signedAt } from '../circumstances.ts';

const pki = testPki();

/** A text as part of a file's name. */
export function slug(text: string): string {
  return text.replaceAll(/[^\p{L}\p{N}]+/gu, '-').toLowerCase();
}

/** Stamps of the test authority, a second after the signature. */
export async function timeStamp(signature: Uint8Array): Promise<Reading<Uint8Array>> {
  const imprint = imprintOf(signature);
  return read(encodeTimeStampToken({ imprint, at: signedAt + 1_000, signer: pki.timeStamp }));
}

/** The value. @throws where there is none: the makers' orders are sound. */
export function outcome<T>(reading: Reading<T>): T {
  if (reading.ok) return reading.value;
  throw new Error(reading.problems.map(({ code }) => code).join(', '));
}

/** Six ways to sign: three schemes, two keys of each. */
export const sixManners: readonly {
  readonly name: string;
  readonly holder: Holder;
  readonly manner: Required<SigningManner>;
}[] = [
  { name: 'RSA PKCS#1', holder: pki.leader, manner: { scheme: 'rsa-pkcs1', hash: 'sha256' } },
  { name: 'RSA PKCS#1 SHA-512', holder: pki.seal, manner: { scheme: 'rsa-pkcs1', hash: 'sha512' } },
  { name: 'RSA PSS', holder: pki.leader, manner: { scheme: 'rsa-pss', hash: 'sha256' } },
  { name: 'RSA PSS SHA-384', holder: pki.seal, manner: { scheme: 'rsa-pss', hash: 'sha384' } },
  { name: 'ECDSA P-256', holder: pki.ecLeader, manner: { scheme: 'ecdsa', hash: 'sha256' } },
  { name: 'ECDSA P-384', holder: pki.ecSeal, manner: { scheme: 'ecdsa', hash: 'sha384' } },
];
