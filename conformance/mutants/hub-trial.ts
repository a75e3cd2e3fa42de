import type { Check, JudgeContext } from '../check.ts';
import { createHubStage, managementPrefix } from '../engine/hub-stage.ts';
import {
  createSeededChance,
  type ReferenceHub,
  type ReferenceHubOptions,
  startReferenceHub,
} from '../engine/reference-peers.ts';
import type { Carry } from '../engine/stage.ts';
import { createRecorder } from '../evidence/create-recorder.ts';
import type { Evidence } from '../evidence/evidence.ts';
import type { ProfileName } from '../requirements/requirement.ts';
import { hubScenarios } from '../scenarios/hub-all.ts';
import { usualTolerances } from '../tolerances.ts';

/** Runs scenarios on the built-in hub behind a carry, and gives back what was recorded. */
export async function tryHub(
  scenarios: readonly string[],
  options: ReferenceHubOptions = {},
  wrap: (orderly: Carry) => Carry = (orderly) => orderly,
): Promise<Evidence> {
  const hub = await startReferenceHub(options);
  try {
    return await playOn(hub, scenarios, options, wrap(hub.carry));
  } finally {
    await hub.close();
  }
}

async function playOn(
  hub: ReferenceHub,
  scenarios: readonly string[],
  { durable = false }: ReferenceHubOptions,
  carry: Carry,
): Promise<Evidence> {
  const { accounts, clock, known } = hub;
  const recorder = createRecorder(() => clock.now());
  const { signal } = new AbortController();
  const restart = async () => {
    await carry({
      method: 'POST',
      target: `${managementPrefix}/restart`,
      headers: [],
      body: new Uint8Array(),
    });
  };
  for (const each of hubScenarios) {
    if (!scenarios.includes(each.id)) continue;
    const seeded = createSeededChance(each.id);
    const chance = (key: string) => seeded.draw(key);
    const parts = {
      accounts,
      carry,
      clock,
      recorder,
      signal,
      chance,
      known,
      managed: true,
      tolerances: usualTolerances,
    };
    await each.run(createHubStage({ ...parts, scenario: each.id, ...(durable ? { restart } : {}) }));
  }
  return recorder.evidence();
}

/** Findings of one check. */
export function findingsOf(evidence: Evidence, check: Check, profile: ProfileName = 'law') {
  if (check.profiles !== undefined && !check.profiles.includes(profile)) return [];
  const judgement = check.judge(evidence, contextOf(profile));
  return judgement.kind === 'judged' ? judgement.findings : [];
}

/** What the built-in hub is judged by. */
export function contextOf(profile: ProfileName): JudgeContext {
  return { profile, asOf: '2026-11-21', tolerances: usualTolerances, seat: 'hub' };
}
