import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { world2026 } from '../../fixtures/worlds/world-2026.ts';
import type { HeaderPair } from '../../protocol/wire/headers.ts';
import { isOperationName } from '../../protocol/wire/operations.ts';
import { buildSdkRequest } from '../../protocol/wire/sdk-request.ts';
import { parseSdkTimestamp } from '../../protocol/wire/sdk-timestamp.ts';
import { createMemoryLog } from '../ports/memory-log.ts';
import { createSeededChance } from '../ports/seeded-chance.ts';
import { type RunningWorld, startWorld } from '../world.ts';
import { runFirstLetter } from './first-letter.ts';
import { createVirtualTime } from './virtual-time.ts';

/** A request as the management port tells it. */
interface Recorded {
  readonly method: string;
  readonly path: string;
  readonly operation: string;
  readonly bodyBytes: number;
  readonly headers: readonly HeaderPair[];
}

let world: RunningWorld;
let conversation: readonly Recorded[];

beforeAll(async () => {
  const { clock, hurry } = createVirtualTime(Date.UTC(2026, 10, 20, 2, 30));
  const ports = { clock, chance: createSeededChance('3'), log: createMemoryLog() };
  world = await startWorld({ world: world2026, seed: 3, ports });
  await hurry(runFirstLetter(world, () => undefined));
  const response = await fetch(`${world.hub.managementUrl}/requests?limit=1000`);
  conversation = ((await response.json()) as { requests: readonly Recorded[] }).requests;
});
afterAll(() => world.close());

const headerOf = (headers: readonly HeaderPair[], name: string) =>
  headers.find(([each]) => each.toLowerCase() === name.toLowerCase())?.[1] ?? '';

/** What the vendor SDK would have sent for the same parameters. */
function modelOf({ operation, headers, bodyBytes }: Recorded): readonly HeaderPair[] {
  if (!isOperationName(operation)) throw new Error(operation);
  const own = ['systemid', 'timestamp', 'Content-Type', 'hash-file'];
  const keys = headerOf(headers, 'XroadVnpt-sign-header-key').split(';');
  const systemId = headerOf(headers, 'XroadVnpt-systemid');
  const service = {
    systemId,
    secret: world.place.systems.find((each) => each.systemId === systemId)?.secret ?? '',
    host: new URL(world.hub.url).host,
    constructedAt: parseSdkTimestamp(headerOf(headers, 'XroadVnpt-timestamp')) ?? Number.NaN,
  };
  const parameters = keys
    .filter((key) => !own.includes(key))
    .map((key) => [key, headerOf(headers, `XroadVnpt-${key}`)] as const);
  // Only the length of a packet is known here; the client's own tests hold hash and bytes against the SDK's.
  const body = operation === 'sendEdoc' ? new Uint8Array(bodyBytes - 2) : new Uint8Array();
  return buildSdkRequest(service, { operation, parameters, body }).headers;
}

/** Undici has `Host`, `Connection` and `Content-Length` at places and in casings of its own. */
const placedByUndici = /^(host|connection|content-length)$/i;
/** What depends on a packet's bytes, which the record does not keep. */
const ofBytes = /^XroadVnpt-(hash-file|sign-header|hash-header)$/;

const named = (headers: readonly HeaderPair[], operation: string) =>
  headers.filter(([name]) => operation !== 'sendEdoc' || !ofBytes.test(name));

describe('the conversation of the nodes with the hub', () => {
  it('has every kind of call that an exchange needs', () => {
    expect(new Set(conversation.map((each) => each.operation))).toEqual(
      new Set(['sendEdoc', 'getReceivedEdocList', 'getEdoc', 'updateStatus']),
    );
  });

  it('has, request by request, the headers of the vendor SDK and no other', () => {
    for (const request of conversation) {
      const plain = (headers: readonly HeaderPair[]) =>
        named(headers, request.operation)
          .map(([name, value]) => `${name}: ${value}`.toLowerCase())
          .sort();
      expect(plain(request.headers)).toEqual(plain(modelOf(request)));
    }
  });

  it('has them in the order and casing of the vendor SDK, signing order included', () => {
    for (const request of conversation) {
      const order = (headers: readonly HeaderPair[]) =>
        headers.map(([name]) => name).filter((name) => !placedByUndici.test(name));
      expect(order(request.headers)).toEqual(order(modelOf(request)));
    }
  });

  it('keeps one timestamp for each node', () => {
    const stamps = new Map<string, Set<string>>();
    for (const { headers } of conversation) {
      const systemId = headerOf(headers, 'XroadVnpt-systemid');
      const seen = stamps.get(systemId) ?? new Set();
      stamps.set(systemId, seen.add(headerOf(headers, 'XroadVnpt-timestamp')));
    }
    expect([...stamps.values()].map((each) => each.size)).toEqual([1, 1, 1, 1, 1]);
  });
});
