import { createHash, randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { createServer, type IncomingMessage } from 'node:http';
import { join } from 'node:path';
import process from 'node:process';
import { DatabaseSync } from 'node:sqlite';
import { finished, pipeline } from 'node:stream/promises';

/**
 * The floor of the benchmark: the least that any hub must do that loses nothing. For `sendEdoc` it streams the body
 * to a new file, hashes it, syncs the file, and commits one durable SQLite row; for any other operation that
 * changes something it commits one row. Nothing is read, checked or routed.
 *
 *   node cli/bench/floor-server.ts FOLDER      prints one line of JSON with its address when it is ready
 */
const folder = process.argv[2] ?? '.';
const database = new DatabaseSync(join(folder, 'floor.sqlite'));
database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;');
database.exec('CREATE TABLE packets (id TEXT PRIMARY KEY, sha256 TEXT NOT NULL, size INTEGER NOT NULL)');
database.exec('CREATE TABLE acts (id TEXT PRIMARY KEY, what TEXT NOT NULL)');
const insert = database.prepare('INSERT INTO packets VALUES (?, ?, ?)');
const insertAct = database.prepare('INSERT INTO acts VALUES (?, ?)');

const server = createServer({ maxHeaderSize: 1024 * 1024 }, (request, response) => {
  const kept = request.url === '/sendEdoc' ? keep(request) : note(request);
  kept
    .then((id) => response.end(`{"status":"OK","ErrorCode":"0","ErrorDesc":"Thanh cong","DocId":"${id}"}`))
    .catch((error: unknown) => response.writeHead(500).end(String(error)));
});

async function keep(request: IncomingMessage): Promise<string> {
  const id = randomUUID();
  const hash = createHash('sha256');
  let size = 0;
  request.on('data', (chunk: Uint8Array) => {
    hash.update(chunk);
    size += chunk.length;
  });
  const file = join(folder, `${id}.part`);
  await pipeline(request, createWriteStream(file, { flush: true }));
  insert.run(id, hash.digest('hex'), size);
  return id;
}

/** What needs no file: fetching and acknowledging change one row each. */
async function note(request: IncomingMessage): Promise<string> {
  const id = randomUUID();
  await finished(request.resume());
  insertAct.run(id, request.url ?? '');
  return id;
}

server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the floor has no port');
  process.stdout.write(`${JSON.stringify({ url: `http://127.0.0.1:${address.port}` })}\n`);
});
process.on('SIGTERM', () => process.exit(0));
