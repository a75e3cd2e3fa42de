import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  answerWith,
  askedAt,
  askState,
  leaderLine,
  listWith,
  toldOf,
  undetermined,
} from '../../../fixtures/certificates/ask-state.ts';
import { encodeCrl } from '../../../fixtures/keys/encode-crl.ts';
import { extension } from '../../../fixtures/keys/extensions.ts';
import { testPki } from '../../../fixtures/keys/test-cast.ts';
import { extensionOids } from '../../asn1/oids.ts';
import { boolean, explicit, ia5, implicit, namedBits, nullValue, sequence } from '../../asn1/write.ts';
import { parseCrl } from './parse-crl.ts';
import { parseOcspAnswer } from './parse-ocsp.ts';

const pki = testPki();
const { leader, agencyAuthority: authority } = pki;
const hour = 3_600_000;
const noon = askedAt;

/** An issuing distribution point with these fields. */
function scope(...fields: readonly Uint8Array[]) {
  return extension(extensionOids.issuingDistributionPoint, sequence(...fields), true);
}

describe('REV-01: what lists say', () => {
  it.each<[string, Uint8Array, readonly string[]]>([
    ['nothing of it: good', listWith(), ['good']],
    [
      'revoked before',
      listWith({ revoked: leaderLine(noon - 2 * hour, 'keyCompromise') }),
      ['revoked', 'revocation.revoked'],
    ],
    [
      'revoked at the moment itself',
      listWith({ at: noon, revoked: leaderLine(noon) }),
      ['revoked', 'revocation.revoked'],
    ],
    [
      'another one revoked',
      listWith({ revoked: [{ serial: Uint8Array.of(5), at: noon - 2 * hour }] }),
      ['good'],
    ],
    [
      'suspended',
      listWith({ revoked: leaderLine(noon - 2 * hour, 'certificateHold') }),
      ['suspended', 'revocation.suspended'],
    ],
    [
      'revoked later, and not to be trusted since before, by the authority’s own word',
      encodeCrl({
        issuer: authority,
        at: noon - 1000,
        revoked: [{ serial: leader.serial, at: noon - 1000, invalidSince: noon - 3 * hour }],
      }),
      ['revoked', 'revocation.revoked'],
    ],
    [
      'signed by somebody else',
      listWith({ signer: pki.lookAlikeAuthority }),
      [...undetermined, 'revocation.proof-forged'],
    ],
    ['of another authority', listWith({ issuer: pki.publicAuthority }), undetermined],
    ['past its next update', listWith({ nextUpdate: noon - 1 }), [...undetermined, 'revocation.proof-stale']],
    ['until the moment itself', listWith({ nextUpdate: noon }), ['good']],
    ['without a next update, young', listWith({ nextUpdate: 'never' }), ['good']],
    [
      'without a next update, old',
      listWith({ at: noon - 25 * hour, nextUpdate: 'never' }),
      [...undetermined, 'revocation.proof-stale'],
    ],
    ['of the future', listWith({ at: noon + hour }), [...undetermined, 'revocation.proof-early']],
    ['signed with SHA-1', listWith({ manner: { hash: 'sha1' } }), [...undetermined, 'revocation.proof-weak']],
    [
      'with an unknown critical extension',
      listWith({ extensions: [extension('1.3.6.1.4.1.32473.9.9', nullValue, true)] }),
      [...undetermined, 'revocation.proof-unusable'],
    ],
    [
      'for authorities only',
      listWith({ extensions: [scope(implicit(2, boolean(true)))] }),
      [...undetermined, 'revocation.proof-unusable'],
    ],
    ['for users only', listWith({ extensions: [scope(implicit(1, boolean(true)))] }), ['good']],
    [
      'for attributes only',
      listWith({ extensions: [scope(implicit(5, boolean(true)))] }),
      [...undetermined, 'revocation.proof-unusable'],
    ],
    [
      'for some reasons only, and silent',
      listWith({ extensions: [scope(implicit(3, namedBits(1)))] }),
      undetermined,
    ],
    [
      'for some reasons only, and telling',
      listWith({
        extensions: [scope(implicit(3, namedBits(1)))],
        revoked: leaderLine(noon - 2 * hour, 'keyCompromise'),
      }),
      ['revoked', 'revocation.revoked'],
    ],
    [
      'of another distribution point',
      listWith({
        extensions: [scope(explicit(0, explicit(0, implicit(6, ia5('http://elsewhere.example/x.crl')))))],
      }),
      [...undetermined, 'revocation.proof-unusable'],
    ],
    ['damaged', listWith().subarray(0, -1), [...undetermined, 'revocation.proof-malformed']],
    [
      'a lifted hold on a complete list',
      listWith({ revoked: leaderLine(noon - 2 * hour, 'removeFromCRL') }),
      [...undetermined, 'revocation.proof-malformed'],
    ],
  ])('REV-05: %s', (_, list, expected) => {
    expect(toldOf(askState({ crls: [list] }))).toEqual(expected);
  });

  it('finds the entry of its own issuer, not of another with the same serial number', () => {
    const twin = { ...pki.publicLeader, serial: leader.serial };
    const list = encodeCrl({
      issuer: pki.publicAuthority,
      at: noon - hour,
      revoked: [{ serial: twin.serial, at: noon - 2 * hour }],
    });
    expect(toldOf(askState({ crls: [list, listWith()] }))).toEqual(['good']);
  });
});

describe('REV-03: a suspension that was lifted', () => {
  const held = listWith({ at: noon - 3 * hour, revoked: leaderLine(noon - 4 * hour, 'certificateHold') });
  const lifted = listWith({ at: noon - hour });

  it('counts at a moment within it', () => {
    expect(toldOf(askState({ crls: [held, lifted] }, noon - 2 * hour))).toEqual([
      'suspended',
      'revocation.suspended',
    ]);
  });

  it('does not count before it or after it', () => {
    expect(askState({ crls: [held, lifted] }).state).toBe('good');
    expect(askState({ crls: [held] }, noon - 5 * hour).state).toBe('good');
  });

  it('is lifted by a delta to the list that told of it', () => {
    const number = Math.floor((noon - 3 * hour) / 1000);
    const delta = listWith({ deltaOf: number, revoked: leaderLine(noon - 2 * hour, 'removeFromCRL') });
    expect(askState({ crls: [held, delta] }).state).toBe('good');
    expect(askState({ crls: [held, delta] }, noon - 2 * hour).state).toBe('suspended');
  });
});

describe('deltas', () => {
  const base = listWith({ at: noon - 3 * hour, nextUpdate: noon - 2 * hour });
  const number = Math.floor((noon - 3 * hour) / 1000);

  it('keeps a base fresh', () => {
    expect(toldOf(askState({ crls: [base] }))[0]).toBe('unknown');
    expect(toldOf(askState({ crls: [base, listWith({ deltaOf: number })] }))).toEqual(['good']);
  });

  it('tells of what came since', () => {
    const delta = listWith({ deltaOf: number, revoked: leaderLine(noon - 2 * hour) });
    expect(askState({ crls: [base, delta] }).state).toBe('revoked');
    expect(askState({ crls: [delta] }).state).toBe('revoked');
  });

  it('says nothing without a base that it fits', () => {
    expect(askState({ crls: [listWith({ deltaOf: number })] }).state).toBe('unknown');
    expect(askState({ crls: [base, listWith({ deltaOf: number + 1 })] }).state).toBe('unknown');
  });
});

describe('hostile proofs', () => {
  it('REV-05: damaged lists and answers are set aside or believed for what was signed, and never throw', () => {
    const whole = { crl: listWith({ revoked: leaderLine(noon - 2 * hour) }), ocsp: answerWith() };
    const damage = fc.array(fc.tuple(fc.nat(2_000), fc.nat(255)), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(fc.constantFrom('crl' as const, 'ocsp' as const), damage, (kind, changes) => {
        const bytes = Uint8Array.from(whole[kind]);
        for (const [at, byte] of changes) bytes[at % bytes.length] = byte;
        const parsed = kind === 'crl' ? parseCrl(bytes) : parseOcspAnswer(bytes);
        expect(parsed.ok || parsed.problems.length > 0).toBe(true);
      }),
      { numRuns: 3_000 },
    );
  });
});
