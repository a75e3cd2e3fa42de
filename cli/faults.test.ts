import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { faultPlanSchema } from '../simulator/faults/plan-schema.ts';
import { presets } from '../simulator/faults/presets.ts';
import { runRecorded } from './recorded-context.ts';

const folder = mkdtempSync(join(tmpdir(), 'lienthong-faults-'));
afterAll(() => rmSync(folder, { recursive: true }));
const write = (name: string, plan: unknown) => writeFileSync(join(folder, name), JSON.stringify(plan));
const here = { cwd: folder, language: 'en' } as const;
const page = { id: 'page', kind: 'html-page', when: 'before', rate: 1 };

describe('lienthong faults', () => {
  it('says that a plan is sound, and shows it', async () => {
    write('sound.json', { preset: 'lively', rules: [page] });
    const told = await runRecorded(['faults', 'sound.json'], here);
    expect(told).toMatchObject({
      stdout: `A sound plan of ${presets.lively.length + 1} rules.\n`,
      exitCode: 0,
    });
    const shown = await runRecorded(['faults', 'hostile', '--json'], here);
    expect(JSON.parse(shown.stdout)).toEqual({ rules: presets.hostile });
  });

  it('names each thing that is wrong with its place, and what was meant', async () => {
    write('wrong.json', {
      rules: [
        { ...page, wen: 'before' },
        { id: 'b', kind: 'drops', rate: 1 },
      ],
    });
    const { stderr, exitCode } = await runRecorded(['faults', 'wrong.json'], here);
    expect(exitCode).toBe(1);
    expect(stderr).toContain('rules/0  error  settings.key-unknown\n    There is no key “wen” here.\n');
    expect(stderr).toContain('→ Did you mean: when?');
    expect(stderr).toContain('rules/1/kind');
    expect(stderr).toContain('lienthong: “wrong.json” is no plan of faults\n');
    const vi = await runRecorded(['faults', 'wrong.json'], { ...here, language: 'vi' });
    expect(vi.stderr).toContain('Không có khoá “wen”.');
  });

  it('asks whether a preset was meant, and tells what it cannot read', async () => {
    const near = await runRecorded(['faults', 'hostil'], here);
    expect(near.stderr).toBe('lienthong: there is no preset or file “hostil”; did you mean “hostile”?\n');
    const none = await runRecorded(['faults', 'none.json'], here);
    expect(none.stderr).toBe('lienthong: there is no file “none.json”\n');
    expect(await runRecorded(['faults'], here)).toMatchObject({ exitCode: 64 });
  });

  it('prints the schema that is published', async () => {
    const { stdout } = await runRecorded(['faults', '--schema'], here);
    expect(JSON.parse(stdout)).toEqual(faultPlanSchema);
  });
});
