import { randomUUID } from 'node:crypto';
import type { IncomingPacket } from '../packet-files.ts';
import type { Run } from './database.ts';

/** Bytes of a row, and the most that is held of a packet that comes in. */
export const chunkBytes = 128 * 1024;

/**
 * Nothing hangs on a packet's bytes until a row speaks of them, so these commits need not wait for the disk: that
 * row's commit comes later in the same log, whichever process makes it, and takes along all that lies before it.
 */
const unsynced = "unsynced AS MATERIALIZED (SELECT set_config('synchronous_commit', 'off', true))";

const begin = `WITH ${unsynced} INSERT INTO uploads (upload) SELECT :upload FROM unsynced`;

const addChunk = `
  WITH ${unsynced}
  INSERT INTO upload_chunks (upload, number, bytes) SELECT :upload, :number, :bytes FROM unsynced`;

const naming = `
  INSERT INTO contents (sha256, upload, size, chunk_bytes)
  SELECT :sha256, :upload, :size, :chunkBytes FROM unsynced
  ON CONFLICT (sha256) DO UPDATE SET kept_at = now()
  RETURNING upload`;

const nameUpload = `WITH ${unsynced} ${naming}`;

/** A packet of one chunk: all of it in one statement. */
const keepShort = `
  WITH ${unsynced},
  upload AS (INSERT INTO uploads (upload) SELECT :upload FROM unsynced),
  chunk AS (INSERT INTO upload_chunks (upload, number, bytes) SELECT :upload, 0, :bytes FROM unsynced)
  ${naming}`;

/** One packet on its way into the database. What is shorter than a chunk waits in memory, and is refused for free. */
export function createIncomingUpload(run: Run): IncomingPacket {
  const upload = randomUUID();
  let held: Uint8Array[] = [];
  let heldBytes = 0;
  let chunks = 0;
  let isBegun = false;

  const hold = (bytes: readonly Uint8Array[], length: number): void => {
    held = [...bytes];
    heldBytes = length;
  };

  const addChunks = async (bytes: Uint8Array): Promise<void> => {
    if (!isBegun) await run(begin, { upload });
    isBegun = true;
    for (let at = 0; at < bytes.length; at += chunkBytes) {
      await run(addChunk, { upload, number: chunks, bytes: bytes.subarray(at, at + chunkBytes) });
      chunks += 1;
    }
  };

  const spillWholeChunks = async (): Promise<void> => {
    const bytes = Buffer.concat(held, heldBytes);
    const whole = heldBytes - (heldBytes % chunkBytes);
    hold([bytes.subarray(whole)], bytes.length - whole);
    await addChunks(bytes.subarray(0, whole));
  };

  const nameIt = async (sha256: string, size: number): Promise<string> => {
    const bytes = Buffer.concat(held, heldBytes);
    const values = { upload, sha256, size, chunkBytes };
    if (isBegun) await addChunks(bytes);
    const [kept] = isBegun
      ? await run(nameUpload, values)
      : await run(keepShort, { ...values, bytes: bytes.subarray(0, size) });
    isBegun = true;
    return String(kept?.['upload']);
  };

  const discard = async (): Promise<void> => {
    hold([], 0);
    if (!isBegun) return;
    isBegun = false;
    await dropUpload(run, upload);
  };

  return {
    write(chunk) {
      held.push(chunk);
      heldBytes += chunk.length;
      return heldBytes > chunkBytes ? spillWholeChunks() : undefined;
    },
    async keep(sha256, size, reached) {
      reached?.('file-written');
      const kept = await nameIt(sha256, size);
      for (const point of ['file-synced', 'renamed'] as const) reached?.(point);
      if (kept !== upload) await discard();
      hold([], 0);
      isBegun = false;
      return undefined;
    },
    async whole() {
      const text = 'SELECT bytes FROM upload_chunks WHERE upload = :upload ORDER BY number';
      const rows = isBegun ? await run(text, { upload }) : [];
      const stored = rows.map(({ bytes }) => (bytes instanceof Uint8Array ? bytes : new Uint8Array()));
      return Buffer.concat([...stored, ...held]);
    },
    discard,
  };
}

/** Removes an upload with its chunks, and tells whether it was there. Fails when a packet's bytes are in it. */
export function dropUpload(run: Run, upload: string): Promise<readonly unknown[]> {
  return run('DELETE FROM uploads WHERE upload = :upload RETURNING 1', { upload });
}
