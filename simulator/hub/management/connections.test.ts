import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SystemCalls } from '../call-watch.ts';
import {
  call,
  documents,
  type HubUnderTest,
  secretOf,
  startHubUnderTest,
  statuses,
} from '../hub-under-test.ts';

const minute = 60_000;
let hub: HubUnderTest;
beforeEach(async () => {
  hub = await startHubUnderTest();
});
afterEach(() => hub.close());

async function look<T>(path: string, headers: Readonly<Record<string, string>> = {}): Promise<T> {
  return (await (await fetch(hub.managementUrl + path, { headers })).json()) as T;
}

async function callsOf(systemId: string): Promise<SystemCalls | undefined> {
  const { systems } = await look<{ readonly systems: readonly SystemCalls[] }>('/connections');
  return systems.find((each) => each.systemId === systemId);
}

/** Looks into both queues, so many times, with minutes between. */
async function poll(times: number, minutes: number): Promise<void> {
  for (let round = 0; round < times; round += 1) {
    await call(hub, 'H17', 'getReceivedEdocList', documents);
    await call(hub, 'H17', 'getReceivedEdocList', statuses);
    await hub.clock.advance(minutes * minute);
  }
}

describe('connections', () => {
  it('STA-19: show how often each queue is looked into, the gap that is open counted', async () => {
    // A Saturday, on which nobody works: Monday morning, then.
    await hub.clock.advance(Date.parse('2026-11-23T08:00:00+07:00') - hub.clock.now());
    expect((await callsOf('000.00.00.H17'))?.polls.edoc).toEqual({ looks: 0, oftenEnough: false });
    await poll(12, 5);
    expect((await callsOf('000.00.00.H17'))?.polls).toEqual({
      edoc: { looks: 12, median: 5, p95: 5, longest: 5, oftenEnough: true },
      status: { looks: 12, median: 5, p95: 5, longest: 5, oftenEnough: true },
    });
    await hub.clock.advance(55 * minute);
    expect((await callsOf('000.00.00.H17'))?.polls.edoc).toMatchObject({ longest: 60, oftenEnough: false });
    expect((await callsOf('G06'))?.polls.edoc.oftenEnough).toBe(false);
  });

  it('STA-19: leave nights and free days out', async () => {
    await hub.clock.advance(Date.parse('2026-11-23T16:55:00+07:00') - hub.clock.now());
    await poll(1, 15 * 60 + 10);
    expect((await callsOf('000.00.00.H17'))?.polls.edoc).toMatchObject({ longest: 10, oftenEnough: true });
  });

  it('REG-04: show who has read the directory within a day', async () => {
    await call(hub, 'H17', 'getSynchronizeUnit');
    expect(await callsOf('000.00.00.H17')).toMatchObject({
      directoryIsFresh: true,
      directoryReadAt: hub.clock.now(),
    });
    expect((await callsOf('G06'))?.directoryIsFresh).toBe(false);
    await hub.clock.advance(24 * 60 * minute + 1);
    expect((await callsOf('000.00.00.H17'))?.directoryIsFresh).toBe(false);
  });

  it('count no call that was refused', async () => {
    await call(hub, 'H17', 'getEdoc', [['docId', 'none']]);
    expect((await callsOf('000.00.00.H17'))?.lastCallAt).toBeUndefined();
  });
});

it('REG-03: services are listed as they are at that moment', async () => {
  const services = async () => {
    type Service = Readonly<Record<'servicetype' | 'state', string>> & { readonly served: boolean };
    return (await look<{ readonly services: readonly Service[] }>('/services')).services;
  };
  expect((await services()).map(({ served }) => served)).toEqual([true, false, false, false, false]);
  expect((await services())[0]).toMatchObject({ servicetype: 'eDoc', state: 'open' });
  const within = { from: '2026-11-21T09:00+07:00', to: '2026-11-21T10:00+07:00' };
  hub.faults.set({ rules: [{ id: 'm', kind: 'maintenance', rate: 1, within }] });
  expect((await services())[0]?.state).toBe('open');
  await hub.clock.advance(60 * minute);
  expect((await services())[0]?.state).toBe('maintenance');
  await hub.clock.advance(60 * minute);
  expect((await services())[0]?.state).toBe('open');
});

describe('ERR-03: the reasons of failures', () => {
  interface Failures {
    readonly failures: readonly {
      readonly operation: string;
      readonly problems: readonly { readonly code: string; readonly vi: { readonly text: string } }[];
    }[];
    readonly after: number;
    readonly error?: string;
  }
  const basic = (systemId: string, secret: string) => ({
    authorization: `Basic ${Buffer.from(`${systemId}:${secret}`).toString('base64')}`,
  });
  const own = (systemId: string) => basic(systemId, secretOf(systemId));

  it('are shown to the account concerned, in words with their accents', async () => {
    await call(hub, 'H17', 'getEdoc', [['docId', 'none']]);
    const { failures, after } = await look<Failures>('/portal/failures', own('000.00.00.H17'));
    expect(failures).toMatchObject([{ operation: 'getEdoc', problems: [{ code: 'hub.delivery-unknown' }] }]);
    expect(failures[0]?.problems[0]?.vi.text).toMatch(/[ạ-ỹ]/u);
    const later = await look<Failures>(`/portal/failures?after=${after}`, own('000.00.00.H17'));
    expect(later.failures).toEqual([]);
  });

  it('are shown to nobody else', async () => {
    await call(hub, 'H17', 'getEdoc', [['docId', 'none']]);
    expect((await look<Failures>('/portal/failures', own('G06'))).failures).toEqual([]);
    for (const headers of [{}, basic('000.00.00.H17', 'x'), basic('H99', ''), { authorization: 'Basic *' }]) {
      const answer = await fetch(`${hub.managementUrl}/portal/failures`, { headers });
      expect(answer.status).toBe(401);
      expect(await answer.text()).not.toContain('hub.delivery');
    }
  });
});
