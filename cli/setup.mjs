/**
 * The one file that runs on whatever Node a machine has (18 or newer): it brings the clone into order and
 * hands over to the pinned runtime. Plain JavaScript, Node's own modules only.
 *
 *   node cli/setup.mjs start [arguments…]     the main job, from the sources
 *   node cli/setup.mjs test [arguments…]      every test
 *   node cli/setup.mjs bench [arguments…]     the benchmarks
 *   node cli/setup.mjs soak:kills …           kills of hubs under load; soak:power-cuts, soak:hubs likewise
 *   node cli/setup.mjs soak:load …            an hour of load on our hub; soak:load-mutants on broken ones
 *   node cli/setup.mjs load:smoke …           the short form of every load test, one after another
 *   node cli/setup.mjs docs:performance …     measures, and writes docs/performance.md in both languages
 *   node cli/setup.mjs bench:stores …         what the stores take in, and a hub's memory under a long packet
 *   node cli/setup.mjs opinions …             what other tools say of signed files
 *   node cli/setup.mjs mutation …             mutants of the sources, which the tests have to notice
 *   node cli/setup.mjs month …                a month of a hundred agencies in virtual time
 *   node cli/setup.mjs k6                     builds the pinned k6, once
 */
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, join, sep } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { pinnedRuntime, runtimeFor, sayToPerson } from './runtime.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));

/** What the project's keepers run; each has `--help`. */
const upkeep = [
  ...['bench', 'bench:stores', 'load:smoke', 'opinions', 'mutation', 'docs:performance', 'soak:fuzz'],
  ...['soak:kills', 'soak:power-cuts', 'soak:hubs', 'soak:races', 'soak:load-mutants'],
];

const tasks = {
  start: ['cli/main.ts', 'start'],
  test: ['node_modules/vitest/vitest.mjs', 'run'],
  month: ['cli/main.ts', 'scenario', 'run', 'month'],
  k6: ['cli/main.ts', 'load', 'k6'],
  'soak:load': ['cli/main.ts', 'load', 'run', 'soak'],
  ...Object.fromEntries(upkeep.map((name) => [name, ['cli/upkeep/main.ts', name]])),
};

/** A month makes garbage by the gigabyte: with more room for what is young, less of it is copied about. */
const flags = { month: ['--max-semi-space-size=64'] };

const [task = '', ...rest] = process.argv.slice(2);
if (!Object.hasOwn(tasks, task)) {
  fail(64, {
    vi: `không có việc “${task}”; có: ${Object.keys(tasks).join(', ')}`,
    en: `there is no task “${task}”; there are: ${Object.keys(tasks).join(', ')}`,
  });
}
if (!isInstalled()) await install();
const runtime = runtimeFor(root);
if (runtime === undefined) fail(1, tooOld());
const [script, ...first] = tasks[task];
process.exitCode = await run(runtime, [
  '--disable-warning=ExperimentalWarning',
  ...(flags[task] ?? []),
  join(root, script),
  ...first,
  ...rest,
]);

/** What the lockfile asks for against what npm noted down when its last install was complete. */
function isInstalled() {
  const installed = readLock(join(root, 'node_modules', '.package-lock.json'));
  if (installed === undefined) return false;
  const wanted = readLock(join(root, 'package-lock.json')) ?? {};
  return Object.entries(wanted).every(([path, entry]) => {
    if (path === '') return true;
    const there = installed[path];
    if (there === undefined) return entry.optional === true && !isPinnedRuntime(path);
    return there.version === entry.version && there.integrity === entry.integrity;
  });
}

/** Optional for npm, because each platform has its own; not optional for us on its platform. */
function isPinnedRuntime(path) {
  return pinnedRuntime(root).startsWith(join(root, path) + sep);
}

function readLock(path) {
  if (!existsSync(path)) return undefined;
  return JSON.parse(readFileSync(path, 'utf8')).packages;
}

/**
 * Installs what the lockfile names, and leaves lockfile and manifest alone. `install` and not `ci`: it adds
 * what is missing instead of deleting everything first. No package here needs an install script.
 */
async function install() {
  const npm = findNpm();
  if (npm === undefined) {
    fail(1, {
      vi: 'chưa cài các gói cần thiết và không tìm thấy npm; hãy chạy “npm ci” trước',
      en: 'the packages are not installed and npm was not found; run “npm ci” first',
    });
  }
  note({
    vi: 'đang cài các gói cần thiết (chỉ lần đầu, khoảng một phút)…',
    en: 'installing what is missing (the first time only, about a minute)…',
  });
  const args = ['install', '--no-save', '--ignore-scripts', '--include=dev', '--include=optional'];
  const quiet = ['--no-audit', '--no-fund', '--loglevel=error'];
  const code = await run(process.execPath, [npm, ...args, ...quiet], { stdout: process.stderr });
  if (code !== 0) {
    fail(1, {
      vi: `“npm install” không thành công (mã ${code}): kiểm tra kết nối mạng tới kho npm rồi chạy lại`,
      en: `“npm install” failed (exit code ${code}): check the connection to the npm registry, then run again`,
    });
  }
}

/** npm names its own script to the scripts that it runs; without npm, look beside this Node. */
function findNpm() {
  const beside = dirname(process.execPath);
  const candidates = [
    process.env.npm_execpath,
    join(beside, 'node_modules', 'npm', 'bin', 'npm-cli.js'),
    join(beside, '..', 'lib', 'node_modules', 'npm', 'bin', 'npm-cli.js'),
  ];
  return candidates.find((path) => path && /^npm-cli\.c?js$/.test(basename(path)) && existsSync(path));
}

function tooOld() {
  const where = `${process.platform}-${process.arch}, Node ${process.version}`;
  return {
    vi: `không có Node đóng gói sẵn cho máy này (${where}); hãy cài Node 24 trở lên từ https://nodejs.org rồi chạy lại`,
    en: `there is no packaged Node for this machine (${where}); install Node 24 or newer from https://nodejs.org, then run again`,
  };
}

/** Runs a program in the foreground and resolves to its exit code. */
function run(program, args, { stdout = 'inherit' } = {}) {
  const child = spawn(program, args, { cwd: root, stdio: ['inherit', stdout, 'inherit'] });
  const forward = (signal) => child.kill(signal);
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(name, forward);
  return new Promise((resolve) => {
    child.once('error', (error) => {
      note({
        vi: `không chạy được ${program}: ${error.message}`,
        en: `cannot run ${program}: ${error.message}`,
      });
      resolve(1);
    });
    child.once('close', (code, signal) => {
      for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.off(name, forward);
      resolve(code ?? (signal === 'SIGINT' ? 130 : 143));
    });
  });
}

function note(text) {
  process.stderr.write(`lienthong: ${sayToPerson(text)}\n`);
}

function fail(code, text) {
  note(text);
  process.exit(code);
}
