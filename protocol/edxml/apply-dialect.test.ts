import { describe, expect, it } from 'vitest';
import { problem } from '../problems/problem.ts';
import { applyDialect } from './dialects.ts';
import { flagOf, numberOf, textsOf } from './group.ts';
import { groupUnderTest } from './group-under-test.ts';
import { names as n } from './names.ts';
import { inDocumentOrder, placeInside } from './notes.ts';

const alias = (path: string) => problem('packet.name-alias', path);
const missing = (path: string) => problem('packet.element-missing', path);
const used = (id: string, path: string, expected: string) =>
  problem('packet.leniency-used', path, { seen: id, expected });

describe('a dialect', () => {
  it('that is strict leaves every problem as it is', () => {
    const problems = [alias('a'), missing('To[1]/OrganAdd')];
    expect(applyDialect(problems, 'strict')).toEqual({ problems, leniencies: [] });
  });

  it('that is observed softens what the field takes, and names each leniency at its first use', () => {
    const { problems, leniencies } = applyDialect([alias('a'), missing('b'), alias('c')], 'observed');
    expect(problems).toEqual([
      { ...alias('a'), severity: 'warning' },
      used('L01', 'a', 'packet.name-alias'),
      missing('b'),
      { ...alias('c'), severity: 'warning' },
    ]);
    expect(leniencies.map(({ id }) => id)).toEqual(['L01']);
  });

  it.each(['OrganAdd', 'From/OrganAdd', 'To[2]/OrganAdd', 'To[2]/OrganAdd[3]'])(
    'takes what may be missing at its own place: %s',
    (path) => {
      expect(applyDialect([missing(path)], 'observed').leniencies.map(({ id }) => id)).toEqual(['L03']);
    },
  );

  it.each(['Subject', 'OrganAdd/Subject', 'OrganAddress', 'To[1]'])(
    'takes nothing missing elsewhere: %s',
    (path) => {
      expect(applyDialect([missing(path)], 'observed')).toEqual({
        problems: [missing(path)],
        leniencies: [],
      });
    },
  );

  it('has nothing to soften in what is no error', () => {
    const warned = { ...problem('identity.code-2014', 'a'), severity: 'warning' } as const;
    expect(applyDialect([warned], 'observed')).toEqual({ problems: [warned], leniencies: [] });
  });
});

describe('problems', () => {
  it('stand in the order of the packet, those of one place as they were found', () => {
    const at = (path: string, offset?: number) =>
      problem('packet.text-stray', offset === undefined ? { path } : { path, offset });
    const [a, b, c, d, e] = [at('a', 9), at('b', 3), at('c'), at('d', 3), at('e', 0)];
    expect(inDocumentOrder([a, b, c, d, e])).toEqual([c, e, b, d, a]);
  });

  it('of what is not there are told at what lacks it', () => {
    expect(placeInside({ path: 'To[1]', line: 4, offset: 7 }, 'OrganId')).toEqual({
      path: 'To[1]/OrganId',
      line: 4,
      offset: 7,
    });
    expect(placeInside({ path: '' }, 'OrganId').path).toBe('OrganId');
  });
});

describe('leaves of a group', () => {
  const group = groupUnderTest('here', {
    [n.place]: ['một', '', 'ba'],
    [n.paper]: ' 1 ',
    [n.priority]: ' 12 ',
  });

  it('are texts, flags and numbers', () => {
    expect(textsOf(group, n.place)).toEqual(['một', 'ba']);
    expect(flagOf(group, n.paper)).toBe(true);
    expect(numberOf(group, n.priority)).toBe(12);
  });

  it('are nothing where they are not there, or are something else', () => {
    expect([textsOf(undefined, n.place), flagOf(undefined, n.paper), numberOf(group, n.place)]).toEqual([
      [],
      undefined,
      undefined,
    ]);
    expect(flagOf(group, n.priority)).toBeUndefined();
  });
});
