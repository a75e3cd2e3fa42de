import { packetChecks } from '../checks/packet-checks.ts';
import type { Evidence } from '../evidence/evidence.ts';
import type { ProfileName } from '../requirements/requirement.ts';
import { usualTolerances } from '../tolerances.ts';
import { type Kill, killOf } from './kill.ts';
import { evidenceOfMutant, evidenceOfPackets } from './packet-evidence.ts';
import { packetMutants } from './packet-mutants.ts';
import { soundDay, soundPackets } from './sound-packets.ts';

/** Judges every broken packet by every check of packets. */
export async function* killPackets(): AsyncGenerator<Kill> {
  const sound = await soundPackets('guide');
  for (const mutant of packetMutants) {
    yield killOf(mutant, findersOf(await evidenceOfMutant(mutant, sound), 'law'));
  }
}

/** What is found in packets that have nothing wrong: nothing, or the suite is at fault. */
export async function findInSoundPackets(profile: ProfileName): Promise<readonly string[]> {
  const packets = [
    ...Object.values(await soundPackets('guide')),
    ...Object.values(await soundPackets('sdk')),
  ];
  return packets.flatMap((bytes) => findersOf(evidenceOfPackets(bytes), profile));
}

function findersOf(evidence: Evidence, profile: ProfileName): readonly string[] {
  const context = { profile, asOf: soundDay, tolerances: usualTolerances, seat: 'packet' } as const;
  return packetChecks
    .filter((check) => check.profiles?.includes(profile) ?? true)
    .filter((check) => {
      const judgement = check.judge(evidence, context);
      return judgement.kind === 'judged' && judgement.findings.length > 0;
    })
    .map(({ id }) => id);
}
