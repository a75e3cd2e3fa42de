import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createMemoryLog } from '../../ports/memory-log.ts';
import { createSeededChance } from '../../ports/seeded-chance.ts';
import { createSystemClock } from '../../ports/system-clock.ts';
import {
  asDocument,
  call,
  type HubUnderTest,
  letter,
  morning,
  secretOf,
  startHubUnderTest,
} from '../hub-under-test.ts';
import { startHub } from '../start-hub.ts';

let hub: HubUnderTest;
beforeEach(async () => {
  hub = await startHubUnderTest();
});
afterEach(() => hub.close());

/** The fields that these tests look at. */
interface Shown {
  readonly systems: readonly { readonly systemId: string }[];
  readonly agencies: readonly unknown[];
  readonly events: readonly unknown[];
  readonly requests: readonly { readonly headers: unknown; readonly problems: readonly unknown[] }[];
  readonly openapi: string;
  readonly paths: object;
  readonly error: string;
}

const shownIn = async (answer: Response) => (await answer.json()) as Shown;
const get = async (path: string) => shownIn(await fetch(hub.managementUrl + path));
const post = (path: string, body?: unknown) =>
  fetch(hub.managementUrl + path, {
    method: 'POST',
    ...(body === undefined
      ? {}
      : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
  });
const send = (number?: string) => call(hub, 'G22', 'sendEdoc', asDocument('G22'), letter(['H17'], number));

describe('the management port', () => {
  it('says that the hub is up and ready, and where', async () => {
    expect(await get('/health')).toEqual({ status: 'up' });
    expect(await get('/ready')).toMatchObject({ ready: true, endpoint: hub.url, packetBytes: 52_428_800 });
  });

  it('shows the world without a secret', async () => {
    const world = await get('/world');
    expect(world.systems).toContainEqual({ systemId: 'G06' });
    expect(world.agencies).toContainEqual(
      expect.objectContaining({ code: 'H17', code102: '000.00.00.H17', state: 'active' }),
    );
    await send();
    for (const path of ['/world', '/trace', '/requests', '/ready', '/openapi.json']) {
      const text = JSON.stringify(await get(path));
      for (const { systemId } of world.systems) expect(text).not.toContain(secretOf(systemId));
    }
  });

  it('shows the trace from a number on', async () => {
    await send('1');
    await send('2');
    const { events } = await get('/trace?after=1');
    expect(events).toEqual([
      { number: 2, event: expect.objectContaining({ name: 'packet-accepted', at: morning }) },
    ]);
  });

  it('streams the trace as it happens', async () => {
    await send('1');
    const headers = { accept: 'text/event-stream' };
    const { body } = await fetch(`${hub.managementUrl}/trace`, { headers });
    const lines = body?.pipeThrough(new TextDecoderStream())[Symbol.asyncIterator]();
    let text = '';
    const until = async (wanted: string) => {
      while (!text.includes(wanted)) text += (await lines?.next())?.value ?? '';
    };
    await until('id: 1\n');
    await send('2');
    await until('id: 2\n');
    expect(text).toContain('data: {"number":2,"event":{"name":"packet-accepted"');
  });

  it('shows what was sent, and what was wrong with it in both languages', async () => {
    await call(hub, 'G22', 'sendEdoc', asDocument('H38.05'), letter(['H17']));
    const { requests } = await get('/requests');
    expect(requests).toHaveLength(1);
    expect(requests[0]).toMatchObject({
      number: 1,
      operation: 'sendEdoc',
      systemId: '000.00.00.G22',
      refused: true,
      answered: expect.stringContaining('[hub.sender-foreign]'),
    });
    expect(requests[0]?.headers).toContainEqual([
      'XroadVnpt-hash-header',
      expect.stringMatching(/^[0-9a-f]{64}$/),
    ]);
    expect(requests[0]?.problems.at(-1)).toMatchObject({
      code: 'hub.sender-foreign',
      vi: { text: 'Đơn vị gửi “H38.05” không thuộc hệ thống 000.00.00.G22.' },
      en: { text: 'The sender “H38.05” is not served by the system 000.00.00.G22.' },
      requirements: ['IDC-04'],
    });
  });

  it('DUP-01: tells of a packet that came a second time, and of one system alone', async () => {
    const { json } = await send();
    await send();
    await call(hub, 'H17', 'countReceiveEdoc');
    const { requests } = await get('/requests?system=000.00.00.G22');
    expect(requests).toHaveLength(2);
    const repeated = { code: 'hub.packet-repeated', expected: json['DocId'] };
    expect(requests.map(({ problems }) => problems)).toEqual([
      expect.not.arrayContaining([expect.objectContaining(repeated)]),
      expect.arrayContaining([expect.objectContaining(repeated)]),
    ]);
    expect((await get('/requests')).requests).toHaveLength(3);
  });

  it('forgets packets, trace and requests on reset, and keeps the directory', async () => {
    await send();
    expect(await (await post('/reset')).json()).toEqual({ reset: true });
    expect((await get('/trace')).events).toEqual([]);
    expect((await get('/requests')).requests).toEqual([]);
    expect((await call(hub, 'H17', 'countReceiveEdoc')).json['count']).toBe(0);
    expect((await send()).json['status']).toBe('OK');
  });

  it('moves a manual clock on', async () => {
    expect(await get('/clock')).toMatchObject({
      local: '2026/11/21 08:20:00',
      instant: morning,
      manual: true,
    });
    expect(await (await post('/clock', { advance: 3_600_000 })).json()).toMatchObject({
      local: '2026/11/21 09:20:00',
    });
    expect(hub.clock.now()).toBe(morning + 3_600_000);
    expect((await post('/clock', { advance: -1 })).status).toBe(400);
  });

  it('does not move the computer’s own clock', async () => {
    const ports = { clock: createSystemClock(), chance: createSeededChance('s'), log: createMemoryLog() };
    const real = await startHub({ world: { systems: [], agencies: [] }, ports });
    const answer = await fetch(`${real.managementUrl}/clock`, {
      method: 'POST',
      body: '{"advance":1}',
      headers: { 'content-type': 'application/json' },
    });
    expect(answer.status).toBe(409);
    expect((await shownIn(answer)).error).toContain('own clock');
    await real.close();
  });

  it('describes itself, and answers what it does not know in one line', async () => {
    const description = await get('/openapi.json');
    expect(description.openapi).toBe('3.1.0');
    expect(Object.keys(description.paths)).toEqual(
      expect.arrayContaining(['/health', '/ready', '/world', '/clock', '/trace', '/requests', '/reset']),
    );
    expect(await get('/nothing')).toEqual({ error: 'There is no GET /nothing. See /openapi.json.' });
  });

  it('refuses a text that no packet and not every store can hold, wherever it stands', async () => {
    const inPath = await post('/deliveries/%00/reset');
    const inQuery = await fetch(`${hub.managementUrl}/transfers?document=%00`);
    const inBody = await post('/directory/rename', { code: 'H17', name: 'A\u0000B' });
    for (const [answer, place] of [
      [inPath, 'path/id'],
      [inQuery, 'query/document'],
      [inBody, 'body/name'],
    ] as const) {
      expect(answer.status).toBe(400);
      expect(await answer.json()).toMatchObject({
        error: expect.stringContaining('U+0000'),
        problems: [
          {
            code: 'settings.text-unwritable',
            place: { path: place },
            vi: { remedy: 'Bỏ ký tự này.' },
            en: { remedy: 'Leave this character out.' },
          },
        ],
      });
    }
  });

  it('is on loopback', () => {
    expect(hub.managementUrl).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  });
});
