import { describe, expect, test } from 'vitest';
import { wholeSuite } from '../engine/suite.ts';

const { checks, scenarios, requirements } = wholeSuite();

describe('the suite', () => {
  test('has each check and each scenario once', () => {
    for (const ids of [checks.map(({ id }) => id), scenarios.map(({ id }) => id)]) {
      expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
    }
  });

  test('names checks by topic and rule, and titles them in both languages', () => {
    const odd = checks.filter(
      ({ id, title }) => !/^[a-z]+(\.[a-z0-9-]+)+$/.test(id) || !title.vi || !title.en,
    );
    expect(odd.map(({ id }) => id)).toEqual([]);
  });

  test('checks only requirements that there are', () => {
    const known = new Set(requirements.map(({ id }) => id));
    const unknown = checks.flatMap((check) => check.requirements.filter((id) => !known.has(id)));
    expect(unknown).toEqual([]);
  });

  test('has every scenario that a check wants, and wants every scenario that it has', () => {
    const wanted = new Set(checks.flatMap((check) => check.scenarios));
    const known = new Set(scenarios.map(({ id }) => id));
    expect([...wanted].filter((id) => !known.has(id))).toEqual([]);
    expect([...known].filter((id) => !wanted.has(id))).toEqual([]);
  });

  test('splits among workers only what looks at one packet at a time', () => {
    const apart = checks.filter((check) => check.apart === true);
    expect(apart.filter(({ scenarios: own }) => own.length > 0).map(({ id }) => id)).toEqual([]);
    expect(apart.length).toBeGreaterThan(0);
  });
});
