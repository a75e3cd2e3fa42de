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
  const { origin, pathname } = new URL(url);
  const pool = new Pool(origin, { connections: concurrency, pipelining: 1 });
  const queue = requests.values();
  const began = performance.now();
  const workers = Array.from({ length: concurrency }, async () => {
    for (const request of queue) await send(pool, pathname.replace(/\/$/, ''), request);
  });
  await Promise.all(workers);
  const seconds = (performance.now() - began) / 1000;
  await pool.close();
  return requests.length / seconds;
}

async function send(pool: Pool, basePath: string, { path, headers, body }: PresignedRequest): Promise<void> {
  const answer = await pool.request({
    method: 'POST',
    path: basePath + path,
    headers: headers.filter(([name]) => name !== 'Connection').flat(),
    body: Buffer.from(body.buffer, body.byteOffset, body.byteLength),
  });
  const text = await answer.body.text();
  if (!text.includes('"status":"OK"')) throw new Error(`refused: ${text.slice(0, 300)}`);
}
