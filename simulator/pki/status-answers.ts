import type { Holder } from '../../fixtures/keys/encode-certificate.ts';
import {
  encodeOcspAnswer,
  encodeOcspError,
  type OcspState,
  type OcspSubject,
} from '../../fixtures/keys/encode-ocsp.ts';
import { encodeName } from '../../fixtures/keys/names.ts';
import { publicKeyBits } from '../../fixtures/keys/test-keys.ts';
import type { Instant } from '../../protocol/ports/ports.ts';
import { type AuthorityName, strangerTo } from './authorities.ts';
import { type Bend, claimedTime } from './bend.ts';
import type { Authorities } from './issuing.ts';
import { type AskedCertificate, asksAbout, type OcspRequest } from './ocsp-request.ts';
import { type CertificateRecord, type CertificateRegister, standingAt } from './register.ts';

/** How long an answer may be used, milliseconds. */
export const usualAnswerLife = 600_000;

/** Answers about states by a delegate of the authority (RFC 6960). What was revoked is known at once. */
export interface StatusAnswers {
  /** DER of an OCSPResponse; `unauthorized` for what another authority issued. */
  answer(name: AuthorityName, request: OcspRequest, at: Instant, bend?: Bend): Promise<Uint8Array>;
}

export function createStatusAnswers(
  authorities: Authorities,
  register: CertificateRegister,
  life: number = usualAnswerLife,
): StatusAnswers {
  /** A serial that another authority gave is unknown here. */
  const recordOf = ({ serial }: AskedCertificate, name: AuthorityName): CertificateRecord | undefined => {
    const record = register.find(serial);
    return record?.authority === name ? record : undefined;
  };

  return {
    async answer(name, request, now, bend) {
      if (bend?.kind === 'busy') return encodeOcspError('tryLater');
      const issuer = await authorities.holder(name);
      const identity = { name: encodeName(issuer.subject), keyBits: publicKeyBits(issuer.key) };
      if (!request.asked.every((asked) => asksAbout(asked, identity))) return encodeOcspError('unauthorized');
      const at = wholeSecond(claimedTime(now, bend));
      const responder = await authorities.responder(bend?.kind === 'wrong-signer' ? strangerTo(name) : name);
      const nonce = bend?.kind === 'nonce-lost' ? undefined : request.nonce;
      return encodeOcspAnswer({
        ...{ responder, at, nextUpdate: at + life, badSignature: bend?.kind === 'bad-signature' },
        subjects: request.asked.map((asked) => subjectOf(asked, issuer, recordOf(asked, name), at, bend)),
        ...(nonce === undefined ? {} : { nonce }),
      });
    },
  };
}

function subjectOf(
  { certId, serial }: AskedCertificate,
  issuer: Holder,
  record: CertificateRecord | undefined,
  at: Instant,
  bend: Bend,
): OcspSubject {
  const number = Buffer.from(serial.padStart(serial.length + (serial.length % 2), '0'), 'hex');
  if (bend?.kind === 'other-subject') return { issuer, serial: number.reverse(), state: 'good' };
  return { issuer, serial: number, certId, state: stateOf(record, at) };
}

function stateOf(record: CertificateRecord | undefined, at: Instant): OcspState {
  if (record === undefined) return 'unknown';
  const { to, at: revokedAt, reason } = standingAt(record, at);
  if (to === 'active') return 'good';
  return { revokedAt, ...(reason === undefined ? {} : { reason }) };
}

function wholeSecond(at: Instant): Instant {
  return Math.floor(at / 1000) * 1000;
}
