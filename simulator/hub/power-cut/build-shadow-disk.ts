import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

const source = fileURLToPath(new URL('shadow-disk.c', import.meta.url));

/** Why this machine cannot cut the power; undefined when it can. */
export function missingForPowerCut(): string | undefined {
  if (process.platform !== 'linux') return 'needs Linux, whose programs take LD_PRELOAD';
  const gcc = spawnSync('gcc', ['--version']);
  return gcc.status === 0 ? undefined : 'needs gcc (apt-get install gcc libc6-dev)';
}

/**
 * Compiles the shadow disk into a folder.
 * @returns the path to preload.
 * @throws when gcc does not take it.
 */
export function buildShadowDisk(folder: string): string {
  const built = join(folder, 'shadow-disk.so');
  const flags = ['-O2', '-Wall', '-Wextra', '-Werror', '-shared', '-fPIC'];
  const gcc = spawnSync('gcc', [...flags, '-o', built, source, '-ldl'], { encoding: 'utf8' });
  if (gcc.status !== 0) throw new Error(`gcc did not compile ${source}: ${gcc.stderr}`);
  return built;
}
