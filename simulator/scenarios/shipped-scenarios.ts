import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Reading } from '../../protocol/result.ts';
import { readScenario } from './read-scenario.ts';
import type { Scenario } from './scenario.ts';

/** Scenarios that come with the simulator, one file each. */
const folder = new URL('shipped/', import.meta.url);

/** Their names, in the order of the alphabet. */
export async function listShipped(): Promise<readonly string[]> {
  const files = await readdir(fileURLToPath(folder));
  return files.flatMap((each) => /^(.*)\.yaml$/.exec(each)?.[1] ?? []).sort();
}

/** Reads one by its name; undefined when there is none. */
export async function readShipped(name: string): Promise<Reading<Scenario> | undefined> {
  if (!(await listShipped()).includes(name)) return undefined;
  return readScenario(await readFile(fileURLToPath(new URL(`${name}.yaml`, folder)), 'utf8'));
}
