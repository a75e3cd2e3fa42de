import { describe, expect, it } from 'vitest';
import {
  answerWith,
  askedAt,
  askState,
  leaderLine,
  listWith,
  toldOf,
} from '../../../fixtures/certificates/ask-state.ts';
import { extension } from '../../../fixtures/keys/extensions.ts';
import { testPki } from '../../../fixtures/keys/test-cast.ts';
import { certificateOf } from '../../../fixtures/keys/test-trust.ts';
import { nullValue } from '../../asn1/write.ts';

const pki = testPki();
const { leader } = pki;
const hour = 3_600_000;
const noon = askedAt;

describe('the moment that counts', () => {
  const late = listWith({ at: noon, revoked: leaderLine(noon - hour) });

  it.each([
    [-1, 'good'],
    [0, 'revoked'],
    [1, 'revoked'],
  ] as const)('REV-02: %s s from the revocation the state was %s', (seconds, state) => {
    expect(askState({ crls: [late] }, noon - hour + seconds * 1000).state).toBe(state);
  });

  it('REV-02: says that a revocation came later', () => {
    expect(toldOf(askState({ crls: [late] }, noon - 2 * hour))).toEqual(['good', 'revocation.revoked-later']);
  });

  it('believes a revocation, however old the list that tells of it', () => {
    const old = listWith({ at: noon - 100 * hour, revoked: leaderLine(noon - 101 * hour) });
    expect(askState({ crls: [old] }).state).toBe('revoked');
  });

  it('REV-04: completes when a proof is added to those at hand', () => {
    const crls: Uint8Array[] = [];
    expect(askState({ crls }).state).toBe('unknown');
    crls.push(listWith());
    expect(askState({ crls }).state).toBe('good');
  });

  it('believes the worse of two proofs that disagree', () => {
    const bad = listWith({ revoked: leaderLine(noon - 2 * hour) });
    expect(askState({ crls: [bad], ocspAnswers: [answerWith()] }).state).toBe('revoked');
  });

  it('takes no silence for good once the certificate had left the lists by expiry', () => {
    const { notAfter } = certificateOf(leader);
    const list = listWith({ at: notAfter + hour });
    expect(askState({ crls: [list] }, notAfter - hour, notAfter + 2 * hour).state).toBe('unknown');
    const keeping = listWith({ at: notAfter + hour, extensions: [extension('2.5.29.60', nullValue)] });
    expect(askState({ crls: [keeping] }, notAfter - hour, notAfter + 2 * hour).state).toBe('good');
  });
});
