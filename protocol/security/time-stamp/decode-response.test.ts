import { describe, expect, it } from 'vitest';
import { signingKeyOf } from '../../../fixtures/keys/signing-keys.ts';
import { testPki } from '../../../fixtures/keys/test-cast.ts';
import { letter } from '../../../fixtures/signatures/cms-case.ts';
import { encodeMessage, encodeOddSigner } from '../../../fixtures/signatures/odd-cms.ts';
import { encodeOddInfo, oddToken, oddTokenOf } from '../../../fixtures/signatures/odd-token.ts';
import { cmsOids } from '../../asn1/oids.ts';
import { bits, integer, namedBits, nullValue, sequence, utf8 } from '../../asn1/write.ts';
import { contentOf } from '../cms/content.ts';
import { decodeSignedData } from '../cms/decode-signed-data.ts';
import { checkTimeStampResponse, decodeTimeStampResponse } from './decode-response.ts';
import { decodeToken } from './decode-token.ts';
import { encodeTimeStampResponse, encodeTimeStampToken } from './encode-time-stamp.ts';
import type { TimeStampInfo, TimeStampRequest } from './time-stamp.ts';

const { timeStamp, seal } = testPki();
const imprint = { hash: 'sha256', digest: new Uint8Array(contentOf(letter).digest('sha256')) } as const;
const other = { hash: 'sha256', digest: new Uint8Array(32) } as const;
const request: TimeStampRequest = { imprint, certificateWanted: true, nonce: 12n, policy: '1.2.3' };
const info: TimeStampInfo = {
  ...{ policy: '1.2.3', imprint, serial: 5n, at: Date.UTC(2026, 5, 1), ordering: false, nonce: 12n },
};

/** What a client makes of an answer that says this. */
async function answered(said: Partial<TimeStampInfo>, asked: TimeStampRequest = request) {
  const key = signingKeyOf(timeStamp);
  const token = await encodeTimeStampToken({ info: { ...info, ...said }, key, withCertificates: true });
  return checkTimeStampResponse(asked, { status: 'granted', texts: [], failures: [], token });
}

describe('an answer, held against its request', () => {
  it('is the token and what it says', async () => {
    const reading = await answered({});
    expect(reading).toMatchObject({ ok: true, value: { info }, problems: [] });
    const without: TimeStampRequest = { imprint, certificateWanted: true, nonce: 12n };
    expect((await answered({ policy: '1.2.9' }, without)).ok).toBe(true);
  });

  it.each<[string, Partial<TimeStampInfo>, string, string]>([
    [
      'messageImprint',
      { imprint: other },
      `sha256:${'00'.repeat(32)}`,
      `sha256:${Buffer.from(imprint.digest).toString('hex')}`,
    ],
    ['nonce', { nonce: 13n }, '13', '12'],
    ['policy', { policy: '1.2.4' }, '1.2.4', '1.2.3'],
  ])('has another %s', async (part, said, seen, expected) => {
    const reading = await answered(said);
    expect(reading.ok).toBe(false);
    expect(reading.problems).toMatchObject([
      { code: 'timestamp.answer-differs', place: { path: `TimeStampResp/${part}` }, seen, expected },
    ]);
  });

  it('has no nonce, or one that was not asked for: a dash stands for none', async () => {
    const { nonce: _nonce, ...bare } = request;
    expect((await answered({}, bare)).problems).toMatchObject([{ seen: '12', expected: '–' }]);
    const { nonce: _own, ...silent } = info;
    const key = signingKeyOf(timeStamp);
    const token = await encodeTimeStampToken({ info: silent, key, withCertificates: true });
    const response = { status: 'granted', texts: [], failures: [], token } as const;
    expect(checkTimeStampResponse(request, response).problems).toMatchObject([{ seen: '–', expected: '12' }]);
  });

  it('is told with everything that differs', async () => {
    const { problems } = await answered({ imprint: other, nonce: 13n, policy: '1.2.4' });
    expect(problems.map(({ place }) => place.path.split('/')[1])).toEqual([
      'messageImprint',
      'nonce',
      'policy',
    ]);
  });

  it('brings certificates when they are wanted', async () => {
    const key = signingKeyOf(timeStamp);
    const count = async (withCertificates: boolean) => {
      const token = decodeSignedData(await encodeTimeStampToken({ info, key, withCertificates }), 'p');
      return token.ok ? token.value.certificates.length : -1;
    };
    expect([await count(true), await count(false)]).toEqual([3, 0]);
  });
});

describe('an answer as it stands', () => {
  it.each<[number, string]>([
    [0, 'granted'],
    [1, 'grantedWithMods'],
  ])('of status %i brings a token: %s', (number, status) => {
    const reading = decodeTimeStampResponse(sequence(sequence(integer(number)), sequence(nullValue)));
    expect(reading).toMatchObject({
      value: { status, texts: [], failures: [], token: sequence(nullValue) },
    });
  });

  it.each<[number, string]>([
    [2, 'rejection'],
    [3, 'waiting'],
    [4, 'revocationWarning'],
    [5, 'revocationNotification'],
  ])('of status %i brings none: %s', (number, status) => {
    const reading = decodeTimeStampResponse(sequence(sequence(integer(number))));
    expect(reading).toMatchObject({ value: { status, texts: [], failures: [] } });
    expect(reading.ok && 'token' in reading.value).toBe(false);
    const response = { status: 'waiting', texts: [], failures: [] } as const;
    expect(encodeTimeStampResponse(response)).toEqual(sequence(sequence(integer(3))));
  });

  it('may say why in bits that nobody knows beside those that are known', () => {
    const bytes = sequence(sequence(integer(2), sequence(utf8('bận')), namedBits(1, 2, 14)));
    expect(decodeTimeStampResponse(bytes)).toMatchObject({
      value: { texts: ['bận'], failures: ['badRequest', 'timeNotAvailable'] },
    });
  });

  const texts = (count: number) => sequence(...Array.from({ length: count }, () => utf8('x')));

  it('may say sixteen things', () => {
    const reading = decodeTimeStampResponse(sequence(sequence(integer(2), texts(16))));
    expect(reading.ok && reading.value.texts.length).toBe(16);
  });

  it.each<[string, () => Uint8Array, string]>([
    ['seventeen texts', () => sequence(sequence(integer(2), texts(17))), 'too-many'],
    ['a granted answer without a token', () => sequence(sequence(integer(1))), 'missing (byte 0)'],
    ['a refusal with a token', () => sequence(sequence(integer(2)), sequence()), 'value (byte 0)'],
    ['a status of six', () => sequence(sequence(integer(6))), 'value (byte 4)'],
    ['something behind the status', () => sequence(sequence(integer(2), nullValue)), 'wrong-tag'],
    ['something behind the token', () => sequence(sequence(integer(0)), sequence(), nullValue), 'wrong-tag'],
    ['bits with a tail', () => sequence(sequence(integer(2), bits(Uint8Array.of(0x20, 0)))), 'bits-named'],
  ])('is not read with %s', (_, bytes, seen) => {
    const { ok, problems } = decodeTimeStampResponse(bytes());
    expect(ok).toBe(false);
    expect(problems).toMatchObject([{ code: 'timestamp.malformed', place: { path: 'TimeStampResp' } }]);
    expect(problems[0]?.seen).toContain(seen);
  });
});

describe('a token as it stands', () => {
  const signers = () => [encodeOddSigner(oddTokenOf()), encodeOddSigner(oddTokenOf({ holder: seal }))];

  it.each<[string, () => Uint8Array, object]>([
    [
      'another type of content',
      () => oddToken({ contentType: cmsOids.data }),
      { code: 'signature.content-type-foreign', seen: cmsOids.data, expected: cmsOids.tstInfo },
    ],
    ['no content', () => oddToken({ attached: false }), { code: 'signature.content-missing' }],
    ['no signer', () => encodeMessage(oddTokenOf(), []), { code: 'timestamp.several-signers', seen: '0' }],
    [
      'two signers',
      () => encodeMessage(oddTokenOf(), signers()),
      { code: 'timestamp.several-signers', seen: '2' },
    ],
    [
      'a content of another version',
      () => oddToken({ content: encodeOddInfo({ version: 2 }) }),
      { code: 'timestamp.malformed', place: { path: 'p/TSTInfo', offset: 2 }, seen: 'value (byte 2)' },
    ],
  ])('is not read with %s', (_, token, problem) => {
    expect(decodeToken(token(), 'p').problems).toMatchObject([problem]);
  });
});
