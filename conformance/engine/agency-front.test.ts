import { request } from 'node:http';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { usualTolerances } from '../tolerances.ts';
import { openForeignStages } from './agency-stages.ts';
import type { Driver } from './driver.ts';
import { createManualClock } from './reference-peers.ts';
import { signCall } from './sign-call.ts';
import type { Scenario } from './stage.ts';

const clock = createManualClock(Date.parse('2026-11-20T08:30:00+07:00'));
const idle: Driver = {
  ...{ name: 'idle', followsClock: false },
  perform: async () => ({ outcome: 'not-offered' }),
  close: async () => undefined,
};
const scenario: Scenario = {
  id: 'receiver-any',
  title: { vi: 'bất kỳ', en: 'any' },
  seat: 'receiver',
  run: async () => undefined,
};
const account = { systemId: '000.00.00.H17', secret: 'c2VjcmV0IG9mIGEgdGVzdA==', agencies: ['H17'] } as const;

async function open() {
  const stages = await openForeignStages({
    code: 'H17',
    secret: account.secret,
    driver: idle,
    clock,
    seed: 'front',
    run: 'first',
  });
  onTestFinished(stages.close);
  const { signal } = new AbortController();
  const { stage } = await stages.agency({
    scenario,
    seed: 'front',
    run: 'first',
    tolerances: usualTolerances,
    signal,
    heard: () => undefined,
    waiting: () => undefined,
  });
  return { url: stages.url, stage };
}

function call(url: string) {
  const parameters = [
    ['servicetype', 'eDoc'],
    ['messagetype', 'edoc'],
  ] as const;
  const { headers } = signCall(account, 'getReceivedEdocList', { parameters }, clock.now());
  return fetch(`${url}/getReceivedEdocList`, {
    method: 'POST',
    headers: headers.filter(([name]) => name !== 'Content-Length').map(([name, value]) => [name, value]),
  });
}

it('lets go of the system where its place cannot be had', async () => {
  const { url } = await open();
  const close = vi.fn(idle.close);
  const driver: Driver = { ...idle, close };
  const order = { code: 'H17', secret: account.secret, driver, clock, seed: 'front', run: 'second' };
  await expect(openForeignStages({ ...order, port: Number(new URL(url).port) })).rejects.toThrow(
    'EADDRINUSE',
  );
  expect(close).toHaveBeenCalledOnce();
});

describe('a system of somebody else', () => {
  it('reaches our hub over the network, and what it calls is written down', async () => {
    const { url, stage } = await open();
    expect(await (await call(url)).json()).toMatchObject({ status: 'OK', data: [] });
    const [entry] = stage.recorder.evidence().entries;
    expect(entry).toMatchObject({ kind: 'call', operation: 'getReceivedEdocList', from: { kind: 'system' } });
  });

  it('meets the trouble that was ordered: a cut is a cut', async () => {
    const { url, stage } = await open();
    stage.disturb({ name: 'reset', operations: ['getReceivedEdocList'], times: 1, manner: 'reset' });
    await expect(call(url)).rejects.toThrow();
    expect((await call(url)).status).toBe(200);
    expect(stage.recorder.evidence().entries[0]).toMatchObject({ failure: 'ECONNRESET', fault: 'reset' });
  });

  it('finds the test authorities under their name', async () => {
    const { url, stage } = await open();
    const { hostname, port } = new URL(url);
    const status = await new Promise<number | undefined>((resolve, reject) => {
      const options = { hostname, port, path: '/agency.crl', headers: { Host: 'pki.example' } };
      const asked = request(options, (answer) => {
        answer.resume();
        resolve(answer.statusCode);
      });
      asked.on('error', reject).end();
    });
    expect(status).toBe(200);
    expect(stage.recorder.evidence().entries[0]).toMatchObject({
      operation: 'crl',
      to: { kind: 'peer', name: 'pki' },
    });
  });

  it('is not blamed for a function that it does not have', async () => {
    const { stage } = await open();
    await stage.ask({ action: 'fetch' }, { vi: 'Nhận', en: 'Fetch' });
    expect(stage.recorder.evidence().entries.at(-1)).toMatchObject({
      subject: 'asked fetch',
      facts: { outcome: 'not-offered' },
    });
  });
});
