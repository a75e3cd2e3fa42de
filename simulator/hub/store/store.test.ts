import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createMemoryFiles } from './memory-files.ts';
import { createMemoryStore } from './memory-store.ts';
import { sentInWindow, sentOfPacket } from './sent-sql.ts';
import { createSqliteStore } from './sqlite-store.ts';
import type { HubStore } from './store.ts';
import { accepted, describeStore, letter, toH17 } from './store-contract.ts';

let folder: string;
let opened: HubStore[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hub-store-'));
});
afterEach(async () => {
  for (const store of opened) await store.close();
  opened = [];
  rmSync(folder, { recursive: true });
});

function openSqlite(name = 'hub.db'): HubStore {
  const store = createSqliteStore(join(folder, name));
  opened.push(store);
  return store;
}

describeStore('the memory store', async () => ({ store: createMemoryStore(), files: createMemoryFiles() }));
describeStore('the SQLite store', async () => ({ store: openSqlite(), files: createMemoryFiles() }));

describe('the SQLite store survives', () => {
  it('being closed and opened again', async () => {
    const first = createSqliteStore(join(folder, 'hub.db'));
    await first.recordPacket(letter, [toH17], accepted);
    await first.close();
    const second = openSqlite();
    expect(await second.findPacket(letter.docId)).toEqual({ ...letter, sequence: 1 });
    expect(await second.listEvents(0, 10)).toEqual([{ number: 1, event: accepted }]);
  });

  it('ending without being closed: what was answered is in the file and its log', async () => {
    const store = openSqlite();
    await store.recordPacket(letter, [toH17], accepted);
    for (const suffix of ['', '-wal']) {
      copyFileSync(join(folder, `hub.db${suffix}`), join(folder, `copy.db${suffix}`));
    }
    const copy = openSqlite('copy.db');
    expect((await copy.findDelivery(toH17.deliveryId))?.state).toBe('waiting');
  });

  it('writes still queued when it is closed', async () => {
    const store = createSqliteStore(join(folder, 'hub.db'));
    const queued = store.recordEvent(accepted);
    await store.close();
    await queued;
    expect(await openSqlite().listEvents(0, 10)).toHaveLength(1);
  });
});

describe('the SQLite store', () => {
  it('refuses a file of a newer version in one clear line, and leaves it as it was', async () => {
    await createSqliteStore(join(folder, 'hub.db')).close();
    const raw = new DatabaseSync(join(folder, 'hub.db'));
    raw.exec('INSERT INTO schema_versions VALUES (99)');
    raw.close();
    expect(() => createSqliteStore(join(folder, 'hub.db'))).toThrow(
      /newer lienthong \(schema 99; .*up to \d/,
    );
    const again = new DatabaseSync(join(folder, 'hub.db'));
    expect(again.prepare('SELECT max(version) AS v FROM schema_versions').get()?.['v']).toBe(99);
    again.close();
  });

  it('syncs its log at every commit', () => {
    openSqlite();
    const raw = new DatabaseSync(join(folder, 'hub.db'));
    expect(raw.prepare('PRAGMA journal_mode').get()?.['journal_mode']).toBe('wal');
    raw.close();
  });

  it.each([
    ['one packet', sentOfPacket, /SEARCH packets USING INDEX \S+ \(doc_id=\?\)/],
    ['a window of time', sentInWindow, /SEARCH packets USING INDEX packets_by_sender/],
  ])('finds %s that was sent through an index', (_, statement, plan) => {
    openSqlite();
    const raw = new DatabaseSync(join(folder, 'hub.db'));
    const steps = raw.prepare(`EXPLAIN QUERY PLAN ${statement}`).all();
    raw.close();
    const [first] = steps.map((row) => String(row['detail']));
    expect(first).toMatch(plan);
  });
});
