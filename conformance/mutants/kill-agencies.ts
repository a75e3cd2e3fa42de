import { agencyChecks } from '../checks/agency-all.ts';
import { type ReferenceSystem, referenceAgencyStages } from '../engine/agency-stages.ts';
import { runPlan } from '../engine/run-plan.ts';
import { receiverScenarios, senderScenarios } from '../scenarios/agency-all.ts';
import { usualTolerances } from '../tolerances.ts';
import { agencyMutants } from './agency-all.ts';
import { type Kill, killOf } from './kill.ts';
import type { AgencyMutant } from './mutant.ts';

type AgencySeat = AgencyMutant['seat'];

/** Drives every broken agency through what its owner looks at, and judges it by every check of its seat. */
export async function* killAgencies(): AsyncGenerator<Kill> {
  for (const mutant of agencyMutants) {
    const wanted = agencyChecks.find(({ id }) => id === mutant.owner)?.scenarios ?? [];
    const { habits, wrap } = mutant;
    const system = { wrap, ...(habits === undefined ? {} : { habits }) };
    yield killOf(mutant, await findersOf(mutant.seat, system, 'law', wanted));
  }
}

/** What is found in an agency's system that has nothing wrong. */
export async function findInSoundAgency(profile: 'law' | 'field'): Promise<readonly string[]> {
  return [...(await findersOf('sender', {}, profile)), ...(await findersOf('receiver', {}, profile))];
}

async function findersOf(
  seat: AgencySeat,
  system: ReferenceSystem,
  profile: 'law' | 'field',
  wanted: readonly string[] = [],
): Promise<readonly string[]> {
  const all = seat === 'sender' ? senderScenarios : receiverScenarios;
  const { evidence } = await runPlan({
    ...{ seat, seed: 'mutants', parallel: 1, now: () => 0, signal: new AbortController().signal },
    scenarios: wanted.length === 0 ? all : all.filter(({ id }) => wanted.includes(id)),
    stages: { agency: referenceAgencyStages(system) },
  });
  const context = { profile, asOf: '2026-11-20', tolerances: usualTolerances, seat };
  return agencyChecks
    .filter(({ seats, profiles }) => seats.includes(seat) && (profiles?.includes(profile) ?? true))
    .filter((check) => {
      const judgement = check.judge(evidence, context);
      return judgement.kind === 'judged' && judgement.findings.length > 0;
    })
    .map(({ id }) => id);
}
