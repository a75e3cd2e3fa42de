import { createHash } from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Keeping, openKeeping } from '../keeping.ts';
import { createMemoryFiles } from '../memory-files.ts';
import { StoreRefused } from '../refused.ts';
import { createSqliteStore } from '../sqlite-store.ts';
import type { HubStore } from '../store.ts';
import { accepted, describeStore, letter, toH17 } from '../store-contract.ts';
import { migrations } from './all.ts';
import { buildSqliteAt, olderVersions } from './built-at.ts';

let folder: string;
let path: string;
let opened: HubStore[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hub-upgrade-'));
  path = join(folder, 'hub.db');
});
afterEach(async () => {
  for (const store of opened) await store.close();
  opened = [];
  rmSync(folder, { recursive: true });
});

function open(): HubStore {
  const store = createSqliteStore(path);
  opened.push(store);
  return store;
}

const hashOf = (file: string) => createHash('sha256').update(readFileSync(file)).digest('hex');

/** Opens a file that must be refused; why. What lay there is the same afterwards, to the byte. */
async function refusal(): Promise<StoreRefused> {
  const before = hashOf(path);
  const reason: unknown = await openKeeping(folder).then(
    async (keeping: Keeping) => keeping.close(),
    (error: unknown) => error,
  );
  expect(hashOf(path)).toBe(before);
  if (!(reason instanceof StoreRefused)) throw new Error(`It was not refused: ${String(reason)}`);
  for (const line of [reason.message, reason.text.vi, reason.text.en]) {
    expect(line).toContain(folder);
    expect(line).not.toContain('\n');
  }
  return reason;
}

for (const version of olderVersions) {
  describe(`a SQLite file of version ${version}`, () => {
    it('keeps its rows when it is upgraded', async () => {
      buildSqliteAt(path, version);
      const store = open();
      expect(await store.findPacket('old')).toMatchObject({ systemId: 'S', title: 'Cũ', sequence: 1 });
      expect((await store.findDelivery('old-delivery'))?.state).toBe('waiting');
      expect(await store.listSent({ systemId: 'S', messageType: 'edoc' })).toHaveLength(1);
      await store.recordPacket(letter, [toH17], accepted);
      expect((await store.listEvents(0, 10)).map((each) => each.number)).toEqual([1, 2]);
    });
  });

  describeStore(`an upgraded SQLite file of version ${version}`, async () => {
    buildSqliteAt(path, version);
    const raw = new DatabaseSync(path);
    raw.exec('DELETE FROM deliveries; DELETE FROM packets; DELETE FROM events');
    raw.close();
    return { store: open(), files: createMemoryFiles() };
  });
}

describe('a SQLite file is refused, and not changed,', () => {
  it('when a newer version wrote it', async () => {
    await createSqliteStore(path).close();
    const raw = new DatabaseSync(path);
    raw.exec('INSERT INTO schema_versions VALUES (99)');
    raw.close();
    const { reason, text } = await refusal();
    expect(reason).toBe('newer');
    expect(text.en).toContain(`schema 99; this one knows up to ${migrations.length}`);
    expect(text.vi).toContain('bản lienthong mới hơn');
  });

  it('when a newer version wrote it and ended without closing it', async () => {
    await createSqliteStore(path).close();
    const raw = new DatabaseSync(path);
    raw.exec('INSERT INTO schema_versions VALUES (99)');
    const copies = ['', '-wal'].filter((suffix) => existsSync(`${path}${suffix}`));
    for (const suffix of copies) copyFileSync(`${path}${suffix}`, `${path}.copy${suffix}`);
    raw.close();
    for (const suffix of copies) copyFileSync(`${path}.copy${suffix}`, `${path}${suffix}`);
    expect((await refusal()).reason).toBe('newer');
  });

  it.each([
    ['that has other tables', 'CREATE TABLE notes (text TEXT)'],
    ['that has versions of its own', 'CREATE TABLE schema_versions (version TEXT, name TEXT)'],
  ])('when it is a database of another program, %s', async (_, schema) => {
    const raw = new DatabaseSync(path);
    raw.exec(schema);
    raw.close();
    expect((await refusal()).reason).toBe('foreign');
  });

  it('when it is no database at all', async () => {
    writeFileSync(path, 'Công văn số 1\n'.repeat(500));
    expect((await refusal()).reason).toBe('damaged');
  });

  it('when a table of it is lost', async () => {
    await createSqliteStore(path).close();
    const raw = new DatabaseSync(path);
    raw.exec('DROP TABLE deliveries');
    raw.close();
    expect((await refusal()).text.en).toContain('table deliveries is lost');
  });

  it('when its pages are torn', async () => {
    const store = createSqliteStore(path);
    for (let index = 0; index < 50; index += 1) {
      await store.recordPacket({ ...letter, docId: `d${index}`, sha256: `s${index}` }, [], accepted);
    }
    await store.close();
    const bytes = readFileSync(path);
    bytes.fill(0xa5, bytes.length / 2);
    writeFileSync(path, bytes);
    expect((await refusal()).reason).toBe('damaged');
  });
});

describe('a place that SQLite cannot use is refused in words', () => {
  it('when another program has the file', async () => {
    await createSqliteStore(path).close();
    const other = new DatabaseSync(path);
    other.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE');
    const { reason, text } = await refusal();
    other.close();
    expect(reason).toBe('unusable');
    expect(text.vi).toContain('chương trình khác khoá');
  });

  it.each(['hub.db', 'hub.lock'])('when a folder stands where %s has to be', async (name) => {
    mkdirSync(join(folder, name));
    await expect(openKeeping(folder)).rejects.toMatchObject({ reason: 'unusable' });
  });
});

describe('a step that fails', () => {
  it('leaves the file at the version that it had, and can be taken later', async () => {
    buildSqliteAt(path, 1);
    const raw = new DatabaseSync(path);
    raw.exec('CREATE INDEX packets_by_sender ON packets (notation)');
    const state = () => [
      raw.prepare('SELECT max(version) AS version FROM schema_versions').all(),
      raw.prepare('SELECT sql FROM sqlite_schema').all(),
    ];
    const before = state();
    expect(() => createSqliteStore(path)).toThrow('packets_by_sender');
    expect(state()).toEqual(before);
    raw.exec('DROP INDEX packets_by_sender');
    raw.close();
    expect((await open().findPacket('old'))?.title).toBe('Cũ');
  });
});

describe('a folder', () => {
  it('is one process’s at a time', async () => {
    const first = await openKeeping(folder);
    await expect(openKeeping(folder)).rejects.toMatchObject({ reason: 'in-use' });
    await first.close();
    await (await openKeeping(folder)).close();
  });

  it('is given back by one whose log was lost', async () => {
    const first = await openKeeping(folder);
    rmSync(`${path}-wal`);
    await expect(first.store.recordEvent(accepted)).rejects.toThrow('could not be synced');
    await expect(first.close()).rejects.toThrow('could not be synced');
    await (await openKeeping(folder)).close();
  });
});
