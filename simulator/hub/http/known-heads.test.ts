import { describe, expect, it } from 'vitest';
import type { HeaderPair } from '../../../protocol/wire/headers.ts';
import { operations } from '../../../protocol/wire/operations.ts';
import { buildSdkRequest } from '../../../protocol/wire/sdk-request.ts';
import { call, documents, settingsOf, startHubUnderTest } from '../hub-under-test.ts';
import { createHeadReader } from './known-heads.ts';

const operation = operations.getReceivedEdocList;
const poll = (code: string) =>
  buildSdkRequest(settingsOf(code), { operation: operation.name, parameters: documents }).headers;

function withValue(headers: readonly HeaderPair[], name: string, value: string): readonly HeaderPair[] {
  return headers.map(([each, was]): HeaderPair => [each, each === name ? value : was]);
}

describe('the head of a poll', () => {
  it('is read once while it stays the same', () => {
    const read = createHeadReader();
    expect(read(operation, poll('G22'))).toBe(read(operation, poll('G22')));
    expect(read(operation, poll('H17'))).not.toBe(read(operation, poll('G22')));
  });

  it.each([
    ['another value', withValue(poll('G22'), 'XroadVnpt-messagetype', 'status')],
    [
      'another spelling of a name',
      poll('G22').map(([name, value]): HeaderPair => [name.toLowerCase(), value]),
    ],
    ['one header more', [...poll('G22'), ['XroadVnpt-from', 'G06']] satisfies readonly HeaderPair[]],
    ['one header less', poll('G22').slice(1)],
  ])('is read anew with %s under the same HMAC', (_, altered) => {
    const read = createHeadReader();
    const known = read(operation, poll('G22'));
    const other = read(operation, altered);
    expect(other).not.toBe(known);
    expect(other.parameters.entries.map(({ value }) => value)).toEqual(
      altered.filter(([name]) => /^xroadvnpt-/i.test(name)).map(([, value]) => value),
    );
  });
});

describe('a head that is no poll of anybody’s', () => {
  it.each<[string, readonly HeaderPair[]]>([
    ['a long value', [...poll('G22'), ['XroadVnpt-junk', 'x'.repeat(20_000)]]],
    ['a long name', [...poll('G22'), ['x'.repeat(20_000), '']]],
    ['many headers', [...poll('G22'), ...Array.from({ length: 300 }, (): HeaderPair => ['X', ''])]],
  ])('is not kept, as anybody may send it: %s', (_, long) => {
    const read = createHeadReader();
    const known = read(operation, poll('G22'));
    const first = read(operation, long);
    expect(first.parameters.entries.length).toBeGreaterThan(0);
    expect(read(operation, long)).not.toBe(first);
    expect(read(operation, poll('G22'))).toBe(known);
  });

  it('is one of four hundred receivers no more', () => {
    const to = JSON.stringify(Array.from({ length: 400 }, (_, at) => `000.00.${at % 100}.H17`));
    const head = [...poll('G22'), ['XroadVnpt-to', to]] satisfies readonly HeaderPair[];
    const read = createHeadReader();
    expect(read(operation, head)).toBe(read(operation, head));
  });
});

describe('a poll that the hub knows', () => {
  it('AUT-02: is refused once a value in it is altered, and again admitted as it was', async () => {
    const hub = await startHubUnderTest();
    const ask = async (headers: readonly HeaderPair[]) => {
      const answer = await hub.serve({
        method: 'POST',
        url: `/${operation.name}`,
        headers,
        body: new Uint8Array(),
      });
      return answer.problems.map(({ code }) => code);
    };
    const good = poll('G22');
    const method = operation.methods[0];
    expect(method).toBe('POST');
    expect(await ask(good)).toEqual([]);
    expect(await ask(withValue(good, 'XroadVnpt-messagetype', 'status'))).toContain(
      'wire.signed-header-altered',
    );
    expect(await ask(good)).toEqual([]);
    await hub.close();
  });

  it('AUT-01: is refused once its system has another secret', async () => {
    const hub = await startHubUnderTest();
    expect((await call(hub, 'G22', operation.name, documents)).json['status']).toBe('OK');
    const system = await hub.store.findSystem(settingsOf('G22').systemId);
    if (system === undefined) throw new Error('the world has no such system');
    await hub.store.putSystem({ ...system, secret: 'another' });
    expect((await call(hub, 'G22', operation.name, documents)).json['status']).toBe('FAIL');
    await hub.close();
  });
});
