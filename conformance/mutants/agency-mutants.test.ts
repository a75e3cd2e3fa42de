import { describe, expect, it } from 'vitest';
import { agencyChecks } from '../checks/agency-all.ts';
import { type ReferenceSystem, referenceAgencyStages } from '../engine/agency-stages.ts';
import { runPlan } from '../engine/run-plan.ts';
import type { RunRecord } from '../engine/stage.ts';
import { receiverScenarios, senderScenarios } from '../scenarios/agency-all.ts';
import { usualTolerances } from '../tolerances.ts';
import { agencyMutants } from './agency-all.ts';

type AgencySeat = 'sender' | 'receiver';

function play(seat: AgencySeat, system: ReferenceSystem, wanted?: readonly string[]): Promise<RunRecord> {
  const all = seat === 'sender' ? senderScenarios : receiverScenarios;
  const scenarios = all.filter(({ id }) => wanted?.includes(id) ?? true);
  return runPlan({
    ...{ seat, scenarios, seed: 'mutants' },
    ...{ signal: new AbortController().signal, parallel: 1, now: () => 0 },
    stages: { agency: referenceAgencyStages(system) },
  });
}

function judge({ seat, evidence, unfinished }: RunRecord, profile: 'law' | 'field') {
  expect(unfinished).toEqual([]);
  const context = { profile, asOf: '2026-11-20', tolerances: usualTolerances, seat };
  return agencyChecks
    .filter(({ seats, profiles }) => seats.includes(seat) && (profiles?.includes(profile) ?? true))
    .map((check) => ({ id: check.id, judgement: check.judge(evidence, context) }));
}

function failing(record: RunRecord): readonly string[] {
  return judge(record, 'law').flatMap(({ id, judgement }) =>
    judgement.kind === 'judged' && judgement.findings.length > 0 ? [id] : [],
  );
}

describe.each(['sender', 'receiver'] as const)('the orderly agency as %s', (seat) => {
  const played = play(seat, {});
  it.each(['law', 'field'] as const)(
    'passes every check under the profile %s',
    async (profile) => {
      const unsound = judge(await played, profile).filter(
        ({ judgement }) => judgement.kind !== 'judged' || judgement.findings.length > 0,
      );
      expect(unsound.map(({ id, judgement }) => [id, JSON.stringify(judgement)])).toEqual([]);
    },
    60_000,
  );
});

describe('a broken agency', () => {
  it('stands for each check', () => {
    const owned = new Set(agencyMutants.map(({ owner }) => owner));
    expect(agencyChecks.map(({ id }) => id).filter((id) => !owned.has(id))).toEqual([]);
    expect(agencyMutants.filter(({ besides = [] }) => besides.length > 2)).toEqual([]);
    expect(new Set(agencyMutants.map(({ id }) => id)).size).toBe(agencyMutants.length);
  });

  const named = agencyMutants.map((mutant) => [mutant.id, mutant] as const);
  it.each(named)(
    '%s is found by the check that owns it',
    async (_, mutant) => {
      const { seat, wrap, habits, owner, besides = [] } = mutant;
      const wanted = agencyChecks.find(({ id }) => id === owner)?.scenarios;
      const found = failing(await play(seat, { wrap, ...(habits === undefined ? {} : { habits }) }, wanted));
      expect(found).toContain(owner);
      expect(found.filter((id) => id !== owner && !besides.includes(id))).toEqual([]);
    },
    60_000,
  );
});
