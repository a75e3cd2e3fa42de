import { describe, expect, it } from 'vitest';
import type { Fetch } from '../../protocol/ports/ports.ts';
import { createHubClient } from '../agency/hub-client.ts';
import type { ExchangeEvent } from '../exchange-event.ts';
import { createManualClock } from '../ports/manual-clock.ts';
import { createSeededChance } from '../ports/seeded-chance.ts';
import type { Fault } from './fault.ts';
import { callerKinds } from './fault-places.ts';
import { createFaultyFetch } from './faulty-fetch.ts';
import { presetPlan } from './parse-plan.ts';
import type { FaultRule } from './plan.ts';

const good = JSON.stringify({
  status: 'OK',
  ErrorCode: '0',
  ErrorDesc: 'Thanh cong',
  data: [],
  DocId: 'a'.repeat(24),
});
const packet = { messageType: 'edoc', from: 'G06', bytes: Buffer.from('<e/>') } as const;

/** A client whose line has this fault on the first request, and a hub that counts what reaches it. */
function clientWith(fault: Fault, more: Partial<FaultRule> = {}) {
  const rule = { id: 'line', nth: 1, ...more, ...fault } as FaultRule;
  const clock = createManualClock(0);
  const ports = { clock, chance: createSeededChance('s') };
  const reached: string[] = [];
  const events: ExchangeEvent[] = [];
  const hub: Fetch = async (_, init) => {
    reached.push(Buffer.from(init?.body as Uint8Array).toString());
    return new Response(good);
  };
  const fetch = createFaultyFetch(hub, {
    plan: { rules: [rule] },
    ports,
    onEvent: (event) => events.push(event),
  });
  const client = createHubClient({
    endpoint: 'http://hub.example',
    systemId: 'G06',
    secret: 's',
    fetch,
    clock,
  });
  return { client, clock, reached, events };
}

describe('a bad line of one caller', () => {
  it.each([
    ['dropped before', { kind: 'drop', when: 'before' }, 1],
    ['dropped after', { kind: 'drop', when: 'after' }, 2],
    ['reset before', { kind: 'reset', when: 'before' }, 1],
    ['reset after', { kind: 'reset', when: 'after' }, 2],
    ['cut in the middle of the answer', { kind: 'truncate', bytes: 20 }, 2],
    ['answered with babble', { kind: 'raw-reply', text: 'NO CARRIER', when: 'after' }, 2],
  ] as const)('%s is a lost connection, after which the client sends again', async (_, fault, requests) => {
    const { client, reached, events } = clientWith(fault);
    expect(await client.sendEdoc(packet)).toMatchObject({ kind: 'ok' });
    expect(reached).toHaveLength(requests);
    expect(events).toMatchObject([
      {
        name: 'fault-fired',
        rule: 'line',
        fault: fault.kind,
        systemId: 'G06',
        operation: 'sendEdoc',
        attempt: 1,
      },
    ]);
  });

  it.each([
    [{ kind: 'html-page', when: 'after' }, 'html-page'],
    [{ kind: 'empty-body', when: 'after' }, 'empty-body'],
  ] as const)('with a proxy in it: %o', async (fault, outage) => {
    const { client, reached } = clientWith(fault);
    expect(await client.sendEdoc(packet)).toMatchObject({ kind: 'unreachable', outage });
    expect(reached).toHaveLength(1);
  });

  it('sends twice what it was given once', async () => {
    const { client, reached } = clientWith({ kind: 'duplicate' });
    expect(await client.sendEdoc(packet)).toMatchObject({ kind: 'ok' });
    expect(reached).toHaveLength(2);
  });

  it.each(['before', 'after'] as const)('waits %s the request, by the clock', async (when) => {
    const { client, clock, reached, events } = clientWith({ kind: 'delay', ms: 500, when });
    const answer = client.sendEdoc(packet);
    while (clock.sleepers() === 0) await new Promise((resolve) => setImmediate(resolve));
    expect(reached).toHaveLength(when === 'before' ? 0 : 1);
    await clock.advance(500);
    expect(await answer).toMatchObject({ kind: 'ok' });
    expect(events).toMatchObject([{ drawn: '500 ms' }]);
  });

  it('lets a later request go in front', async () => {
    const { client, clock, reached } = clientWith({ kind: 'reorder', ms: 60_000 }, { operation: 'sendEdoc' });
    const first = client.sendEdoc(packet);
    while (clock.sleepers() === 0) await new Promise((resolve) => setImmediate(resolve));
    await client.sendEdoc({ ...packet, bytes: Buffer.from('<other/>') });
    await first;
    expect(reached).toEqual(['<other/>\r\n', '<e/>\r\n']);
    expect(clock.now()).toBe(0);
  });

  it('is left out when the answer is short enough', async () => {
    const { client, events } = clientWith({ kind: 'truncate', bytes: 10_000 });
    expect(await client.getAgenciesList()).toEqual({ kind: 'ok', value: [] });
    expect(events).toEqual([]);
  });

  it('cannot have what only a hub can do', () => {
    const ports = { clock: createManualClock(0), chance: createSeededChance('s') };
    const make = () => createFaultyFetch(globalThis.fetch, { plan: presetPlan('hostile'), ports });
    expect(make).toThrow('“half-close” is made by the hub, not on a caller’s side');
    expect(callerKinds).not.toContain('half-close');
  });
});
