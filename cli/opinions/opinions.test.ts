import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { usual } from './circumstances.ts';
import { type ExpectedDisagreement, explain, makersOpinion, type Pair, standingOf } from './compare.ts';
import { disagreements } from './disagreements.ts';
import type { OpinionFile, OwnVerdict } from './opinion-file.ts';
import { renderReasons } from './render.ts';
import { partOf, withPart } from './write-page.ts';

const file: OpinionFile = {
  ...{ id: 'cms-x', kind: 'cms', maker: 'openssl', variant: 'RSA, attached', damage: 'none' },
  ...{ bytes: new Uint8Array(), circumstances: usual },
};
const valid: OwnVerdict = { answer: 'valid', verdict: 'valid' };
const revoked: OwnVerdict = { answer: 'refused', verdict: 'revoked', code: 'revocation.revoked' };
const pair = (own: OwnVerdict, answer: 'valid' | 'refused'): Pair => ({
  ...{ file, own },
  opinion: { by: 'openssl', answer, words: '' },
});

describe('two opinions (SIG-18)', () => {
  it.each([
    ['agree on a yes', pair(valid, 'valid'), 'agree'],
    ['agree on a no', pair(revoked, 'refused'), 'agree'],
    ['differ when only we believe', pair(valid, 'refused'), 'disagree'],
    [
      'are not comparable when we refuse for what the other does not look at',
      pair(revoked, 'valid'),
      'beyond',
    ],
  ] as const)('%s', (_, each, standing) => {
    expect(standingOf(each, ['bytes'])).toBe(standing);
  });

  it('differ when only we refuse, and the other looks at that too', () => {
    expect(standingOf(pair(revoked, 'valid'), ['bytes', 'revocation'])).toBe('disagree');
  });

  it('a sound file has to be called valid and a damaged one refused', () => {
    expect(makersOpinion(file).answer).toBe('valid');
    expect(makersOpinion({ ...file, damage: 'weak' }).answer).toBe('refused');
  });
});

describe('reasons for disagreements', () => {
  const entry: ExpectedDisagreement = { by: 'openssl', kind: 'cms', verdict: 'valid', reason: 'so' };

  it('explain those that they name, and no other', () => {
    const { explained, unexplained } = explain([pair(valid, 'refused'), pair(revoked, 'valid')], [entry]);
    expect(explained[0]?.pairs).toHaveLength(1);
    expect(unexplained).toEqual([pair(revoked, 'valid')]);
  });

  it.each([
    ['another maker', { maker: 'pyhanko' }],
    ['another damage', { damage: 'weak' }],
    ['another variant', { variant: 'PSS' }],
    ['another code', { code: 'signature.not-der' }],
  ] as const)('do not reach %s', (_, more) => {
    expect(explain([pair(valid, 'refused')], [{ ...entry, ...more }]).unexplained).toHaveLength(1);
  });

  it('each stand on the page', () => {
    const page = readFileSync(new URL('../../docs/second-opinions.md', import.meta.url), 'utf8');
    expect(partOf(page, 'reasons')).toBe(renderReasons(disagreements));
    expect(partOf(withPart(page, 'run', 'x'), 'run')).toBe('x');
  });
});
