import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { soundPackets } from '../../conformance/mutants/sound-packets.ts';
import { parseReport } from '../../conformance/report/parse-report.ts';
import { renderJson } from '../../conformance/report/render-json.ts';
import { publishedReportSchema } from '../../conformance/report/report-schema.ts';
import { whatItIsNot } from '../../conformance/report/run-report.ts';
import { sampleReport } from '../../conformance/report/sample-report.ts';
import { runRecorded } from '../recorded-context.ts';

const folder = mkdtempSync(join(tmpdir(), 'lienthong-report-'));
const at = (name: string) => join(folder, name);
const run = (...argv: readonly string[]) => runRecorded(argv, { cwd: folder, language: 'en' });

beforeAll(async () => {
  writeFileSync(at('sound.edxml'), (await soundPackets()).document);
  writeFileSync(at('wrong.edxml'), '<edXML>');
  writeFileSync(at('report.json'), renderJson(sampleReport()));
  await run('check', 'packet', 'sound.edxml', 'wrong.edxml', '--seed', 's', '--bundle', 'run');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('lienthong report', () => {
  it('prints a run that was kept, with the exit code of the run', async () => {
    const { stdout, stderr, exitCode } = await run('report', 'run');
    expect([exitCode, stderr]).toEqual([1, '']);
    expect(stdout.split('\n')[0]).toBe(whatItIsNot.en);
    expect(stdout).toContain('packet.well-formed');
  });

  it('writes every form of it', async () => {
    await run('report', 'run', '--html', 'out/page.html', '--junit', 'j.xml', '--tap', 't.tap');
    expect(readFileSync(at('out/page.html'), 'utf8')).toContain('id="e1"');
    expect(readFileSync(at('out/page.html'), 'utf8')).toContain('Thông tư 39/2017/TT-BTTTT');
    expect(readFileSync(at('j.xml'), 'utf8')).toContain('<failure ');
    expect(readFileSync(at('t.tap'), 'utf8')).toMatch(/^TAP version 14\n# /);
  });

  it('prints what a schema of ours admits', async () => {
    const { stdout } = await run('report', 'run', '--json');
    expect(parseReport(stdout.trimEnd()).ok).toBe(true);
    expect(JSON.parse((await run('report', '--schema')).stdout)).toEqual(publishedReportSchema);
  });

  it('takes a report alone, and then shows no evidence', async () => {
    const { exitCode } = await run('report', 'report.json', '--html', 'alone.html');
    expect(exitCode).toBe(1);
    expect(readFileSync(at('alone.html'), 'utf8')).toContain('không kèm bằng chứng');
  });

  it.each([
    [['report'], 64, 'is missing'],
    [['report', 'nowhere'], 2, 'there is no file'],
    [['report', 'sound.edxml'], 1, 'evidence.part-missing'],
  ])('says what is wrong with %j', async (argv, code, said) => {
    const { exitCode, stderr } = await run(...argv);
    expect([exitCode, stderr]).toEqual([code, expect.stringContaining(said)]);
  });
});
