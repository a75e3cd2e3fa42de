import { describe, expect, test } from 'vitest';
import { runRecorded } from '../recorded-context.ts';

describe('requirements', () => {
  test('RPT-10: lists every duty with what was read of it and what is done with it', async () => {
    const { stdout, exitCode } = await runRecorded(['requirements', '--lang', 'en']);
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/^GEN-01 {2}MUST {2}S H/m);
    expect(stdout.trimEnd().split('\n').at(-1)).toMatch(/^282: \d+ checked/);
  });

  test('speaks Vietnamese', async () => {
    const { stdout } = await runRecorded(['requirements', '--lang', 'vi', '--group', 'rcl']);
    expect(stdout).toContain('Chỉ cơ quan ban hành được thu hồi');
    expect(stdout).toMatch(/^19: /m);
  });

  test('GEN-07: leaves out what does not hold yet', async () => {
    const early = await runRecorded(['requirements', '--json', '--group', 'GEN', '--as-of', '2018-01-01']);
    const late = await runRecorded(['requirements', '--json', '--group', 'GEN', '--as-of', '2026-11-21']);
    const ids = (text: string) =>
      (JSON.parse(text) as readonly { readonly id: string }[]).map(({ id }) => id);
    expect(ids(early.stdout)).not.toContain('GEN-03');
    expect(ids(late.stdout)).toContain('GEN-03');
  });

  test('says that nothing is like that', async () => {
    const { stderr, exitCode } = await runRecorded(['requirements', '--group', 'XYZ', '--lang', 'en']);
    expect(exitCode).toBe(64);
    expect(stderr).toContain('no such requirement');
  });
});
