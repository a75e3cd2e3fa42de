import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { unusableStore } from './refused.ts';

let path: string;
beforeEach(() => {
  path = join(mkdtempSync(join(tmpdir(), 'hub-refused-')), 'hub.db');
  const made = new DatabaseSync(path);
  made.exec('CREATE TABLE bytes (some BLOB)');
  made.close();
});
afterEach(() => rmSync(join(path, '..'), { recursive: true }));

const write = 'INSERT INTO bytes VALUES (zeroblob(100000))';

describe('what stands between SQLite and a file is told in words:', () => {
  it.each([
    ['it is read-only', { readOnly: true }, write, 'is read-only', 'Không có quyền ghi'],
    ['the disk is full', {}, `PRAGMA max_page_count = 5; ${write}`, 'No space is left', 'Không còn chỗ'],
  ])('%s', (_, options, statement, en, vi) => {
    const database = new DatabaseSync(path, options);
    const refused = unusableStore(
      path,
      thrownBy(() => database.exec(statement)),
    );
    database.close();
    expect(refused).toMatchObject({ reason: 'unusable', text: { en: expect.stringContaining(en) } });
    expect(refused?.text.vi).toContain(vi);
    for (const text of Object.values(refused?.text ?? {})) expect(text).toContain(path);
  });

  it('a folder stands in its place', () => {
    const refused = unusableStore(
      path,
      thrownBy(() => new DatabaseSync(join(path, '..'))),
    );
    expect(refused?.text.en).toContain('cannot be read or written');
  });

  it('another program has it', () => {
    const other = new DatabaseSync(path);
    other.exec('BEGIN EXCLUSIVE');
    const database = new DatabaseSync(path, { timeout: 0 });
    const refused = unusableStore(
      path,
      thrownBy(() => database.exec(write)),
    );
    for (const each of [database, other]) each.close();
    expect(refused?.text.en).toContain('locked by another program');
  });

  it('and of all else nothing, since it may be a bug of ours', () => {
    const database = new DatabaseSync(path);
    const wrong = thrownBy(() => database.exec('INSERT INTO none VALUES (1)'));
    database.close();
    expect([wrong, new Error('EIO'), undefined].map((each) => unusableStore(path, each))).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });
});

function thrownBy(work: () => unknown): unknown {
  try {
    work();
    return undefined;
  } catch (reason) {
    return reason;
  }
}
