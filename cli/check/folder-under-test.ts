import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { soundPackets } from '../../conformance/mutants/sound-packets.ts';
import { parseReport } from '../../conformance/report/parse-report.ts';
import type { RunReport } from '../../conformance/report/run-report.ts';
import { type RecordedRun, runRecorded } from '../recorded-context.ts';

/** A folder with packets, and the command that judges them. */
export interface CheckedFolder {
  readonly folder: string;
  /** Where and in which language commands of the test run. */
  readonly here: { readonly cwd: string; readonly language: 'en' };
  write(name: string, content: string | Uint8Array): void;
  /** `check packet` as of one day. */
  check(...argv: readonly string[]): Promise<RecordedRun>;
  checkJson(...argv: readonly string[]): Promise<RecordedRun & { readonly report: RunReport }>;
  remove(): void;
}

/** The day that packets are judged for. */
export const asOf = ['--as-of', '2026-11-21'];

/** A sound packet, a broken one, and a folder with both and a note. */
export async function createCheckedFolder(): Promise<CheckedFolder> {
  const folder = mkdtempSync(join(tmpdir(), 'lienthong-check-'));
  const here = { cwd: folder, language: 'en' } as const;
  const write = (name: string, content: string | Uint8Array) => writeFileSync(join(folder, name), content);
  const { document } = await soundPackets();
  write('sound.edxml', document);
  write('broken.edxml', Buffer.from(document).toString('utf8').replaceAll('<', '<!'));
  mkdirSync(join(folder, 'many/deep'), { recursive: true });
  cpSync(join(folder, 'sound.edxml'), join(folder, 'many/a.edxml'));
  cpSync(join(folder, 'broken.edxml'), join(folder, 'many/deep/b.edxml'));
  write('many/note.txt', 'nothing to check');
  const check = (...argv: readonly string[]) => runRecorded(['check', 'packet', ...argv, ...asOf], here);
  return {
    ...{ folder, here, write, check },
    checkJson: async (...argv) => {
      const run = await check(...argv, '--json');
      const reading = parseReport(run.stdout);
      if (!reading.ok) throw new Error(run.stderr + JSON.stringify(reading.problems));
      return { ...run, report: reading.value };
    },
    remove: () => rmSync(folder, { recursive: true }),
  };
}
