import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
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
  writeFileSync(at('other.json'), '{"a":1}');
  writeFileSync(at('no.json'), 'no JSON');
  await run('check', 'packet', 'sound.edxml', 'wrong.edxml', '--seed', 's', '--bundle', 'run');
  for (const name of ['unjudged', 'tampered']) cpSync(at('run'), at(name), { recursive: true });
  rmSync(at('unjudged/report.json'));
  const head = { schema: 'lienthong-evidence/1', head: 'f'.repeat(64) };
  writeFileSync(at('tampered/head.json'), JSON.stringify(head));
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
    [['report', 'sound.edxml'], 2, 'is no bundle of evidence'],
    [['report', 'other.json'], 2, 'neither is a report'],
    [['report', 'other.json', '--json'], 2, 'neither is a report'],
    [['report', 'no.json'], 2, 'neither is a report'],
    [['report', 'unjudged'], 2, 'certification.report-missing'],
    [['report', 'tampered'], 1, 'evidence.head-differs'],
  ])('says what is wrong with %j', async (argv, code, said) => {
    const { exitCode, stderr } = await run(...argv);
    expect([exitCode, stderr]).toEqual([code, expect.stringContaining(said)]);
  });
});
