import { describe, expect, it } from 'vitest';
import { encodeOcspError } from '../../../fixtures/keys/encode-ocsp.ts';
import { type EncodedExtension, extension } from '../../../fixtures/keys/extensions.ts';
import { encodeName } from '../../../fixtures/keys/names.ts';
import { readDer } from '../../asn1/der.ts';
import { algorithmOids, hashOids, ocspOids } from '../../asn1/oids.ts';
import {
  bits,
  enumerated,
  explicit,
  generalizedTime,
  implicit,
  integer,
  nullValue,
  octets,
  oid,
  sequence,
} from '../../asn1/write.ts';
import { readName } from '../distinguished-name.ts';
import { type OcspAnswer, parseOcspAnswer, type SingleAnswer } from './parse-ocsp.ts';

const at = Date.UTC(2026, 5, 1, 5);
const hour = 3_600_000;
const algorithm = sequence(oid(algorithmOids.sha256WithRsa), nullValue);
const responder = encodeName({ commonName: 'Nơi trả lời' });
const strange = '1.3.6.1.4.1.32473.9.9';
const cutoff = '1.3.6.1.5.5.7.48.1.6';
const good = implicit(0, nullValue);

function idOf(hash: string = hashOids.sha1, behind?: Uint8Array): Uint8Array {
  return sequence(
    sequence(oid(hash), nullValue),
    octets(Uint8Array.of(0xaa)),
    octets(Uint8Array.of(0xbb)),
    integer(0x0c0d),
    behind,
  );
}

const listed = (number: number, extensions: readonly EncodedExtension[]) =>
  extensions.length === 0 ? undefined : explicit(number, sequence(...extensions.map(({ der }) => der)));

/** One single answer, from its parts. */
interface SingleParts {
  readonly id?: Uint8Array;
  readonly status?: Uint8Array;
  readonly next?: Uint8Array;
  readonly extensions?: readonly EncodedExtension[];
  readonly behind?: Uint8Array;
}

function singleOf({
  id = idOf(),
  status = good,
  next,
  extensions = [],
  behind,
}: SingleParts = {}): Uint8Array {
  return sequence(id, status, generalizedTime(at), next, listed(1, extensions), behind);
}

/** An answer, from its parts. */
interface Parts {
  readonly version?: Uint8Array;
  readonly by?: readonly Uint8Array[];
  readonly singles?: readonly Uint8Array[];
  readonly extensions?: readonly EncodedExtension[];
  readonly behindData?: Uint8Array;
  readonly certificates?: readonly Uint8Array[];
  readonly behindBasic?: Uint8Array;
  readonly type?: string;
  readonly status?: number;
  readonly behind?: Uint8Array;
}

function answerOf(parts: Parts = {}): Uint8Array {
  const { by = [explicit(1, responder)], singles = [singleOf()], extensions = [] } = parts;
  const data = sequence(
    parts.version,
    ...by,
    generalizedTime(at),
    sequence(...singles),
    listed(1, extensions),
    parts.behindData,
  );
  const sent = parts.certificates && explicit(0, sequence(...parts.certificates));
  const basic = sequence(data, algorithm, bits(Uint8Array.of(7)), sent, parts.behindBasic);
  const wrapped = sequence(oid(parts.type ?? ocspOids.basic), octets(basic));
  return sequence(enumerated(parts.status ?? 0), explicit(0, wrapped), parts.behind);
}

function readAnswer(parts?: Parts): OcspAnswer {
  const reading = parseOcspAnswer(answerOf(parts));
  if (!reading.ok) throw new Error(`unreadable: ${reading.problems[0]?.seen}`);
  return reading.value;
}

function readSingle(parts?: SingleParts): SingleAnswer | undefined {
  return readAnswer({ singles: [singleOf(parts)] }).answers[0];
}

describe('what an answer holds', () => {
  it('is read field by field', () => {
    const answer = readAnswer({ certificates: [nullValue, algorithm] });
    expect(answer).toMatchObject({ producedAt: at, signatureAlgorithm: algorithm });
    expect(answer.responder).toEqual({ by: 'name', value: readName(readDer(responder)).canonical });
    expect(answer.signature).toEqual(Uint8Array.of(7));
    expect(answer.certificates).toEqual([nullValue, algorithm]);
    expect(answer.sha256).toMatch(/^[0-9a-f]{64}$/);
    expect(readAnswer().certificates).toEqual([]);
  });

  it('names no field that is not there', () => {
    const answer = readAnswer();
    expect(['nonce', 'unknownCritical'].filter((name) => name in answer)).toEqual([]);
    expect(answer.answers).toEqual([
      {
        id: { hash: 'sha1', issuerNameHash: 'aa', issuerKeyHash: 'bb', serial: 'C0D' },
        status: 'good',
        thisUpdate: at,
      },
    ]);
  });

  it('comes from a responder that is named by its key, or by its name', () => {
    const byKey = explicit(2, octets(Uint8Array.of(0xab, 0xcd)));
    expect(readAnswer({ by: [byKey] }).responder).toEqual({ by: 'key', value: 'abcd' });
  });

  it('repeats the nonce', () => {
    const nonce = extension(ocspOids.nonce, octets(Uint8Array.of(0xab, 1)), true);
    const answer = readAnswer({ extensions: [extension(strange, nullValue), nonce] });
    expect(answer.nonce).toBe('ab01');
    expect('unknownCritical' in answer).toBe(false);
  });

  it('names a critical extension that is not understood', () => {
    expect(readAnswer({ extensions: [extension(strange, nullValue, true)] }).unknownCritical).toBe(strange);
  });

  it('may speak of a thousand certificates and bring ten', () => {
    const singles = Array.from({ length: 1_000 }, () => singleOf());
    const certificates = Array.from({ length: 10 }, () => nullValue);
    expect(readAnswer({ singles, certificates }).answers).toHaveLength(1_000);
  });
});

describe('what is said of one certificate', () => {
  it.each<[string, () => Uint8Array, Partial<SingleAnswer>]>([
    ['good', () => good, { status: 'good' }],
    ['unknown', () => implicit(2, nullValue), { status: 'unknown' }],
    [
      'revoked',
      () => implicit(1, sequence(generalizedTime(at - hour))),
      { status: 'revoked', revokedAt: at - hour },
    ],
    [
      'revoked for a reason',
      () => implicit(1, sequence(generalizedTime(at - hour), explicit(0, enumerated(1)))),
      { status: 'revoked', revokedAt: at - hour, reason: 'keyCompromise' },
    ],
  ])('%s', (_, status, expected) => {
    const { id: _id, ...said } = readSingle({ status: status() }) ?? {};
    expect(said).toEqual({ thisUpdate: at, ...expected });
  });

  it('lasts until its next update', () => {
    expect(readSingle({ next: explicit(0, generalizedTime(at + hour)) })?.nextUpdate).toBe(at + hour);
  });

  it('says how far back the responder remembers', () => {
    const extensions = [extension(strange, nullValue), extension(cutoff, generalizedTime(at - hour), true)];
    const single = readSingle({ extensions });
    expect(single?.archiveCutoff).toBe(at - hour);
    expect(single && 'unknownCritical' in single).toBe(false);
  });

  it('names a critical extension that is not understood', () => {
    expect(readSingle({ extensions: [extension(strange, nullValue, true)] })?.unknownCritical).toBe(strange);
  });

  it('is about nobody when the hash of its identifier is not known', () => {
    const single = readSingle({ id: idOf(strange) });
    expect(single?.id.hash).toBeUndefined();
    expect(readSingle({ id: idOf(hashOids.sha256) })?.id.hash).toBe('sha256');
  });
});

describe('answers that cannot be read', () => {
  const many = (count: number, value: Uint8Array) => Array.from({ length: count }, () => value);

  it.each<[string, () => Uint8Array, string]>([
    ['version 1 written out', () => answerOf({ version: explicit(0, integer(0)) }), 'default-written'],
    ['no responder', () => answerOf({ by: [] }), 'missing'],
    [
      'a responder twice',
      () => answerOf({ by: [explicit(1, responder), explicit(2, octets(responder))] }),
      'wrong-tag',
    ],
    ['1001 certificates', () => answerOf({ singles: many(1_001, singleOf()) }), 'too-many'],
    ['eleven certificates sent along', () => answerOf({ certificates: many(11, nullValue) }), 'too-many'],
    ['something behind the data', () => answerOf({ behindData: nullValue }), 'wrong-tag'],
    ['something behind the certificates', () => answerOf({ behindBasic: nullValue }), 'wrong-tag'],
    ['something behind the whole', () => answerOf({ behind: nullValue }), 'wrong-tag'],
    [
      'something behind an identifier',
      () => answerOf({ singles: [singleOf({ id: idOf(hashOids.sha1, nullValue) })] }),
      'wrong-tag',
    ],
    [
      'something behind a single answer',
      () => answerOf({ singles: [singleOf({ behind: nullValue })] }),
      'wrong-tag',
    ],
    [
      'a state that is no choice',
      () => answerOf({ singles: [singleOf({ status: nullValue })] }),
      'wrong-tag',
    ],
    ['a fourth state', () => answerOf({ singles: [singleOf({ status: implicit(3, nullValue) })] }), 'value'],
    [
      'a good state with something in it',
      () => answerOf({ singles: [singleOf({ status: implicit(0, integer(1)) })] }),
      'value',
    ],
    [
      'a good state in constructed form',
      () => answerOf({ singles: [singleOf({ status: implicit(0, sequence()) })] }),
      'value',
    ],
    [
      'a revocation with something behind it',
      () =>
        answerOf({ singles: [singleOf({ status: implicit(1, sequence(generalizedTime(at), nullValue)) })] }),
      'wrong-tag',
    ],
    ['another kind of answer', () => answerOf({ type: strange }), `type ${strange}`],
    ['an answer without an answer', () => sequence(enumerated(0)), 'missing'],
    ['a failure that is not in the list', () => sequence(enumerated(4)), 'value'],
    ['a failure in spite of its answer', () => answerOf({ status: 3 }), 'tryLater'],
    ['a signature that is asked for', () => sequence(enumerated(5)), 'sigRequired'],
  ])('%s', (_, answer, seen) => {
    const reading = parseOcspAnswer(answer());
    expect(reading.ok).toBe(false);
    expect(reading.problems).toMatchObject([
      { code: 'revocation.proof-malformed', place: { path: 'OCSP' }, seen: `OCSP ${seen}` },
    ]);
  });

  it.each(['malformedRequest', 'internalError', 'tryLater', 'unauthorized'] as const)(
    'a responder that answers %s',
    (failure) => {
      const reading = parseOcspAnswer(encodeOcspError(failure));
      expect(reading.problems).toMatchObject([{ seen: `OCSP ${failure}` }]);
    },
  );

  it('say at which byte', () => {
    expect(parseOcspAnswer(answerOf().subarray(0, 20)).problems).toMatchObject([{ place: { offset: 0 } }]);
  });
});
