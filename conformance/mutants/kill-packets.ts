import { packetChecks } from '../checks/packet-checks.ts';
import type { Evidence } from '../evidence/evidence.ts';
import { type ProfileName, profileNames } from '../requirements/requirement.ts';
import { usualTolerances } from '../tolerances.ts';
import { at, type Bench, type Trace } from './bench.ts';
import { type Found, type Heard, hear } from './kill.ts';
import { evidenceOfMutant, evidenceOfPackets } from './packet-evidence.ts';
import { packetMutants } from './packet-mutants.ts';
import { soundDay, soundPackets } from './sound-packets.ts';

/** Judges every broken packet by every check of packets. */
export const packetBench: Bench = {
  checks: packetChecks,
  mutants: packetMutants,
  try: async (place) =>
    traceOf(await evidenceOfMutant(at(packetMutants, place), await soundPackets('guide'))),
  sounds: profileNames.map((profile) => `packet, ${profile}`),
  sound: (place) => hearSound(at(profileNames, place)),
  example: async () => [traceOf(evidenceOfPackets(...Object.values(await soundPackets('guide'))))],
};

/** Each sound packet alone, in either order of elements, and all of one order together. */
async function hearSound(profile: ProfileName): Promise<Heard> {
  const [guide, sdk] = await Promise.all([soundPackets('guide'), soundPackets('sdk')]);
  const alone = [...Object.values(guide), ...Object.values(sdk)].flatMap(
    (bytes): readonly Found[] => hear(packetChecks, evidenceOfPackets(bytes), contextIn(profile)).found,
  );
  const together = hear(packetChecks, evidenceOfPackets(...Object.values(guide)), contextIn(profile));
  return { found: [...alone, ...together.found], silent: together.silent };
}

function traceOf(evidence: Evidence): Trace {
  return { evidence, context: contextIn('law'), checks: packetChecks };
}

function contextIn(profile: ProfileName) {
  return { profile, asOf: soundDay, tolerances: usualTolerances, seat: 'packet' } as const;
}
