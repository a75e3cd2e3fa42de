import 'reflect-metadata';
import { createPublicKey, type KeyObject } from 'node:crypto';
import * as x509 from '@peculiar/x509';
import type { EncodedExtension } from '../../fixtures/keys/extensions.ts';
import { nameFields, type SubjectName } from '../../fixtures/keys/names.ts';
import { signRawEc } from '../../fixtures/keys/sign-bytes.ts';
import { publicKeyInfo } from '../../fixtures/keys/test-keys.ts';
import type { Instant } from '../../protocol/ports/ports.ts';
import type { CertificateContent } from './certificate-encoder.ts';

/** Certificates where a curve takes part, lists of revocations, and requests, by @peculiar/x509. */
export async function encodeByPeculiar(
  content: CertificateContent,
  issuerKey: KeyObject,
): Promise<Uint8Array> {
  const { serial, issuer, subject, notBefore, notAfter, publicKey, extensions } = content;
  const certificate = await x509.X509CertificateGenerator.create(
    {
      serialNumber: serial,
      issuer: nameOf(issuer),
      subject: nameOf(subject),
      notBefore: new Date(notBefore),
      notAfter: new Date(notAfter),
      publicKey: Buffer.from(publicKeyInfo(publicKey)),
      extensions: extensions.map(extensionOf),
      signingKey: await signingKey(issuerKey),
    },
    cryptoFor(issuerKey),
  );
  return new Uint8Array(certificate.rawData);
}

/** A list that is to be signed. */
export interface ListContent {
  readonly issuer: SubjectName;
  readonly thisUpdate: Instant;
  readonly nextUpdate: Instant;
  readonly entries: readonly ListEntry[];
  readonly extensions: readonly EncodedExtension[];
}

export interface ListEntry {
  /** Upper-case hex. */
  readonly serial: string;
  readonly at: Instant;
  readonly reason: Exclude<keyof typeof x509.X509CrlReason, 'unspecified'>;
}

/** DER of a list of revocations. */
export async function encodeList(content: ListContent, issuerKey: KeyObject): Promise<Uint8Array> {
  const list = await x509.X509CrlGenerator.create(
    {
      issuer: nameOf(content.issuer),
      thisUpdate: new Date(content.thisUpdate),
      nextUpdate: new Date(content.nextUpdate),
      entries: content.entries.map(({ serial, at, reason }) => ({
        ...{ serialNumber: serial, revocationDate: new Date(at), reason: x509.X509CrlReason[reason] },
      })),
      extensions: content.extensions.map(extensionOf),
      signingAlgorithm: { name: '', hash: 'SHA-256' },
      signingKey: await signingKey(issuerKey),
    },
    cryptoFor(issuerKey),
  );
  return new Uint8Array(list.rawData);
}

/** What a PKCS#10 request holds. */
export interface SigningRequest {
  readonly publicKey: KeyObject;
  /** As it stands there, for people; the subject of a certificate comes from its order. */
  readonly subject: string;
  /** Whether whoever asks has the private key: the request is signed with it. */
  readonly possessed: boolean;
}

/** Reads a PKCS#10 request, PEM or DER; undefined when it is none. */
export async function readSigningRequest(bytes: Uint8Array): Promise<SigningRequest | undefined> {
  try {
    const text = Buffer.from(bytes).toString('latin1');
    const request = new x509.Pkcs10CertificateRequest(
      text.includes('-----BEGIN') ? text : Buffer.from(bytes),
    );
    const key = Buffer.from(request.publicKey.rawData);
    return {
      publicKey: createPublicKey({ key, format: 'der', type: 'spki' }),
      subject: request.subject,
      possessed: await request.verify(crypto),
    };
  } catch {
    return undefined;
  }
}

function extensionOf({ der }: EncodedExtension): x509.Extension {
  return new x509.Extension(Buffer.from(der));
}

function nameOf(name: SubjectName): x509.Name {
  return new x509.Name(
    nameFields(name).map(({ field, oid, value }) => ({
      [oid]: [field === 'country' ? { printableString: value } : { utf8String: value }],
    })),
  );
}

/** Node's own, whichever library describes the global to the compiler. */
type Crypto = typeof globalThis.crypto;

function signingKey(key: KeyObject): ReturnType<Crypto['subtle']['importKey']> {
  const { namedCurve } = key.asymmetricKeyDetails ?? {};
  const algorithm =
    key.asymmetricKeyType === 'ec'
      ? { name: 'ECDSA', namedCurve: namedCurve === 'prime256v1' ? 'P-256' : 'P-384' }
      : { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' };
  const bytes = Buffer.from(key.export({ type: 'pkcs8', format: 'der' }));
  return crypto.subtle.importKey('pkcs8', bytes, algorithm, false, ['sign']);
}

/** Node's own, but that ECDSA draws nothing: one seed gives the same bytes. */
function cryptoFor(key: KeyObject): Crypto {
  if (key.asymmetricKeyType !== 'ec') return crypto;
  const sign = async (_algorithm: unknown, _key: unknown, data: Uint8Array | ArrayBuffer) =>
    signRawEc(key, new Uint8Array(data), 'sha256');
  return replacing(crypto, 'subtle', replacing(crypto.subtle, 'sign', sign));
}

/** The same object but for one property; the rest stays bound to the original. */
function replacing<T extends object>(original: T, name: keyof T, value: unknown): T {
  return new Proxy(original, {
    get(target, property): unknown {
      if (property === name) return value;
      const own: unknown = Reflect.get(target, property);
      return typeof own === 'function' ? (own.bind(target) as unknown) : own;
    },
  });
}
