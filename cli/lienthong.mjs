#!/usr/bin/env node
/**
 * The installed command. Runs on whatever Node started it: hands over to the pinned runtime when that one is
 * too old, and runs the built program, or the sources in a clone that was not built.
 */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { isNewEnough, runtimeFor, sayToPerson } from './runtime.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const built = join(root, 'dist', 'cli', 'main.js');
const program = existsSync(built) ? built : join(root, 'cli', 'main.ts');

if (isNewEnough()) {
  await import(pathToFileURL(program).href);
} else {
  handOver();
}

function handOver() {
  const runtime = runtimeFor(root);
  if (runtime === undefined) {
    const text = {
      vi: `cần Node 24 trở lên, máy này đang dùng ${process.version}: https://nodejs.org`,
      en: `Node 24 or newer is needed, this is ${process.version}: https://nodejs.org`,
    };
    process.stderr.write(`lienthong: ${sayToPerson(text)}\n`);
    process.exitCode = 1;
    return;
  }
  const child = spawn(runtime, [program, ...process.argv.slice(2)], { stdio: 'inherit' });
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(name, () => child.kill(name));
  child.once('error', (error) => {
    process.stderr.write(`lienthong: ${runtime}: ${error.message}\n`);
    process.exitCode = 1;
  });
  child.once('close', (code, signal) => {
    process.exitCode = code ?? (signal === 'SIGINT' ? 130 : 143);
  });
}
