#!/usr/bin/env node
/**
 * The installed command. Runs on whatever Node started it: hands over to the pinned runtime when that one is
 * too old, and runs the built program. A clone has the sources beside it and runs these, because what was
 * built there once may be older than they are.
 */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { isNewEnough, runtimeFor, sayToPerson } from './runtime.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const source = join(root, 'cli', 'main.ts');
const program = existsSync(source) ? source : join(root, 'dist', 'cli', 'main.js');

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
