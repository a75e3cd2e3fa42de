import { escapeAttribute } from '../../xml/escape.ts';
import type { AgreementCurve } from './agreement.ts';
import type { HidingHash } from './mask.ts';

/**
 * The text of an `EncryptedData` (XML Encryption 1.1). It is written apart from what reads one, spelled out as it
 * stands on the wire, so that reader and writer prove each other.
 */

const xenc = 'http://www.w3.org/2001/04/xmlenc#';
const xenc11 = 'http://www.w3.org/2009/xmlenc11#';
const dsig = 'http://www.w3.org/2000/09/xmldsig#';
const dsig11 = 'http://www.w3.org/2009/xmldsig11#';

const digestUris: Readonly<Record<HidingHash, string>> = {
  sha1: `${dsig}sha1`,
  sha256: `${xenc}sha256`,
  sha384: 'http://www.w3.org/2001/04/xmldsig-more#sha384',
  sha512: `${xenc}sha512`,
};

const curveUris: Readonly<Record<AgreementCurve, string>> = {
  'P-256': 'urn:oid:1.2.840.10045.3.1.7',
  'P-384': 'urn:oid:1.3.132.0.34',
  'P-521': 'urn:oid:1.3.132.0.35',
};

/** The content key, hidden for one receiver. `receiver` is SHA-256 of the certificate. */
export type HiddenKey = { readonly receiver: Uint8Array; readonly wrapped: Uint8Array } & (
  | { readonly way: 'transport'; readonly hash: HidingHash }
  | {
      readonly way: 'agreement';
      readonly curve: AgreementCurve;
      readonly point: Uint8Array;
      readonly hash: HidingHash;
      readonly party: PartyInfo;
    }
);

/** What goes into the derivation beside the secret: the fields of ConcatKDF, as bytes. */
export interface PartyInfo {
  readonly algorithmId: Uint8Array;
  readonly sender: Uint8Array;
  readonly receiver: Uint8Array;
}

export interface EncryptedText {
  readonly mimeType: string;
  readonly keys: readonly HiddenKey[];
  /** IV, ciphertext and tag. */
  readonly value: Uint8Array;
}

export function writeEncryptedData({ mimeType, keys, value }: EncryptedText): Uint8Array {
  const text = [
    '<?xml version="1.0" encoding="UTF-8"?>\n',
    `<xenc:EncryptedData xmlns:xenc="${xenc}" MimeType="${escapeAttribute(mimeType)}">`,
    `<xenc:EncryptionMethod Algorithm="${xenc11}aes256-gcm"/>`,
    `<ds:KeyInfo xmlns:ds="${dsig}">${keys.map(writeKey).join('')}</ds:KeyInfo>`,
    writeCipher(value),
    '</xenc:EncryptedData>\n',
  ];
  return Buffer.from(text.join(''));
}

function writeKey(key: HiddenKey): string {
  const written = key.way === 'transport' ? writeTransport(key) : writeAgreement(key);
  return `<xenc:EncryptedKey>${written}${writeCipher(key.wrapped)}</xenc:EncryptedKey>`;
}

/** RSAES-OAEP with one hash for both its parts; with SHA-1, the older URI that means just that. */
function writeTransport({ hash, receiver }: HiddenKey & { readonly way: 'transport' }): string {
  const digest = `<ds:DigestMethod Algorithm="${digestUris[hash]}"/>`;
  const method =
    hash === 'sha1'
      ? `<xenc:EncryptionMethod Algorithm="${xenc}rsa-oaep-mgf1p">${digest}</xenc:EncryptionMethod>`
      : `<xenc:EncryptionMethod Algorithm="${xenc11}rsa-oaep">${digest}<xenc11:MGF xmlns:xenc11="${xenc11}" ` +
        `Algorithm="${xenc11}mgf1${hash}"/></xenc:EncryptionMethod>`;
  return `${method}<ds:KeyInfo>${writeReceiver(receiver)}</ds:KeyInfo>`;
}

function writeAgreement(key: HiddenKey & { readonly way: 'agreement' }): string {
  const { hash, curve, point, receiver, party } = key;
  const parameters = [
    ['AlgorithmID', party.algorithmId],
    ['PartyUInfo', party.sender],
    ['PartyVInfo', party.receiver],
  ] as const;
  const attributes = parameters.map(([name, bytes]) => ` ${name}="${bitString(bytes)}"`).join('');
  return [
    `<xenc:EncryptionMethod Algorithm="${xenc}kw-aes256"/>`,
    `<ds:KeyInfo><xenc:AgreementMethod Algorithm="${xenc11}ECDH-ES">`,
    `<xenc11:KeyDerivationMethod xmlns:xenc11="${xenc11}" Algorithm="${xenc11}ConcatKDF">`,
    `<xenc11:ConcatKDFParams${attributes}><ds:DigestMethod Algorithm="${digestUris[hash]}"/>`,
    '</xenc11:ConcatKDFParams></xenc11:KeyDerivationMethod>',
    `<xenc:OriginatorKeyInfo><ds:KeyValue><dsig11:ECKeyValue xmlns:dsig11="${dsig11}">`,
    `<dsig11:NamedCurve URI="${curveUris[curve]}"/><dsig11:PublicKey>${base64(point)}</dsig11:PublicKey>`,
    '</dsig11:ECKeyValue></ds:KeyValue></xenc:OriginatorKeyInfo>',
    `<xenc:RecipientKeyInfo>${writeReceiver(receiver)}</xenc:RecipientKeyInfo>`,
    '</xenc:AgreementMethod></ds:KeyInfo>',
  ].join('');
}

/** By digest of the certificate: it says no more about a receiver than a receiver knows. */
function writeReceiver(digest: Uint8Array): string {
  return (
    `<ds:X509Data><dsig11:X509Digest xmlns:dsig11="${dsig11}" Algorithm="${digestUris.sha256}">` +
    `${base64(digest)}</dsig11:X509Digest></ds:X509Data>`
  );
}

/** A string of whole bytes: the first says how many bits at the end do not count (XML Encryption 1.1, 5.4.1). */
function bitString(bytes: Uint8Array): string {
  return `00${Buffer.from(bytes).toString('hex')}`;
}

function writeCipher(value: Uint8Array): string {
  return `<xenc:CipherData><xenc:CipherValue>${base64(value)}</xenc:CipherValue></xenc:CipherData>`;
}

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64');
}
