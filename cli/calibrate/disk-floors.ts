import { closeSync, fsyncSync, openSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { DatabaseSync } from 'node:sqlite';
import { type Floor, longPacket, type PreparedFloor, shortPacket } from './floor.ts';

/** What a disk makes durable, one after the other. All of it lies in `folder` while it is measured. */
export function diskFloors(folder: string): readonly Floor[] {
  return [
    {
      name: 'append-2kb',
      unit: '/s',
      what: {
        vi: 'ghi nối 2 KB vào một tệp rồi fsync',
        en: 'appends of 2 KB to one file, each synced',
      },
      prepare: () => prepareAppends(join(folder, 'appends')),
    },
    {
      name: 'file-20kb',
      unit: '/s',
      what: {
        vi: 'tệp mới 20 KB, fsync tệp và thư mục',
        en: 'new files of 20 KB, file and folder synced',
      },
      prepare: () => prepareFiles(folder, shortPacket),
    },
    {
      name: 'file-1.5mb',
      unit: '/s',
      what: {
        vi: 'tệp mới 1,5 MB, fsync tệp và thư mục',
        en: 'new files of 1.5 MB, file and folder synced',
      },
      prepare: () => prepareFiles(folder, longPacket),
    },
    {
      name: 'commit',
      unit: '/s',
      what: { vi: 'dòng SQLite, mỗi dòng một giao dịch bền', en: 'rows of SQLite, each durable by itself' },
      prepare: () => prepareCommits(join(folder, 'alone.db'), 1),
    },
    {
      name: 'commit-10',
      unit: '/s',
      what: {
        vi: 'dòng SQLite, mười dòng một giao dịch bền',
        en: 'rows of SQLite, durable in groups of ten',
      },
      prepare: () => prepareCommits(join(folder, 'grouped.db'), 10),
    },
  ];
}

function prepareAppends(path: string): PreparedFloor {
  const file = openSync(path, 'w');
  const bytes = Buffer.alloc(2 * 1024, 'x');
  return {
    amount: 1,
    act: (times) => {
      for (let done = 0; done < times; done += 1) {
        writeSync(file, bytes);
        fsyncSync(file);
      }
    },
    close: () => closeSync(file),
  };
}

function prepareFiles(folder: string, size: number): PreparedFloor {
  const bytes = Buffer.alloc(size, 'x');
  // Windows gives no handle on a folder that could be synced.
  const names = process.platform === 'win32' ? undefined : openSync(folder, 'r');
  const made: string[] = [];
  const make = () => {
    const path = join(folder, `${size}-${made.length}`);
    made.push(path);
    const file = openSync(path, 'wx');
    writeSync(file, bytes);
    fsyncSync(file);
    closeSync(file);
    if (names !== undefined) fsyncSync(names);
  };
  return {
    amount: 1,
    act: (times) => {
      for (let done = 0; done < times; done += 1) make();
    },
    close: () => {
      for (const path of made) rmSync(path);
      if (names !== undefined) closeSync(names);
    },
  };
}

/** As the hub's own store is set: write-ahead log, synced at every commit. */
function prepareCommits(path: string, group: number): PreparedFloor {
  const database = new DatabaseSync(path);
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 8192');
  database.exec('CREATE TABLE rows (id INTEGER PRIMARY KEY, text TEXT NOT NULL)');
  const insert = database.prepare('INSERT INTO rows (text) VALUES (?)');
  const text = 'x'.repeat(500);
  const commit = () => {
    database.exec('BEGIN IMMEDIATE');
    for (let row = 0; row < group; row += 1) insert.run(text);
    database.exec('COMMIT');
  };
  return {
    amount: group,
    act: (times) => {
      for (let done = 0; done < times; done += 1) commit();
    },
    close: () => database.close(),
  };
}
