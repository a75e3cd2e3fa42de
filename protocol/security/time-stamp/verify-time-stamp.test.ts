import { describe, expect, it } from 'vitest';
import { imprintOf } from '../../../fixtures/keys/encode-time-stamp.ts';
import { encodeName } from '../../../fixtures/keys/names.ts';
import { testPolicies } from '../../../fixtures/keys/profiles.ts';
import { crlAt } from '../../../fixtures/keys/proofs.ts';
import { testPki } from '../../../fixtures/keys/test-cast.ts';
import { issueTest } from '../../../fixtures/keys/test-pki.ts';
import {
  encodeOddInfo,
  oddToken,
  stamped,
  stampedAt,
  tokenOver,
} from '../../../fixtures/signatures/odd-token.ts';
import { certificateOf, testContext, testNow } from '../../../fixtures/signatures/test-context.ts';
import { explicit } from '../../asn1/write.ts';
import { contentOf } from '../cms/content.ts';
import { fieldProfile } from '../profiles.ts';
import { checkIssuer, isOwnName } from './check-issuer.ts';
import { proveTime } from './prove-time.ts';
import { timeStampProblem } from './time-stamp-problem.ts';
import { verifyTimeStamp } from './verify-time-stamp.ts';

const { timeStamp, agencyAuthority, leader } = testPki();
const { clockTolerance } = fieldProfile;
const judge = (token: Uint8Array, context = testContext()) => verifyTimeStamp(token, stamped, context);
const codesOf = ({ reasons }: { readonly reasons: readonly { readonly code: string }[] }) =>
  reasons.map(({ code }) => code);

describe('what a verdict on a token says', () => {
  it('of a good one: its moment, its issuer and which bytes it is over', () => {
    expect(judge(tokenOver())).toMatchObject({
      ...{ kind: 'time-stamp', verdict: 'valid', place: 'time-stamp', claimedAt: stampedAt, reasons: [] },
      ...{ proven: { at: stampedAt, by: 'time-stamp' }, coverage: { bytes: stamped.length } },
      ...{ signer: certificateOf(timeStamp), algorithm: { scheme: 'rsa-pkcs1', hash: 'sha256' } },
    });
  });

  it('of bytes that lie elsewhere: only what these say of themselves', () => {
    const content = { digest: contentOf(stamped).digest };
    expect('coverage' in verifyTimeStamp(tokenOver(), content, testContext(), 'p')).toBe(false);
    expect(verifyTimeStamp(tokenOver(), contentOf(stamped), testContext(), 'p').place).toBe('p');
  });

  it('of what is no token: nothing else', () => {
    const none = judge(stamped);
    expect(none).toMatchObject({ verdict: 'malformed', place: 'time-stamp', path: [] });
    expect(['claimedAt', 'signer', 'algorithm', 'coverage'].filter((name) => name in none)).toEqual([]);
  });

  it('of one whose issuer is nowhere: no issuer', () => {
    const lost = judge(tokenOver({ withoutCertificates: true }));
    expect([lost.verdict, codesOf(lost)]).toEqual(['undetermined', ['signature.certificate-missing']]);
    expect(['signer', 'algorithm', 'proven'].filter((name) => name in lost)).toEqual([]);
    expect(lost.path).toEqual([]);
  });

  it('of one that is not bound to its issuer', () => {
    expect(codesOf(judge(oddToken({ bound: 'none' })))[0]).toBe('timestamp.certificate-unbound');
  });
});

describe('what a token says, held against everything else', () => {
  it('is over other bytes', () => {
    const other = verifyTimeStamp(tokenOver(), leader.certificate, testContext());
    expect([other.verdict, codesOf(other)]).toEqual(['tampered', ['timestamp.imprint-differs']]);
  });

  it('is over a weak digest', () => {
    const weak = judge(tokenOver({ imprint: imprintOf(stamped, 'sha1') }));
    expect([weak.verdict, weak.reasons[0]?.code, weak.reasons[0]?.seen]).toEqual([
      ...['weak-algorithm', 'timestamp.imprint-weak', 'sha1'],
    ]);
  });

  it('may be ahead by the tolerance of clocks and no more', () => {
    const latest = testNow + clockTolerance;
    expect(judge(tokenOver({ at: latest })).verdict).toBe('valid');
    const early = judge(tokenOver({ at: latest + 1000 }));
    expect(early.verdict).toBe('undetermined');
    expect(early.reasons).toMatchObject([
      {
        ...{ code: 'timestamp.from-the-future', place: { path: 'time-stamp' } },
        ...{ seen: '2026-11-21 08:35:01 +07:00', expected: '2026-11-21 08:20:00 +07:00' },
      },
    ]);
  });

  it('is under a policy that is accepted, or under another', () => {
    const under = (...timeStampPolicies: readonly string[]) =>
      judge(tokenOver(), testContext({ timeStampPolicies }));
    expect(under('1.2.3', testPolicies.timeStamp).verdict).toBe('valid');
    expect(under('1.2.3', '1.2.4').verdict).toBe('wrong-usage');
    expect(under('1.2.3', '1.2.4').reasons).toMatchObject([
      { code: 'timestamp.policy-foreign', seen: testPolicies.timeStamp, expected: '1.2.3, 1.2.4' },
    ]);
  });

  it.each([
    [60_000, []],
    [60_001, [{ code: 'timestamp.accuracy-poor', seen: '60.001 s', expected: '60 s' }]],
  ])('is exact to %i ms', (accuracy, reasons) => {
    const verdict = judge(tokenOver({ accuracy }));
    expect(verdict.reasons).toMatchObject(reasons);
    expect([verdict.verdict, verdict.reasons.length]).toEqual(['valid', reasons.length]);
  });
});

describe('the name of its issuer in a token', () => {
  const named = (name: Uint8Array) =>
    judge(oddToken({ content: encodeOddInfo({ after: [explicit(0, explicit(4, name))] }) })).verdict;

  it('is that of the certificate, also when it is spelled anew', () => {
    const spelled = { ...timeStamp.subject, commonName: ` ${timeStamp.subject.commonName.toUpperCase()}` };
    expect(named(encodeName(timeStamp.subject))).toBe('valid');
    expect(named(encodeName(spelled))).toBe('valid');
    expect(named(encodeName(leader.subject))).toBe('wrong-signer');
  });

  it('may be no name at all, which is nobody’s', () => {
    expect(isOwnName(Uint8Array.of(5, 0), certificateOf(timeStamp))).toBe(false);
    expect(isOwnName(undefined, certificateOf(timeStamp))).toBe(true);
  });
});

describe('the certificate of an issuer', () => {
  it('is for time-stamps, and names nothing else', () => {
    expect(checkIssuer(certificateOf(timeStamp), 'p')).toBeUndefined();
    const { extendedKeyUsage: _usage, ...without } = certificateOf(timeStamp);
    expect(checkIssuer(without, 'p')?.code).toBe('timestamp.usage-missing');
    const [stamping = ''] = certificateOf(timeStamp).extendedKeyUsage ?? [];
    const shared = { ...certificateOf(timeStamp), extendedKeyUsage: ['1.2.3', stamping, '1.2.4'] };
    expect(checkIssuer(shared, 'p')).toMatchObject({ code: 'timestamp.usage-shared', seen: '1.2.3, 1.2.4' });
  });
});

describe('an issuer that lost its key', () => {
  const lostBy = (reason: 'keyCompromise' | 'superseded') =>
    judge(tokenOver(), testContext({ revoked: [{ holder: timeStamp, at: testNow - 1000, reason }] }));

  it('afterwards: whatever it ever said falls', () => {
    const lost = lostBy('keyCompromise');
    expect([lost.verdict, lost.reasons[0]?.code, lost.reasons[0]?.seen]).toEqual([
      ...['revoked', 'timestamp.issuer-compromised', 'keyCompromise'],
    ]);
    expect(lost.proven?.at).toBe(stampedAt);
  });

  it('gave it up in good order: what it said before stands', () => {
    expect(lostBy('superseded').verdict).toBe('valid');
  });

  it('is not asked about when the token does not hold anyway', () => {
    const bad = issueTest({
      ...{ issuer: agencyAuthority, profile: 'time-stamp', key: 'spare-rsa' },
      ...{ subject: { commonName: 'B' }, notAfter: stampedAt - 1000 },
    });
    const list = crlAt(agencyAuthority, testNow, [
      { holder: bad, at: testNow - 1000, reason: 'keyCompromise' },
    ]);
    const { proof } = testContext();
    const context = testContext({ proof: { ...proof, crls: [...proof.crls, list] } });
    expect(judge(tokenOver({ signer: bad }), context)).toMatchObject({ verdict: 'expired' });
  });
});

describe('the moment that tokens prove', () => {
  const hour = 3_600_000;
  const at = (...moments: readonly number[]) => moments.map((moment) => tokenOver({ at: moment }));
  const proven = (tokens: readonly Uint8Array[], receivedAt?: number) =>
    proveTime(tokens, stamped, testContext(receivedAt === undefined ? {} : { receivedAt }), 'p');

  it('is now when there is none, or when the hub received it', () => {
    expect(proven([])).toEqual({ proven: { at: testNow, by: 'evaluation' }, problems: [] });
    expect(proven([], stampedAt)).toEqual({ proven: { at: stampedAt, by: 'hub-receipt' }, problems: [] });
  });

  it('is the earliest one, and that there are several is told', () => {
    const one = proven(at(stampedAt));
    expect(one).toMatchObject({ proven: { at: stampedAt, by: 'time-stamp' }, problems: [] });
    expect(one.timeStamp?.place).toBe('p/time-stamp');
    const two = proven(at(stampedAt, stampedAt - hour));
    expect(two).toMatchObject({
      ...{ proven: { at: stampedAt - hour }, timeStamp: { claimedAt: stampedAt - hour } },
      problems: [{ code: 'timestamp.several', seen: '2', place: { path: 'p' } }],
    });
  });

  it('counts no token that does not hold, and says why', () => {
    const early = tokenOver({ at: testNow + hour });
    expect(proven([early])).toMatchObject({
      ...{ proven: { by: 'evaluation' }, timeStamp: { verdict: 'undetermined' } },
      problems: [{ code: 'timestamp.ignored', seen: 'timestamp.from-the-future' }],
    });
    const mixed = proven([early, ...at(stampedAt)]);
    expect(mixed.timeStamp?.verdict).toBe('valid');
    expect(mixed.problems.map(({ code }) => code)).toEqual(['timestamp.ignored', 'timestamp.several']);
  });

  it('looks at the first four tokens', () => {
    const five = proven(
      at(stampedAt, stampedAt - 1000, stampedAt - 2000, stampedAt - 3000, stampedAt - hour),
    );
    expect(five.proven.at).toBe(stampedAt - 3000);
    expect(five.problems).toMatchObject([{ code: 'timestamp.several', seen: '5' }]);
  });

  it('is no moment that has not come', () => {
    expect(proven(at(testNow + 1000)).proven).toEqual({ at: testNow, by: 'time-stamp' });
  });

  it.each<[string, number, string, readonly string[]]>([
    ['the token’s, when the hub received it later', 1, 'time-stamp', []],
    ['the token’s, when both are the same', 0, 'time-stamp', []],
    ['the hub’s, when that was a little before', -1000, 'hub-receipt', []],
    ['the hub’s, when that was before by the tolerance', -clockTolerance, 'hub-receipt', []],
    [
      'the hub’s, and worth a word when it was before that',
      -clockTolerance - 1000,
      'hub-receipt',
      ['timestamp.later-than-receipt'],
    ],
  ])('is %s', (_, apart, by, codes) => {
    const found = proven(at(stampedAt), stampedAt + apart);
    expect([found.proven.by, found.problems.map(({ code }) => code)]).toEqual([by, codes]);
    expect(found.proven.at).toBe(Math.min(stampedAt, stampedAt + apart));
  });

  it('says which moments the hub and the token name', () => {
    expect(proven(at(stampedAt), stampedAt - 2 * hour).problems).toMatchObject([
      { seen: '2026-11-19 08:20:00 +07:00', expected: '2026-11-19 06:20:00 +07:00' },
    ]);
  });
});

describe('what stopped the reading of a token', () => {
  it('is told with its byte', () => {
    expect(timeStampProblem({ rule: 'value', offset: 7 }, 'p')).toMatchObject({
      ...{ code: 'timestamp.malformed', place: { path: 'p', offset: 7 }, seen: 'value (byte 7)' },
    });
  });
});
