import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Keeping, openKeeping } from '../keeping.ts';
import { bytesOf, describePacketFiles, long, nameOf, short, take } from '../packet-files-contract.ts';
import { accepted, letter, toH17 } from '../store-contract.ts';
import { openDatabase, type PostgresDatabase } from './database.ts';
import { createPostgresFiles } from './files.ts';
import { hasPostgres, type PostgresUnderTest, startPostgres, withPostgres } from './postgres-under-test.ts';

describe.skipIf(!hasPostgres)(withPostgres('packets in PostgreSQL'), () => {
  let server: PostgresUnderTest;
  let url: string;
  let keeping: Keeping;
  let database: PostgresDatabase;
  beforeAll(async () => {
    server = await startPostgres();
  });
  beforeEach(async () => {
    url = await server.createDatabase();
    keeping = await openKeeping(url);
    database = openDatabase(url);
    return async () => {
      await keeping.close();
      await database.close();
    };
  });
  afterAll(() => server.stop());

  const atOnce = () => createPostgresFiles(database, { graceSeconds: 0 });
  const count = async (table: string) =>
    Number((await database.run(`SELECT count(*) AS count FROM ${table}`))[0]?.['count']);
  const record = (sha256: string) =>
    keeping.store.recordPacket(
      { ...letter, docId: sha256, sha256 },
      [{ ...toH17, deliveryId: sha256 }],
      accepted,
    );

  describePacketFiles('in PostgreSQL', async () => atOnce());

  it('lie in rows of at most a megabyte', async () => {
    await take(keeping.files, randomBytes(3_000_000));
    const [row] = await database.run(
      'SELECT max(length(bytes)) AS longest, count(*) AS rows FROM upload_chunks',
    );
    expect(row).toEqual({ longest: 131_072, rows: 23 });
  });

  it('come in without more than a chunk of them being held, whatever the size of the writes', async () => {
    const sent: number[] = [];
    const files = createPostgresFiles({
      ...database,
      run: (text, values) => {
        if (values?.['bytes'] instanceof Uint8Array) sent.push(values['bytes'].length);
        return database.run(text, values);
      },
    });
    const bytes = randomBytes(1_500_000);
    const incoming = files.receive();
    for (let at = 0; at < bytes.length; at += 700_001) await incoming.write(bytes.subarray(at, at + 700_001));
    const sha256 = nameOf(bytes);
    await incoming.keep(sha256, bytes.length);
    expect(Math.max(...sent)).toBe(131_072);
    expect((await bytesOf(files, sha256, 0, bytes.length)).equals(bytes)).toBe(true);
  });

  it('leave nothing of a packet that is given up, nor of a twin', async () => {
    const incoming = keeping.files.receive();
    await incoming.write(long);
    expect(await count('upload_chunks')).toBe(4);
    await incoming.discard();
    await incoming.discard();
    expect([await count('uploads'), await count('upload_chunks')]).toEqual([0, 0]);
    for (let twin = 0; twin < 2; twin += 1) await take(keeping.files, long);
    expect([await count('uploads'), await count('upload_chunks')]).toEqual([1, 5]);
  });

  it('are not swept while another process may still be about to name them', async () => {
    const sha256 = await take(keeping.files, short);
    const unfinished = keeping.files.receive();
    await unfinished.write(long);
    const other = await openKeeping(url);
    expect(await other.files.sweep(other.store.holdsContent)).toBe(0);
    expect((await record(sha256)).kind).toBe('new');
    await other.close();
  });

  it('are swept with what a process left half written, once nobody can be at it any more', async () => {
    await keeping.files.receive().write(long);
    const [held, orphan] = [await take(keeping.files, short), await take(keeping.files, long)];
    await record(held);
    expect(await atOnce().sweep(keeping.store.holdsContent)).toBe(2);
    expect([await count('uploads'), await count('contents')]).toEqual([1, 1]);
    await expect(record(orphan)).rejects.toThrow('packets_sha256_fkey');
  });

  it('stay when a packet comes to name them in the middle of a sweep', async () => {
    const sha256 = await take(keeping.files, short);
    const holdsLate = async () => {
      await record(sha256);
      return false;
    };
    expect(await atOnce().sweep(holdsLate)).toBe(0);
    expect(await bytesOf(keeping.files, sha256, 0, short.length)).toEqual(short);
  });

  it('say so when a row of theirs is lost', async () => {
    const sha256 = await take(keeping.files, long);
    await database.run('DELETE FROM upload_chunks WHERE number = 1');
    await expect(bytesOf(keeping.files, sha256, 0, long.length)).rejects.toThrow('cut short at byte 131072');
  });
});
