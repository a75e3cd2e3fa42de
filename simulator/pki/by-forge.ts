import { type KeyObject, sign } from 'node:crypto';
import forge from 'node-forge';
import { nameFields, type SubjectName } from '../../fixtures/keys/names.ts';
import type { CertificateContent } from './certificate-encoder.ts';

/**
 * RSA certificates and PKCS#12 by node-forge. It writes; the arithmetic is Node's, which signs 79 times faster,
 * and nothing is verified here.
 */
export async function encodeByForge(content: CertificateContent, issuerKey: KeyObject): Promise<Uint8Array> {
  const certificate = forge.pki.createCertificate();
  certificate.publicKey = forge.pki.publicKeyFromPem(pemOf(content.publicKey));
  certificate.serialNumber = content.serial;
  certificate.validity.notBefore = new Date(content.notBefore);
  certificate.validity.notAfter = new Date(content.notAfter);
  certificate.setSubject(attributesOf(content.subject));
  certificate.setIssuer(attributesOf(content.issuer));
  certificate.setExtensions(
    content.extensions.map(({ oid, critical, value }) => ({ id: oid, critical, value: binary(value) })),
  );
  certificate.sign(signerOf(certificate, issuerKey), forge.md.sha256.create());
  return bytesOf(forge.pki.certificateToAsn1(certificate));
}

/** What a PKCS#12 file holds. */
export interface KeyFile {
  /** RSA: node-forge has no other. */
  readonly key: KeyObject;
  /** DER, the holder's own first. */
  readonly certificates: readonly Uint8Array[];
  readonly password: string;
  /** Shown by programs that open the file. */
  readonly label: string;
}

/** DER of a PKCS#12 file: AES-256, PBKDF2, and a MAC. Not the same bytes each time: its salts are drawn. */
export function encodePkcs12({ key, certificates, password, label }: KeyFile): Uint8Array {
  const pem = key.export({ type: 'pkcs1', format: 'pem' });
  const chain = certificates.map((der) => forge.pki.certificateFromAsn1(forge.asn1.fromDer(binary(der))));
  const options = { algorithm: 'aes256', friendlyName: label, generateLocalKeyId: true } as const;
  const file = forge.pkcs12.toPkcs12Asn1(forge.pki.privateKeyFromPem(pem), chain, password, options);
  return bytesOf(file);
}

/** Signs the part that node-forge has just put together, with Node's arithmetic. */
function signerOf(certificate: forge.pki.Certificate, key: KeyObject): forge.pki.rsa.PrivateKey {
  const inForge = forge.pki.privateKeyFromPem(key.export({ type: 'pkcs1', format: 'pem' }));
  return {
    ...inForge,
    sign: () => binary(sign('sha256', bytesOf(certificate.tbsCertificate), key)),
  };
}

function attributesOf(name: SubjectName): forge.pki.CertificateField[] {
  return nameFields(name).map(({ field, oid, value }) => ({
    type: oid,
    value,
    valueTagClass: (field === 'country'
      ? forge.asn1.Type.PRINTABLESTRING
      : forge.asn1.Type.UTF8) as unknown as forge.asn1.Class,
  }));
}

function pemOf(key: KeyObject): string {
  return key.export({ type: 'spki', format: 'pem' });
}

function binary(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('latin1');
}

function bytesOf(value: forge.asn1.Asn1): Uint8Array {
  return new Uint8Array(Buffer.from(forge.asn1.toDer(value).getBytes(), 'latin1'));
}
