import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { world2026 } from '../../fixtures/worlds/world-2026.ts';
import { findOperation } from '../../protocol/wire/operations.ts';
import { callRaw } from './http/raw-caller.ts';
import { type HubUnderTest, startHubUnderTest } from './hub-under-test.ts';

const folder = process.env['LIENTHONG_SAMPLES'];
const named = (kind: string) =>
  folder === undefined ? [] : readdirSync(join(folder, kind)).filter((name) => /\.(http|edxml)$/.test(name));

/** The secret with which the samples were signed; it is published with them. */
const secret = 'not-a-real-secret';

describe.skipIf(folder === undefined)(
  'raw requests of the vendor SDKs (set LIENTHONG_SAMPLES to the folder of the samples)',
  () => {
    let hub: HubUnderTest;
    beforeAll(async () => {
      const systems = world2026.systems.map(({ systemId }) => ({ systemId, secret }));
      hub = await startHubUnderTest({ world: { ...world2026, systems } });
    });
    afterAll(() => hub.close());

    it.each(named('wire'))('%s gets an answer that its SDK can read', async (name) => {
      const request = readFileSync(join(folder ?? '', 'wire', name));
      const target = request.toString('latin1', 0, 200).split(' ')[1] ?? '';
      const operation = findOperation(target);
      if (!operation.ok) throw new Error(`no operation in ${target}`);
      const { status, body } = await callRaw(hub.url, request);
      expect(`${operation.value.name} ${status} ${keysIn(body)}`).toBe(
        `${operation.value.name} ${expectedOf(name, operation.value.name)}`,
      );
      expect(body.every((byte) => byte < 0x80)).toBe(true);
      expect(hub.log.entries).toEqual([]);
    });
  },
);

/** Status, code and further keys of the answer: `OK 0 +data`; `empty` for no body at all. */
function keysIn(body: Buffer): string {
  if (body.length === 0) return 'empty';
  const { status, ErrorCode, ErrorDesc, ...extras } = JSON.parse(body.toString('latin1'));
  expect([typeof status, typeof ErrorCode, typeof ErrorDesc]).toEqual(['string', 'string', 'string']);
  return [
    status,
    ErrorCode,
    ...Object.entries(extras).map(([key, value]) => `+${key}:${shapeOf(value)}`),
  ].join(' ');
}

function shapeOf(value: unknown): string {
  if (Array.isArray(value)) return 'list';
  return value === '' ? 'empty' : typeof value;
}

/** What each operation of the samples gets in a world where it names nothing that exists. */
function expectedOf(name: string, operation: string): string {
  switch (operation) {
    case 'sendEdoc':
      // The captured calls send a status packet as messagetype edoc.
      return '200 FAIL 22 +DocId:empty';
    case 'getEdoc':
      return '200 FAIL -1 +data:empty';
    case 'updateStatus':
    case 'deleteAgency':
    case 'registerAgency':
      return '200 FAIL -1';
    case 'downloadEdoc':
      return name.includes('downloadEdoc.2') ? '401 empty' : '400 empty';
    case 'countReceiveEdoc':
    case 'countReceiveStatus':
      return '200 OK 0 +count:number';
    default:
      return '200 OK 0 +data:list';
  }
}
