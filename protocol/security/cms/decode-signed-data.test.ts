import { describe, expect, it } from 'vitest';
import { hashAlgorithm } from '../../../fixtures/keys/sign-bytes.ts';
import { oddOf } from '../../../fixtures/signatures/cms-case.ts';
import { encodeOddSigner } from '../../../fixtures/signatures/odd-cms.ts';
import { cmsOids } from '../../asn1/oids.ts';
import { explicit, implicit, integer, nullValue, octets, oid, sequence, set, tlv } from '../../asn1/write.ts';
import { decodeSignedData } from './decode-signed-data.ts';
import type { SignedData } from './signed-data.ts';

const ocspResponse = '1.3.6.1.5.5.7.16.2';
const signer = encodeOddSigner(oddOf());

/** The parts of a message; what is not given is as it should be. */
interface Parts {
  readonly type?: string;
  readonly version?: number;
  readonly hashes?: Uint8Array;
  readonly content?: Uint8Array;
  readonly certificates?: readonly Uint8Array[];
  readonly revocations?: readonly Uint8Array[];
  readonly signers?: readonly Uint8Array[];
  readonly behind?: Uint8Array;
  readonly outside?: Uint8Array;
}

function messageOf({ certificates, revocations, signers = [signer], ...parts }: Parts = {}): Uint8Array {
  const signedData = sequence(
    integer(parts.version ?? 1),
    parts.hashes ?? set(hashAlgorithm('sha256')),
    parts.content ?? sequence(oid(cmsOids.data)),
    certificates && tlv(0xa0, ...certificates),
    revocations && tlv(0xa1, ...revocations),
    tlv(0x31, ...signers),
    parts.behind,
  );
  return sequence(oid(parts.type ?? cmsOids.signedData), explicit(0, signedData), parts.outside);
}

function readMessage(parts?: Parts): SignedData {
  const reading = decodeSignedData(messageOf(parts), 'letter.p7s');
  if (!reading.ok) throw new Error(`unreadable: ${reading.problems[0]?.seen}`);
  return reading.value;
}

const many = (count: number, value: Uint8Array) => Array.from({ length: count }, () => value);
const attached = (...content: readonly Uint8Array[]) => sequence(oid(cmsOids.data), ...content);

describe('a signed message', () => {
  it('is read in its parts, and names no content that it does not carry', () => {
    const message = readMessage();
    expect(message).toMatchObject({ contentType: cmsOids.data, certificates: [], crls: [], ocspAnswers: [] });
    expect(message.signers).toHaveLength(1);
    expect('content' in message).toBe(false);
  });

  it('carries its content, and says from which byte on', () => {
    const bytes = Uint8Array.of(9, 8, 7);
    const parts = { content: attached(explicit(0, octets(bytes))) };
    const { content } = readMessage(parts);
    const offset = content?.offset ?? 0;
    expect(content?.bytes).toEqual(bytes);
    expect(messageOf(parts).subarray(offset, offset + 3)).toEqual(bytes);
  });

  it.each([1, 2, 3, 4, 5])('may be of version %i', (version) => {
    expect(readMessage({ version }).contentType).toBe(cmsOids.data);
  });

  it('brings certificates; those of other kinds are left out', () => {
    const certificates = [sequence(nullValue), implicit(1, sequence()), sequence()];
    expect(readMessage({ certificates }).certificates).toEqual([sequence(nullValue), sequence()]);
  });

  it('brings lists and answers; other formats are left out', () => {
    const answer = implicit(1, sequence(oid(ocspResponse), sequence(nullValue)));
    const strange = implicit(1, sequence(oid('1.2.3.4'), sequence()));
    const message = readMessage({ revocations: [answer, sequence(), strange] });
    expect(message).toMatchObject({ crls: [sequence()], ocspAnswers: [sequence(nullValue)] });
  });

  it('may hold sixteen signers and hashes, 64 certificates and 32 lists', () => {
    const message = readMessage({
      hashes: tlv(0x31, ...many(16, hashAlgorithm('sha256'))),
      certificates: many(64, sequence()),
      revocations: many(32, sequence()),
      signers: many(16, signer),
    });
    const { certificates, crls, signers } = message;
    expect([certificates.length, crls.length, signers.length]).toEqual([64, 32, 16]);
  });
});

describe('a message that cannot be read', () => {
  it.each<[string, Parts, string]>([
    ['another type', { type: cmsOids.envelopedData }, 'value'],
    ['version 0', { version: 0 }, 'value'],
    ['version 6', { version: 6 }, 'value'],
    ['something behind the signers', { behind: nullValue }, 'wrong-tag'],
    ['something behind the message', { outside: nullValue }, 'wrong-tag'],
    ['seventeen hashes', { hashes: tlv(0x31, ...many(17, hashAlgorithm('sha256'))) }, 'too-many'],
    ['a hash that is none', { hashes: set(sequence(nullValue)) }, 'wrong-tag'],
    ['65 certificates', { certificates: many(65, sequence()) }, 'too-many'],
    ['33 lists', { revocations: many(33, sequence()) }, 'too-many'],
    ['seventeen signers', { signers: many(17, signer) }, 'too-many'],
    [
      'a content under a tag of its own',
      { content: attached(explicit(0, implicit(2, octets(signer)))) },
      'wrong-tag',
    ],
    ['something behind the content', { content: attached(nullValue) }, 'wrong-tag'],
    ['an answer without a format', { revocations: [implicit(1, sequence(nullValue))] }, 'wrong-tag'],
    ['a format without an answer', { revocations: [implicit(1, sequence(oid(ocspResponse)))] }, 'missing'],
  ])('with %s', (_, parts, rule) => {
    const reading = decodeSignedData(messageOf(parts), 'letter.p7s');
    expect(reading.ok).toBe(false);
    expect(reading.problems).toMatchObject([
      { code: 'signature.malformed', place: { path: 'letter.p7s' }, seen: expect.stringContaining(rule) },
    ]);
  });

  it('without anything inside', () => {
    const reading = decodeSignedData(sequence(oid(cmsOids.signedData)), 'letter.p7s');
    expect(reading.problems).toMatchObject([{ seen: 'missing (byte 0)' }]);
  });

  it('says at which byte', () => {
    const [first] = decodeSignedData(messageOf({ version: 6 }), 'letter.p7s').problems;
    expect(first?.place.offset).toBeGreaterThan(10);
    expect(first?.seen).toBe(`value (byte ${first?.place.offset})`);
  });
});

describe('a signer of a message', () => {
  const name = sequence(sequence(), integer(5));
  const usual = [integer(1), name, hashAlgorithm('sha256')] as const;
  const value = [hashAlgorithm('sha256'), octets(Uint8Array.of(1))] as const;
  const attribute = (count = 1) => sequence(oid('1.2.3'), tlv(0x31, ...many(count, nullValue)));
  const problemOf = (...fields: readonly Uint8Array[]) =>
    decodeSignedData(messageOf({ signers: [sequence(...fields)] }), 'p').problems[0]?.seen;

  it('is named by issuer and number, or by its key', () => {
    const read = (...fields: readonly Uint8Array[]) =>
      readMessage({ signers: [sequence(...fields)] }).signers[0];
    expect(read(...usual, ...value)).toMatchObject({
      ...{ version: 1, name: { by: 'issuer-serial', issuer: sequence(), serial: '5' }, unsigned: [] },
      ...{ digestAlgorithm: value[0], signatureAlgorithm: value[0], signature: Uint8Array.of(1) },
    });
    const byKey = read(integer(3), implicit(0, octets(Uint8Array.of(0xab))), usual[2], ...value);
    expect(byKey).toMatchObject({ version: 3, name: { by: 'key-id', keyId: 'ab' } });
    expect(byKey && 'signed' in byKey).toBe(false);
  });

  it('has signed attributes as the SET that was signed, and others beside', () => {
    const [first] = readMessage({
      signers: [sequence(...usual, tlv(0xa0, attribute()), ...value, tlv(0xa1, attribute(8), attribute()))],
    }).signers;
    expect(first?.signed?.bytes).toEqual(set(attribute()));
    expect(first?.signed?.attributes).toMatchObject([{ type: '1.2.3' }]);
    expect(first?.unsigned.map(({ values }) => values.length)).toEqual([8, 1]);
  });

  it.each<[string, () => readonly Uint8Array[], string | undefined]>([
    ['something behind', () => [...usual, ...value, nullValue], 'wrong-tag'],
    [
      'something behind the name',
      () => [usual[0], sequence(sequence(), integer(5), nullValue), usual[2], ...value],
      'wrong-tag',
    ],
    ['33 signed attributes', () => [...usual, tlv(0xa0, ...many(33, attribute())), ...value], 'too-many'],
    ['33 unsigned attributes', () => [...usual, ...value, tlv(0xa1, ...many(33, attribute()))], 'too-many'],
    ['nine values', () => [...usual, ...value, tlv(0xa1, attribute(9))], 'too-many'],
    ['nine signed values', () => [...usual, tlv(0xa0, attribute(9)), ...value], 'too-many'],
    [
      'an attribute of three parts',
      () => [...usual, ...value, tlv(0xa1, sequence(oid('1.2.3'), set(), nullValue))],
      'wrong-tag',
    ],
    [
      '32 attributes of either kind',
      () => [...usual, ...value, tlv(0xa1, ...many(32, attribute()))],
      undefined,
    ],
  ])('with %s', (_, fields, rule) => {
    const seen = problemOf(...fields());
    expect(seen?.split(' ')[0]).toBe(rule);
  });
});
