import type { KeyObject } from 'node:crypto';
import type { EncodedExtension } from '../../fixtures/keys/extensions.ts';
import type { SubjectName } from '../../fixtures/keys/names.ts';
import type { Instant } from '../../protocol/ports/ports.ts';
import { encodeByForge } from './by-forge.ts';
import { encodeByPeculiar } from './by-peculiar.ts';

/** A certificate that is to be signed. */
export interface CertificateContent {
  /** Upper-case hex. */
  readonly serial: string;
  readonly issuer: SubjectName;
  readonly subject: SubjectName;
  readonly notBefore: Instant;
  readonly notAfter: Instant;
  /** Public. */
  readonly publicKey: KeyObject;
  readonly extensions: readonly EncodedExtension[];
}

/** DER of a certificate. node-forge knows RSA alone: wherever a curve takes part, the other library writes. */
export function encodeCertificate(content: CertificateContent, issuerKey: KeyObject): Promise<Uint8Array> {
  const isRsa = (key: KeyObject) => key.asymmetricKeyType === 'rsa';
  return isRsa(issuerKey) && isRsa(content.publicKey)
    ? encodeByForge(content, issuerKey)
    : encodeByPeculiar(content, issuerKey);
}
