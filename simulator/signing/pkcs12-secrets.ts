import { createDecipheriv, createHash, createHmac, pbkdf2Sync, timingSafeEqual } from 'node:crypto';
import { type Der, decoding, readDer, refuseDer, tags } from '../../protocol/asn1/der.ts';
import { fieldsOf } from '../../protocol/asn1/fields.ts';
import { octetsOf, oidOf, smallIntegerOf } from '../../protocol/asn1/values.ts';

/** Why a file cannot be opened; `message` is what was seen. */
export class Pkcs12Fault extends Error {
  readonly kind: 'structure' | 'password' | 'algorithm';

  constructor(seen: string, kind: Pkcs12Fault['kind'] = 'structure') {
    super(seen);
    this.kind = kind;
  }
}

/** What the password is proved by. */
export interface MacClaim {
  readonly content: Uint8Array;
  /** Dotted OID. */
  readonly hash: string;
  readonly expected: Uint8Array;
  readonly salt: Uint8Array;
  readonly rounds: number;
  readonly password: string;
}

/** Rounds beyond this would be an attack on the reader: seconds of work for a few bytes. */
export const mostRounds = 10_000_000;

const hashes: Readonly<Record<string, string>> = {
  '1.3.14.3.2.26': 'sha1',
  '2.16.840.1.101.3.4.2.1': 'sha256',
  '2.16.840.1.101.3.4.2.2': 'sha384',
  '2.16.840.1.101.3.4.2.3': 'sha512',
};
const hmacs: Readonly<Record<string, string>> = {
  '1.2.840.113549.2.7': 'sha1',
  '1.2.840.113549.2.9': 'sha256',
  '1.2.840.113549.2.10': 'sha384',
  '1.2.840.113549.2.11': 'sha512',
};
const aes: Readonly<Record<string, { readonly cipher: string; readonly bytes: number }>> = {
  '2.16.840.1.101.3.4.1.2': { cipher: 'aes-128-cbc', bytes: 16 },
  '2.16.840.1.101.3.4.1.22': { cipher: 'aes-192-cbc', bytes: 24 },
  '2.16.840.1.101.3.4.1.42': { cipher: 'aes-256-cbc', bytes: 32 },
};
const pbes2 = '1.2.840.113549.1.5.13';
const tripleDes = '1.2.840.113549.1.12.1.3';

/** True when the password is the file's (RFC 7292, appendix B). */
export function macHolds({ content, hash, expected, salt, rounds, password }: MacClaim): boolean {
  const name = known(hashes, hash);
  const digest = createHash(name).digest().length;
  const key = deriveKey({ hash: name, salt, rounds, password, purpose: 3, bytes: digest });
  const mac = createHmac(name, key).update(content).digest();
  return mac.length === expected.length && timingSafeEqual(mac, expected);
}

/** Decrypts by what its AlgorithmIdentifier (DER) says: PBES2 with AES, or the old triple DES. */
export function decryptContent(algorithm: Uint8Array, data: Uint8Array, password: string): Buffer {
  const scheme = decoding(() => readScheme(readDer(algorithm), password));
  if (!scheme.ok) throw new Pkcs12Fault(scheme.fault.rule);
  const { cipher, key, iv } = scheme.value;
  const decipher = createDecipheriv(cipher, key, iv);
  try {
    return Buffer.concat([decipher.update(data), decipher.final()]);
  } catch {
    throw new Pkcs12Fault('decryption', 'password');
  }
}

interface Scheme {
  readonly cipher: string;
  readonly key: Uint8Array;
  readonly iv: Uint8Array;
}

function readScheme(der: Der, password: string): Scheme {
  const fields = fieldsOf(der);
  const oid = oidOf(fields.take(tags.oid));
  const parameters = fields.take(tags.sequence);
  if (oid === pbes2) return readPbes2(parameters, password);
  if (oid !== tripleDes) throw new Pkcs12Fault(oid, 'algorithm');
  const inner = fieldsOf(parameters);
  const [salt, rounds] = [octetsOf(inner.take(tags.octets)), roundsOf(inner.take(tags.integer))];
  const common = { hash: 'sha1', salt, rounds, password };
  return {
    cipher: 'des-ede3-cbc',
    key: deriveKey({ ...common, purpose: 1, bytes: 24 }),
    iv: deriveKey({ ...common, purpose: 2, bytes: 8 }),
  };
}

/** RFC 8018 §6.2, with PBKDF2. */
function readPbes2(der: Der, password: string): Scheme {
  const fields = fieldsOf(der);
  const derivation = fieldsOf(fields.take(tags.sequence));
  const encryption = fieldsOf(fields.take(tags.sequence));
  derivation.take(tags.oid);
  const inner = fieldsOf(derivation.take(tags.sequence));
  const [salt, rounds] = [octetsOf(inner.take(tags.octets)), roundsOf(inner.take(tags.integer))];
  inner.takeIf(tags.integer);
  const prf = inner.takeIf(tags.sequence);
  const hash = prf === undefined ? 'sha1' : known(hmacs, oidOf(fieldsOf(prf).take(tags.oid)));
  const { cipher, bytes } = known(aes, oidOf(encryption.take(tags.oid)));
  const key = pbkdf2Sync(password, salt, rounds, bytes, hash);
  return { cipher, key, iv: octetsOf(encryption.take(tags.octets)) };
}

function roundsOf(der: Der): number {
  const rounds = smallIntegerOf(der);
  return rounds >= 1 && rounds <= mostRounds ? rounds : refuseDer('value', der.offset);
}

interface Derivation {
  readonly hash: string;
  readonly salt: Uint8Array;
  readonly rounds: number;
  readonly password: string;
  /** 1: key, 2: initial vector, 3: MAC. */
  readonly purpose: 1 | 2 | 3;
  readonly bytes: number;
}

/** The derivation of PKCS#12 itself (RFC 7292, appendix B.2); the password goes in as UTF-16 with a closing zero. */
function deriveKey({ hash, salt, rounds, password, purpose, bytes }: Derivation): Buffer {
  const block = hash === 'sha384' || hash === 'sha512' ? 128 : 64;
  const secret = Buffer.from(`${password}\0`, 'utf16le').swap16();
  const diversifier = Buffer.alloc(block, purpose);
  let filling: Buffer = Buffer.concat([filled(salt, block), filled(secret, block)]);
  const made: Buffer[] = [];
  for (let length = 0; length < bytes; ) {
    let piece: Buffer = createHash(hash).update(diversifier).update(filling).digest();
    for (let round = 1; round < rounds; round += 1) piece = createHash(hash).update(piece).digest();
    made.push(piece);
    length += piece.length;
    filling = stepped(filling, filled(piece, block), block);
  }
  return Buffer.concat(made).subarray(0, bytes);
}

/** Repeats bytes up to a multiple of the block. */
function filled(bytes: Uint8Array, block: number): Buffer {
  const length = block * Math.ceil(bytes.length / block);
  return length === 0 ? Buffer.alloc(0) : Buffer.alloc(length, bytes).subarray(0, Math.max(length, block));
}

/** Adds the piece and one to each block, as big-endian numbers. */
function stepped(filling: Buffer, piece: Buffer, block: number): Buffer {
  const next = Buffer.from(filling);
  for (let start = 0; start < next.length; start += block) {
    let carry = 1;
    for (let index = block - 1; index >= 0; index -= 1) {
      const sum = (next[start + index] ?? 0) + (piece[index] ?? 0) + carry;
      next[start + index] = sum & 0xff;
      carry = sum >> 8;
    }
  }
  return next;
}

function known<T>(table: Readonly<Record<string, T>>, oid: string): T {
  const found = Object.hasOwn(table, oid) ? table[oid] : undefined;
  if (found === undefined) throw new Pkcs12Fault(oid, 'algorithm');
  return found;
}
