import { describe, expect, it, onTestFinished } from 'vitest';
import { writeRawRequest } from '../../protocol/wire/raw-request.ts';
import { buildSdkRequest } from '../../protocol/wire/sdk-request.ts';
import { createAttemptGuard, usualAttempts } from './attempts.ts';
import { callRaw } from './http/raw-caller.ts';
import { call, documents, secretOf, settingsOf, startHubUnderTest } from './hub-under-test.ts';

const who = { systemId: 'G22', source: '10.0.0.7' };
const minute = 60_000;

describe('AUT-04: a guard of failed attempts', () => {
  const failing = (times: number, at = 0) => {
    const guard = createAttemptGuard(usualAttempts);
    for (let count = 0; count < times; count += 1) guard.failed(who, at + count);
    return guard;
  };

  it('bears four, and pauses after the fifth for five minutes', () => {
    expect(failing(4).pausedUntil(who, 4)).toBeUndefined();
    const guard = failing(5);
    expect(guard.pausedUntil(who, 5)).toBe(4 + 5 * minute);
    expect(guard.pausedUntil(who, 4 + 5 * minute)).toBeUndefined();
  });

  it('knows the system from its name at another address, and its neighbour at the same', () => {
    const guard = failing(5);
    expect(guard.pausedUntil({ ...who, source: '10.0.0.8' }, 5)).toBeUndefined();
    expect(guard.pausedUntil({ ...who, systemId: 'H17' }, 5)).toBeUndefined();
  });

  it('forgets what is a quarter of an hour old, and all of it at a success', () => {
    const late = failing(4);
    late.failed(who, 16 * minute);
    expect(late.pausedUntil(who, 16 * minute)).toBeUndefined();
    const good = failing(4);
    good.succeeded(who);
    good.failed(who, 5);
    expect(good.list(5)).toEqual([{ ...who, failures: 1 }]);
  });

  it('remembers of a long name its start, and knows it again', () => {
    const guard = createAttemptGuard(usualAttempts);
    const long = { ...who, systemId: 'x'.repeat(100_000) };
    for (let count = 0; count < 5; count += 1) guard.failed(long, count);
    expect(guard.pausedUntil(long, 5)).toBe(4 + 5 * minute);
    expect(guard.list(5)[0]?.systemId).toBe(`${'x'.repeat(200)}… (+99800)`);
  });

  it('remembers a bounded number of names', () => {
    const guard = createAttemptGuard(usualAttempts);
    for (let count = 0; count < 10_050; count += 1) guard.failed({ ...who, systemId: String(count) }, count);
    expect(guard.list(10_050)).toHaveLength(10_000);
    guard.clear();
    expect(guard.list(10_050)).toEqual([]);
  });
});

describe('AUT-04: a hub that counts', () => {
  it('refuses the right secret, too, after five wrong ones, says until when, and takes it afterwards', async () => {
    const hub = await startHubUnderTest({ attempts: usualAttempts });
    onTestFinished(() => hub.close());
    const list = () => call(hub, 'G22', 'getReceivedEdocList', documents);
    const settings = settingsOf('G22', { secret: secretOf('H17') });
    const operation = 'getReceivedEdocList';
    const wrong = buildSdkRequest(settings, { operation, parameters: documents, body: new Uint8Array() });
    for (let count = 0; count < 5; count += 1) await callRaw(hub.url, writeRawRequest(wrong));
    expect((await list()).json['ErrorDesc']).toContain('[hub.attempts-paused]');
    expect((await call(hub, 'H17', 'getReceivedEdocList', documents)).json['status']).toBe('OK');
    const shown = await fetch(`${hub.managementUrl}/attempts`);
    expect(await shown.json()).toMatchObject({
      attempts: [{ failures: 0, pausedUntil: hub.clock.now() + 5 * minute }],
    });
    const events = (await hub.store.listEvents(0, 100)).map(({ event }) => event);
    expect(events.at(-1)).toMatchObject({ name: 'security-event', requirements: ['AUT-04'] });
    await hub.clock.advance(5 * minute);
    expect((await list()).json['status']).toBe('OK');
  });
});
