import {
  chmod,
  lstat,
  mkdtemp,
  open,
  readdir,
  readFile,
  rm,
  stat,
  symlink,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { CommandFailure } from './context.ts';
import { writePrivately } from './private-file.ts';

const folder = await mkdtemp(join(tmpdir(), 'lienthong-private-'));
afterAll(() => rm(folder, { recursive: true }));
const at = (name: string) => join(folder, name);
const modeOf = async (path: string) => ((await stat(path)).mode & 0o777).toString(8);
const isWindows = process.platform === 'win32';

describe.skipIf(isWindows)('a file that only its owner may read', () => {
  it('is that when it is new', async () => {
    await writePrivately(at('moi.p12'), 'khoá');
    expect([await readFile(at('moi.p12'), 'utf8'), await modeOf(at('moi.p12'))]).toEqual(['khoá', '600']);
  });

  it('is that where everybody could read what stood there, and who has that open reads on in it', async () => {
    const path = at('cu.p12');
    await writeFile(path, 'cũ');
    await chmod(path, 0o666);
    const reader = await open(path);
    await writePrivately(path, Buffer.from('khoá'));
    expect([await readFile(path, 'utf8'), await modeOf(path)]).toEqual(['khoá', '600']);
    expect(await reader.readFile('utf8')).toBe('cũ');
    await reader.close();
  });

  it('is that behind a link, which stays', async () => {
    await writeFile(at('dich.p12'), 'cũ', { mode: 0o644 });
    await symlink(at('dich.p12'), at('lien-ket.p12'));
    await writePrivately(at('lien-ket.p12'), 'khoá');
    expect((await lstat(at('lien-ket.p12'))).isSymbolicLink()).toBe(true);
    expect([await readFile(at('dich.p12'), 'utf8'), await modeOf(at('dich.p12'))]).toEqual(['khoá', '600']);
  });

  it('leaves nothing behind that was half written, and says which could not be', async () => {
    const failed = (path: string) => writePrivately(at(path), 'khoá', path).catch((error: unknown) => error);
    expect(await failed('khong-co/a.p12')).toBeInstanceOf(CommandFailure);
    expect(String(await failed('khong-co/a.p12'))).toContain('khong-co/a.p12');
    expect(await writePrivately(folder, 'khoá').catch((error: unknown) => error)).toBeInstanceOf(
      CommandFailure,
    );
    expect((await readdir(folder)).filter((name) => name.endsWith('.part'))).toEqual([]);
  });
});
