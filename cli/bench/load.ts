import { performance } from 'node:perf_hooks';
import { Pool } from 'undici';
import type { PresignedRequest } from './payloads.ts';

/**
 * Sends every request once, `concurrency` at a time over as many kept-alive connections, and answers with
 * requests per second. Every answer must be OK: a fast refusal is no speed.
 */
export async function driveLoad(
  url: string,
  requests: readonly PresignedRequest[],
  concurrency: number,
): Promise<number> {
  const line = openLine(url, concurrency);
  const queue = requests.values();
  const began = performance.now();
  const workers = Array.from({ length: concurrency }, async () => {
    for (const request of queue) await line.call(request);
  });
  await Promise.all(workers);
  const seconds = (performance.now() - began) / 1000;
  await line.close();
  return requests.length / seconds;
}

/** Kept-alive connections to one hub. */
export interface Line {
  /** The text of the answer, which must be OK. */
  call(request: PresignedRequest): Promise<string>;
  close(): Promise<void>;
}

export function openLine(url: string, connections: number): Line {
  const { origin, pathname } = new URL(url);
  const pool = new Pool(origin, { connections, pipelining: 1 });
  const basePath = pathname.replace(/\/$/, '');
  return { call: (request) => send(pool, basePath, request), close: () => pool.close() };
}

/** Headers that are the connection's own business. */
const left = new Set(['Connection', 'Expect']);

async function send(
  pool: Pool,
  basePath: string,
  { path, headers, body }: PresignedRequest,
): Promise<string> {
  const answer = await pool.request({
    method: 'POST',
    path: basePath + path,
    headers: headers.filter(([name]) => !left.has(name)).flat(),
    body: Buffer.from(body.buffer, body.byteOffset, body.byteLength),
  });
  const text = await answer.body.text();
  if (!text.includes('"status":"OK"')) throw new Error(`refused: ${text.slice(0, 300)}`);
  return text;
}
