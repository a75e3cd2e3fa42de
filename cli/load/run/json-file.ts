import { readFile } from 'node:fs/promises';

/** What a JSON file says; undefined when it is not there or not JSON, as after a crash. */
export async function jsonIn(path: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(path, 'utf8'));
  } catch {
    return undefined;
  }
}
