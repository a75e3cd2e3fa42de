import { Readable } from 'node:stream';
import type { PacketFiles } from '../packet-files.ts';
import type { Row } from '../rows.ts';
import type { PostgresDatabase, Run } from './database.ts';
import { createIncomingUpload, dropUpload } from './incoming-upload.ts';

/** How packets lie in the database, where a test wants it otherwise. */
export interface PostgresFilesOptions {
  /** Seconds for which bytes that no packet names yet are left alone: another process may be at them. */
  readonly graceSeconds?: number;
}

/** Far longer than any request lasts, so that only what a crash left is swept. */
const defaultGrace = 3_600;

/**
 * Packets in PostgreSQL, for hubs that share no disk: rows of at most 128 KiB, written and read one at a time.
 * A packet is durable with the first row that speaks of it: the log is synced in order, and the bytes lie before.
 */
export function createPostgresFiles(
  database: PostgresDatabase,
  { graceSeconds = defaultGrace }: PostgresFilesOptions = {},
): PacketFiles {
  const { run } = database;
  return {
    receive: () => createIncomingUpload(run),
    // `packets.sha256` refers to `contents`, and what they hang on goes with nothing that is referred to.
    isWhole: async () => true,
    read: (sha256, start, end) => Readable.from(pieces(run, sha256, start, end), { objectMode: false }),
    async sweep(holds) {
      return (await sweepContents(run, holds, graceSeconds)) + (await sweepUploads(run, graceSeconds));
    },
    async clear() {
      await sweepContents(run, async () => false, 0);
    },
    async close() {},
  };
}

/** What is known of a packet's bytes, with those of the chunk in which the first wanted byte lies. */
const opening = `
  SELECT contents.upload, contents.size, contents.chunk_bytes, upload_chunks.bytes
  FROM contents LEFT JOIN upload_chunks
    ON upload_chunks.upload = contents.upload AND upload_chunks.number = :start::bigint / contents.chunk_bytes
  WHERE contents.sha256 = :sha256`;

async function* pieces(run: Run, sha256: string, start: number, end: number): AsyncGenerator<Uint8Array> {
  if (start >= end) return;
  const [content] = await run(opening, { sha256, start });
  if (content === undefined) throw new Error(`No packet ${sha256}.`);
  const upload = String(content['upload']);
  const each = Number(content['chunk_bytes']);
  const last = Math.min(end, Number(content['size']));
  for (let at = start; at < last; ) {
    const number = Math.floor(at / each);
    const bytes = at === start ? bytesOf(content) : await chunk(run, upload, number);
    const piece = bytes.subarray(at - number * each, last - number * each);
    if (piece.length === 0) throw new Error(`The packet ${sha256} is cut short at byte ${at}.`);
    yield piece;
    at += piece.length;
  }
}

async function chunk(run: Run, upload: string, number: number): Promise<Uint8Array> {
  const text = 'SELECT bytes FROM upload_chunks WHERE upload = :upload AND number = :number';
  return bytesOf((await run(text, { upload, number }))[0]);
}

function bytesOf(row: Row | undefined): Uint8Array {
  const bytes = row?.['bytes'];
  return bytes instanceof Uint8Array ? bytes : new Uint8Array();
}

const isOrphan = `
  kept_at <= now() - make_interval(secs => :grace)
  AND NOT EXISTS (SELECT FROM packets WHERE packets.sha256 = contents.sha256)`;

/**
 * Takes away contents that no packet names. One that is kept again meanwhile has a new age and stays; one that
 * a packet comes to name meanwhile is held by that packet's reference.
 */
async function sweepContents(
  run: Run,
  holds: (sha256: string) => Promise<boolean>,
  grace: number,
): Promise<number> {
  let swept = 0;
  for (const row of await run(`SELECT sha256 FROM contents WHERE ${isOrphan}`, { grace })) {
    const sha256 = String(row['sha256']);
    if (await holds(sha256)) continue;
    const text = `
      WITH gone AS (DELETE FROM contents WHERE sha256 = :sha256 AND ${isOrphan} RETURNING upload)
      DELETE FROM uploads USING gone WHERE uploads.upload = gone.upload RETURNING 1`;
    swept += await unlessHeld(() => run(text, { sha256, grace }));
  }
  return swept;
}

/** Takes away what never became a packet: uploads of processes that ended in the middle. */
async function sweepUploads(run: Run, grace: number): Promise<number> {
  const text = `SELECT upload FROM uploads WHERE begun_at <= now() - make_interval(secs => :grace)
    AND NOT EXISTS (SELECT FROM contents WHERE contents.upload = uploads.upload)`;
  let swept = 0;
  for (const row of await run(text, { grace })) {
    swept += await unlessHeld(() => dropUpload(run, String(row['upload'])));
  }
  return swept;
}

const foreignKeyViolation = '23503';

/** How many rows went: none when something that refers to them came in between, and the database kept them. */
async function unlessHeld(sweep: () => Promise<readonly unknown[]>): Promise<number> {
  try {
    return (await sweep()).length;
  } catch (reason) {
    if (reason instanceof Error && 'code' in reason && reason.code === foreignKeyViolation) return 0;
    throw reason;
  }
}
