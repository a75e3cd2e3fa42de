import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  asDocument,
  call,
  documents,
  type HubUnderTest,
  letter,
  morning,
  startHubUnderTest,
} from '../hub-under-test.ts';
import { createInstrumentsUnderTest, readingUnderTest } from './instruments-under-test.ts';
import { spanNames } from './span-names.ts';

interface Figures {
  readonly since: number;
  readonly cpuMs: number;
  readonly commits: object;
  readonly operations: Readonly<
    Record<string, { readonly calls: number; readonly spans: Readonly<Record<string, { totalMs: number }>> }>
  >;
}

let hub: HubUnderTest;
beforeEach(async () => {
  hub = await startHubUnderTest({ instruments: createInstrumentsUnderTest() });
});
afterEach(() => hub.close());

const get = async <T>(path: string) => (await (await fetch(hub.managementUrl + path)).json()) as T;
const spans = () => get<Figures>('/spans');
const send = (number: string) => call(hub, 'G22', 'sendEdoc', asDocument('G22'), letter(['H17'], number));

describe('the spans of a hub', () => {
  it('tell where a letter’s time went: what follows each other adds up to the whole', async () => {
    await send('1');
    await send('2');
    const { since, operations } = await spans();
    expect(since).toBe(morning);
    expect(Object.keys(operations)).toEqual(['sendEdoc']);
    const { calls = 0, spans: found = {} } = operations['sendEdoc'] ?? {};
    expect(calls).toBe(2);
    expect(new Set(Object.keys(found))).toEqual(new Set(spanNames));
    const total = (name: string) => found[name]?.totalMs ?? Number.NaN;
    const parts = ['authenticate', 'body', 'check', 'fan-out', 'verify', 'store', 'reply'].map(total);
    expect(parts.reduce((sum, each) => sum + each, 0)).toBe(total('whole'));
    expect(total('parse')).toBeLessThan(total('body'));
    expect(total('store-file') + total('store-row')).toBeLessThan(total('store'));
  });

  it('hold a refused call up to where it was refused', async () => {
    await call(hub, 'G22', 'sendEdoc', asDocument('H38.05'), letter(['H17']));
    const found = (await spans()).operations['sendEdoc']?.spans ?? {};
    expect(Object.keys(found)).toEqual([
      'whole',
      'authenticate',
      'body',
      'parse',
      'check',
      'fan-out',
      'reply',
    ]);
  });

  it('are told by operation, also for a path that names none', async () => {
    await send('1');
    await call(hub, 'H17', 'getReceivedEdocList', documents);
    await fetch(`${hub.url}/nothing`);
    const { operations } = await spans();
    expect(Object.keys(operations).toSorted()).toEqual(['getReceivedEdocList', 'sendEdoc', 'unknown']);
    expect(operations['getReceivedEdocList']?.spans).toHaveProperty('store');
  });

  it('count calls of the same process too', async () => {
    await hub.serve({ method: 'GET', url: '/nothing', headers: [], body: new Uint8Array() });
    expect((await spans()).operations['unknown']?.calls).toBe(1);
  });

  it('are counted anew when told', async () => {
    await send('1');
    await hub.clock.advance(5_000);
    const answer = await fetch(`${hub.managementUrl}/spans/reset`, { method: 'POST' });
    expect(await answer.json()).toEqual({ reset: true });
    expect(await spans()).toMatchObject({ since: morning + 5_000, cpuMs: 0, operations: {} });
  });
});

describe('the commits of a hub', () => {
  it('are none where nothing is made durable', async () => {
    await send('1');
    expect((await spans()).commits).toMatchObject({ writes: 0, sync: { count: 0 } });
  });

  it('tell waiting, working and syncing apart, by groups of writes', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'lienthong-spans-'));
    const instruments = createInstrumentsUnderTest();
    const durable = await startHubUnderTest({ instruments, store: folder });
    const read = async () =>
      ((await (await fetch(`${durable.managementUrl}/spans`)).json()) as Figures).commits;
    await fetch(`${durable.managementUrl}/spans/reset`, { method: 'POST' });
    await call(durable, 'G22', 'sendEdoc', asDocument('G22'), letter(['H17']));
    expect(await read()).toMatchObject({
      ...{ writes: 1, queued: { count: 1, maxMs: 1 }, work: { count: 1, maxMs: 1 } },
      sync: { count: 1, maxMs: 1 },
    });
    const fetched = { name: 'packet-fetched', by: 'H17', deliveryId: '1', documentId: '1' } as const;
    const events = [1, 2, 3].map((minutes) => ({ ...fetched, at: morning + minutes * 60_000 }));
    await Promise.all(events.map((event) => durable.store.recordEvent(event)));
    expect(await read()).toMatchObject({ writes: 4, sync: { count: 2 } });
    await durable.close();
    rmSync(folder, { recursive: true });
  });
});

describe('the process of a hub', () => {
  it('shows CPU, memory, the event loop, and what waits', async () => {
    await call(hub, 'G22', 'sendEdoc', asDocument('G22'), letter(['H17', 'G06']));
    expect(await get('/process')).toEqual({
      at: morning,
      ...readingUnderTest,
      waiting: { packets: 2, receivers: 2 },
    });
  });

  it('is not looked at in a hub that has nothing to look with', async () => {
    const blind = await startHubUnderTest();
    for (const path of ['/process', '/spans']) {
      const answer = await fetch(blind.managementUrl + path);
      expect(answer.status).toBe(404);
      expect(await answer.json()).toEqual({ error: expect.stringContaining('does not measure itself') });
    }
    await blind.close();
  });
});
