import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { draftOfLetter } from '../../fixtures/documents/letter-draft.ts';
import { officialLetter } from '../../fixtures/documents/official-letter.ts';
import { encodeDocument } from '../../protocol/edxml/encode.ts';
import { runRecorded } from '../recorded-context.ts';
import { safeText } from './safe-text.ts';

const letter = await officialLetter({ seed: 7, from: 'G22', to: ['G06'], date: '2025/10/01' });
const draft = draftOfLetter(letter, '2025/10/01 10:00:00');
const folder = mkdtempSync(join(tmpdir(), 'lienthong-inspect-'));
afterAll(() => rmSync(folder, { recursive: true }));

function write(name: string, change: Partial<typeof draft> = {}): string {
  const reading = encodeDocument({ ...draft, ...change }, 'sdk');
  if (!reading.ok) throw new Error('the packet of this test cannot be written');
  writeFileSync(join(folder, name), reading.value);
  return name;
}

const whole = write('whole.edxml');
const inFolder = { cwd: folder, language: 'en' } as const;

async function inspectAsJson(argv: readonly string[]) {
  const { stdout, exitCode } = await runRecorded(['inspect', ...argv, '--json'], inFolder);
  const report: {
    ok: boolean;
    packet?: { attachments: { facts: { sniffed: string; size: number; sha256: string } }[] };
    problems: { code: string; place: { line?: number } }[];
    extracted?: string[];
    notExtracted?: { code: string }[];
  } = JSON.parse(stdout);
  return { ...report, exitCode };
}

describe('inspect', () => {
  it('explains a right packet', async () => {
    const { stdout, stderr, exitCode } = await runRecorded(['inspect', whole], inFolder);
    expect([stderr, exitCode]).toEqual(['', 0]);
    expect(stdout).toContain(draft.documentId);
    expect(stdout).toContain('Bộ Khoa học và Công nghệ');
    expect(stdout).toMatch(/really pdf/);
    expect(stdout).toMatch(/Readable in the observed dialect: 0 errors/);
  });

  it('reads standard input', async () => {
    const stdin = readFileSync(join(folder, whole));
    const { stdout, exitCode } = await runRecorded(['inspect', '-'], { ...inFolder, stdin });
    expect(exitCode).toBe(0);
    expect(stdout).toContain(createHash('sha256').update(stdin).digest('hex'));
  });

  it('gives attachments their true size, type and hash', async () => {
    const { packet } = await inspectAsJson([whole]);
    expect(packet?.attachments[0]?.facts).toMatchObject({
      sniffed: 'pdf',
      size: letter.pdf.length,
      sha256: createHash('sha256').update(letter.pdf).digest('hex'),
    });
  });

  it('says where a broken packet breaks, and ends with 1', async () => {
    const text = readFileSync(join(folder, whole), 'utf8');
    writeFileSync(join(folder, 'cut.edxml'), text.slice(0, 700));
    const report = await inspectAsJson(['cut.edxml']);
    expect(report).toMatchObject({ ok: false, exitCode: 1 });
    expect(report.problems[0]?.place.line).toBeGreaterThan(0);
  });

  it('takes the attachments out, byte for byte, over nothing that is there', async () => {
    const first = await inspectAsJson([whole, '--extract', 'files']);
    const second = await inspectAsJson([whole, '--extract', 'files']);
    expect(first.extracted).toHaveLength(2);
    expect(readFileSync(first.extracted?.[0] ?? '')).toEqual(Buffer.from(letter.pdf));
    expect(second.extracted?.[0]).toMatch(/ \(2\)\.pdf$/);
    expect(readdirSync(join(folder, 'files'))).toHaveLength(4);
  });

  it.each(['../outside.pdf', '/outside.pdf', 'a/../../outside.pdf', 'C:\\outside.pdf'])(
    'never writes a file named %s',
    async (name) => {
      const unsafe = write('unsafe.edxml', { attachments: [{ name, bytes: letter.pdf }] });
      const report = await inspectAsJson([unsafe, '--extract', 'unsafe']);
      expect(report.extracted).toEqual([]);
      expect(report.notExtracted?.length).toBeGreaterThan(0);
      expect(report.exitCode).toBe(1);
      expect(existsSync(join(folder, 'outside.pdf'))).toBe(false);
      expect(readdirSync(join(folder, 'unsafe'))).toEqual([]);
    },
  );

  it.each([
    [['inspect', 'absent.edxml'], 'there is no file “absent.edxml”', 2],
    [['inspect', '.'], 'is a folder', 2],
    [['inspect', whole, '--dialect', 'lax'], 'strict, observed', 64],
    [['inspect', '-', '--extract', 'x'], 'needs a file', 64],
    [['inspect', whole, '--extract', whole], 'cannot write', 2],
  ])('answers %j in one line', async (argv, words, expected) => {
    const { stderr, exitCode } = await runRecorded(argv, inFolder);
    expect(stderr).toContain(words);
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
    expect(exitCode).toBe(expected);
  });
});

describe('a peer’s text on a terminal', () => {
  it.each([
    ['colours and cursor moves', 'a\u001b[2Jb', 'a�[2Jb'],
    ['a reversed file name', 'a\u202efdp.exe', 'a�fdp.exe'],
    ['several lines', 'a\r\n  b', 'a b'],
    ['more than there is room for', 'x'.repeat(20), `${'x'.repeat(9)}…`],
  ])('is tamed: %s', (_what, text, expected) => {
    expect(safeText(text, 10)).toBe(expected);
  });
});
