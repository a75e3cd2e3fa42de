import { existsSync, globSync, readFileSync, writeFileSync } from 'node:fs';
import { type LoadHookSync, type ResolveHookSync, registerHooks } from 'node:module';
import { join } from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import type { CollectedTest } from './collect-tests.ts';

/** Tests by id. */
export type Tests = ReadonlyMap<string, CollectedTest>;

/** Milliseconds that a test takes, by id. */
export type Times = ReadonlyMap<string, number>;

const collector = new URL('collect-tests.ts', import.meta.url).href;

/**
 * Loads the tests that `npm run mutation` names, out of Stryker's copy of the tree. Which places a test reaches is
 * `counted` only in the first run: it takes twenty times as long in code that goes through bytes.
 */
export async function loadTests(copy: string, counted: boolean): Promise<Tests> {
  registerHooks(counted ? { resolve } : { resolve, load });
  const { collectFrom } = await import('./collect-tests.ts');
  await import(pathToFileURL(join(copy, 'property-seed.ts')).href);
  const found: CollectedTest[] = [];
  for (const pattern of (process.env['LIENTHONG_MUTATION_TESTS'] ?? '').split(' ')) {
    for (const path of globSync(pattern, { cwd: copy }).toSorted()) {
      const file = join(copy, path);
      found.push(...(await collectFrom(file, () => import(pathToFileURL(file).href))));
    }
  }
  return new Map(found.map((test) => [test.id, test]));
}

/** Tests get our collector where they ask for vitest. */
const resolve: ResolveHookSync = (specifier, context, next) =>
  specifier === 'vitest' && context.parentURL !== collector
    ? { url: collector, shortCircuit: true }
    : next(specifier, context);

const countingHelper = /function (stryCov_\w+)\(\) \{/;

/** Takes the counting out of what Stryker has put into the sources. */
const load: LoadHookSync = (url, context, next) => {
  const loaded = next(url, context);
  if (!url.endsWith('.ts') || !(loaded.source instanceof Uint8Array)) return loaded;
  const source = Buffer.from(loaded.source).toString();
  return { ...loaded, source: source.replace(countingHelper, 'function $1() {}\nfunction $1_() {') };
};

const timesFile = 'room-times.json';

/** Keeps how long tests took without a mutant for the processes to come: short ones are tried first. */
export function keepTimes(copy: string, times: Times): void {
  writeFileSync(join(copy, timesFile), JSON.stringify([...times]));
}

/** Undefined before the first run. */
export function readTimes(copy: string): Times | undefined {
  const file = join(copy, timesFile);
  if (!existsSync(file)) return undefined;
  return new Map(JSON.parse(readFileSync(file, 'utf8')) as [string, number][]);
}
