import { expect, test } from 'vitest';
import { packetChecks } from '../checks/packet-checks.ts';
import { createRecorder } from '../evidence/create-recorder.ts';
import { soundPackets } from '../mutants/sound-packets.ts';
import { usualTolerances } from '../tolerances.ts';
import { askInWorkers } from './ask-in-workers.ts';
import { askChecks } from './judge-check.ts';
import { recordFile } from './record-files.ts';

const context = { profile: 'law', asOf: '2026-11-21', tolerances: usualTolerances, seat: 'packet' } as const;

test('several workers say what one thread says, broken packets among the sound ones', async () => {
  const recorder = createRecorder(() => 0);
  const sound = await soundPackets();
  for (const name of ['document', 'recall', 'small', 'signed', 'status-01', 'status-02'] as const) {
    const bytes = sound[name];
    const broken = Buffer.from(Buffer.from(bytes).toString('utf8').replaceAll('2026', '1026'));
    recordFile(recorder, { name: `${name}.edxml`, bytes }, 0);
    recordFile(recorder, { name: `${name}-broken.edxml`, bytes: broken }, 0);
  }
  const evidence = recorder.evidence();
  const alone = askChecks(packetChecks, evidence, context);
  expect(alone.some(({ judgement }) => judgement.kind === 'judged' && judgement.findings.length > 3)).toBe(
    true,
  );
  expect(await askInWorkers(packetChecks, evidence, context, 2, 1)).toEqual(alone);
});
