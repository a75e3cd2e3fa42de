import { describe, expect, it } from 'vitest';
import { askedAt, askState, undetermined } from '../../../fixtures/certificates/ask-state.ts';
import { encodeCertId } from '../../../fixtures/keys/encode-ocsp.ts';
import { type EncodedExtension, extension } from '../../../fixtures/keys/extensions.ts';
import { encodeName } from '../../../fixtures/keys/names.ts';
import { signatureAlgorithm, signBytes } from '../../../fixtures/keys/sign-bytes.ts';
import { testPki } from '../../../fixtures/keys/test-cast.ts';
import { certificateOf } from '../../../fixtures/keys/test-trust.ts';
import { ocspOids } from '../../asn1/oids.ts';
import {
  bits,
  enumerated,
  explicit,
  generalizedTime,
  implicit,
  nullValue,
  octets,
  oid,
  sequence,
} from '../../asn1/write.ts';

const { leader, agencyAuthority: authority } = testPki();
const { notAfter, subject } = certificateOf(leader);
const strange = '1.3.6.1.4.1.32473.9.9';

/** The issuer's own word, of moment `at`, that the leader's certificate is good, with extensions on either level. */
function goodWith(
  at: number,
  ofSingle: readonly EncodedExtension[],
  ofAnswer: readonly EncodedExtension[] = [],
): Uint8Array {
  const wrapped = (list: readonly EncodedExtension[]) =>
    list.length === 0 ? undefined : explicit(1, sequence(...list.map(({ der }) => der)));
  const id = encodeCertId({ issuer: authority, serial: leader.serial });
  const single = sequence(id, implicit(0, nullValue), generalizedTime(at), wrapped(ofSingle));
  const name = explicit(1, encodeName(authority.subject));
  const data = sequence(name, generalizedTime(at), sequence(single), wrapped(ofAnswer));
  const signature = bits(signBytes(authority.key, data));
  const basic = sequence(data, signatureAlgorithm(authority.key), signature);
  return sequence(enumerated(0), explicit(0, sequence(oid(ocspOids.basic), octets(basic))));
}

describe('extensions that nobody knows', () => {
  const critical = extension(strange, nullValue, true);
  const harmless = extension(strange, nullValue);

  it.each<[string, readonly EncodedExtension[], readonly EncodedExtension[]]>([
    ['of the single answer', [critical], []],
    ['of the whole answer', [], [critical]],
    ['of both', [critical], [critical]],
  ])('set an answer aside when they are critical: %s', (_, ofSingle, ofAnswer) => {
    const { state, reasons } = askState({ ocspAnswers: [goodWith(askedAt, ofSingle, ofAnswer)] });
    expect([state, ...reasons.map(({ code }) => code)]).toEqual([
      ...undetermined,
      'revocation.proof-unusable',
    ]);
    const reason = reasons.at(-1);
    expect(reason?.place.path).toBe(subject.text);
    expect(reason?.seen).toMatch(/^OCSP /);
  });

  it('are let be when they are not', () => {
    expect(askState({ ocspAnswers: [goodWith(askedAt, [harmless], [harmless])] }).state).toBe('good');
  });
});

describe('after the certificate’s last day', () => {
  const cutoff = (at: number) => extension('1.3.6.1.5.5.7.48.1.6', generalizedTime(at));
  const late = notAfter + 60_000;

  it.each<[string, readonly EncodedExtension[], 'good' | 'unknown']>([
    ['remembers nothing that it names', [], 'unknown'],
    ['remembers from that day on', [cutoff(notAfter)], 'good'],
    ['remembers from long before', [cutoff(notAfter - 86_400_000)], 'good'],
    ['remembers from later on only', [cutoff(notAfter + 1000)], 'unknown'],
  ])('a responder that %s', (_, extensions, state) => {
    const ocspAnswers = [goodWith(late, extensions)];
    expect(askState({ ocspAnswers }, notAfter, late).state).toBe(state);
  });
});
