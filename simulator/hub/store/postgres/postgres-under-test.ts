import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, readdirSync } from 'node:fs';
import { chown, mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { openDatabase } from './database.ts';

const execute = promisify(execFile);

/** A server for tests: one that is there, or one of their own that ends with them. */
export interface PostgresUnderTest {
  /** Makes an empty database; its URL. */
  createDatabase(): Promise<string>;
  /** Takes the databases away again, or the whole server. */
  stop(): Promise<void>;
}

/** A server of one's own, which can be made to fail. */
export interface CrashingPostgres extends PostgresUnderTest {
  /** Ends it at once, without letting it write what it has only in memory, and starts it again. */
  crash(): Promise<void>;
}

/** How a server of one's own is set up. */
export interface ClusterOptions {
  /** Whether commits reach the disk; tests that only end processes do without. */
  readonly durable?: boolean;
}

const binaries = findBinaries();

/** False where neither a server is named nor the binaries of one are installed. */
export const hasPostgres = process.env['LIENTHONG_POSTGRES'] !== undefined || binaries !== undefined;

const postgresMissing =
  'skipped, it needs PostgreSQL 15: install the package postgresql-15, or set LIENTHONG_POSTGRES to the URL of a role that may create databases';

/** False where no server of one's own can be started. */
export const hasOwnPostgres = binaries !== undefined;

/** The name of a group of tests that need a server; it says how to get one where there is none. */
export function withPostgres(name: string): string {
  return hasPostgres ? name : `${name} (${postgresMissing})`;
}

/** The name of a group of tests that end their server. */
export function withOwnPostgres(name: string): string {
  return hasOwnPostgres
    ? name
    : `${name} (skipped, it ends a server of its own: install the package postgresql-15)`;
}

/** The server of `LIENTHONG_POSTGRES`, or one started in a temporary folder on a free port. */
export async function startPostgres(options: ClusterOptions = {}): Promise<PostgresUnderTest> {
  const given = process.env['LIENTHONG_POSTGRES'];
  return given === undefined ? startOwnPostgres(options) : databasesOn(given);
}

/** Always a server of one's own. */
export async function startOwnPostgres(options: ClusterOptions = {}): Promise<CrashingPostgres> {
  if (binaries === undefined) throw new Error(postgresMissing);
  return startCluster(binaries, options);
}

async function startCluster(bin: string, { durable = false }: ClusterOptions): Promise<CrashingPostgres> {
  const user = await serverUser();
  const folder = await mkdtemp(join(tmpdir(), 'postgres-'));
  if (user !== undefined) await chown(folder, user.uid, user.gid);
  const data = join(folder, 'data');
  const settings = { cwd: folder, ...user, env: { ...process.env, LC_ALL: 'C.UTF-8' } };
  const call = (program: string, ...args: readonly string[]) => execute(join(bin, program), args, settings);
  await call(
    'initdb',
    '-D',
    data,
    '-U',
    'hub',
    '-A',
    'trust',
    '-E',
    'UTF8',
    '--no-sync',
    '--no-instructions',
  );
  const port = await freePort();
  const sync = durable ? '' : ' -F';
  const server = `-p ${port} -k ${folder} -c listen_addresses=127.0.0.1 -c max_connections=200${sync}`;
  const start = () => call('pg_ctl', 'start', '-w', '-D', data, '-l', join(folder, 'log'), '-o', server);
  const end = () => call('pg_ctl', 'stop', '-m', 'immediate', '-D', data);
  await start();
  const databases = databasesOn(`postgres://hub@127.0.0.1:${port}/postgres`, async () => {
    await end();
    await rm(folder, { recursive: true, force: true });
  });
  return {
    ...databases,
    async crash() {
      await end();
      await start();
    },
  };
}

/** Databases of a server that goes with them need not be dropped one by one. */
function databasesOn(admin: string, stopServer?: () => Promise<void>): PostgresUnderTest {
  const database = openDatabase(admin);
  const made: string[] = [];
  return {
    async createDatabase() {
      const name = `lienthong_test_${randomBytes(6).toString('hex')}`;
      await database.run(`CREATE DATABASE ${name} TEMPLATE template0 ENCODING 'UTF8'`);
      made.push(name);
      const url = new URL(admin);
      url.pathname = `/${name}`;
      return url.href;
    },
    async stop() {
      const left = stopServer === undefined ? made : [];
      for (const name of left) await database.run(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
      await database.close();
      await stopServer?.();
    },
  };
}

/** The server refuses to be run by root, who has it run by the user that the package made. */
async function serverUser(): Promise<{ readonly uid: number; readonly gid: number } | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  const users = await readFile('/etc/passwd', 'utf8');
  const found = /^(?:postgres|nobody):[^:]*:(\d+):(\d+):/m.exec(users);
  if (found === null) throw new Error('PostgreSQL needs a user other than root, such as postgres.');
  return { uid: Number(found[1]), gid: Number(found[2]) };
}

function findBinaries(): string | undefined {
  const root = '/usr/lib/postgresql';
  const versions = existsSync(root)
    ? readdirSync(root)
        .map(Number)
        .toSorted((a, b) => b - a)
    : [];
  return versions
    .map((version) => join(root, `${version}`, 'bin'))
    .find((bin) => existsSync(join(bin, 'initdb')));
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('No port.');
  return address.port;
}
