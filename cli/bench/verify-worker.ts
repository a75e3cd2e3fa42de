/** One thread that verifies a PDF again and again, and tells how many a second. */
import { performance } from 'node:perf_hooks';
import { parentPort, workerData } from 'node:worker_threads';
import { verifyingPdf } from './verify.ts';

const { path, count } = workerData as { readonly path: string; readonly count: number };
const verify = verifyingPdf(path);
for (let warm = 0; warm < 20; warm += 1) verify();
const began = performance.now();
for (let done = 0; done < count; done += 1) verify();
parentPort?.postMessage((count * 1000) / (performance.now() - began));
