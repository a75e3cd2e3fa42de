import { afterEach, expect, it } from 'vitest';
import { createManualClock } from '../../ports/manual-clock.ts';
import { silentLog } from '../../ports/memory-log.ts';
import { createSeededChance } from '../../ports/seeded-chance.ts';
import { createSteerableClock } from '../../ports/steerable-clock.ts';
import { type RunningHub, startHub } from '../start-hub.ts';

const hubs: RunningHub[] = [];
afterEach(async () => {
  for (const hub of hubs.splice(0)) await hub.close();
});

async function startSteered() {
  const base = createManualClock(1_000);
  const ports = { clock: createSteerableClock(base), chance: createSeededChance('1'), log: silentLog };
  const hub = await startHub({ world: { systems: [], agencies: [] }, ports });
  hubs.push(hub);
  const post = async (body: object) => {
    const response = await fetch(`${hub.managementUrl}/clock`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    });
    return {
      status: response.status,
      shown: (await response.json()) as { instant: number; frozen: boolean },
    };
  };
  return { base, post, hub };
}

it('a running hub’s clock is stopped, moved and let go at the management port', async () => {
  const { base, post } = await startSteered();
  expect((await post({ freeze: true })).shown).toMatchObject({ instant: 1_000, frozen: true });
  await base.advance(60_000);
  expect((await post({ advance: 5_000 })).shown).toMatchObject({ instant: 6_000, frozen: true });
  expect((await post({ freeze: false })).shown).toMatchObject({ instant: 6_000, frozen: false });
  await base.advance(1_000);
  expect((await post({ advance: 0 })).shown).toMatchObject({ instant: 7_000, frozen: false });
});

it('what is answered beside the axis is dated by the hub’s clock, too', async () => {
  const { base, hub } = await startSteered();
  await base.advance(86_400_000);
  const answers = [`${hub.managementUrl}/clock`, `${hub.managementUrl}/nothing`, hub.url];
  const dates = answers.map(async (url) => (await fetch(url)).headers.get('date'));
  expect(new Set(await Promise.all(dates))).toEqual(new Set(['Fri, 02 Jan 1970 00:00:01 GMT']));
});

it('a clock is not steered by a request that says nothing', async () => {
  const { post } = await startSteered();
  expect((await post({})).status).toBe(400);
});
