import { createHash, createPublicKey, type KeyObject } from 'node:crypto';
import type { Holder } from '../../fixtures/keys/encode-certificate.ts';
import { authorityKeyId, keyIdOf, subjectKeyId } from '../../fixtures/keys/extensions.ts';
import type { SubjectName } from '../../fixtures/keys/names.ts';
import { type CertificateProfile, profileExtensions } from '../../fixtures/keys/profiles.ts';
import { publicKeyInfo } from '../../fixtures/keys/test-keys.ts';
import { testValidity } from '../../fixtures/keys/test-pki.ts';
import type { Chance, Clock, Instant } from '../../protocol/ports/ports.ts';
import { addressExtensions } from './addresses.ts';
import { type AuthorityName, authorityPlans } from './authorities.ts';
import { encodeCertificate } from './certificate-encoder.ts';
import type { KeySource } from './key-source.ts';
import type { CertificateRecord, CertificateRegister } from './register.ts';

/** One certificate that is to be issued; what it is for has been checked. */
export interface Issue {
  readonly authority: AuthorityName;
  readonly profile: CertificateProfile;
  readonly subject: SubjectName;
  /** Public. */
  readonly publicKey: KeyObject;
  readonly notBefore: Instant;
  readonly notAfter: Instant;
  readonly hosts?: readonly string[];
  readonly replaces?: string;
  /** Who asked for it. */
  readonly by: string;
}

/** The authorities with their keys; each comes to life when it is first needed. */
export interface Authorities {
  /** With its certificate and those above it. */
  holder(name: AuthorityName): Promise<Holder>;
  /** Who answers for it about states: a delegate. */
  responder(name: AuthorityName): Promise<Holder>;
  /** Who stamps time; of the agencies' authority, or of the one that imitates it. */
  timeStamp(of?: 'agency' | 'look-alike'): Promise<Holder>;
  /** Signs a certificate and enters it into the register. */
  issue(order: Issue): Promise<CertificateRecord>;
}

/** What the authorities are made from. */
export interface AuthorityParts {
  readonly keys: KeySource;
  readonly clock: Clock;
  readonly chance: Chance;
  readonly register: CertificateRegister;
  /** Where the services are, as certificates say it. */
  readonly base: () => string;
}

const service = 'Dịch vụ chứng thực thử nghiệm';

export function createAuthorities(parts: AuthorityParts): Authorities {
  const alive = new Map<string, Promise<Holder>>();
  const once = (name: string, create: () => Promise<Holder>) => {
    const known = alive.get(name) ?? create();
    alive.set(name, known);
    return known;
  };

  const holder = (name: AuthorityName): Promise<Holder> => once(name, () => openAuthority(name));

  const openAuthority = async (name: AuthorityName): Promise<Holder> => {
    const { issuer: above, subject, key: kind, committed } = authorityPlans[name];
    const key = await parts.keys.serviceKey(committed, kind);
    const profile = above === undefined ? 'root' : 'authority';
    const order = { ...testValidity.authorities, authority: above ?? name, profile, subject, by } as const;
    return enter(order, key, above === undefined ? undefined : await holder(above));
  };

  const delegate = async (name: AuthorityName, profile: 'ocsp' | 'time-stamp', subject: SubjectName) => {
    const { responder, key: kind } = authorityPlans[name];
    const source = profile === 'time-stamp' ? (name === 'agency' ? 'time-stamp' : 'spare-rsa') : responder;
    const isCurve = kind.startsWith('P') && profile === 'ocsp';
    const key = await parts.keys.serviceKey(source, isCurve ? 'P-256' : 'rsa-2048');
    const order = { ...delegateValidity, authority: name, profile, subject, by };
    return enter(order, key, await holder(name));
  };

  /** Signs for a key that is kept here. */
  const enter = async (
    order: Omit<Issue, 'publicKey'>,
    key: KeyObject,
    issuer: Holder | undefined,
  ): Promise<Holder> => {
    const self = { subject: order.subject, key };
    const publicKey = createPublicKey(key);
    const record = await sign({ ...order, publicKey }, issuer ?? self, issuer !== undefined);
    const serial = Buffer.from(evenHex(record.serial), 'hex');
    const made = { ...self, serial, certificate: record.certificate };
    return issuer === undefined ? made : { ...made, issuer };
  };

  const sign = async (
    order: Issue,
    issuer: Pick<Holder, 'subject' | 'key'>,
    hasIssuer: boolean,
  ): Promise<CertificateRecord> => {
    const { authority, profile, subject, publicKey, notBefore, notAfter, hosts, replaces, by: who } = order;
    const serial = drawSerial(parts, order);
    const certificate = await encodeCertificate(
      {
        ...{ serial, issuer: issuer.subject, subject, notBefore, notAfter, publicKey },
        extensions: [
          ...profileExtensions(profile, publicKey, hosts),
          subjectKeyId(keyIdOf(publicKey)),
          ...(hasIssuer ? [authorityKeyId(keyIdOf(issuer.key))] : []),
          ...(hasIssuer && profile !== 'ocsp' ? addressExtensions(parts.base(), authority) : []),
        ],
      },
      issuer.key,
    );
    const record: CertificateRecord = {
      ...{ authority, serial, profile, subject, certificate, notBefore, notAfter },
      ...{ keyHash: keyHashOf(publicKey), changes: [{ at: parts.clock.now(), to: 'active', by: who }] },
      ...(hosts === undefined ? {} : { hosts }),
      ...(replaces === undefined ? {} : { replaces }),
    };
    parts.register.add(record);
    return record;
  };

  return {
    holder,
    responder: (name) =>
      once(`${name} responder`, () =>
        delegate(name, 'ocsp', { organization: service, commonName: `Trả lời trạng thái: ${name}` }),
      ),
    timeStamp: (of = 'agency') =>
      once(`${of} time-stamp`, () =>
        delegate(of, 'time-stamp', { organization: service, commonName: 'Dấu thời gian (thử nghiệm)' }),
      ),
    issue: async (order) => sign(order, await holder(order.authority), true),
  };
}

const by = 'provider';
const delegateValidity = { notBefore: Date.UTC(2024, 0, 1), notAfter: Date.UTC(2034, 0, 1) };

/** SHA-256 of a public key, hex: by it a key is known again. */
export function keyHashOf(publicKey: KeyObject): string {
  return createHash('sha256').update(publicKeyInfo(publicKey)).digest('hex');
}

/**
 * Ten bytes, the first from 40 to 7F: positive, and without a leading zero in any notation. Drawn by what is
 * issued, so that the order in which things come to life decides nothing.
 */
function drawSerial({ chance }: AuthorityParts, { authority, profile, subject }: Issue): string {
  const bytes = chance.bytes(JSON.stringify(['serial', authority, profile, subject]), 10);
  bytes[0] = ((bytes[0] ?? 0) & 0x3f) | 0x40;
  return Buffer.from(bytes).toString('hex').toUpperCase();
}

function evenHex(hex: string): string {
  return hex.length % 2 === 0 ? hex : `0${hex}`;
}
