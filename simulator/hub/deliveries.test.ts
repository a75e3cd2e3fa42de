import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  asDocument,
  call,
  documents,
  type HubUnderTest,
  letter,
  startHubUnderTest,
} from './hub-under-test.ts';

let hub: HubUnderTest;
let docId = '';
beforeEach(async () => {
  hub = await startHubUnderTest();
  await call(hub, 'G22', 'sendEdoc', asDocument('G22'), letter(['H17']));
  const { json } = await call(hub, 'H17', 'getReceivedEdocList', documents);
  docId = (json['data'] as readonly { readonly docId: string }[])[0]?.docId ?? '';
});
afterEach(() => hub.close());

const ack = async (by: string, status: string, id = docId) =>
  (
    await call(hub, by, 'updateStatus', [
      ['status', status],
      ['docId', id],
    ])
  ).json;
const waiting = async () => (await call(hub, 'H17', 'countReceiveEdoc')).json['count'];

describe('DUP-06: an acknowledgement', () => {
  it('twice is harmless and told once', async () => {
    expect([(await ack('H17', 'done'))['status'], (await ack('H17', 'done'))['status']]).toEqual([
      'OK',
      'OK',
    ]);
    const told = (await hub.store.listEvents(0, 10)).filter(
      ({ event }) => event.name === 'packet-acknowledged',
    );
    expect(told).toHaveLength(1);
  });

  it('of an unknown packet is refused', async () => {
    const unknown = await ack('H17', 'done', '4c1d27a5-6f0e-4b83-9a57-2f8f1d0c6b3e');
    expect(unknown['ErrorDesc']).toContain('[hub.delivery-unknown]');
  });

  it('ACC-01: of another’s packet is refused in the words for one that there is none of, noted, and changes nothing', async () => {
    const unknown = '4c1d27a5-6f0e-4b83-9a57-2f8f1d0c6b3e';
    const told = [await ack('G06', 'done', unknown), await ack('G06', 'done')];
    const words = told.map((each) => String(each['ErrorDesc']).replace(/“?[0-9a-f-]{36}”?/, 'ID'));
    expect(words[1]).toBe(words[0]);
    expect(await waiting()).toBe(1);
    const [refused, security] = (await hub.store.listEvents(0, 10)).slice(-2);
    expect(refused?.event).toMatchObject({ name: 'request-refused', systemId: 'G06' });
    expect(JSON.stringify(refused?.event)).toContain('hub.delivery-foreign');
    expect(security?.event).toMatchObject({ name: 'security-event', requirements: ['DUP-06'] });
  });

  it('of fail after done is refused', async () => {
    await ack('H17', 'done');
    expect((await ack('H17', 'fail'))['ErrorDesc']).toContain('[hub.ack-too-late]');
  });

  it('of processing leaves the packet in the list', async () => {
    expect((await ack('H17', 'processing'))['status']).toBe('OK');
    expect(await waiting()).toBe(1);
  });
});

describe('ERR-08: a packet that its receiver failed on', () => {
  it('is held, may still be fetched, and is shown to its sender', async () => {
    await ack('H17', 'fail');
    expect(await waiting()).toBe(0);
    expect((await call(hub, 'H17', 'getEdoc', [['docId', docId]])).json['status']).toBe('OK');
    const { json } = await call(hub, 'G22', 'getSentEdocList', documents);
    expect(json['data']).toMatchObject([{ receiverDocId: docId, sendStatus: 'fail' }]);
  });
});

describe('fetching', () => {
  it('another’s packet is refused', async () => {
    const { json } = await call(hub, 'G06', 'getEdoc', [['docId', docId]]);
    expect(json).toMatchObject({ status: 'FAIL', data: '' });
    expect(json['ErrorDesc']).toContain('[hub.delivery-unknown]');
  });
});

describe('IDC-02, IDC-06: both codes of one body', () => {
  it('are one mailbox', async () => {
    const packet = letter(['000.00.00.H17', 'H17'], '88');
    expect((await call(hub, 'G22', 'sendEdoc', asDocument('G22'), packet)).json['status']).toBe('OK');
    expect(await waiting()).toBe(2);
  });
});

describe('ENV-09: a parameter to that is not the packet’s', () => {
  it('is passed over with a warning', async () => {
    const to = ['to', '["G06"]'] as const;
    const heard: string[] = [];
    hub.onRequest(({ problems }) => heard.push(...problems.map((each) => each.code)));
    const { json } = await call(hub, 'G22', 'sendEdoc', [...asDocument('G22'), to], letter(['H17'], '89'));
    expect(json['status']).toBe('OK');
    expect(heard).toContain('hub.receivers-header-differs');
    expect((await call(hub, 'G06', 'countReceiveEdoc')).json['count']).toBe(0);
  });
});
