import { describe, expect, test } from 'vitest';
import { createHubStage } from '../engine/hub-stage.ts';
import { createSeededChance, startReferenceHub } from '../engine/reference-peers.ts';
import { createRecorder } from '../evidence/create-recorder.ts';
import type { Evidence } from '../evidence/evidence.ts';
import { mergeEvidence } from '../evidence/merge-evidence.ts';
import { hubScenarios } from '../scenarios/hub-all.ts';
import { usualTolerances } from '../tolerances.ts';
import { hubChecks } from './hub-all.ts';

/** A hub on the network of which nothing is known but where it is: no management end, no codes, a clock of its own. */
async function bareHub(): Promise<Evidence> {
  const parts: Evidence[] = [];
  for (const scenario of hubScenarios) {
    const { accounts, carry, clock: its, close } = await startReferenceHub();
    const [office, city, ministry] = accounts;
    const recorder = createRecorder(() => its.now());
    const seeded = createSeededChance(scenario.id);
    const stage = createHubStage({
      ...{ scenario: scenario.id, accounts: [office, city, ministry], carry, recorder },
      ...{ signal: new AbortController().signal, tolerances: usualTolerances },
      clock: { now: its.now, sleep: async (ms: number) => its.advance?.(ms) },
      chance: (key) => seeded.draw(key),
    });
    await scenario.run(stage);
    await close();
    parts.push(recorder.evidence());
  }
  return mergeEvidence(parts);
}

describe('what cannot be seen of a hub on the network', () => {
  test('says whom to ask for what: no reason reads like code', async () => {
    const evidence = await bareHub();
    const context = { profile: 'law', asOf: '2026-11-21', tolerances: usualTolerances, seat: 'hub' } as const;
    const reasons = hubChecks.flatMap((check) => {
      const judgement = check.judge(evidence, context);
      return judgement.kind === 'not-run' ? [[check.id, judgement.why.vi] as const] : [];
    });
    expect(reasons.length).toBeGreaterThan(15);
    const codeLike = reasons.filter(([, why]) => !/“(management|known\.\w+|accounts)”|--reference/.test(why));
    expect(codeLike).toEqual([]);
    expect(reasons.filter(([, why]) => !/xin|hỏi/.test(why))).toEqual([]);
  });
});
