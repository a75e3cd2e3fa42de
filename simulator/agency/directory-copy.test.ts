import { afterEach, beforeEach, expect, it } from 'vitest';
import { renameBody } from '../hub/directory/change-body.ts';
import { closeBody } from '../hub/directory/close-body.ts';
import { registerBody } from '../hub/directory/register-body.ts';
import type { RequestRecord } from '../hub/request-log.ts';
import { createManualClock } from '../ports/manual-clock.ts';
import { createMemoryLog } from '../ports/memory-log.ts';
import { createSeededChance } from '../ports/seeded-chance.ts';
import type { Answer } from './answer.ts';
import { createDirectoryCopy } from './directory-copy.ts';
import { type ExchangeUnderTest, startExchange } from './exchange-under-test.ts';
import { outage } from './fake-hub-client.ts';
import { letter, must } from './office-under-test.ts';
import type { AgencyRow } from './reply-rows.ts';

const hour = 3_600_000;
let exchange: ExchangeUnderTest;
let requests: RequestRecord[];
let stop: () => void;
beforeEach(async () => {
  exchange = await startExchange();
  requests = [];
  stop = exchange.hub.onRequest((record) => requests.push(record));
  await exchange.seat({ G22: {}, H17: {} });
});
afterEach(async () => {
  stop();
  await exchange.close();
});

const office = () => exchange.node('G22');
const bodyOf = (code: string) =>
  office()
    .directory.bodies()
    ?.find((each) => each.code === code);
const reads = () => requests.filter(({ operation }) => operation === 'getAgenciesList').length;

/** Half an hour after half an hour, so many hours. */
async function live(hours: number): Promise<void> {
  for (let round = 0; round < hours * 2; round += 1) {
    await exchange.clock.advance(hour / 2);
    await office().pollOnce();
  }
}

it('REG-04: a body that was entered can be chosen and sent to within a day', async () => {
  const { hub } = exchange.hub;
  must(
    await registerBody({ code: 'H17.30', name: 'Sở Xây dựng', systemId: '000.00.00.H17' }, 'registry', hub),
  );
  await office().pollOnce();
  expect(reads()).toBe(0);
  await live(24);
  expect(reads()).toBe(2);
  const found = bodyOf('H17.30');
  expect(found?.name).toBe('Sở Xây dựng');
  const to = [{ organId: found?.code ?? '', organName: found?.name ?? '' }];
  must(await office().send({ ...letter(1), to }));
  await office().flush();
  expect(office().store.outgoing()[0]?.dispatching.state).toBe('accepted');
});

it('REG-04: the copy gets no older than a day, as the hub sees it', async () => {
  await live(72);
  expect(exchange.clock.now() - office().directory.readAt()).toBeLessThanOrEqual(24 * hour);
  const answer = await fetch(`${exchange.hub.managementUrl}/connections`);
  const { systems } = (await answer.json()) as {
    readonly systems: readonly { readonly systemId: string; readonly directoryIsFresh: boolean }[];
  };
  expect(systems.find(({ systemId }) => systemId === '000.00.00.G22')?.directoryIsFresh).toBe(true);
});

it('REG-05: a body that was closed is offered no more, and one that was renamed has its new name', async () => {
  const { hub } = exchange.hub;
  must(await renameBody('G06', { name: 'Bộ Một' }, 'registry', hub));
  await live(12);
  expect(bodyOf('G06')?.name).toBe('Bộ Một');
  must(await closeBody('G06', { reason: 'Giải thể' }, 'registry', hub));
  await live(12);
  expect(bodyOf('G06')).toBeUndefined();
  expect(office().directory.bodies()?.length).toBeGreaterThan(5);
});

const row = { id: '', pid: '', name: 'Bộ Một', mail: '', code: 'G06', otherCode: '000.00.00.G06' };

it('keeps the copy through an outage, and reads it in the next round', async () => {
  const clock = createManualClock(0);
  const log = createMemoryLog();
  const answers: Answer<readonly AgencyRow[]>[] = [outage, { kind: 'ok', value: [] }];
  const copy = createDirectoryCopy({
    client: { systemId: 'G22', getAgenciesList: async () => answers.shift() ?? outage },
    ports: { clock, log, chance: createSeededChance('copy') },
    mailboxOf: (code) => code,
    rows: [row],
    every: hour,
  });
  await copy.refresh();
  expect(answers).toHaveLength(2);
  await clock.advance(hour);
  await copy.refresh();
  expect([copy.readAt(), copy.bodies()]).toEqual([0, [row]]);
  expect(log.entries).toMatchObject([{ name: 'directory-not-read', facts: { systemId: 'G22', age: 60 } }]);
  await copy.refresh();
  expect([copy.readAt(), copy.bodies()]).toEqual([hour, []]);
  expect(copy.mailboxOf('000.00.00.G06')).toBe('G06');
});
