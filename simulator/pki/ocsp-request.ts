import { createHash } from 'node:crypto';
import * as pkijs from 'pkijs';
import { hashOids, ocspOids } from '../../protocol/asn1/oids.ts';

/** What one asks about one certificate. */
export interface AskedCertificate {
  /** DER, to stand in the answer as it was asked. */
  readonly certId: Uint8Array;
  readonly hash: 'sha1' | 'sha256';
  readonly issuerNameHash: Uint8Array;
  readonly issuerKeyHash: Uint8Array;
  /** Upper-case hex without leading zeros. */
  readonly serial: string;
}

export interface OcspRequest {
  readonly asked: readonly AskedCertificate[];
  readonly nonce?: Uint8Array;
}

/** Most certificates that one request may ask about. */
const most = 100;

/** Reads an OCSP request by pkijs; undefined for what is none, asks nothing, or hashes in another way. */
export function readOcspRequest(bytes: Uint8Array): OcspRequest | undefined {
  try {
    const { tbsRequest } = pkijs.OCSPRequest.fromBER(Uint8Array.from(bytes));
    const asked = tbsRequest.requestList.map(({ reqCert }) => readCertId(reqCert));
    if (asked.length === 0 || asked.length > most) return undefined;
    const known = asked.filter((each) => each !== undefined);
    if (known.length < asked.length) return undefined;
    const found = tbsRequest.requestExtensions?.find(({ extnID }) => extnID === ocspOids.nonce);
    const nonce = found === undefined ? undefined : nonceOf(found.extnValue.valueBlock.valueHexView);
    return nonce === undefined ? { asked: known } : { asked: known, nonce };
  } catch {
    return undefined;
  }
}

function readCertId(id: pkijs.CertID): AskedCertificate | undefined {
  const hash = hashes.get(id.hashAlgorithm.algorithmId);
  if (hash === undefined) return undefined;
  const serial = Buffer.from(id.serialNumber.valueBlock.valueHexView).toString('hex').toUpperCase();
  return {
    hash,
    certId: new Uint8Array(id.toSchema().toBER()),
    issuerNameHash: new Uint8Array(id.issuerNameHash.valueBlock.valueHexView),
    issuerKeyHash: new Uint8Array(id.issuerKeyHash.valueBlock.valueHexView),
    serial: serial.replace(/^0+(?=.)/, ''),
  };
}

const hashes = new Map<string, 'sha1' | 'sha256'>([
  [hashOids.sha1, 'sha1'],
  [hashOids.sha256, 'sha256'],
]);

/** An OCTET STRING within the value, as RFC 8954 has it; bare bytes, as old clients write it. */
function nonceOf(value: Uint8Array): Uint8Array {
  const isWrapped = value[0] === 0x04 && value[1] === value.length - 2;
  return Uint8Array.from(isWrapped ? value.subarray(2) : value);
}

/** True when a question is about what this issuer issued. */
export function asksAbout(
  { hash, issuerNameHash, issuerKeyHash }: AskedCertificate,
  issuer: { readonly name: Uint8Array; readonly keyBits: Uint8Array },
): boolean {
  const fits = (bytes: Uint8Array, digest: Uint8Array) =>
    createHash(hash).update(bytes).digest().equals(digest);
  return fits(issuer.name, issuerNameHash) && fits(issuer.keyBits, issuerKeyHash);
}
