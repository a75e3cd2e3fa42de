import { describe, expect, it } from 'vitest';
import type { Check, JudgeContext } from '../check.ts';
import { packetChecks } from '../checks/packet-checks.ts';
import type { Evidence } from '../evidence/evidence.ts';
import type { Finding } from '../finding.ts';
import type { ProfileName } from '../requirements/requirement.ts';
import { usualTolerances } from '../tolerances.ts';
import { plainAnnex } from './further-files.ts';
import { evidenceOfPackets } from './packet-evidence.ts';
import { documentOf, soundDay, soundPackets, soundShapes } from './sound-packets.ts';

/** The strictest; `lienthong selftest` asks under every one. */
const profiles: readonly ProfileName[] = ['law'];
const sound = { guide: await soundPackets('guide'), sdk: await soundPackets('sdk') };

function contextIn(profile: ProfileName): JudgeContext {
  return { profile, asOf: soundDay, tolerances: usualTolerances, seat: 'packet' };
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
      expect(foundBy(evidenceOfPackets(sound.guide[shape]), profile)).toEqual([]);
      expect(foundBy(evidenceOfPackets(sound.sdk[shape]), profile)).toEqual([]);
    },
  );

  it('are not those of the vendor’s library, which declares a zipped file in two ways (ATT-02)', async () => {
    const packet = await documentOf({ seed: 1, number: 817 }, {}, 'sdk', [plainAnnex]);
    const found = packetChecks.filter((check) => findingsOf(check, evidenceOfPackets(packet)).length > 0);
    expect(found.map(({ id }) => id)).toEqual(['attachment.content-type-agrees']);
  });

  it('have no finding all together', () => {
    expect(foundBy(evidenceOfPackets(...Object.values(sound.guide)), 'law')).toEqual([]);
  });

  it.each(packetChecks)('are looked at by $id', (check) => {
    const judgement = check.judge(evidenceOfPackets(...Object.values(sound.guide)), contextIn('law'));
    expect(judgement).toMatchObject({ kind: 'judged', looked: expect.arrayContaining([expect.any(Number)]) });
  });
});
