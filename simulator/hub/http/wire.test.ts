import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { brokenRequests } from '../../../fixtures/requests/broken-requests.ts';
import { exampleSettings } from '../../../fixtures/requests/request-settings.ts';
import { fixtureRequests } from '../../../fixtures/requests/sdk-requests.ts';
import {
  asDocument,
  call,
  documents,
  type HubUnderTest,
  letter,
  settingsOf,
  startHubUnderTest,
} from '../hub-under-test.ts';
import { callRaw, openRawCaller } from './raw-caller.ts';

let hub: HubUnderTest;
let deliveryId = '';
let sentDocId = '';
beforeAll(async () => {
  hub = await startHubUnderTest();
  const sent = await call(hub, 'G06', 'sendEdoc', asDocument('G06'), letter(['G22'], '77', 'G06'));
  sentDocId = String(sent.json['DocId']);
  const { json } = await call(hub, 'G22', 'getReceivedEdocList', documents);
  deliveryId = (json['data'] as readonly { readonly docId: string }[])[0]?.docId ?? '';
});
afterAll(() => hub.close());

const names = fixtureRequests(settingsOf('G22')).map(({ name }) => name);

describe('every request in a shape of the field', () => {
  it.each(names)('is answered so that its SDK can read it: %s', async (name) => {
    const code = name.includes('2.0.0') ? 'G22.90' : 'G22.91';
    const agency = { ...exampleSettings.agency, code };
    const settings = settingsOf('G22', { deliveryId, sentDocId, agency });
    const fixture = fixtureRequests(settings).find((each) => each.name === name);
    if (fixture === undefined) throw new Error(`no fixture ${name}`);
    const { status, headers, body } = await callRaw(hub.url, fixture.raw());
    if (fixture.operation === 'downloadEdoc') {
      expect([status, body.length > 0]).toEqual(fixture.signed ? [200, true] : [401, false]);
      return;
    }
    expect(status).toBe(200);
    expect(headers.get('content-encoding')).toBeUndefined();
    expect(body.every((byte) => byte < 0x80)).toBe(true);
    const json: Record<string, unknown> = JSON.parse(body.toString('latin1'));
    expect(Object.keys(json)).toEqual(keysOf[fixture.operation] ?? ['status', 'ErrorCode', 'ErrorDesc']);
    expect(body.includes('null')).toBe(false);
    expect(json['status'], String(json['ErrorDesc'])).toBe('OK');
  });
});

const keysOf: Readonly<Record<string, readonly string[]>> = {
  sendEdoc: ['status', 'ErrorCode', 'ErrorDesc', 'DocId'],
  ...Object.fromEntries(
    [
      'getReceivedEdocList',
      'getSentEdocList',
      'getEdoc',
      'getAgenciesList',
      'getAgenciesListQD20',
      'getSynchronizeUnit',
    ].map((each) => [each, ['status', 'ErrorCode', 'ErrorDesc', 'data']]),
  ),
  countReceiveEdoc: ['status', 'ErrorCode', 'ErrorDesc', 'count'],
  countReceiveStatus: ['status', 'ErrorCode', 'ErrorDesc', 'count'],
};

describe('every request with one thing wrong', () => {
  const broken = brokenRequests(settingsOf('G22'));

  it.each(broken)('is refused with its own code: $name', async ({ expected, raw }) => {
    const before = await hub.store.listSent({ systemId: '000.00.00.G22', messageType: 'edoc' });
    const { status, body } = await callRaw(hub.url, raw());
    const json: Record<string, unknown> = JSON.parse(body.toString('latin1'));
    expect(status).toBe(200);
    expect(json['status']).toBe('FAIL');
    expect(json['ErrorDesc']).toContain(`[${expected}]`);
    expect(json['ErrorCode']).not.toBe('0');
    expect(await hub.store.listSent({ systemId: '000.00.00.G22', messageType: 'edoc' })).toEqual(before);
  });

  it('leaves its connection usable', async () => {
    const caller = await openRawCaller(hub.url);
    for (const { raw } of broken) expect((await caller.call(raw())).status).toBe(200);
    caller.hangUp();
  });
});
