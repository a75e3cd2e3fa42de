import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { operationNames } from '../../protocol/wire/operations.ts';
import { faultKinds, operationsOf } from './fault-places.ts';
import { checkCallerPlan, parseFaultPlan, parseFaultPlanText, presetPlan } from './parse-plan.ts';
import { faultPlanSchema } from './plan-schema.ts';
import { presetNames, presets } from './presets.ts';

const page = { id: 'a', kind: 'html-page', when: 'before', rate: 0.5 };
const problemsOf = (value: unknown) =>
  parseFaultPlan(value).problems.map(({ code, place, seen, expected }) => [code, place.path, seen, expected]);
const refusedRule = (rule: object) => problemsOf({ rules: [rule] });

describe('a plan of faults, as it is written', () => {
  it('is nothing, or rules, or a preset with rules behind it', () => {
    expect(parseFaultPlan({})).toEqual({ ok: true, value: { rules: [] }, problems: [] });
    expect(parseFaultPlan({ seed: 's', rules: [page] })).toMatchObject({
      value: { seed: 's', rules: [page] },
    });
    const both = parseFaultPlan({ preset: 'lively', rules: [page] });
    expect(both.ok && both.value.rules).toEqual([...presets.lively, page]);
  });

  it.each([
    ['an unknown key', { ...page, sytem: 'G22' }, ['settings.key-unknown', 'rules/0', 'sytem', 'system']],
    [
      'an unknown kind',
      { ...page, kind: 'html-pages' },
      ['settings.value-wrong', 'rules/0/kind', '"html-pages"', 'html-page'],
    ],
    [
      'an unknown operation',
      { ...page, operation: 'getEdocs' },
      ['settings.value-wrong', 'rules/0/operation', '"getEdocs"', 'getEdoc'],
    ],
    [
      'an operation that the kind cannot befall',
      { id: 'a', kind: 'redeliver', operation: 'sendEdoc', rate: 1 },
      ['settings.value-wrong', 'rules/0/operation', '"sendEdoc"', 'getReceivedEdocList'],
    ],
    [
      'an unknown mutation',
      { id: 'a', kind: 'content', mutation: 'zip-bomp', rate: 1 },
      ['settings.value-wrong', 'rules/0/mutation', '"zip-bomp"', 'zip-bomb'],
    ],
    [
      'no measure',
      { id: 'a', kind: 'duplicate' },
      ['settings.choice-wrong', 'rules/0', '-', 'rate | count | nth'],
    ],
    [
      'two measures',
      { id: 'a', kind: 'duplicate', rate: 1, count: 2 },
      ['settings.choice-wrong', 'rules/0', 'rate, count', 'rate | count | nth'],
    ],
    ['a rate above 1', { ...page, rate: 1.01 }, ['settings.value-wrong', 'rules/0/rate', '1.01', '≤ 1']],
    ['a rate below 0', { ...page, rate: -0.1 }, ['settings.value-wrong', 'rules/0/rate', '-0.1', '≥ 0']],
    [
      'a count of none',
      { id: 'a', kind: 'duplicate', count: 0 },
      ['settings.value-wrong', 'rules/0/count', '0', '≥ 1'],
    ],
    [
      'no moment where one is needed',
      { id: 'a', kind: 'drop', rate: 1 },
      ['settings.key-missing', 'rules/0/when', undefined, undefined],
    ],
    [
      'text and bytes at once',
      { id: 'a', kind: 'raw-reply', when: 'before', rate: 1, text: 'a', base64: 'YQ==' },
      ['settings.choice-wrong', 'rules/0', 'text, base64', 'text | base64'],
    ],
    [
      'a time without a zone',
      { ...page, within: { from: '2026-11-21T08:00' } },
      ['settings.value-wrong', 'rules/0/within/from', '"2026-11-21T08:00"', 'yyyy-mm-ddThh:mm+07:00'],
    ],
    [
      'a time that no calendar has',
      { ...page, within: { to: '2026-13-21T08:00Z' } },
      ['settings.value-wrong', 'rules/0/within/to', '"2026-13-21T08:00Z"', '2026-11-21T08:00:00+07:00'],
    ],
    [
      'a day that its month has not',
      { ...page, within: { to: '2026-02-31T08:00Z' } },
      ['settings.value-wrong', 'rules/0/within/to', '"2026-02-31T08:00Z"', '2026-11-21T08:00:00+07:00'],
    ],
    [
      'a wait that is longer at least than at most',
      { id: 'a', kind: 'delay', ms: 5, upTo: 4, rate: 1 },
      ['settings.value-wrong', 'rules/0/upTo', '4', '≥ 5'],
    ],
  ])('is refused for %s', (_, rule, expected) => {
    expect(refusedRule(rule)).toEqual([expected]);
  });

  it('is refused for an id that stands there twice, in a preset too', () => {
    expect(problemsOf({ rules: [page, page] })).toEqual([['settings.id-repeated', 'rules', 'a', undefined]]);
    const like = { ...page, id: presets.lively[0]?.id };
    expect(problemsOf({ preset: 'lively', rules: [like] })).toHaveLength(1);
  });

  it('is refused for everything that is wrong, at once', () => {
    expect(problemsOf({ preset: 'livley', rules: [{ ...page, x: 1 }, { kind: 'drop' }] })).toHaveLength(5);
  });

  it('is refused when its text is no JSON', () => {
    expect(parseFaultPlanText('{').problems.map(({ code }) => code)).toEqual(['settings.json-broken']);
    expect(parseFaultPlanText('{"preset":"hostile"}').ok).toBe(true);
  });

  it('can be given to a caller only with faults that are made on its side', () => {
    expect(checkCallerPlan({ rules: [{ id: 'a', kind: 'duplicate', rate: 1 }] })).toEqual([]);
    const problems = checkCallerPlan(presetPlan('hostile')).map(({ seen }) => seen);
    expect(problems).toContain('redeliver');
    expect(problems).not.toContain('reset');
  });
});

describe('the presets', () => {
  it.each(presetNames)('%s keeps the schema', (name) => {
    expect(parseFaultPlan({ rules: presets[name] }).problems).toEqual([]);
    expect(parseFaultPlan({ preset: name })).toMatchObject({ ok: true, value: presetPlan(name) });
  });

  it('are nothing at all, an ordinary day, and every kind of fault', () => {
    expect(presets.orderly).toEqual([]);
    expect(presets.lively.every(({ rate = 1 }) => rate <= 0.2)).toBe(true);
    expect(new Set(presets.hostile.map(({ kind }) => kind))).toEqual(new Set(faultKinds));
  });
});

describe('the kinds of faults', () => {
  it('each befall operations that there are', () => {
    for (const kind of faultKinds) {
      expect(operationsOf(kind).length).toBeGreaterThan(0);
      expect(operationNames).toEqual(expect.arrayContaining([...operationsOf(kind)]));
    }
  });

  it('are published as a JSON Schema, docs/faults.schema.json (lienthong faults --schema)', () => {
    const published = readFileSync(new URL('../../docs/faults.schema.json', import.meta.url), 'utf8');
    expect(JSON.parse(published)).toEqual(faultPlanSchema);
  });
});
