import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { presets } from '../../faults/presets.ts';
import { callRaw } from '../http/raw-caller.ts';
import { type HubUnderTest, rawCall, startHubUnderTest } from '../hub-under-test.ts';

let hub: HubUnderTest;
beforeEach(async () => {
  hub = await startHubUnderTest();
});
afterEach(() => hub.close());

interface Shown {
  readonly plan: { readonly rules: readonly unknown[] };
  readonly rules: readonly unknown[];
  readonly error: string;
  readonly problems: readonly { readonly code: string; readonly vi: { readonly text: string } }[];
}

async function ask(method: string, path: string, body?: unknown) {
  const answer = await fetch(hub.managementUrl + path, {
    method,
    ...(body === undefined
      ? {}
      : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
  });
  return { status: answer.status, json: (await answer.json()) as Shown };
}

const statusNow = async () => (await callRaw(hub.url, rawCall('G22', 'getAgenciesList'))).status;
const page = { id: 'page', kind: 'html-page', when: 'before', rate: 1 };

describe('faults at the management port', () => {
  it('are none at first, are set, counted, and ended', async () => {
    expect(await ask('GET', '/faults')).toEqual({ status: 200, json: { plan: { rules: [] }, rules: [] } });
    expect((await ask('PUT', '/faults', { rules: [page] })).json.plan).toEqual({ rules: [page] });
    expect(await statusNow()).toBe(502);
    expect((await ask('GET', '/faults')).json.rules).toEqual([{ rule: 'page', asked: 1, fired: 1 }]);
    expect((await ask('DELETE', '/faults')).json).toEqual({ plan: { rules: [] }, rules: [] });
    expect(await statusNow()).toBe(200);
  });

  it('are in the trace, one event each', async () => {
    await ask('PUT', '/faults', { rules: [page] });
    await statusNow();
    const { events } = (await (await fetch(`${hub.managementUrl}/trace`)).json()) as { events: unknown[] };
    expect(events).toEqual([
      {
        number: 1,
        event: {
          name: 'fault-fired',
          at: hub.clock.now(),
          rule: 'page',
          fault: 'html-page',
          systemId: '000.00.00.G22',
          operation: 'getAgenciesList',
          attempt: 1,
        },
      },
    ]);
  });

  it('can be a preset', async () => {
    expect((await ask('PUT', '/faults', { preset: 'lively' })).json.plan.rules).toEqual(presets.lively);
    expect((await ask('GET', '/faults/presets')).json).toEqual(presets);
  });

  it('are refused in words when they are wrong, and those before them stay', async () => {
    await ask('PUT', '/faults', { rules: [page] });
    const { status, json } = await ask('PUT', '/faults', { rules: [{ ...page, rates: 1 }] });
    expect(status).toBe(422);
    expect(json.error).toBe('rules/0: There is no key “rates” here. Did you mean: rate?');
    expect(json.problems).toMatchObject([
      { code: 'settings.key-unknown', vi: { text: 'Không có khoá “rates”.' }, expected: 'rate' },
    ]);
    expect(await statusNow()).toBe(502);
  });

  it('begin anew when they are set again: with a seed they fire as before', async () => {
    const half = { seed: 'a seed', rules: [{ ...page, rate: 0.5 }] };
    const runs = [];
    for (let run = 0; run < 2; run += 1) {
      await ask('PUT', '/faults', half);
      const statuses = [];
      for (let attempt = 0; attempt < 12; attempt += 1) statuses.push(await statusNow());
      runs.push(statuses);
    }
    expect(new Set(runs[0])).toEqual(new Set([200, 502]));
    expect(runs[1]).toEqual(runs[0]);
  });

  it('have their schema there, and stand in the description of the API', async () => {
    expect((await ask('GET', '/faults/schema')).json).toMatchObject({ title: 'Faults of a lienthong hub' });
    const { json } = await ask('GET', '/openapi.json');
    expect(json).toMatchObject({ paths: { '/faults': { get: {}, put: {}, delete: {} } } });
  });
});
