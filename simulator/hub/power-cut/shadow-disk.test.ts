import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildShadowDisk, missingForPowerCut } from './build-shadow-disk.ts';
import { beginShadow, never, type Reaches, rebuildDisk } from './rebuild-disk.ts';

const missing = missingForPowerCut();
const folder = mkdtempSync(join(tmpdir(), 'lienthong-shadow-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe.skipIf(missing !== undefined)(`a shadow disk${missing === undefined ? '' : ` (${missing})`}`, () => {
  let preload = '';
  let runs = 0;
  beforeAll(() => {
    preload = buildShadowDisk(folder);
  });

  /** Runs a script on an empty disk and cuts the power when it kills itself. */
  const cut = (script: string, reaches: Reaches = never, more: NodeJS.ProcessEnv = {}): string => {
    runs += 1;
    const [seen, shadow, fresh] = ['seen', 'shadow', 'fresh'].map((each) => join(folder, `${runs}-${each}`));
    if (seen === undefined || shadow === undefined || fresh === undefined) throw new Error('no folders');
    mkdirSync(seen);
    beginShadow(seen, shadow);
    const program = `
      import * as fs from 'node:fs';
      import { DatabaseSync } from 'node:sqlite';
      const at = (name) => ${JSON.stringify(`${seen}/`)} + name;
      const put = (name, text) => { const file = fs.openSync(at(name), 'a'); fs.writeSync(file, text); return file; };
      const syncFolder = (name) => fs.fsyncSync(fs.openSync(at(name), 'r'));
      ${script}
      process.kill(process.pid, 'SIGKILL');`;
    const ran = spawnSync(process.execPath, ['--input-type=module', '-e', program], {
      encoding: 'utf8',
      env: { ...more, LD_PRELOAD: preload, POWER_CUT_DISK: seen, POWER_CUT_SHADOW: shadow },
    });
    expect(ran.signal, ran.stderr).toBe('SIGKILL');
    rebuildDisk({ seen, shadow }, fresh, reaches);
    return fresh;
  };

  const textOf = (disk: string, name: string) => readFileSync(join(disk, name), 'utf8');

  it('keeps a file whose content and whose name were synced', () => {
    const disk = cut(`fs.fsyncSync(put('a', 'kept')); syncFolder('.');`);
    expect(textOf(disk, 'a')).toBe('kept');
  });

  it('loses a file whose name was not synced', () => {
    expect(readdirSync(cut(`fs.fsyncSync(put('a', 'lost'));`))).toEqual([]);
  });

  it('empties a file whose content was not synced', () => {
    expect(textOf(cut(`put('a', 'lost'); syncFolder('.');`), 'a')).toBe('');
  });

  it('loses what was written after the sync', () => {
    const disk = cut(
      `const a = put('a', 'kept'); fs.fsyncSync(a); syncFolder('.'); fs.writeSync(a, ' lost');`,
    );
    expect(textOf(disk, 'a')).toBe('kept');
  });

  it('hears of syncs in every way in which Node makes them', () => {
    const disk = cut(`
      fs.fdatasyncSync(put('a', 'a'));
      await new Promise((done) => fs.fsync(put('b', 'b'), done));
      await new Promise((done) => fs.fdatasync(put('c', 'c'), done));
      const handle = await fs.promises.open(at('d'), 'w');
      await handle.write('d');
      await handle.sync();
      const folder = await fs.promises.open(at('.'), 'r');
      await folder.sync();`);
    expect(readdirSync(disk).map((name) => textOf(disk, name))).toEqual(['a', 'b', 'c', 'd']);
  });

  it('undoes a rename and a removal that were not synced', () => {
    const disk = cut(`
      for (const name of ['a', 'b', 'c']) fs.fsyncSync(put(name, name));
      syncFolder('.');
      fs.renameSync(at('a'), at('b'));
      fs.unlinkSync(at('c'));
      fs.fsyncSync(put('d', 'd'));`);
    expect(readdirSync(disk).map((name) => textOf(disk, name))).toEqual(['a', 'b', 'c']);
  });

  it('loses folders that no folder above them knows for sure', () => {
    const script = `fs.mkdirSync(at('x')); fs.fsyncSync(put('x/a', 'a')); syncFolder('x');`;
    expect(readdirSync(cut(script))).toEqual([]);
    expect(textOf(cut(`${script} syncFolder('.');`), 'x/a')).toBe('a');
  });

  it('hears of what SQLite syncs inside of Node', () => {
    const commit = (mode: string) => `
      const database = new DatabaseSync(at('x.db'));
      database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = ${mode}; CREATE TABLE t (a)');
      database.exec('INSERT INTO t VALUES (1)');`;
    const rows = (disk: string) => {
      const script = `
        const { DatabaseSync } = require('node:sqlite');
        const database = new DatabaseSync(process.argv[1]);
        const table = database.prepare("SELECT count(*) AS n FROM sqlite_schema WHERE name = 't'").get().n;
        console.log(table === 0 ? 0 : database.prepare('SELECT count(*) AS n FROM t').get().n);`;
      return spawnSync(process.execPath, ['-e', script, join(disk, 'x.db')], {
        encoding: 'utf8',
      }).stdout.trim();
    };
    expect(rows(cut(commit('FULL')))).toBe('1');
    expect(rows(cut(commit('OFF')))).toBe('0');
  });

  it('may keep what was not synced, when it tears', () => {
    const script = `
      const a = put('a', 'x'.repeat(4096)); fs.fsyncSync(a); syncFolder('.');
      fs.writeSync(a, 'y'.repeat(8192)); put('b', 'b');`;
    const torn = cut(script, (what) => /length|page 2|name/.test(what));
    expect(textOf(torn, 'a')).toBe('x'.repeat(4096) + '\0'.repeat(4096) + 'y'.repeat(4096));
    expect(textOf(torn, 'b')).toBe('\0');
  });

  it('cuts in the middle of a write when it is told to', () => {
    const disk = cut(
      `const a = put('a', 'kept'); fs.fsyncSync(a); syncFolder('.'); fs.writeSync(a, 'half lost'); put('b', 'b');`,
      () => true,
      { POWER_CUT_AT: '4' },
    );
    expect(textOf(disk, 'a')).toBe('kepthalf');
    expect(existsSync(join(disk, 'b'))).toBe(false);
  });
});
