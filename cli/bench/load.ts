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
  /** Reads an answer, which must be OK, and keeps none of it. @returns its length in bytes. */
  drain(request: PresignedRequest): Promise<number>;
  close(): Promise<void>;
}

export function openLine(url: string, connections: number): Line {
  const { origin, pathname } = new URL(url);
  const pool = new Pool(origin, { connections, pipelining: 1 });
  const basePath = pathname.replace(/\/$/, '');
  const post = (request: PresignedRequest) => pool.request(optionsOf(basePath, request));
  return {
    call: async (request) => {
      const { body } = await post(request);
      const text = await body.text();
      expectOk(text);
      return text;
    },
    drain: async (request) => {
      const { body } = await post(request);
      let bytes = 0;
      for await (const chunk of body as AsyncIterable<Buffer>) {
        if (bytes === 0) expectOk(chunk.subarray(0, 300).toString('latin1'));
        bytes += chunk.length;
      }
      return bytes;
    },
    close: () => pool.close(),
  };
}

/** Headers that are the connection's own business. */
const left = new Set(['Connection', 'Expect']);

function optionsOf(basePath: string, { path, headers, body }: PresignedRequest) {
  return {
    method: 'POST',
    path: basePath + path,
    headers: headers.filter(([name]) => !left.has(name)).flat(),
    body: Buffer.from(body.buffer, body.byteOffset, body.byteLength),
  } as const;
}

function expectOk(text: string): void {
  if (!text.includes('"status":"OK"')) throw new Error(`refused: ${text.slice(0, 300)}`);
}
