import { describe, expect, it } from 'vitest';
import type { Check, JudgeContext } from '../check.ts';
import { packetChecks } from '../checks/packet-checks.ts';
import { createRecorder } from '../evidence/create-recorder.ts';
import type { Evidence } from '../evidence/evidence.ts';
import type { Finding } from '../finding.ts';
import type { ProfileName } from '../requirements/requirement.ts';
import { usualTolerances } from '../tolerances.ts';
import { packetMutants } from './packet-mutants.ts';
import { soundDay, soundPackets, soundShapes } from './sound-packets.ts';

const profiles: readonly ProfileName[] = ['law', 'field', 'legacy', 'DT21'];
const sound = { guide: await soundPackets('guide'), sdk: await soundPackets('sdk') };

function contextIn(profile: ProfileName): JudgeContext {
  return { profile, asOf: soundDay, tolerances: usualTolerances, seat: 'packet' };
}

function evidenceOf(...packets: readonly Uint8Array[]): Evidence {
  const recorder = createRecorder(() => 0);
  for (const [index, bytes] of packets.entries()) {
    const body = recorder.keep(bytes);
    recorder.add({ kind: 'packet', at: 0, name: `${index}.edxml`, by: { kind: 'system' }, body });
  }
  return recorder.evidence();
}

function findingsOf(check: Check, evidence: Evidence, profile: ProfileName = 'law'): readonly Finding[] {
  const judgement = check.judge(evidence, contextIn(profile));
  return judgement.kind === 'judged' ? judgement.findings : [];
}

function foundBy(evidence: Evidence, profile: ProfileName): readonly string[] {
  return packetChecks.flatMap((check) =>
    findingsOf(check, evidence, profile).map(({ place, seen }) => `${check.id} ${place.path}: ${seen}`),
  );
}

describe('the sound packets', () => {
  it.each(soundShapes.flatMap((shape) => profiles.map((profile) => ({ shape, profile }))))(
    '$shape has no finding under $profile, in either order of elements',
    ({ shape, profile }) => {
      expect(foundBy(evidenceOf(sound.guide[shape]), profile)).toEqual([]);
      expect(foundBy(evidenceOf(sound.sdk[shape]), profile)).toEqual([]);
    },
  );

  it('have no finding all together', () => {
    expect(foundBy(evidenceOf(...Object.values(sound.guide)), 'law')).toEqual([]);
  });

  it.each(packetChecks)('are looked at by $id', (check) => {
    const judgement = check.judge(evidenceOf(...Object.values(sound.guide)), contextIn('law'));
    expect(judgement).toMatchObject({ kind: 'judged', looked: expect.arrayContaining([expect.any(Number)]) });
  });
});

describe('a packet with one thing wrong', () => {
  it.each(packetMutants)('$id is found by $owner, and names $requirement', async (mutant) => {
    const broken = await mutant.make(sound.guide[mutant.of]);
    const evidence = evidenceOf(broken);
    const found = packetChecks.filter((check) => findingsOf(check, evidence).length > 0);
    const others = found.map(({ id }) => id).filter((id) => id !== mutant.owner);
    expect(found.map(({ id }) => id)).toContain(mutant.owner);
    expect((mutant.besides ?? []).length).toBeLessThanOrEqual(2);
    expect([...(mutant.besides ?? [])]).toEqual(expect.arrayContaining(others));
    const owner = found.find(({ id }) => id === mutant.owner);
    const findings = owner === undefined ? [] : findingsOf(owner, evidence);
    expect(findings.map(({ requirement }) => requirement)).toContain(mutant.requirement);
  });
});

describe('the table', () => {
  it('gives every check a mutant, and every mutant a check that there is', () => {
    const owned = new Set(packetMutants.map(({ owner }) => owner));
    const ids = new Set(packetChecks.map(({ id }) => id));
    expect([...ids].filter((id) => !owned.has(id))).toEqual([]);
    expect([...owned].filter((id) => !ids.has(id))).toEqual([]);
  });

  it('has one name for each', () => {
    for (const list of [packetMutants, packetChecks]) {
      expect(new Set(list.map(({ id }) => id)).size).toBe(list.length);
    }
  });
});
