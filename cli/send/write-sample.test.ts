import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { decodePacket } from '../../protocol/edxml/decode.ts';
import { runRecorded } from '../recorded-context.ts';

let cwd: string;
beforeEach(() => {
  cwd = mkdtempSync(join(tmpdir(), 'sample-'));
});
afterEach(() => rmSync(cwd, { recursive: true }));

describe('lienthong sample', () => {
  it.each(['guide', 'sdk'])('writes a packet without any problem, in the order of the %s', async (style) => {
    const run = await runRecorded(['sample', 'a.edxml', '--style', style, '--json'], { cwd });
    expect(run).toMatchObject({ exitCode: 0, stderr: '' });
    const packet = decodePacket(readFileSync(join(cwd, 'a.edxml')), { dialect: 'strict' });
    expect(packet).toMatchObject({ ok: true, problems: [], packet: { from: { organId: '0100100079' } } });
    expect(JSON.parse(run.stdout)).toMatchObject({ file: 'a.edxml' });
  });

  it.each([
    ['vi', 'chưa ký số', '--signed'],
    ['en', 'not signed', '--signed'],
  ])('says in %s that the letter is not signed, and how to sign it (SIG-01)', async (lang, what, how) => {
    const { exitCode, stderr } = await runRecorded(['sample', 'a.edxml', '--lang', lang], { cwd });
    expect(exitCode).toBe(0);
    expect(stderr).toContain(what);
    expect(stderr).toContain(how);
  });

  it('signs with test keys, so that the first check and the first look at its signatures are green (SIG-01)', async () => {
    const written = await runRecorded(['sample', 'a.edxml', '--signed', '--lang', 'en'], { cwd });
    expect(written.stderr).toContain('lienthong check packet a.edxml');
    const [checked, verified] = [
      await runRecorded(['check', 'packet', 'a.edxml', '--lang', 'en'], { cwd }),
      await runRecorded(['verify', 'a.edxml', '--trust', 'a.edxml.trust.json', '--json'], { cwd }),
    ];
    expect(checked.stdout).toMatch(/^Conformant: /m);
    expect([written.exitCode, checked.exitCode, verified.exitCode]).toEqual([0, 0, 0]);
    expect(verified.stdout).toContain('THU NGHIEM');
  });

  it('replaces no trust file either, and writes no packet then', async () => {
    writeFileSync(join(cwd, 'a.edxml.trust.json'), 'mine');
    const run = await runRecorded(['sample', 'a.edxml', '--signed', '--lang', 'en'], { cwd });
    expect(run.exitCode).toBe(1);
    expect(readFileSync(join(cwd, 'a.edxml.trust.json'), 'utf8')).toBe('mine');
    expect(existsSync(join(cwd, 'a.edxml'))).toBe(false);
  });

  it('writes a status packet that “check packet” passes, about a packet that was received', async () => {
    await runRecorded(['sample', 'got.edxml', '--from', 'H38', '--to', '0100100079', '--json'], { cwd });
    const options = ['--status', '03', '--about', 'got.edxml', '--json'];
    const run = await runRecorded(['sample', 'said.edxml', ...options], { cwd });
    expect(run).toMatchObject({ exitCode: 0, stderr: '' });
    const { documentId } = JSON.parse(run.stdout) as { readonly documentId: string };
    const { packet, problems } = decodePacket(readFileSync(join(cwd, 'said.edxml')), { dialect: 'strict' });
    expect(problems).toEqual([]);
    expect(packet).toMatchObject({
      ...{ kind: 'status', statusCode: '03', from: { organId: '0100100079' } },
      responseFor: { organId: 'H38', documentId },
    });
    expect(documentId).toMatch(/^H38,/);
    const checked = await runRecorded(['check', 'packet', 'said.edxml', '--lang', 'en'], { cwd });
    expect(checked.stdout).toMatch(/^Conformant: /m);
  });

  it('writes a status about the sample letter of the other side where no packet is named', async () => {
    const sent = await runRecorded(['sample', 'a.edxml', '--from', 'H38', '--to', '0100100079', '--json'], {
      cwd,
    });
    const said = await runRecorded(['sample', 'b.edxml', '--status', '02', '--json'], { cwd });
    const idIn = (text: string) => (JSON.parse(text) as { readonly documentId: string }).documentId;
    expect(idIn(said.stdout)).toBe(idIn(sent.stdout));
  });

  it.each([
    [['--status', '13'], 64, '--status is one that a receiver says: 01, 02'],
    [['--status', '01', '--signed'], 64, 'leave out --signed'],
    [['--about', 'mine.edxml'], 64, '--about goes with --status'],
    [['--status', '01', '--about', 'mine.edxml'], 2, 'no packet of a document'],
    [['--status', '01', '--from', 'H99'], 64, 'no agency “H99”'],
  ])('says how to ask for a status when asked with %j', async (options, exitCode, hint) => {
    writeFileSync(join(cwd, 'mine.edxml'), 'mine');
    const run = await runRecorded(['sample', 'a.edxml', '--lang', 'en', ...options], { cwd });
    expect(run.exitCode).toBe(exitCode);
    expect(run.stderr).toContain(hint);
    expect(existsSync(join(cwd, 'a.edxml'))).toBe(false);
  });

  it('never replaces a file', async () => {
    writeFileSync(join(cwd, 'mine.edxml'), 'mine');
    const run = await runRecorded(['sample', 'mine.edxml', '--lang', 'en'], { cwd });
    expect(run.exitCode).toBe(1);
    expect(run.stderr).toContain('choose another name');
    expect(readFileSync(join(cwd, 'mine.edxml'), 'utf8')).toBe('mine');
  });

  it.each([
    ['vi', 'không ghi được “no/such/a.edxml”: không có thư mục để ghi vào'],
    ['en', 'cannot write “no/such/a.edxml”: there is no folder to write it in'],
  ])('says in %s why it cannot be written', async (lang, words) => {
    const run = await runRecorded(['sample', 'no/such/a.edxml', '--lang', lang], { cwd });
    expect(run).toMatchObject({ exitCode: 1, stderr: `lienthong: ${words}\n` });
  });

  it.each([
    [['--from', 'H99'], 'letterhead'],
    [['--to', 'H38,H99'], 'no agency “H99”'],
    [['--seed', 'x'], '--seed takes a number'],
    [['--style', 'x'], '--style is guide or sdk'],
  ])('says how to ask when asked with %j', async (options, hint) => {
    const run = await runRecorded(['sample', 'a.edxml', '--lang', 'en', ...options], { cwd });
    expect(run.exitCode).toBe(64);
    expect(run.stderr).toContain(hint);
  });
});
