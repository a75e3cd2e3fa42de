import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { decodePacket } from '../../protocol/edxml/decode.ts';
import { callRaw } from './http/raw-caller.ts';
import {
  asDocument,
  asStatus,
  call,
  documents,
  type HubUnderTest,
  letter,
  morning,
  rawCall,
  startHubUnderTest,
  status,
  statuses,
} from './hub-under-test.ts';

let hub: HubUnderTest;
beforeEach(async () => {
  hub = await startHubUnderTest();
});
afterEach(() => hub.close());

const rowsOf = (json: Readonly<Record<string, unknown>>) => json['data'] as readonly Record<string, string>[];

describe('a letter', () => {
  it('goes to each receiver once, is fetched, acknowledged, and its statuses come back', async () => {
    const sent = await call(hub, 'G22', 'sendEdoc', asDocument('G22'), letter(['H17', 'G06']));
    expect(sent.json).toEqual({
      status: 'OK',
      ErrorCode: '0',
      ErrorDesc: 'Thanh cong',
      DocId: expect.any(String),
    });
    expect(sent.json['DocId']).toMatch(/^[0-9a-f]{24}$/);

    const [row, ...more] = rowsOf((await call(hub, 'H17', 'getReceivedEdocList', documents)).json);
    expect(more).toEqual([]);
    expect(row).toEqual({
      docId: expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/),
      serviceType: 'eDoc',
      messageType: 'edoc',
      created_time: '2026/11/21 08:20:00',
      updated_time: '2026/11/21 08:20:00',
      from: 'G22',
      to: 'H17',
      status: 'initial',
      status_desc: 'Moi den',
    });
    const docId = ['docId', row?.['docId'] ?? ''] as const;
    const got = await call(hub, 'H17', 'getEdoc', [docId]);
    expect(got.json).toMatchObject({ status: 'OK', ErrorCode: '0' });
    expect((await call(hub, 'H17', 'countReceiveEdoc')).json['count']).toBe(1);
    expect((await call(hub, 'H17', 'updateStatus', [docId, ['status', 'done']])).json['status']).toBe('OK');
    expect((await call(hub, 'H17', 'getReceivedEdocList', documents)).json['data']).toEqual([]);
    expect((await call(hub, 'G06', 'countReceiveEdoc')).json['count']).toBe(1);

    await call(hub, 'H17', 'sendEdoc', asStatus('H17'), status('H17', '03'));
    expect((await call(hub, 'G06', 'countReceiveStatus')).json['count']).toBe(0);
    const [told] = rowsOf((await call(hub, 'G22', 'getReceivedEdocList', statuses)).json);
    expect(told).toMatchObject({ from: 'H17', to: 'G22', messageType: 'status' });

    const view = rowsOf((await call(hub, 'G22', 'getSentEdocList', documents)).json);
    expect(view.map((each) => [each['toCode'], each['sendStatus'], each['receiveStatus']])).toEqual([
      ['H17', 'done', '03'],
      ['G06', 'initial', undefined],
    ]);
    expect(view[0]).toMatchObject({ senderDocId: sent.json['DocId'], receiverDocId: docId[1] });

    const names = (await hub.store.listEvents(0, 100)).map(({ event }) => event.name);
    expect(names).toEqual([
      'packet-accepted',
      'packet-fetched',
      'packet-acknowledged',
      'packet-accepted',
      // The receiver registered without having said 01.
      'status-judged',
    ]);
  });

  it('is delivered byte for byte, with the hub’s hop at the end of its trace', async () => {
    const original = letter(['H17']);
    await call(hub, 'G22', 'sendEdoc', asDocument('G22'), original);
    const [row] = rowsOf((await call(hub, 'H17', 'getReceivedEdocList', documents)).json);
    const got = await call(hub, 'H17', 'getEdoc', [['docId', row?.['docId'] ?? '']]);
    const delivered = Buffer.from(String(got.json['data']), 'base64').toString('utf8');
    const hop =
      '<edXML:TraceHeader><edXML:OrganId>00.00.W00</edXML:OrganId>' +
      '<edXML:Timestamp>2026/11/21 08:20:00</edXML:Timestamp></edXML:TraceHeader>';
    expect(delivered).toContain(`${hop}</edXML:TraceHeaderList>`);
    expect(delivered.replace(hop, '')).toBe(Buffer.from(original).toString('utf8'));
    const reading = decodePacket(Buffer.from(delivered), { dialect: 'observed', asOf: morning });
    expect(reading.packet).toMatchObject({ trace: [{ organId: 'G22' }, { organId: '00.00.W00' }] });
  });

  it('comes from downloadEdoc as it comes from getEdoc', async () => {
    await call(hub, 'G22', 'sendEdoc', asDocument('G22'), letter(['H17']));
    const [row] = rowsOf((await call(hub, 'H17', 'getReceivedEdocList', documents)).json);
    const docId = ['docId', row?.['docId'] ?? ''] as const;
    const got = await call(hub, 'H17', 'getEdoc', [docId]);
    const downloaded = await callRaw(hub.url, rawCall('H17', 'downloadEdoc', [docId]));
    expect(downloaded.body.toString('base64')).toBe(got.json['data']);
  });
});
