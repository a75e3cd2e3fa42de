import type { Check, JudgeContext } from '../check.ts';
import { agencyChecks } from '../checks/agency-all.ts';
import { type ReferenceSystem, referenceAgencyStages } from '../engine/agency-stages.ts';
import { runPlan } from '../engine/run-plan.ts';
import type { Evidence } from '../evidence/evidence.ts';
import { type ProfileName, profileNames } from '../requirements/requirement.ts';
import { receiverScenarios, senderScenarios } from '../scenarios/agency-all.ts';
import { usualTolerances } from '../tolerances.ts';
import { agencyMutants } from './agency-all.ts';
import { at, type Bench, type Trace } from './bench.ts';
import { hearByEach } from './kill.ts';
import type { AgencyMutant } from './mutant.ts';

type AgencySeat = AgencyMutant['seat'];

const seats = ['receiver', 'sender'] as const;

/** Drives every broken agency through what its owner looks at, and judges it by every check of its seat. */
export const agencyBench: Bench = {
  checks: agencyChecks,
  mutants: agencyMutants,
  async try(place) {
    const { owner, seat, habits, wrap } = at(agencyMutants, place);
    const wanted = agencyChecks.find(({ id }) => id === owner)?.scenarios ?? [];
    const evidence = await play(seat, { wrap, ...(habits === undefined ? {} : { habits }) }, wanted);
    return traceOf(seat, evidence);
  },
  sounds: seats.map((seat) => `agency, ${seat}, ${profileNames.join(', ')}`),
  async sound(place) {
    const seat = at(seats, place);
    const contexts = profileNames.map((profile) => contextOf(seat, profile));
    return hearByEach(checksOf(seat), await play(seat, {}, []), contexts);
  },
  example: () => Promise.all(seats.map(async (seat) => traceOf(seat, await play(seat, {}, [])))),
};

/** Plays the wanted scenarios, all when none is named. One that breaks off is a bug of ours. */
async function play(seat: AgencySeat, system: ReferenceSystem, wanted: readonly string[]): Promise<Evidence> {
  const all = seat === 'sender' ? senderScenarios : receiverScenarios;
  const { evidence, unfinished } = await runPlan({
    tolerances: usualTolerances,
    ...{ seat, seed: 'mutants', parallel: 1, now: () => 0, signal: new AbortController().signal },
    scenarios: wanted.length === 0 ? all : all.filter(({ id }) => wanted.includes(id)),
    stages: { agency: referenceAgencyStages(system) },
  });
  const [broken] = unfinished;
  if (broken !== undefined) throw new Error(`${broken.scenario}: ${broken.why.en}`);
  return evidence;
}

function traceOf(seat: AgencySeat, evidence: Evidence): Trace {
  return { evidence, context: contextOf(seat, 'law'), checks: checksOf(seat) };
}

function checksOf(seat: AgencySeat): readonly Check[] {
  return agencyChecks.filter(({ seats: own }) => own.includes(seat));
}

function contextOf(seat: AgencySeat, profile: ProfileName): JudgeContext {
  return { profile, asOf: '2026-11-20', tolerances: usualTolerances, seat };
}
