import { createHash, createPublicKey, sign, verify } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { proofsAt } from '../../fixtures/keys/proofs.ts';
import { pemOf } from '../../fixtures/keys/signing-keys.ts';
import { testPki } from '../../fixtures/keys/test-cast.ts';
import { sourceOf } from '../../protocol/pdf/source.ts';
import { verifyPdf } from '../../protocol/security/pdf/verify-pdf.ts';
import { verifyPacketSignature } from '../../protocol/security/xml/verify-packet-signature.ts';
import { measureRun, program } from './processes.ts';
import { medianOf, type Row } from './rows.ts';
import type { Effort } from './send-edoc.ts';
import { benchMoment, signedPacketOfSize, signedPdfOfSize, warmContext } from './signed-files.ts';

const megabyte = 1024 * 1024;
const worker = fileURLToPath(new URL('verify-worker.ts', import.meta.url));

/**
 * Verifying, with the states of certificates known: a PDF of a megabyte with two signatures against one read, one
 * SHA-256 and two RSA verifications; a signed packet of a megabyte against its own; and what memory 50 MB take.
 */
export async function benchVerify(effort: Effort): Promise<readonly Row[]> {
  const folder = mkdtempSync(join(tmpdir(), 'lienthong-bench-'));
  try {
    const pdf = join(folder, 'letter.pdf');
    writeFileSync(pdf, await signedPdfOfSize(megabyte));
    const packet = join(folder, 'packet.edxml');
    writeFileSync(packet, await signedPacketOfSize(megabyte));
    return [
      comparison(
        'verify a PDF of 1 MB, two signatures',
        effort,
        4,
        floorOf(pdf, ['leader', 'seal']),
        verifyingPdf(pdf),
      ),
      await pdfsASecond(pdf, effort),
      comparison(
        'verify a signed packet of 1 MB',
        effort,
        20,
        floorOf(packet, ['leader']),
        verifyingPacket(packet),
      ),
      ...(await memoryRows(folder, effort)),
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Reads and verifies a file once; throws when it is not valid. */
type Verifying = () => void;

export function verifyingPdf(path: string): Verifying {
  const context = warmContext();
  return () => expectValid(verifyPdf(sourceOf(readFileSync(path)), context));
}

function verifyingPacket(path: string): Verifying {
  const context = warmContext();
  return () => expectValid(verifyPacketSignature(readFileSync(path), context));
}

function expectValid({ verdict }: { readonly verdict: string }): void {
  if (verdict !== 'valid') throw new Error(`a sound file was called ${verdict}`);
}

/** What nobody can do without: read, hash once, and one RSA verification a signature. */
function floorOf(path: string, keys: readonly ('leader' | 'seal')[]): Verifying {
  const message = Buffer.from('đã ký');
  const open = keys.map((name) => {
    const { key } = testPki()[name];
    return { key: createPublicKey(key), value: sign('sha256', message, key) };
  });
  return () => {
    createHash('sha256').update(readFileSync(path)).digest();
    for (const { key, value } of open) verify('sha256', message, key, value);
  };
}

function comparison(
  name: string,
  { rounds, scale }: Effort,
  ratioAtMost: number,
  floor: Verifying,
  work: Verifying,
): Row {
  const count = Math.max(10, Math.round(100 * scale));
  repeat(10, floor);
  repeat(Math.max(10, Math.round(60 * scale)), work);
  const pairs = Array.from({ length: rounds }, () => [repeat(count, floor), repeat(count, work)] as const);
  return {
    ...{ name, unit: 'ms', wanted: { ratioAtMost } },
    floor: medianOf(pairs.map(([first]) => first)),
    measured: medianOf(pairs.map(([, second]) => second)),
    ratios: pairs.map(([first, second]) => second / first),
  };
}

/** Milliseconds each. */
function repeat(count: number, work: Verifying): number {
  const began = performance.now();
  for (let done = 0; done < count; done += 1) work();
  return (performance.now() - began) / count;
}

/** How many a second two threads verify. */
async function pdfsASecond(path: string, { rounds, scale }: Effort): Promise<Row> {
  const count = Math.max(20, Math.round(150 * scale));
  const threads = Math.min(2, availableParallelism());
  const rates: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const each = await Promise.all(Array.from({ length: threads }, () => rateOfThread(path, count)));
    rates.push(each.reduce((sum, rate) => sum + rate, 0));
  }
  const name = `PDFs of 1 MB verified, ${threads} threads`;
  return { name, unit: '/s', measured: medianOf(rates), wanted: { atLeast: 60 } };
}

async function rateOfThread(path: string, count: number): Promise<number> {
  const { promise, resolve, reject } = Promise.withResolvers<number>();
  const thread = new Worker(worker, { workerData: { path, count } });
  thread.once('message', (rate) => resolve(Number(rate)));
  thread.once('error', reject);
  return promise;
}

const readFile = 'require("node:fs").readFileSync(process.argv[1])';

/** `lienthong verify` of 50 MB, offline, against a bare Node that reads the file. */
async function memoryRows(folder: string, { rounds }: Effort): Promise<readonly Row[]> {
  const file = join(folder, 'large.pdf');
  writeFileSync(file, await signedPdfOfSize(50 * megabyte));
  const root = join(folder, 'root.pem');
  writeFileSync(root, pemOf('CERTIFICATE', testPki().root.certificate));
  const proof = join(folder, 'proof');
  mkdirSync(proof);
  for (const [index, crl] of proofsAt(benchMoment).crls.entries())
    writeFileSync(join(proof, `${index}.crl`), crl);
  const when = new Date(benchMoment).toISOString();
  const argv = [program, 'verify', file, '--trust', root, '--proof', proof, '--time', when];
  const floor: Run[] = [];
  const measured: Run[] = [];
  for (let round = 0; round < Math.min(rounds, 3); round += 1) {
    floor.push(await measureRun(['-e', readFile, file]));
    measured.push(await measureRun(argv));
  }
  const row = (name: string, unit: 'ms' | 'MB', figure: (run: Run) => number, atMost: number): Row => ({
    ...{ name: `verify a PDF of 50 MB, ${name}`, unit, wanted: { atMost } },
    ...{ floor: medianOf(floor.map(figure)), measured: medianOf(measured.map(figure)) },
  });
  return [
    row('time', 'ms', ({ milliseconds }) => milliseconds, 2_000),
    row('memory', 'MB', ({ residentBytes }) => residentBytes / megabyte, 300),
  ];
}

type Run = Awaited<ReturnType<typeof measureRun>>;
