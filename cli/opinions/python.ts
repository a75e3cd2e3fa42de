import { type ExecFileSyncOptions, execFileSync, spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('python', import.meta.url));
const requirements = join(folder, 'requirements.txt');

/** Something to be done by pyhanko or signxml; `python/opinions.py` says what each kind needs. */
export type Job = Readonly<Record<string, unknown>> & { readonly do: string };

export interface JobAnswer {
  readonly ok: boolean;
  readonly text: string;
}

/** pyhanko and signxml in an environment of their own. */
export interface Python {
  /** One process for all jobs, because importing the libraries takes longer than most jobs. */
  work(jobs: readonly Job[]): Promise<readonly JobAnswer[]>;
  /** `pyhanko 0.38.0, signxml 5.2.0`. */
  readonly versions: Readonly<Record<'pyhanko' | 'signxml', string>>;
}

/** What is missing, for people. */
export type Missing = { readonly missing: string };

/**
 * The environment with the versions that `requirements.txt` pins, hash by hash; made when it is first asked for,
 * in the user's cache folder, and made anew when the pins change.
 */
export function openPython(): Python | Missing {
  if (spawnSync('python3', ['-c', 'import venv, ensurepip']).status !== 0) {
    return { missing: 'there is no python3 with venv here; apt-get install python3-venv' };
  }
  const place = join(cacheFolder(), `opinions-${pinned()}`);
  const program = join(place, 'bin', 'python');
  try {
    if (!existsSync(join(place, 'complete'))) install(place, program);
  } catch (error) {
    return { missing: `pyhanko and signxml could not be installed: ${String(error).slice(0, 300)}` };
  }
  const versions = { pyhanko: versionIn('pyhanko'), signxml: versionIn('signxml') };
  return { versions, work: (jobs) => work(program, jobs) };
}

function cacheFolder(): string {
  return join(process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'lienthong');
}

function pinned(): string {
  const version = spawnSync('python3', ['--version'], { encoding: 'utf8' }).stdout;
  return createHash('sha256').update(version).update(readFileSync(requirements)).digest('hex').slice(0, 16);
}

function versionIn(name: string): string {
  return new RegExp(`^${name}==(\\S+)`, 'm').exec(readFileSync(requirements, 'utf8'))?.[1] ?? '';
}

function install(place: string, program: string): void {
  rmSync(place, { recursive: true, force: true });
  mkdirSync(place, { recursive: true });
  const options: ExecFileSyncOptions = { stdio: ['ignore', 'ignore', 'pipe'], timeout: 300_000 };
  execFileSync('python3', ['-m', 'venv', place], options);
  const pip = ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '--only-binary', ':all:'];
  execFileSync(program, [...pip, '--require-hashes', '-r', requirements], options);
  writeFileSync(join(place, 'complete'), '');
}

async function work(program: string, jobs: readonly Job[]): Promise<readonly JobAnswer[]> {
  const child = spawn(program, [join(folder, 'opinions.py')], { stdio: ['pipe', 'pipe', 'pipe'] });
  const [said, complained] = [collect(child.stdout), collect(child.stderr)];
  const { promise, resolve, reject } = Promise.withResolvers<number | null>();
  child.once('error', reject);
  child.once('close', resolve);
  child.stdin.end(JSON.stringify({ jobs }));
  const code = await promise;
  if (code !== 0)
    throw new Error(`opinions.py ended with ${String(code)}: ${(await complained).slice(-2_000)}`);
  return answersIn(await said, jobs.length);
}

async function collect(stream: AsyncIterable<Buffer>): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}

function answersIn(text: string, count: number): readonly JobAnswer[] {
  const answers: unknown = JSON.parse(text);
  if (!Array.isArray(answers) || answers.length !== count) throw new Error('opinions.py lost an answer');
  return answers.map((each: unknown) => {
    const [ok, said] = [fieldOf(each, 'ok'), fieldOf(each, 'text')];
    if (typeof ok !== 'boolean' || typeof said !== 'string') throw new Error('opinions.py said nothing');
    return { ok, text: said };
  });
}

function fieldOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null
    ? Object.getOwnPropertyDescriptor(value, name)?.value
    : undefined;
}
