import { createRecorder } from '../evidence/create-recorder.ts';
import type { Evidence } from '../evidence/evidence.ts';
import type { ShapedMutant } from './packet-mutant.ts';
import type { SoundPackets } from './sound-packets.ts';

/** Packets as a run records them: files of the system under test. */
export function evidenceOfPackets(...packets: readonly Uint8Array[]): Evidence {
  const recorder = createRecorder(() => 0);
  for (const [index, bytes] of packets.entries()) {
    const body = recorder.keep(bytes);
    recorder.add({ kind: 'packet', at: 0, name: `${index + 1}.edxml`, by: { kind: 'system' }, body });
  }
  return recorder.evidence();
}

/** A mutant as a run records it, with the sound packet that it needs beside it. */
export async function evidenceOfMutant(mutant: ShapedMutant, sound: SoundPackets): Promise<Evidence> {
  const broken = await mutant.make(sound[mutant.of]);
  return mutant.beside === undefined
    ? evidenceOfPackets(broken)
    : evidenceOfPackets(sound[mutant.beside], broken);
}
