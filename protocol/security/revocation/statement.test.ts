import { describe, expect, it } from 'vitest';
import { decide, type Statement } from './statement.ts';

/** A list of moment `from` that is fresh for ten. */
function said(says: Statement['says'], from: number, rest: Partial<Statement> = {}): Statement {
  return { evidence: { kind: 'crl', from }, from, until: from + 10, says, ...rest };
}

/** The state at moment 100, and of when the statement is that it rests on. */
function decided(...statements: readonly Statement[]): readonly (string | number)[] {
  const decision = decide(statements, 100);
  return decision.state === 'unknown' ? [decision.state] : [decision.state, decision.by.from];
}

describe('what is decided from what was said', () => {
  it('nothing from nothing, and nothing from silence', () => {
    expect(decided()).toEqual(['unknown']);
    expect(decided(said('silent', 95))).toEqual(['unknown']);
  });

  it.each([
    [89, 'unknown'],
    [90, 'good'],
    [100, 'good'],
    [101, 'good'],
  ])('good at moment 100 was said at %i for ten moments: %s', (from, state) => {
    expect(decided(said('good', from))[0]).toBe(state);
  });

  it.each([
    [100, 'revoked'],
    [101, 'good'],
  ])('revoked since %i is, at moment 100, %s', (since, state) => {
    expect(decided(said('revoked', 150, { since }))[0]).toBe(state);
  });

  it('a revocation without a day was there always, and however old the word is, it is believed', () => {
    expect(decided(said('good', 99), said('revoked', 5))).toEqual(['revoked', 5]);
  });

  it('a suspension is taken back by a later good word from before the moment', () => {
    const held = said('held', 95, { since: 94 });
    expect(decided(held)).toEqual(['suspended', 95]);
    expect(decided(held, said('good', 98))).toEqual(['good', 98]);
    expect(decided(said('good', 98), held)).toEqual(['good', 98]);
    expect(decided(held, said('good', 94))).toEqual(['suspended', 95]);
  });

  it('a suspension of which a later word tells counts from when it began', () => {
    expect(decided(said('good', 95), said('held', 120, { since: 100 }))).toEqual(['suspended', 120]);
    expect(decided(said('good', 95), said('held', 120, { since: 101 }))).toEqual(['good', 120]);
  });

  it('of two words of the same moment the suspension counts, whichever comes first (REV-03)', () => {
    const [one, two] = [said('good', 95), said('held', 95, { since: 94 })];
    expect(decided(one, two)[0]).toBe('suspended');
    expect(decided(two, one)[0]).toBe('suspended');
  });

  it('good rests on the newest word', () => {
    expect(decided(said('good', 99), said('good', 120), said('good', 110))).toEqual(['good', 120]);
    expect(decided(said('good', 99), said('good', 95))).toEqual(['good', 99]);
  });
});

describe('what is told beside the decision', () => {
  it('that a revocation came later, and only when one did', () => {
    const later = said('revoked', 120, { since: 110 });
    expect(decide([said('good', 130), later], 100)).toMatchObject({ state: 'good', later });
    expect('later' in decide([said('good', 130)], 100)).toBe(false);
    expect('later' in decide([said('held', 130, { since: 110 })], 100)).toBe(false);
  });

  it('which words had grown stale', () => {
    const [stale, silent] = [said('good', 80), said('silent', 90)];
    expect(decide([stale, silent], 100)).toEqual({ state: 'unknown', stale: [stale] });
  });
});
