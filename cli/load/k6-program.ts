import { execFile, spawn } from 'node:child_process';
import { access, constants, mkdir, readFile, rename, rm } from 'node:fs/promises';
import { delimiter, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { type CliContext, CommandFailure } from '../context.ts';

const ask = promisify(execFile);

/** The folder whose `go.mod` and `go.sum` pin k6 and every part of it by its hash. */
const moduleFolder = fileURLToPath(new URL('../../loadtests/k6', import.meta.url));

const moduleName = 'go.k6.io/k6/v2';
const programName = process.platform === 'win32' ? 'k6.exe' : 'k6';

/** What a search needs of a command's surroundings. */
export type Surroundings = Pick<CliContext, 'cwd' | 'env'>;

/** A k6 that is there. */
export interface K6Program {
  /** Absolute. */
  readonly path: string;
  /** As it prints it, without the v: `2.2.0`. */
  readonly version: string;
  /** `LIENTHONG_K6`, the one that `lienthong load k6` built, or the search path. */
  readonly from: 'environment' | 'built' | 'path';
}

/** The version that the scripts are written for: the one of the module file. */
export async function pinnedK6(): Promise<string> {
  const text = await readFile(join(moduleFolder, 'go.mod'), 'utf8');
  const [, version] = /^require go\.k6\.io\/k6\/v2 v(\S+)$/m.exec(text) ?? [];
  if (version === undefined) throw new Error('the module file of k6 names no version');
  return version;
}

/** Where the pinned k6 is built to: below `.lienthong`, which git ignores. */
export async function builtK6Path({ cwd }: Surroundings): Promise<string> {
  return resolve(cwd, '.lienthong', 'k6', await pinnedK6(), programName);
}

/**
 * The k6 to use: `LIENTHONG_K6`, else the built one, else that of the search path; undefined where none runs.
 * Its version is its own word; whether it will do is `servesScripts`.
 */
export async function findK6(around: Surroundings): Promise<K6Program | undefined> {
  for (const { path, from } of await candidates(around)) {
    const version = await versionOf(path);
    if (version !== undefined) return { path, version, from };
  }
  return undefined;
}

/** Scripts need TypeScript without a bundler and the modules of major version 2. */
export function servesScripts({ version }: Pick<K6Program, 'version'>): boolean {
  return /^2\./.test(version);
}

/**
 * The k6 to use, for who cannot go on without.
 * @throws {CommandFailure} (exit 2) when there is none, or one of another major version.
 */
export async function requireK6(around: Surroundings): Promise<K6Program> {
  const found = await findK6(around);
  if (found !== undefined && servesScripts(found)) return found;
  const seen = found === undefined ? '' : ` (${found.path}: ${found.version})`;
  throw new CommandFailure(
    {
      vi: `cần k6 2.x${seen}: chạy “lienthong load k6” để dựng, hoặc đặt LIENTHONG_K6; “lienthong load doctor” cho biết còn thiếu gì`,
      en: `k6 2.x is needed${seen}: build it by “lienthong load k6”, or set LIENTHONG_K6; “lienthong load doctor” says what is missing`,
    },
    2,
  );
}

/**
 * Builds the pinned k6 from its Go module, every part held against its hash, unless it is there already.
 * Resolves to the program. `onLine` hears what the builder says.
 * @throws {CommandFailure} when Go is missing, a part cannot be had, or the built one prints another version.
 */
export async function buildK6(around: Surroundings, onLine: (line: string) => void): Promise<K6Program> {
  const [path, wanted] = [await builtK6Path(around), await pinnedK6()];
  if ((await versionOf(path)) === wanted) return { path, version: wanted, from: 'built' };
  await mkdir(dirname(path), { recursive: true });
  const fresh = `${path}.new`;
  await build(fresh, around.env, onLine);
  const version = await versionOf(fresh);
  if (version !== wanted) {
    await rm(fresh, { force: true });
    throw new CommandFailure({
      vi: `k6 vừa dựng in phiên bản ${version ?? '-'}, không phải ${wanted}`,
      en: `the k6 just built prints version ${version ?? '-'}, not ${wanted}`,
    });
  }
  await rename(fresh, path);
  return { path, version, from: 'built' };
}

async function build(target: string, env: CliContext['env'], onLine: (line: string) => void): Promise<void> {
  const args = ['build', '-C', moduleFolder, '-mod=readonly', '-trimpath', '-ldflags=-s -w', '-o', target];
  const child = spawn('go', [...args, moduleName], {
    env: { ...env, GOWORK: 'off' },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said = `${said}${text}`.slice(-4000);
    for (const line of text.split('\n').filter(Boolean)) onLine(line);
  });
  const code = await new Promise<number | undefined>((end) => {
    child.once('error', () => end(undefined));
    child.once('close', (status) => end(status ?? 1));
  });
  if (code === 0) return;
  const last = said.trim().split('\n').at(-1) ?? '';
  throw new CommandFailure(
    code === undefined
      ? {
          vi: 'không có Go trong PATH; xem “lienthong load doctor”',
          en: 'there is no Go; see “lienthong load doctor”',
        }
      : { vi: `không dựng được k6: ${last}`, en: `k6 could not be built: ${last}` },
  );
}

async function candidates(around: Surroundings): Promise<readonly Pick<K6Program, 'path' | 'from'>[]> {
  const named = around.env['LIENTHONG_K6'];
  if (named !== undefined && named !== '') return [{ path: resolve(around.cwd, named), from: 'environment' }];
  const folders = (around.env['PATH'] ?? '').split(delimiter).filter(Boolean);
  const onPath = folders.map((folder) => ({ path: join(folder, programName), from: 'path' }) as const);
  return [{ path: await builtK6Path(around), from: 'built' }, ...onPath];
}

/** What a program says of its version; undefined when it is none, or no k6. */
async function versionOf(path: string): Promise<string | undefined> {
  try {
    await access(path, constants.X_OK);
    const { stdout } = await ask(path, ['version'], { timeout: 20_000 });
    return /\bv?(\d+\.\d+\.\d+\S*)/.exec(stdout)?.[1];
  } catch {
    return undefined;
  }
}
