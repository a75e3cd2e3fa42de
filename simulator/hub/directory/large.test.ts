import { afterEach, expect, it } from 'vitest';
import { largeDirectory, largeSystems } from '../../../fixtures/worlds/large-directory.ts';
import { writeRawRequest } from '../../../protocol/wire/raw-request.ts';
import { buildSdkRequest } from '../../../protocol/wire/sdk-request.ts';
import { createManualClock } from '../../ports/manual-clock.ts';
import { createMemoryLog } from '../../ports/memory-log.ts';
import { createSeededChance } from '../../ports/seeded-chance.ts';
import { callRaw } from '../http/raw-caller.ts';
import { morning } from '../hub-under-test.ts';
import { type RunningHub, startHub } from '../start-hub.ts';
import { renameBody } from './change-body.ts';
import { createDirectoryLists } from './directory-lists.ts';

/** A twentieth of the field's directory; the benchmark takes all of it. */
const count = 6_250;
let running: RunningHub;

afterEach(() => running.close());

async function open(): Promise<RunningHub> {
  const systems = largeSystems().map((systemId) => ({ systemId, secret: 's' }));
  const ports = {
    clock: createManualClock(morning),
    chance: createSeededChance('l'),
    log: createMemoryLog(),
  };
  running = await startHub({ world: { systems, agencies: largeDirectory(count) }, ports });
  return running;
}

it('REG-07: the longest list stays below 40 MB at 125,000 rows', async () => {
  const { url } = await open();
  const service = { systemId: 'H01', secret: 's', from: 'H01', host: '127.0.0.1', constructedAt: morning };
  const asked = { operation: 'getSynchronizeUnit', parameters: [], body: new Uint8Array() } as const;
  const { body } = await callRaw(url, writeRawRequest(buildSdkRequest(service, asked)));
  expect(body.length / count).toBeLessThan(40_000_000 / 125_000);
  expect((JSON.parse(body.toString('latin1')) as { readonly data: readonly unknown[] }).data).toHaveLength(
    count,
  );
});

it('REG-07: a change renders the rows beside it anew, and no others', async () => {
  const { hub } = await open();
  const lists = createDirectoryLists(hub.store);
  let rendered = 0;
  const render = ({ code, name }: { readonly code: string; readonly name: string }) => {
    rendered += 1;
    return { code, name };
  };
  await lists.rows('names', render);
  expect(rendered).toBe(count);
  await renameBody('H17', { name: 'Tên mới' }, 'test', hub);
  const again = await lists.rows('names', render);
  expect(rendered - count).toBeLessThanOrEqual(512);
  expect(Buffer.concat(again.pieces).toString()).toContain('{"code":"H17","name":"T\\u00ean m\\u1edbi"}');
});

it('REG-08: a delta holds what changed, however much there is', async () => {
  const { hub } = await open();
  const before = await hub.store.directoryVersion();
  await renameBody('H17', { name: 'Tên mới' }, 'test', hub);
  expect((await hub.store.listAgenciesSince(before, 1_000)).map((each) => each.code)).toEqual(['H17']);
});
