import { execFileSync, spawnSync } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { world2026 } from '../../fixtures/worlds/world-2026.ts';
import type { HeaderPair } from '../../protocol/wire/headers.ts';
import { createMemoryLog } from '../ports/memory-log.ts';
import { createSeededChance } from '../ports/seeded-chance.ts';
import { type RunningWorld, startWorld } from '../world.ts';
import { runFirstLetter } from './first-letter.ts';
import { createVirtualTime } from './virtual-time.ts';

/** Programs that others wrote, over everything that the nodes of the first letter put on the wire. */

let world: RunningWorld;
let requests: readonly { readonly operation: string; readonly headers: readonly HeaderPair[] }[];
let packets: readonly Uint8Array[];

beforeAll(async () => {
  const { clock, hurry } = createVirtualTime(Date.UTC(2026, 10, 20, 2, 30));
  const ports = { clock, chance: createSeededChance('5'), log: createMemoryLog() };
  world = await startWorld({ world: world2026, seed: 5, ports });
  await hurry(runFirstLetter(world, () => undefined));
  const response = await fetch(`${world.hub.managementUrl}/requests?limit=1000`);
  requests = ((await response.json()) as { requests: typeof requests }).requests;
  const outgoing = world.nodes.flatMap(({ store }) => store.outgoing().map(({ file }) => ({ store, file })));
  packets = await Promise.all(outgoing.map(({ store, file }) => store.files.read(file)));
});
afterAll(() => world.close());

const headerOf = (headers: readonly HeaderPair[], name: string) =>
  headers.find(([each]) => each === name)?.[1] ?? '';

const installed = (program: string, ...tryOut: string[]) => spawnSync(program, tryOut).error === undefined;

describe.skipIf(!installed('xmllint', '--version'))('xmllint (apt-get install libxml2-utils)', () => {
  it('reads every packet that the nodes sent', () => {
    expect(packets).toHaveLength(11);
    for (const bytes of packets) {
      const { status, stderr } = spawnSync('xmllint', ['--noout', '-'], { input: bytes });
      expect({ status, said: stderr.toString() }).toEqual({ status: 0, said: '' });
    }
  });
});

describe.skipIf(!installed('openssl', 'version'))('openssl (apt-get install openssl)', () => {
  const digest = (input: Uint8Array | string, ...options: string[]) =>
    execFileSync('openssl', ['dgst', '-sha256', '-r', ...options], { input })
      .toString()
      .split(' ')[0] ?? '';

  it('computes the same HMAC for every request of the nodes', () => {
    const differing = requests.filter(({ headers }) => {
      const systemId = headerOf(headers, 'XroadVnpt-systemid');
      const secret = world.place.systems.find((each) => each.systemId === systemId)?.secret ?? '';
      const computed = digest(headerOf(headers, 'XroadVnpt-sign-header'), '-hmac', secret);
      return computed !== headerOf(headers, 'XroadVnpt-hash-header');
    });
    expect(requests.length).toBeGreaterThan(40);
    expect(differing).toEqual([]);
  });

  it('computes the same hash-file for every packet, byte for byte without padding', () => {
    const told = requests
      .filter(({ operation }) => operation === 'sendEdoc')
      .map(({ headers }) => headerOf(headers, 'XroadVnpt-hash-file'));
    const unpadded = packets.map((bytes) => digest(bytes).replaceAll(/0([0-9a-f])|([0-9a-f]{2})/g, '$1$2'));
    expect(told.toSorted()).toEqual(unpadded.toSorted());
  });
});
