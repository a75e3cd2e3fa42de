import { signingKeyOf, testPki } from '../engine/reference-peers.ts';
import { type Act, plan } from '../engine/signing-plans.ts';
import { certificates, revocations, times } from './certificate-cases.ts';
import {
  appended,
  bad,
  flipped,
  one,
  type SignatureCase,
  signedBy,
  sound,
  stamps,
  swappedKey,
  withBrokenValue,
} from './signature-case.ts';

/** Bytes, order and persons. */
const integrity: readonly SignatureCase[] = [
  bad(
    'tampered',
    'integrity',
    'a byte of a page was changed',
    one('tampered', () => ({ after: (pdf) => flipped(pdf, 3000) })),
  ),
  bad(
    'appended',
    'integrity',
    'bytes behind the last signature',
    one('appended', () => ({ after: appended })),
  ),
  bad(
    'broken-value',
    'integrity',
    'the signature value was changed',
    one('broken-value', () => ({ after: withBrokenValue })),
  ),
  bad(
    'swapped-certificate',
    'integrity',
    'signed with another key than the certificate’s',
    one('swapped', () => ({ acts: ([person, agency]) => [{ ...person, by: swappedKey() }, agency] })),
  ),
  bad(
    'annex-tampered',
    'integrity',
    'a byte of the annex was changed',
    one('annex-tampered', () => ({ annexAfter: (pdf) => flipped(pdf, 2000) })),
  ),
  bad(
    'annex-unsigned',
    'completeness',
    'the annex bears no signature',
    one('annex-unsigned', () => ({ annexUnsigned: true })),
  ),
  bad(
    'person-only',
    'completeness',
    'the agency did not sign',
    one('person-only', () => ({ acts: ([person]) => [person] })),
    { only: 'law' },
  ),
  bad(
    'agency-first',
    'completeness',
    'the agency signed before the person',
    one('agency-first', () => ({ acts: agencyFirst })),
  ),
  bad(
    'unsigned',
    'unsigned',
    'no signature at all',
    one('unsigned', () => ({ acts: () => [] })),
    { only: 'law' },
  ),
  bad(
    'other-body',
    'body',
    'the seal of another body',
    one('other-body', () => ({ keys: { agency: testPki().secondSeal } })),
  ),
  bad(
    'look-alike',
    'root',
    'a root of the same name and another key',
    signedBy('look-alike', () => testPki().lookAlikeLeader),
  ),
  bad(
    'sha-1',
    'weak',
    'hashed with SHA-1',
    one('sha-1', () => ({
      acts: ([person, agency]) => [
        { ...person, by: signingKeyOf(testPki().leader, { hash: 'sha1' }) },
        agency,
      ],
    })),
    { only: 'law' },
  ),
];

/** A tool that does not know the seal for one puts it where the person signs. */
function agencyFirst([person, agency]: readonly [Act, Act]): readonly Act[] {
  const place = { page: 1, left: 20, top: 100 };
  return [
    { ...agency, role: person.role, at: person.at },
    { ...person, role: { kind: 'person', place }, at: agency.at },
  ];
}

const manner = (name: string, what: string, sign: Parameters<typeof signingKeyOf>[1]) =>
  sound(
    name,
    'producers',
    what,
    one(name, () => ({
      acts: ([person, agency]) => [
        { ...person, by: signingKeyOf(testPki().leader, sign) },
        { ...agency, by: signingKeyOf(testPki().seal, sign) },
      ],
    })),
  );

/** Sound documents of every kind, among which the bad ones stand. */
const soundOnes: readonly SignatureCase[] = [
  ...[1, 2, 3, 4].map((number) =>
    sound(
      `plain-${number}`,
      'sound',
      'signed as on any other day',
      one('plain', () => ({})),
    ),
  ),
  sound(
    'stamped',
    'sound',
    'with a time-stamp',
    one('stamped', () => ({ timeStamp: stamps })),
  ),
  sound(
    'stamped-again',
    'sound',
    'with a time-stamp',
    one('stamped', () => ({ timeStamp: stamps })),
  ),
  sound(
    'other-office',
    'producers',
    'of another office',
    plan('usual G06', 'G06', () => ({})),
  ),
  manner('pss', 'RSASSA-PSS', { scheme: 'rsa-pss' }),
  manner('sha-384', 'SHA-384', { hash: 'sha384' }),
  manner('sha-512', 'SHA-512', { hash: 'sha512' }),
  sound(
    'ecdsa',
    'producers',
    'ECDSA',
    one('ecdsa', () => ({ keys: { person: testPki().ecLeader, agency: testPki().ecSeal } })),
  ),
];

export const signatureCases: readonly SignatureCase[] = [
  ...integrity,
  ...certificates,
  ...times,
  ...revocations,
  ...soundOnes,
];
