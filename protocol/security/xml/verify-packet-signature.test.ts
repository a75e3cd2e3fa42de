import { beforeAll, describe, expect, it } from 'vitest';
import { signingKeyOf } from '../../../fixtures/keys/signing-keys.ts';
import { testPki } from '../../../fixtures/keys/test-cast.ts';
import { type ContextWishes, day, testContext, testNow } from '../../../fixtures/signatures/test-context.ts';
import { signedText, twoFiles } from '../../../fixtures/xml-signatures/signed-packets.ts';
import type { SecurityProfile } from '../profile.ts';
import { fieldProfile } from '../profiles.ts';
import { verifyPacketSignature } from './verify-packet-signature.ts';
import { signedWhole } from './whole-signature-under-test.ts';

const judge = (text: string, wishes: ContextWishes = {}) =>
  verifyPacketSignature(Buffer.from(text), testContext(wishes));
const found = (text: string, wishes: ContextWishes = {}) =>
  judge(text, wishes).reasons.map(({ code, seen }) => [code, seen]);

let plain = '';
let claiming = '';
let mixed = '';
beforeAll(async () => {
  plain = await signedText();
  claiming = await signedText(twoFiles(), { signedAt: testNow });
  mixed = await signedText(twoFiles(), { key: signingKeyOf(testPki().leader), hash: 'sha512' });
});

describe('the verdict on a packet', () => {
  it('says nothing of a time that nobody claims, and of a stamp that is not there', () => {
    const answer = judge(plain);
    expect(answer.verdict).toBe('valid');
    expect(Object.keys(answer)).not.toContain('claimedAt');
    expect(Object.keys(answer)).not.toContain('timeStamp');
    expect(answer.proven).toEqual({ at: testNow, by: 'evaluation' });
    expect(answer.reasons.map(({ code }) => code)).not.toContain('timestamp.ignored');
  });

  it('says which time is claimed', () => {
    expect(judge(claiming).claimedAt).toBe(testNow);
  });

  it('is valid for a whole document, which it hands on', async () => {
    const answer = judge(await signedWhole());
    expect(answer).toMatchObject({ verdict: 'valid', coverage: { parts: ['/'] } });
    expect(answer.reasons.map(({ code }) => code)).toContain('dsig.whole-document');
    expect(Buffer.from(answer.signed?.document ?? '').toString()).toContain('>Về việc kết nối');
  });

  it('is a refusal with its reason, and hands nothing on', () => {
    const answer = judge('<a/>');
    expect(answer).toMatchObject({ kind: 'xml', verdict: 'malformed', place: 'Signature', path: [] });
    expect(answer.signed).toBeUndefined();
  });
});

describe('the hashes of references', () => {
  const by = (sha512: SecurityProfile['hashes']['sha512']): ContextWishes => ({
    profile: { ...fieldProfile, hashes: { ...fieldProfile.hashes, sha512 } },
  });

  it('SIG-06: are weak when the profile never takes them', () => {
    const answer = judge(mixed, by('never'));
    expect(answer.verdict).toBe('weak-algorithm');
    expect(answer.signed).toBeUndefined();
    expect(found(mixed, by('never'))[0]).toEqual(['algorithm.hash-weak', 'sha512']);
    expect(found(mixed, by('never')).filter(([code]) => code === 'algorithm.hash-weak')).toHaveLength(1);
  });

  it('SIG-06: are weak from the day on that the profile says', () => {
    expect(judge(mixed, by(testNow)).verdict).toBe('weak-algorithm');
    expect(judge(mixed, by(testNow + 1)).verdict).toBe('valid');
    expect(found(mixed, by(testNow + 1)).map(([code]) => code)).not.toContain('algorithm.hash-old');
    expect(judge(mixed, { ...by(testNow), receivedAt: testNow - day }).verdict).toBe('valid');
  });

  it('SIG-06: are none that no reference has', () => {
    expect(judge(plain, by('never')).verdict).toBe('valid');
  });
});

describe('a time that is claimed later than it is proven', () => {
  const { clockTolerance } = fieldProfile;
  const codes = (text: string, receivedAt: number) => found(text, { receivedAt }).map(([code]) => code);

  it('SIG-20: is told, with both times', () => {
    const receivedAt = testNow - clockTolerance - 1;
    const told = judge(claiming, { receivedAt }).reasons.filter(
      ({ code }) => code === 'signature.claimed-after-proven',
    );
    const seen = new Date(testNow).toISOString();
    const expected = new Date(receivedAt).toISOString();
    expect(told).toMatchObject([{ seen, expected, place: { path: 'Signature' } }]);
  });

  it('SIG-20: is nothing as long as clocks may differ so much', () => {
    expect(codes(claiming, testNow - clockTolerance)).not.toContain('signature.claimed-after-proven');
    expect(codes(plain, testNow - day)).not.toContain('signature.claimed-after-proven');
    expect(codes(claiming, testNow + day)).toEqual([]);
  });
});
