import { describe, expect, it } from 'vitest';
import { encodeTimeStampToken, imprintOf } from '../../../fixtures/keys/encode-time-stamp.ts';
import { crlAt } from '../../../fixtures/keys/proofs.ts';
import { signatureAlgorithm } from '../../../fixtures/keys/sign-bytes.ts';
import { testPki } from '../../../fixtures/keys/test-cast.ts';
import { letter, oddOf } from '../../../fixtures/signatures/cms-case.ts';
import { attribute, encodeOddCms, type OddCms } from '../../../fixtures/signatures/odd-cms.ts';
import {
  type ContextWishes,
  certificateOf,
  testContext,
  testNow,
} from '../../../fixtures/signatures/test-context.ts';
import { cmsOids } from '../../asn1/oids.ts';
import { implicit, octets, oid, sequence, utcTime } from '../../asn1/write.ts';
import { fieldProfile } from '../profiles.ts';
import type { SignatureVerdict } from '../verdict.ts';
import { contentOf } from './content.ts';
import { judgeSigner } from './judge-signer.ts';
import { withProofOf } from './proof-of.ts';
import { structureProblem } from './structure-problem.ts';
import { type CmsOptions, verifyCms } from './verify-cms.ts';

const { leader, timeStamp, root, agencyAuthority } = testPki();
const place = 'letter.p7s';

function judge(
  odd: Partial<OddCms>,
  options: Partial<CmsOptions> = {},
  wishes: ContextWishes = {},
): SignatureVerdict {
  const cms = encodeOddCms(oddOf(odd));
  const content = odd.attached === undefined ? contentOf(letter) : 'attached';
  const [verdict] = verifyCms(cms, content, testContext(wishes), { place, ...options });
  if (verdict === undefined) throw new Error('no verdict');
  return verdict;
}

/** Which of these the verdict has. */
function saidIn(verdict: SignatureVerdict): readonly string[] {
  const all = ['claimedAt', 'coverage', 'signer', 'algorithm', 'proven', 'timeStamp'];
  return all.filter((name) => name in verdict);
}

describe('what a verdict says', () => {
  it('of a good signature: all that is known, and nothing else', () => {
    expect(saidIn(judge({}))).toEqual(['coverage', 'signer', 'algorithm', 'proven']);
    expect(judge({}).kind).toBe('cms');
    expect(judge({}, { kind: 'pdf' }).kind).toBe('pdf');
  });

  it('of a content in the message: which bytes of it they are', () => {
    const cms = Buffer.from(encodeOddCms(oddOf({ attached: true })));
    const start = cms.indexOf(Buffer.from(letter));
    const { length } = letter;
    expect(judge({ attached: true }).coverage).toEqual({
      ...{ spans: [{ start, end: start + length }], parts: [], bytes: length },
    });
  });

  it('of a message that cannot be read: where, and nothing else', () => {
    const [none] = verifyCms(letter, contentOf(letter), testContext(), { place });
    expect(none).toMatchObject({ kind: 'cms', verdict: 'malformed', place, path: [] });
    expect(none && saidIn(none)).toEqual([]);
  });

  it('of a foreign type of content: which', () => {
    expect(judge({ contentType: cmsOids.tstInfo }).reasons).toMatchObject([
      { code: 'signature.content-type-foreign', seen: cmsOids.tstInfo, expected: cmsOids.data },
    ]);
  });

  it('of what was refused: the signer as far as it is known, and no path', () => {
    const swapped = judge({ bound: testPki().seal });
    expect(saidIn(swapped)).toEqual(['coverage', 'signer']);
    expect([swapped.verdict, swapped.path, swapped.reasons.length]).toEqual(['wrong-signer', [], 1]);
    const missing = judge({ certificates: [] });
    expect([saidIn(missing), missing.reasons.length]).toEqual([['coverage'], 1]);
    const bare = judge({ bare: true });
    expect([saidIn(bare), bare.reasons.length]).toEqual([['coverage'], 1]);
  });

  it('of a value and a digest that both differ: both', () => {
    const changed = { digest: new Uint8Array(32), signature: () => new Uint8Array(3) };
    expect(judge(changed).reasons.map(({ code }) => code)).toEqual([
      'signature.digest-differs',
      'signature.value-differs',
    ]);
    expect(judge({ digest: new Uint8Array(32) }).reasons).toHaveLength(1);
    expect(judge({ signature: () => new Uint8Array(3) }).reasons).toHaveLength(1);
    expect(judge({ digest: new Uint8Array(5) }).reasons).toMatchObject([
      { code: 'signature.digest-differs' },
    ]);
  });

  it('of a signed type that is not the declared one: both types', () => {
    expect(judge({ signedContentType: cmsOids.tstInfo }).reasons).toMatchObject([
      { code: 'signature.content-type-differs', seen: cmsOids.data, expected: cmsOids.tstInfo },
    ]);
  });

  it.each<[string, Partial<OddCms>, readonly object[]]>([
    ['1, by number', {}, []],
    ['3, by number', { signerVersion: 3 }, [{ seen: '3', expected: '1' }]],
    ['1, by key', { signerName: implicit(0, octets(keyIdOfLeader())) }, [{ seen: '1', expected: '3' }]],
    ['3, by key', { signerName: implicit(0, octets(keyIdOfLeader())), signerVersion: 3 }, []],
  ])('of the version %s', (_, odd, reasons) => {
    expect(judge(odd).reasons).toMatchObject(reasons);
    expect(judge(odd).reasons).toHaveLength(reasons.length);
  });
});

function keyIdOfLeader(): Uint8Array {
  return Uint8Array.from(Buffer.from(certificateOf(leader).subjectKeyId ?? '', 'hex'));
}

describe('what binds a signature to its certificate', () => {
  it('must be there where it is asked for', () => {
    const unbound = judge({ bound: 'none' }, { binding: 'required' });
    expect(unbound.reasons[0]).toMatchObject({
      ...{ code: 'signature.attribute-missing', expected: 'signingCertificateV2', place: { path: place } },
    });
    expect(judge({}, { binding: 'required' }).verdict).toBe('valid');
    expect(judge({ bound: 'none' }, { binding: 'noted' }).verdict).toBe('valid');
  });
});

describe('SIG-20: the time that a signer claims', () => {
  const claimed = (at: number) => ({ more: [attribute(cmsOids.signingTime, utcTime(at))] });
  const latest = testNow + fieldProfile.clockTolerance;

  it('is told, and may be later than what is proven by the tolerance of clocks', () => {
    const good = judge(claimed(latest));
    expect([good.claimedAt, good.reasons]).toEqual([latest, []]);
  });

  it('is later than what is proven when it is later still', () => {
    expect(judge(claimed(latest + 1000)).reasons).toMatchObject([
      {
        ...{ code: 'signature.claimed-after-proven', place: { path: place } },
        ...{ seen: '2026-11-21 08:35:01 +07:00', expected: '2026-11-21 08:20:00 +07:00' },
      },
    ]);
  });
});

describe('a time-stamp beside a signature', () => {
  it('is judged, and told', () => {
    const at = testNow - 3_600_000;
    const tokenOver = (value: Uint8Array) =>
      encodeTimeStampToken({ imprint: imprintOf(value), at, signer: timeStamp });
    let value = new Uint8Array();
    const signature = (own: Uint8Array) => {
      value = Uint8Array.from(own);
      return own;
    };
    encodeOddCms(oddOf({ signature }));
    const stamped = judge({ unsigned: [attribute(cmsOids.signatureTimeStampToken, tokenOver(value))] });
    expect(stamped).toMatchObject({ proven: { at, by: 'time-stamp' }, timeStamp: { verdict: 'valid' } });
    const other = judge({ unsigned: [attribute('1.2.3.4', tokenOver(value))] });
    expect(saidIn(other)).not.toContain('timeStamp');
  });
});

describe('judgeSigner', () => {
  const algorithm = { scheme: 'rsa-pkcs1', hash: 'sha256', keyBits: 2048 } as const;
  const sound = { certificate: certificateOf(leader), algorithm, at: testNow, context: testContext() };
  const refusing = testContext({
    profile: { ...fieldProfile, schemes: { ...fieldProfile.schemes, 'rsa-pkcs1': 'refuse' } },
  });

  it('finds the path in what is at hand', () => {
    expect(judgeSigner({ ...sound, purpose: 'official-signature' })).toMatchObject({ verdict: 'valid' });
  });

  it('knows a scheme that is refused from one that is weak', () => {
    const refused = judgeSigner({ ...sound, purpose: 'official-signature', context: refusing });
    expect(refused.verdict).toBe('unsupported-algorithm');
    expect(refused.reasons.map(({ code }) => code)).toEqual(['algorithm.scheme']);
    const weak = { ...algorithm, hash: 'md5' } as const;
    const judged = judgeSigner({ ...sound, algorithm: weak, purpose: 'official-signature' });
    expect([judged.verdict, judged.reasons.map(({ code }) => code)]).toEqual([
      'weak-algorithm',
      ['algorithm.hash-weak'],
    ]);
    expect(judged.path).toHaveLength(3);
  });

  it('puts errors first, then the path, then what is only noticed', () => {
    const warning = testContext({
      profile: { ...fieldProfile, schemes: { ...fieldProfile.schemes, 'rsa-pkcs1': 'warn' } },
      revoked: [{ holder: leader, at: testNow - 1000 }],
    });
    const short = { ...algorithm, keyBits: 512 };
    const judged = judgeSigner({
      ...sound,
      algorithm: short,
      purpose: 'official-signature',
      context: warning,
    });
    expect(judged.verdict).toBe('weak-algorithm');
    expect(judged.reasons.map(({ code }) => code)).toEqual([
      'algorithm.key-short',
      'revocation.revoked',
      'algorithm.scheme',
    ]);
  });

  it('asks no scheme of those who vouch for time', () => {
    const stamp = { ...sound, certificate: certificateOf(timeStamp), purpose: 'time-stamp' as const };
    expect(judgeSigner({ ...stamp, context: refusing })).toMatchObject({ verdict: 'valid', reasons: [] });
  });
});

describe('what a message brings along as proof', () => {
  const message = { contentType: cmsOids.data, certificates: [], crls: [], ocspAnswers: [], signers: [] };
  const attributes = { contentType: '', messageDigest: letter, crls: [], ocspAnswers: [] };
  const [one, two] = [Uint8Array.of(1), Uint8Array.of(2)];
  const [three, four] = [Uint8Array.of(3), Uint8Array.of(4)];
  const context = testContext({ proof: { certificates: [letter], crls: [letter], ocspAnswers: [letter] } });

  it('is nothing: the context stays the same', () => {
    expect(withProofOf(context, message, attributes)).toBe(context);
    expect(withProofOf(context, message, undefined)).toBe(context);
  });

  it('is put behind what was at hand', () => {
    const sent = { ...message, crls: [one], ocspAnswers: [two] };
    const signed = { ...attributes, crls: [three], ocspAnswers: [four] };
    expect(withProofOf(context, sent, signed).proof).toEqual({
      ...{ certificates: [letter], crls: [letter, one, three], ocspAnswers: [letter, two, four] },
    });
    const alone = withProofOf(context, { ...message, crls: [one] }, undefined).proof;
    expect(alone).toEqual({ certificates: [letter], crls: [letter, one], ocspAnswers: [letter] });
  });

  it('counts in the message itself', () => {
    const nothing = { proof: { certificates: [], crls: [], ocspAnswers: [] } };
    const lists = [crlAt(root, testNow), crlAt(agencyAuthority, testNow)];
    expect(judge({}, {}, { proof: { ...nothing.proof, crls: lists } }).verdict).toBe('valid');
    expect(judge({}, {}, nothing).verdict).toBe('undetermined');
  });
});

describe('a structure that cannot be read', () => {
  it.each([
    ['missing', 'signature.malformed'],
    ['wrong-tag', 'signature.malformed'],
    ['value', 'signature.malformed'],
    ['too-many', 'signature.malformed'],
    ['integer-too-large', 'signature.malformed'],
    ['truncated', 'signature.not-der'],
    ['padded-length', 'signature.not-der'],
    ['set-order', 'signature.attributes-unordered'],
  ] as const)('%s: %s', (rule, code) => {
    const found = structureProblem({ rule, offset: 12 }, place);
    expect(found).toMatchObject({ code, place: { path: place, offset: 12 } });
    expect(found.seen).toBe(rule === 'set-order' ? undefined : `${rule} (byte 12)`);
  });
});

describe('protection of algorithms', () => {
  it('is looked at before the arithmetic', () => {
    const other = sequence(sequence(oid('1.2.3')), implicit(1, signatureAlgorithm(leader.key)));
    const more = [attribute(cmsOids.algorithmProtection, other)];
    expect(judge({ more }).reasons).toMatchObject([{ code: 'signature.algorithm-swapped' }]);
  });
});
