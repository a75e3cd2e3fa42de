import type { Instant } from '../../protocol/ports/ports.ts';
import { extension, type Holder, issueTest, proofsAt, testPki } from '../engine/reference-peers.ts';
import { before, stampBy } from '../engine/signing-plans.ts';
import {
  bad,
  caseHolder,
  flipped,
  minute,
  one,
  type SignatureCase,
  second,
  signedBy,
  sound,
  stamps,
  year,
} from './signature-case.ts';

/** CRT: in force, path, use. */
export const certificates: readonly SignatureCase[] = [
  bad(
    'expired',
    'in-force',
    'stamped one second after the certificate ended',
    signedBy('expired', (sentAt) => caseHolder(1, { notAfter: sentAt - before - second }), true),
  ),
  bad(
    'not-yet-valid',
    'in-force',
    'stamped one second before the certificate began',
    signedBy(
      'not-yet',
      (sentAt) => caseHolder(2, { notBefore: sentAt - before + second, notAfter: sentAt + year }),
      true,
    ),
  ),
  bad(
    'expired-authority',
    'path',
    'its authority’s certificate had ended',
    signedBy('expired-authority', (sentAt) => below(expiredAuthority(sentAt))),
  ),
  bad(
    'not-an-authority',
    'path',
    'issued by somebody who is no authority',
    signedBy('not-an-authority', () => below(testPki().leader)),
  ),
  bad(
    'unknown-critical',
    'fields',
    'a critical extension that nobody knows',
    signedBy('unknown-critical', () => caseHolder(30, { extensions: [strange(true)] })),
  ),
  sound(
    'unknown-and-not-critical',
    'fields',
    'the same extension, not critical',
    signedBy('unknown-and-not-critical', () => caseHolder(31, { extensions: [strange(false)] })),
  ),
  bad(
    'tls-only',
    'usage',
    'a certificate for TLS clients',
    signedBy('tls-only', () => caseHolder(4, { profile: 'tls-client', hosts: ['g22.example'] })),
  ),
  bad(
    'encryption-only',
    'usage',
    'a certificate for encryption',
    signedBy('encryption-only', () => caseHolder(5, { profile: 'encryption' })),
  ),
];

/** An extension that only its maker knows. */
function strange(critical: boolean) {
  return extension('1.3.6.1.4.1.99999.8.5', Buffer.from('0403020105', 'hex'), critical);
}

function below(issuer: Holder): Holder {
  return caseHolder(6, { issuer });
}

function expiredAuthority(sentAt: Instant): Holder {
  const { root, agencyAuthority } = testPki();
  const { subject } = agencyAuthority;
  return issueTest({
    issuer: root,
    profile: 'authority',
    subject: { ...subject, commonName: 'CA cũ (thử nghiệm)' },
    key: 'spare-ec',
    notBefore: Date.UTC(2020, 0, 1),
    notAfter: sentAt - 24 * 60 * minute,
    published: 'root',
  });
}

const endedSince = (number: number) => (sentAt: Instant) =>
  caseHolder(number, { notAfter: sentAt - 5 * minute });

/** TSP and the moment that counts. */
export const times: readonly SignatureCase[] = [
  sound(
    'stamped-in-time',
    'at-signing-time',
    'the certificate has ended since; a time-stamp proves that it was good',
    one('stamped-in-time', (sentAt) => ({
      keys: { person: endedSince(10)(sentAt) },
      timeStamp: stamps,
      proof: proofsAt(sentAt - 9 * minute),
    })),
  ),
  bad(
    'claim-only',
    'claim',
    'the certificate has ended; nothing proves the claimed time',
    signedBy('claim-only', endedSince(11)),
  ),
  bad(
    'stamp-of-other-bytes',
    'stamp',
    'the time-stamp is over other bytes',
    one('stamp-of-other-bytes', (sentAt) => ({
      keys: { person: endedSince(12)(sentAt) },
      timeStamp: (at) => stampBy(testPki().timeStamp, at, (bytes) => flipped(bytes, 0)),
    })),
  ),
  bad(
    'stamp-by-nobody',
    'stamp',
    'the time-stamp is by a certificate that is not for it',
    one('stamp-by-nobody', (sentAt) => ({
      keys: { person: endedSince(13)(sentAt) },
      timeStamp: (at) => stampBy(testPki().seal, at),
    })),
  ),
];

const holdOf = (number: number) => () => caseHolder(number);

/** REV: revoked before and after, to the second; suspended; lifted. */
export const revocations: readonly SignatureCase[] = [
  bad(
    'revoked-before',
    'revoked',
    'revoked one second before the time-stamp',
    signedBy('revoked-before', holdOf(20), true),
    { revoked: { holder: holdOf(20), after: -before - second, reason: 'keyCompromise' } },
  ),
  sound(
    'revoked-after',
    'revoked',
    'revoked one second after the time-stamp',
    signedBy('revoked-after', holdOf(21), true),
    { revoked: { holder: holdOf(21), after: -before + second, reason: 'keyCompromise' } },
  ),
  bad('revoked-long-ago', 'active', 'revoked a month before', signedBy('revoked-long-ago', holdOf(22)), {
    revoked: { holder: holdOf(22), after: -30 * 24 * 60 * minute, reason: 'keyCompromise' },
  }),
  bad('suspended', 'suspended', 'suspended when it was signed', signedBy('suspended', holdOf(23)), {
    revoked: { holder: holdOf(23), after: -60 * minute, reason: 'certificateHold' },
  }),
  sound('lifted', 'suspended', 'suspended last month and lifted since', signedBy('lifted', holdOf(24)), {
    revoked: {
      holder: holdOf(24),
      after: -30 * 24 * 60 * minute,
      until: -20 * 24 * 60 * minute,
      reason: 'certificateHold',
    },
  }),
];
