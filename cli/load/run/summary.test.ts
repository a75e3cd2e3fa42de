import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { readSummary } from './summary.ts';

const folder = await mkdtemp(join(tmpdir(), 'lienthong-summary-'));
afterAll(() => rm(folder, { recursive: true, force: true }));

const whole = '{"metrics":{"dropped_iterations":{"values":{"count":3}}}}';

it.each([
  ['is empty', ''],
  ['was cut off', whole.slice(0, 30)],
])('a summary of k6 that %s is none', async (_, text) => {
  const path = join(folder, 'summary.json');
  await writeFile(path, text);
  expect(await readSummary(path, [])).toBeUndefined();
});

it('a summary of k6 says what could not be started; where there is none, nothing', async () => {
  const path = join(folder, 'whole.json');
  await writeFile(path, whole);
  expect(await readSummary(path, [])).toEqual({ said: {}, dropped: 3 });
  expect(await readSummary(join(folder, 'none.json'), [])).toBeUndefined();
});
