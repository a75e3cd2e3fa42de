import { describe, expect, it } from 'vitest';
import { encodeName } from '../../../fixtures/keys/names.ts';
import { hashOids } from '../../asn1/oids.ts';
import {
  boolean,
  explicit,
  generalizedTime,
  ia5,
  implicit,
  integer,
  nullValue,
  octets,
  oid,
  sequence,
  tlv,
} from '../../asn1/write.ts';
import { decodeTimeStampInfo } from './decode-info.ts';
import { decodeTimeStampRequest } from './decode-request.ts';
import { encodeTimeStampInfo, encodeTimeStampRequest } from './encode-time-stamp.ts';
import type { TimeStampInfo } from './time-stamp.ts';

const at = Date.UTC(2026, 5, 1, 5);
const digest = octets(new Uint8Array(32));
const imprint = sequence(sequence(oid(hashOids.sha256)), digest);

/** What follows the moment, and what stands before it. */
interface Parts {
  readonly version?: number;
  readonly imprint?: Uint8Array;
  readonly after?: readonly Uint8Array[];
}

function infoOf(parts: Parts = {}): Uint8Array {
  const { after = [], version = 1 } = parts;
  return sequence(
    integer(version),
    oid('1.2.3'),
    parts.imprint ?? imprint,
    integer(7),
    generalizedTime(at),
    ...after,
  );
}

function readInfo(...after: readonly Uint8Array[]): TimeStampInfo {
  const reading = decodeTimeStampInfo(infoOf({ after }), 'TSTInfo');
  if (!reading.ok) throw new Error(`unreadable: ${reading.problems[0]?.seen}`);
  return reading.value;
}

const extension = (critical?: boolean) =>
  sequence(oid('1.2.3'), critical === undefined ? undefined : boolean(critical), octets());

describe('what a token says', () => {
  it('names no field that is not there', () => {
    const said = { policy: '1.2.3', imprint: { hash: 'sha256', digest: new Uint8Array(32) }, serial: 7n, at };
    expect(readInfo()).toEqual({ ...said, ordering: false });
    expect(readInfo(boolean(true), integer(99))).toEqual({ ...said, ordering: true, nonce: 99n });
  });

  it('names its issuer when that is a directory name', () => {
    const name = encodeName({ commonName: 'A' });
    expect(readInfo(explicit(0, explicit(4, name))).issuer).toEqual(name);
    expect('issuer' in readInfo(explicit(0, implicit(2, ia5('a.example'))))).toBe(false);
  });

  it.each<[string, () => readonly Uint8Array[], number]>([
    ['nothing', () => [], 0],
    ['no seconds', () => [integer(0)], 0],
    ['two seconds', () => [integer(2)], 2000],
    ['a millisecond', () => [implicit(0, integer(1))], 1],
    ['999 milliseconds', () => [implicit(0, integer(999))], 999],
    ['a microsecond', () => [implicit(1, integer(1))], 0.001],
    ['999 microseconds', () => [implicit(1, integer(999))], 0.999],
    ['all of them', () => [integer(3), implicit(0, integer(4)), implicit(1, integer(500))], 3004.5],
  ])('how exact it is: %s', (_, fields, milliseconds) => {
    expect(readInfo(sequence(...fields())).accuracy).toEqual({ milliseconds });
  });

  it('may have extensions that are not critical', () => {
    expect(readInfo(tlv(0xa1, extension(), extension())).serial).toBe(7n);
  });

  it('is written without a name, and with one', () => {
    const info = readInfo();
    expect(encodeTimeStampInfo(info)).toEqual(infoOf());
    const issuer = encodeName({ commonName: 'A' });
    expect(encodeTimeStampInfo({ ...info, issuer })).toEqual(
      infoOf({ after: [explicit(0, explicit(4, issuer))] }),
    );
  });

  it('is written with what accuracy there is, and no zeros', () => {
    const written = (milliseconds: number) =>
      encodeTimeStampInfo({ ...readInfo(), accuracy: { milliseconds } });
    expect(written(2000)).toEqual(infoOf({ after: [sequence(integer(2))] }));
    expect(written(5)).toEqual(infoOf({ after: [sequence(implicit(0, integer(5)))] }));
  });
});

describe('what a token says and cannot be read', () => {
  const malformed = 'timestamp.malformed';

  it.each<[string, () => Parts, string, string]>([
    ['version 2', () => ({ version: 2 }), malformed, 'value'],
    ['less than no seconds', () => ({ after: [sequence(integer(-1))] }), malformed, 'value'],
    ['no milliseconds', () => ({ after: [sequence(implicit(0, integer(0)))] }), malformed, 'value'],
    [
      'a thousand milliseconds',
      () => ({ after: [sequence(implicit(0, integer(1000)))] }),
      malformed,
      'value',
    ],
    ['no microseconds', () => ({ after: [sequence(implicit(1, integer(0)))] }), malformed, 'value'],
    ['something behind the accuracy', () => ({ after: [sequence(nullValue)] }), malformed, 'wrong-tag'],
    ['an ordering of FALSE', () => ({ after: [boolean(false)] }), malformed, 'default-written'],
    ['something behind', () => ({ after: [nullValue] }), malformed, 'wrong-tag'],
    [
      'an imprint of three parts',
      () => ({ imprint: sequence(sequence(oid(hashOids.sha256)), digest, nullValue) }),
      malformed,
      'wrong-tag',
    ],
    [
      'a hash with parameters',
      () => ({ imprint: sequence(sequence(oid(hashOids.sha256), digest), digest) }),
      malformed,
      'wrong-tag',
    ],
    [
      'a hash with a NULL of one byte',
      () => ({ imprint: sequence(sequence(oid(hashOids.sha256), Uint8Array.of(5, 1, 0)), digest) }),
      malformed,
      'null-content',
    ],
  ])('%s', (_, parts, code, rule) => {
    const [found, ...others] = decodeTimeStampInfo(infoOf(parts()), 'TSTInfo').problems;
    expect(others).toEqual([]);
    expect(found).toMatchObject({ code, place: { path: 'TSTInfo' } });
    expect(found?.seen).toBe(`${rule} (byte ${found?.place.offset})`);
    expect(found?.place.offset).toBeGreaterThan(0);
  });

  it.each([
    [31, 'sha256: 31 byte'],
    [33, 'sha256: 33 byte'],
  ])('a digest of %i bytes', (length, seen) => {
    const short = sequence(sequence(oid(hashOids.sha256), nullValue), octets(new Uint8Array(length)));
    expect(decodeTimeStampInfo(infoOf({ imprint: short }), 'TSTInfo').problems).toMatchObject([
      { code: malformed, place: { path: 'TSTInfo/messageImprint' }, seen },
    ]);
  });

  it('a hash that nobody knows', () => {
    const foreign = sequence(sequence(oid('1.2.3.4')), digest);
    expect(decodeTimeStampInfo(infoOf({ imprint: foreign }), 'TSTInfo').problems).toMatchObject([
      { code: 'timestamp.imprint-unsupported', place: { path: 'TSTInfo' }, seen: '1.2.3.4' },
    ]);
  });

  it('a critical extension, wherever it stands', () => {
    for (const list of [[extension(true)], [extension(true), extension()], [extension(), extension(true)]]) {
      expect(decodeTimeStampInfo(infoOf({ after: [tlv(0xa1, ...list)] }), 'TSTInfo').problems).toMatchObject([
        { code: 'timestamp.extension-unknown', place: { path: 'TSTInfo' } },
      ]);
    }
  });
});

describe('a request', () => {
  const request = {
    imprint: { hash: 'sha256', digest: new Uint8Array(32) },
    certificateWanted: false,
  } as const;

  it('has nothing that is not asked for', () => {
    expect(encodeTimeStampRequest(request)).toEqual(sequence(integer(1), imprint));
    expect(decodeTimeStampRequest(sequence(integer(1), imprint))).toMatchObject({ value: request });
  });

  it.each<[string, () => Uint8Array, string]>([
    ['version 2', () => sequence(integer(2), imprint), 'value (byte 2)'],
    ['certReq FALSE', () => sequence(integer(1), imprint, boolean(false)), 'default-written'],
    ['something behind', () => sequence(integer(1), imprint, nullValue), 'wrong-tag'],
  ])('with %s says where it stopped', (_, bytes, seen) => {
    const { problems } = decodeTimeStampRequest(bytes());
    expect(problems).toMatchObject([{ code: 'timestamp.malformed', place: { path: 'TimeStampReq' } }]);
    expect(problems[0]?.seen).toContain(seen);
  });
});
