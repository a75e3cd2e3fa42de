import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { boolean, integer, octets, oid, sequence, tlv } from '../../asn1/write.ts';
import { hashLengths } from '../algorithms.ts';
import { decodeTimeStampInfo } from './decode-info.ts';
import { decodeTimeStampRequest } from './decode-request.ts';
import { checkTimeStampResponse, decodeTimeStampResponse } from './decode-response.ts';
import { encodeTimeStampInfo, encodeTimeStampRequest, encodeTimeStampResponse } from './encode-time-stamp.ts';
import type { MessageImprint, TimeStampFailure, TimeStampInfo, TimeStampRequest } from './time-stamp.ts';

const failures: readonly TimeStampFailure[] = [
  'badAlg',
  'badRequest',
  'badDataFormat',
  'timeNotAvailable',
  'unacceptedPolicy',
  'unacceptedExtension',
  'addInfoNotAvailable',
  'systemFailure',
];

const imprints = fc
  .constantFrom('sha1', 'sha256', 'sha384', 'sha512', 'sha3-256')
  .chain((hash): fc.Arbitrary<MessageImprint> => {
    const length = hashLengths[hash];
    return fc
      .uint8Array({ minLength: length, maxLength: length })
      .map((digest) => ({ hash, digest: Uint8Array.from(digest) }));
  });
const policies = fc.constantFrom('1.2.3.4', '1.3.6.1.4.1.32473.4.5', '2.999.1.128.16384');
const nonces = fc.bigInt({ min: 0n, max: 2n ** 128n });
const optional = <T>(name: string, values: fc.Arbitrary<T>) =>
  fc.option(values, { nil: undefined }).map((value) => (value === undefined ? {} : { [name]: value }));

describe('requests, answers and what tokens say (RFC 3161)', () => {
  it('a request is read as it was written', () => {
    const requests = fc
      .tuple(imprints, fc.boolean(), optional('policy', policies), optional('nonce', nonces))
      .map(([imprint, certificateWanted, policy, nonce]): TimeStampRequest => {
        return { imprint, certificateWanted, ...policy, ...nonce };
      });
    fc.assert(
      fc.property(requests, (request) => {
        expect(decodeTimeStampRequest(encodeTimeStampRequest(request))).toEqual({
          ...{ ok: true, value: request, problems: [] },
        });
      }),
    );
  });

  it('what a token says is read as it was written, milliseconds included', () => {
    const accuracies = fc.integer({ min: 1, max: 100_000 }).map((milliseconds) => ({ milliseconds }));
    const moments = fc.integer({ min: Date.UTC(2000, 0), max: Date.UTC(2099, 0) });
    const infos = fc
      .record({ imprint: imprints, policy: policies, serial: nonces, at: moments, ordering: fc.boolean() })
      .chain((info) =>
        fc
          .tuple(optional('accuracy', accuracies), optional('nonce', nonces))
          .map(([accuracy, nonce]): TimeStampInfo => ({ ...info, ...accuracy, ...nonce })),
      );
    fc.assert(
      fc.property(infos, (info) => {
        expect(decodeTimeStampInfo(encodeTimeStampInfo(info), 'TSTInfo')).toEqual({
          ...{ ok: true, value: info, problems: [] },
        });
      }),
    );
  });

  it.each(failures)('the failure %s is read as it was written', (name) => {
    const response = { status: 'rejection', texts: ['không được'], failures: [name] } as const;
    expect(decodeTimeStampResponse(encodeTimeStampResponse(response))).toMatchObject({
      ok: true,
      value: response,
    });
  });
});

describe('requests that are refused', () => {
  const imprint = sequence(sequence(oid('2.16.840.1.101.3.4.2.1')), octets(new Uint8Array(32)));
  const foreign = sequence(sequence(oid('1.2.643.7.1.1.2.2')), octets(new Uint8Array(32)));
  const extensions = tlv(0xa0, sequence(oid('1.2.3'), octets()));
  it.each([
    ['nothing', new Uint8Array(), 'timestamp.malformed'],
    ['version 2', sequence(integer(2), imprint), 'timestamp.malformed'],
    ['no imprint', sequence(integer(1)), 'timestamp.malformed'],
    ['certReq written as false', sequence(integer(1), imprint, boolean(false)), 'timestamp.malformed'],
    ['a hash that nobody knows', sequence(integer(1), foreign), 'timestamp.imprint-unsupported'],
    ['an extension', sequence(integer(1), imprint, extensions), 'timestamp.extension-unknown'],
    ['bytes behind', Buffer.concat([sequence(integer(1), imprint), octets()]), 'timestamp.malformed'],
  ])('%s', (_, bytes, code) => {
    expect(decodeTimeStampRequest(bytes).problems.map((each) => each.code)).toEqual([code]);
  });
});

describe('answers', () => {
  const request: TimeStampRequest = {
    imprint: { hash: 'sha256', digest: new Uint8Array(32) },
    certificateWanted: true,
  };

  it.each([
    ['granted without a token', sequence(sequence(integer(0)))],
    ['refused with a token', sequence(sequence(integer(2)), sequence())],
    ['a status that does not exist', sequence(sequence(integer(9)))],
  ])('%s: malformed', (_, bytes) => {
    expect(decodeTimeStampResponse(bytes).problems.map(({ code }) => code)).toEqual(['timestamp.malformed']);
  });

  it('a refusal is told with its reasons', () => {
    const response = { status: 'rejection', texts: ['bận'], failures: ['systemFailure'] } as const;
    const [refused] = checkTimeStampResponse(request, response).problems;
    expect([refused?.code, refused?.seen]).toEqual(['timestamp.refused', 'rejection, systemFailure, bận']);
  });

  it('a token that is none is malformed', () => {
    const response = { status: 'granted', texts: [], failures: [], token: sequence() } as const;
    const [problem] = checkTimeStampResponse(request, response).problems;
    expect(problem?.code).toBe('signature.malformed');
  });
});
