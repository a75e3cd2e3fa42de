import { describe, expect, it } from 'vitest';
import { problem } from '../../problems/problem.ts';
import { refuse, refuseFor, refusing } from './fault.ts';

describe('a refusal', () => {
  it('comes out as a value, with its reason', () => {
    const answer = refusing(() => refuse('tampered', 'dsig.digest-differs', 'Signature', { seen: 'x' }));
    const reasons = [problem('dsig.digest-differs', 'Signature', { seen: 'x' })];
    expect(answer).toEqual({ ok: false, refusal: { verdict: 'tampered', reasons } });
  });

  it('comes out with reasons that somebody else found', () => {
    const reasons = [problem('dsig.absent', ''), problem('dsig.several', 'Signature')];
    const answer = refusing(() => refuseFor('malformed', reasons));
    expect(answer).toEqual({ ok: false, refusal: { verdict: 'malformed', reasons } });
  });

  it('is none when there is a value', () => {
    expect(refusing(() => 7)).toEqual({ ok: true, value: 7 });
  });

  it('is no place to hide a bug in', () => {
    const bug = new TypeError('a bug');
    expect(() =>
      refusing(() => {
        throw bug;
      }),
    ).toThrow(bug);
  });
});
