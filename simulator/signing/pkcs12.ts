import { createPrivateKey, createPublicKey, type KeyObject, X509Certificate } from 'node:crypto';
import forge from 'node-forge';
import type { ProblemCode } from '../../protocol/problems/catalogue.ts';
import { problem } from '../../protocol/problems/problem.ts';
import { type Reading, read, unread } from '../../protocol/result.ts';
import type { KeyMaterial } from './memory-key.ts';
import { decryptContent, macHolds, mostRounds, Pkcs12Fault } from './pkcs12-secrets.ts';

const { asn1, util } = forge;
type Asn1 = forge.asn1.Asn1;

/** RFC 7292 §4.2, RFC 5652 §4: what is in a file and in its bags. */
const oids = {
  data: '1.2.840.113549.1.7.1',
  encryptedData: '1.2.840.113549.1.7.6',
  keyBag: '1.2.840.113549.1.12.10.1.1',
  shroudedKeyBag: '1.2.840.113549.1.12.10.1.2',
  certificateBag: '1.2.840.113549.1.12.10.1.3',
} as const;

interface Bag {
  readonly type: string;
  readonly value: Asn1;
}

/**
 * Opens a PKCS#12 file with one private key, RSA or on a curve (RFC 7292). The library reads only its frame, which
 * many programs write as BER: it knows RSA keys alone, and it writes certificates anew, which their signatures do
 * not survive.
 */
export function openPkcs12(bytes: Uint8Array, password: string): Reading<KeyMaterial> {
  try {
    return materialOf(bagsOf(bytes, password), password);
  } catch (error) {
    const seen = error instanceof Error ? error.message : String(error);
    return unread(problem(codeOf(error), 'key', { seen }));
  }
}

function codeOf(error: unknown): ProblemCode {
  const kind = error instanceof Pkcs12Fault ? error.kind : 'structure';
  switch (kind) {
    case 'structure':
      return 'signing.key-unreadable';
    case 'password':
      return 'signing.key-password-wrong';
    case 'algorithm':
      return 'signing.key-encryption-old';
  }
}

function materialOf(bags: readonly Bag[], password: string): Reading<KeyMaterial> {
  const keys = bags.flatMap((bag) => keyOf(bag, password));
  const [privateKey, another] = keys;
  if (privateKey === undefined || another !== undefined) throw new Pkcs12Fault(`${keys.length} private keys`);
  const certificates = bags.flatMap(certificateOf);
  if (certificates.length === 0) throw new Pkcs12Fault('0 certificates');
  const publicKey = createPublicKey(privateKey);
  const own = certificates.find((each) => each.publicKey.equals(publicKey));
  if (own === undefined) return unread(problem('signing.key-foreign', 'key'));
  const chain = chainOf(own, certificates).map(({ raw }) => new Uint8Array(raw));
  return read({ privateKey, certificate: new Uint8Array(own.raw), chain });
}

/** PFX → AuthenticatedSafe → SafeContents → bags. */
function bagsOf(bytes: Uint8Array, password: string): readonly Bag[] {
  const file = parse(Buffer.from(bytes));
  const safe = octets(partOf(partOf(partOf(file, 1), 1), 0));
  checkMac(file, safe, password);
  return partsOf(parse(safe)).flatMap((content) => {
    const type = oidOf(partOf(content, 0));
    const inner = partOf(partOf(content, 1), 0);
    if (type === oids.data) return safeBags(octets(inner));
    if (type !== oids.encryptedData) throw new Pkcs12Fault(type);
    const encrypted = partOf(inner, 1);
    const data = octets(partOf(encrypted, 2));
    return safeBags(decryptContent(derOf(partOf(encrypted, 1)), data, password));
  });
}

function safeBags(bytes: Buffer): readonly Bag[] {
  return partsOf(parse(bytes)).map((bag) => ({
    type: oidOf(partOf(bag, 0)),
    value: partOf(partOf(bag, 1), 0),
  }));
}

function checkMac(file: Asn1, safe: Buffer, password: string): void {
  const mac = partsOf(file)[2];
  if (mac === undefined) throw new Pkcs12Fault('no MAC');
  const [info, salt, count] = [partOf(mac, 0), octets(partOf(mac, 1)), partsOf(mac)[2]];
  const rounds = count === undefined ? 1 : Number.parseInt(octets(count).toString('hex'), 16);
  if (!(rounds >= 1 && rounds <= mostRounds)) throw new Pkcs12Fault('MAC rounds');
  const holds = macHolds({
    content: safe,
    hash: oidOf(partOf(partOf(info, 0), 0)),
    expected: octets(partOf(info, 1)),
    salt,
    rounds,
    password,
  });
  if (!holds) throw new Pkcs12Fault('MAC', 'password');
}

/** Node opens an encrypted key by itself, whichever of the usual schemes it is encrypted by. */
function keyOf({ type, value }: Bag, password: string): readonly KeyObject[] {
  if (type !== oids.keyBag && type !== oids.shroudedKeyBag) return [];
  const key = { key: derOf(value), format: 'der', type: 'pkcs8' } as const;
  return [createPrivateKey(type === oids.keyBag ? key : { ...key, passphrase: password })];
}

function certificateOf({ type, value }: Bag): readonly X509Certificate[] {
  if (type !== oids.certificateBag) return [];
  return [new X509Certificate(octets(partOf(partOf(value, 1), 0)))];
}

/** From the issuer of the first upwards, as far as the file goes. */
function chainOf(own: X509Certificate, all: readonly X509Certificate[]): readonly X509Certificate[] {
  const chain: X509Certificate[] = [];
  for (let last = own; chain.length < all.length; ) {
    const issuer = all.find((each) => each !== last && !chain.includes(each) && last.checkIssued(each));
    if (issuer === undefined) return chain;
    chain.push(issuer);
    last = issuer;
  }
  return chain;
}

function parse(bytes: Buffer): Asn1 {
  return asn1.fromDer(util.createBuffer(bytes.toString('latin1')), false);
}

function derOf(value: Asn1): Buffer {
  return Buffer.from(asn1.toDer(value).getBytes(), 'latin1');
}

function partsOf({ value }: Asn1): readonly Asn1[] {
  if (typeof value === 'string') throw new Pkcs12Fault('structure');
  return value;
}

function partOf(value: Asn1, index: number): Asn1 {
  const part = partsOf(value)[index];
  if (part === undefined) throw new Pkcs12Fault('structure');
  return part;
}

/** The bytes of a string, which BER may have cut into pieces. */
function octets({ value }: Asn1): Buffer {
  return typeof value === 'string' ? Buffer.from(value, 'latin1') : Buffer.concat(value.map(octets));
}

function oidOf(value: Asn1): string {
  return asn1.derToOid(util.createBuffer(octets(value).toString('latin1')));
}
