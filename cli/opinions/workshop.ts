import { execFile, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Holder } from '../../fixtures/keys/encode-certificate.ts';
import { chainOf } from '../../fixtures/keys/encode-certificate.ts';
import { pemOf } from '../../fixtures/keys/signing-keys.ts';

/** What a program said. */
export interface Run {
  readonly ok: boolean;
  /** Standard output, then standard error. */
  readonly text: string;
}

/** A temporary folder with everything that tools want as files. */
export interface Workshop {
  path(name: string): string;
  /** Writes a file, unless it is there with the same content; gives its path. */
  write(name: string, content: string | Uint8Array): string;
  read(name: string): Uint8Array;
  /** Runs a program in the folder. Never rejects; who takes over a minute is ended. */
  run(program: string, ...args: readonly string[]): Promise<Run>;
  /** The same; throws with its words when it fails. */
  must(program: string, ...args: readonly string[]): Promise<string>;
  /** Paths of a holder's certificate, key and chain. */
  filesOf(holder: Holder): HolderFiles;
  close(): void;
}

export interface HolderFiles {
  readonly certificate: string;
  readonly key: string;
  /** PEM of each certificate above, the issuer's first. */
  readonly chain: readonly string[];
  /** All of them in one file. */
  readonly bundle: string;
}

export function openWorkshop(): Workshop {
  const folder = mkdtempSync(join(tmpdir(), 'lienthong-opinions-'));
  const path = (name: string) => join(folder, name);
  const written = new Map<string, Buffer>();
  const write = (name: string, content: string | Uint8Array) => {
    const bytes = Buffer.from(content);
    // Programs that run at the same time share files: one that is there is not cut and written again.
    if (written.get(name)?.equals(bytes) !== true) writeFileSync(path(name), bytes);
    written.set(name, bytes);
    return path(name);
  };
  const run = (program: string, ...args: readonly string[]) => runIn(folder, program, args);
  const known = new Map<Holder, HolderFiles>();
  return {
    ...{ path, write, run },
    read: (name) => new Uint8Array(readFileSync(path(name))),
    must: async (program, ...args) => {
      const { ok, text } = await run(program, ...args);
      if (!ok) throw new Error(`${program} ${args.join(' ')}: ${text}`);
      return text;
    },
    filesOf: (holder) => {
      const files = known.get(holder) ?? writeHolder(holder, `holder-${known.size}`, write);
      known.set(holder, files);
      return files;
    },
    close: () => rmSync(folder, { recursive: true, force: true }),
  };
}

function writeHolder(holder: Holder, name: string, write: Workshop['write']): HolderFiles {
  const pem = (der: Uint8Array) => pemOf('CERTIFICATE', der);
  const chain = chainOf(holder);
  return {
    certificate: write(`${name}.pem`, pem(holder.certificate)),
    key: write(`${name}.key`, holder.key.export({ type: 'pkcs8', format: 'pem' })),
    chain: chain.map((der, index) => write(`${name}-${index}.pem`, pem(der))),
    bundle: write(`${name}-chain.pem`, chain.map(pem).join('')),
  };
}

function runIn(cwd: string, program: string, args: readonly string[]): Promise<Run> {
  const { promise, resolve } = Promise.withResolvers<Run>();
  const limits = { cwd, timeout: 60_000, maxBuffer: 64 * 1024 * 1024, encoding: 'utf8' } as const;
  execFile(program, [...args], limits, (error, stdout, stderr) => {
    resolve({ ok: error === null, text: `${stdout}${stderr}` });
  });
  return promise;
}

/** The first line of what a program says of its version; undefined where it is not installed. */
export function versionOf(program: string, argument: string): string | undefined {
  const { error, stdout, stderr } = spawnSync(program, [argument], { encoding: 'utf8' });
  return error === undefined ? `${stdout}${stderr}`.split('\n')[0]?.trim() : undefined;
}

/** Does all with a few at the same time; answers in the order of the list. */
export async function inTurns<T, R>(
  list: readonly T[],
  work: (each: T) => Promise<R>,
  atOnce = 3,
): Promise<readonly R[]> {
  const done = new Map<number, R>();
  const queue = list.entries();
  const worker = async () => {
    for (const [index, each] of queue) done.set(index, await work(each));
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return list.flatMap((_, index) => {
    const result = done.get(index);
    return result === undefined ? [] : [result];
  });
}
