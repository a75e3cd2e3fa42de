import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { runRecorded } from '../recorded-context.ts';
import { allCodes } from './problems.ts';

describe('the problems command', () => {
  it('explains one code with its remedy', async () => {
    const { stdout } = await runRecorded(['problems', 'xml.not-well-formed'], { language: 'vi' });
    expect(stdout).toContain('Gói tin không phải XML đúng cú pháp');
    expect(stdout).toContain('Cách sửa');
  });

  it('suggests a near code', async () => {
    const { stderr, exitCode } = await runRecorded(['problems', 'xml.not-wellformed'], { language: 'en' });
    expect([exitCode, stderr]).toEqual([64, expect.stringContaining('Did you mean xml.not-well-formed?')]);
  });

  it('lists every code as JSON', async () => {
    const { stdout } = await runRecorded(['problems', '--json']);
    const rows: { code: string }[] = JSON.parse(stdout);
    expect(rows.map((each) => each.code)).toEqual(allCodes());
  });

  it('has written docs/problems.md as the catalogue stands (else: npm run docs)', async () => {
    const { stdout } = await runRecorded(['problems', '--markdown']);
    expect(readFileSync('docs/problems.md', 'utf8')).toBe(stdout);
  });
});
