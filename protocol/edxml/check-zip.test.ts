import { describe, expect, it } from 'vitest';
import { checkZip, type ZipFacts } from './check-zip.ts';
import { soundZip } from './content-findings-under-test.ts';
import type { ZipEntryFacts } from './zip-probe.ts';
import type { DirectoryEntry, LocalHeader, ZipDirectory } from './zip-records.ts';

const limits = { fileBytes: 1000, inflatedBytes: 10_000, ratio: 10, ratioFrom: 500 };
const { directory, entry } = soundZip;

interface Changes {
  readonly size?: number;
  readonly directory?: Partial<ZipDirectory>;
  readonly listed?: Partial<DirectoryEntry>;
  readonly header?: Partial<LocalHeader>;
  readonly entry?: Partial<ZipEntryFacts>;
}

function zipWith(changes: Changes): ZipFacts {
  const [listed] = directory?.entries ?? [];
  if (directory === undefined || listed === undefined || entry.header === undefined)
    throw new Error('no ZIP');
  return {
    size: changes.size ?? 130,
    directory: { ...directory, entries: [{ ...listed, ...changes.listed }], ...changes.directory },
    entry: { ...entry, header: { ...entry.header, ...changes.header }, ...changes.entry },
  };
}

const [only] = directory?.entries ?? [];
const entries = (count: number) => Array.from({ length: count }).flatMap(() => only ?? []);
const judged = (changes: Changes) =>
  checkZip(zipWith(changes), limits).map(({ code, detail }) => [code, detail.seen, detail.expected]);

describe('a ZIP around one file is sound', () => {
  it.each<readonly [string, Changes]>([
    ['stored', {}],
    ['deflated', { listed: { method: 8 }, header: { method: 8 } }],
    [
      'deflated, its sizes behind it without signature',
      { listed: { method: 8 }, header: { method: 8, flags: 8, compressedSize: 0 }, directory: { start: 63 } },
    ],
    [
      'deflated, its sizes behind it with signature',
      { listed: { method: 8 }, header: { method: 8, flags: 8, compressedSize: 0 }, directory: { start: 67 } },
    ],
    [
      'deflated, its sizes promised behind it and before it',
      { listed: { method: 8 }, header: { method: 8, flags: 8, compressedSize: 0 } },
    ],
    ['of names in UTF-8', { listed: { flags: 0x800 }, header: { flags: 0x800 } }],
  ])('%s', (_, changes) => {
    expect(judged(changes)).toEqual([]);
  });
});

describe('a bomb', () => {
  it('unpacks to more than a file may have', () => {
    expect(judged({ size: 5000, listed: { size: 10_000 }, entry: { size: 10_000 } })).toEqual([]);
    const told = ['attachment.zip-bomb', '10001 byte', '≤ 10000 byte'];
    expect(judged({ size: 5000, entry: { size: 10_001 } })).toEqual([told]);
    expect(judged({ size: 5000, listed: { size: 10_001 } })).toEqual([told]);
  });

  it('unpacks to many times its size, once that is much', () => {
    const unpacked = (size: number) => ({ size: 50, listed: { size }, entry: { size } });
    expect(judged(unpacked(500))).toEqual([]);
    expect(judged(unpacked(501))).toEqual([['attachment.zip-bomb', '1:11', '≤ 1:10']]);
    expect(judged({ ...unpacked(501), size: 51 })).toEqual([]);
    expect(judged({ ...unpacked(1300), size: 100 })).toEqual([['attachment.zip-bomb', '1:13', '≤ 1:10']]);
    expect(judged({ ...unpacked(1000), size: 100 })).toEqual([]);
  });

  it('is one by all entries together, and before all else', () => {
    const half = entries(2).map((each) => ({ ...each, size: 6000 }));
    expect(judged({ directory: { count: 2, entries: half } })).toEqual([
      ['attachment.zip-bomb', '12000 byte', '≤ 10000 byte'],
    ]);
    const bomb = { ...entry, size: 20_000 };
    expect(checkZip({ size: 130, directory: undefined, entry: bomb }, limits)).toMatchObject([
      { code: 'attachment.zip-bomb' },
    ]);
  });
});

describe('a ZIP that is no wrapper of one file', () => {
  it('has no directory', () => {
    expect(checkZip({ size: 130, directory: undefined, entry }, limits)).toEqual([
      { code: 'attachment.zip-broken', detail: { seen: 'no directory' } },
    ]);
  });

  it.each([
    [0, 0, '0'],
    [2, 2, '2'],
    [2, 1, '2'],
    [1, 2, '2'],
    [1, 3, '3'],
    [0, 1, '1'],
  ])('counts %i entries and has %i', (count, there, seen) => {
    expect(judged({ directory: { count, entries: entries(there) } })).toEqual([
      ['attachment.zip-entries', seen, '1'],
    ]);
  });

  it('has no entry that can be read, in its directory or at its front', () => {
    const told = ['attachment.zip-broken', 'no entry', undefined];
    expect(judged({ directory: { entries: [] } })).toEqual([told]);
    expect(judged({ entry: { header: undefined } })).toEqual([told]);
  });
});

describe('an entry that cannot be given to people', () => {
  it('is encrypted, whichever of its records says so', () => {
    for (const changes of [{ listed: { flags: 1 } }, { header: { flags: 1 } }, { header: { flags: 9 } }]) {
      expect(judged(changes)).toEqual([['attachment.zip-encrypted', undefined, undefined]]);
    }
  });

  it('has a path for a name, whichever of its records says so', () => {
    expect(judged({ listed: { name: '../a.doc' } })).toEqual([
      ['attachment.zip-entry-unsafe', '../a.doc', undefined],
    ]);
    expect(judged({ header: { name: '/a.doc' } })).toEqual([
      ['attachment.zip-entry-unsafe', '/a.doc', undefined],
    ]);
  });

  it('is packed by another method, or stored with its size behind it', () => {
    expect(judged({ listed: { method: 12 }, header: { method: 12 } })).toEqual([
      ['attachment.zip-method', '12', '0, 8'],
    ]);
    expect(judged({ header: { flags: 8 } })).toEqual([['attachment.zip-method', '0', '0, 8']]);
  });

  it('does not unpack', () => {
    expect(judged({ entry: { state: 'broken' } })).toEqual([['attachment.zip-broken', 'Deflate', undefined]]);
  });

  it('unpacks to other bytes', () => {
    expect(judged({ entry: { crc: 8 } })).toEqual([['attachment.zip-broken', 'CRC-32', undefined]]);
    expect(judged({ entry: { size: 15 } })).toEqual([['attachment.zip-lies', '15 byte', '16 byte']]);
  });

  it.each<readonly [string, Changes]>([
    ['another place', { listed: { headerOffset: 1 } }],
    ['another method', { listed: { method: 8 } }],
    ['another packed size', { header: { compressedSize: 15 } }],
    ['room behind it', { directory: { start: 52 } }],
    ['less room than it takes', { directory: { start: 50 } }],
    [
      'room behind it that no descriptor fills',
      { listed: { method: 8 }, header: { method: 8, flags: 8 }, directory: { start: 64 } },
    ],
  ])('has a directory that says otherwise: %s', (_, changes) => {
    const start = changes.directory?.start ?? 51;
    expect(judged(changes)).toEqual([['attachment.zip-lies', `${start} byte`, '16 byte']]);
  });

  it('has an unsafe name beside whatever else is wrong with it', () => {
    const unsafe = { listed: { name: 'a/b' } };
    const told = ['attachment.zip-entry-unsafe', 'a/b', undefined];
    expect(judged({ listed: { ...unsafe.listed, method: 12 } })).toEqual([
      told,
      ['attachment.zip-method', '12', '0, 8'],
    ]);
    for (const [changes, code] of [
      [{ entry: { state: 'broken' } }, 'zip-broken'],
      [{ directory: { start: 52 } }, 'zip-lies'],
      [{ entry: { size: 15 } }, 'zip-lies'],
      [{ entry: { crc: 8 } }, 'zip-broken'],
    ] as const) {
      expect(judged({ ...unsafe, ...changes }).map(([each]) => each)).toEqual([
        'attachment.zip-entry-unsafe',
        `attachment.${code}`,
      ]);
    }
  });
});
