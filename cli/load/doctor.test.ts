import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { afterAll, describe, expect, it } from 'vitest';
import { runRecorded } from '../recorded-context.ts';
import type { Finding } from './doctor.ts';
import { findK6, pinnedK6, requireK6, servesScripts } from './k6-program.ts';

const root = await mkdtemp(join(tmpdir(), 'lienthong-doctor-'));
afterAll(() => rm(root, { recursive: true, force: true }));

/** A program that says of itself what k6 says. */
async function standIn(name: string, line: string): Promise<string> {
  const path = join(root, name);
  await writeFile(path, `#!/bin/sh\necho '${line}'\n`);
  await chmod(path, 0o755);
  return path;
}

const pinned = await pinnedK6();
const there = await standIn('k6-pinned', `k6 v${pinned} (go1.26.8, linux/amd64)`);
const other = await standIn('k6-other', 'k6 v2.99.1 (go1.26.8, linux/amd64)');
const old = await standIn('k6-old', 'k6 v1.8.1 (go1.26.8, linux/amd64)');
const none = join(root, 'nobody');

/** The command looks for programs on the path of its surroundings, which is empty here. */
const around = (k6: string) => ({ cwd: root, env: { LIENTHONG_K6: k6, PATH: '' } });

describe.skipIf(process.platform === 'win32')(
  'looking for k6 (skipped on Windows: stand-ins are shell scripts)',
  () => {
    it.each([
      ['the pinned one', there, 'ready'],
      ['another of the same major version', other, 'short'],
      ['one of an earlier major version', old, 'missing'],
      ['nothing', none, 'missing'],
    ])('says of %s how it stands', async (_what, path, state) => {
      const { stdout, exitCode } = await runRecorded(['load', 'doctor', '--json'], around(path));
      const said: { readonly ok: boolean; readonly findings: readonly Finding[] } = JSON.parse(stdout);
      const k6 = said.findings.find(({ name }) => name === 'k6');
      expect([k6?.state, k6?.remedy === undefined]).toEqual([state, state === 'ready']);
      expect(said.ok).toBe(exitCode === 0);
      if (state === 'missing') expect(exitCode).toBe(1);
    });

    it('tells how to get it, in both languages', async () => {
      const [vi, en] = await Promise.all(
        ['vi', 'en'].map((lang) => runRecorded(['load', 'doctor', '--lang', lang], around(none))),
      );
      expect(vi?.stdout).toContain('dựng k6');
      expect(en?.stdout).toContain('builds k6');
      for (const name of ['k6', 'go', 'files', 'ports', 'memory', 'disk', 'cores', 'clock']) {
        expect(en?.stdout).toContain(` ${name} `);
      }
    });

    it('says where what is named is none, which building another would not mend', async () => {
      const { stdout } = await runRecorded(['load', 'doctor', '--lang', 'en'], around(none));
      expect(stdout).toContain(`LIENTHONG_K6 (“${none}”) is no k6`);
      expect(stdout).toContain('unset LIENTHONG_K6');
      const bare = await runRecorded(['load', 'doctor', '--lang', 'en'], { cwd: root, env: { PATH: '' } });
      expect(bare.stdout).toContain('there is no k6');
    });

    it('finds what is named, and says its version', async () => {
      expect(await findK6(around(old))).toEqual({ path: old, version: '1.8.1', from: 'environment' });
      expect(await findK6(around(none))).toBeUndefined();
    });

    it('lets nobody go on with none, or with an old one', async () => {
      await expect(requireK6(around(none))).rejects.toThrow('lienthong load k6');
      await expect(requireK6(around(old))).rejects.toThrow('1.8.1');
      expect(servesScripts(await requireK6(around(there)))).toBe(true);
    });
  },
);
