import { afterEach, beforeEach, expect, it } from 'vitest';
import type { OperationName } from '../../protocol/wire/operations.ts';
import { writeRawRequest } from '../../protocol/wire/raw-request.ts';
import { buildSdkRequest } from '../../protocol/wire/sdk-request.ts';
import type { SignedPairs } from '../../protocol/wire/sign-header.ts';
import { callRaw } from './http/raw-caller.ts';
import {
  asDocument,
  call,
  documents,
  type HubUnderTest,
  jsonOf,
  letter,
  morning,
  settingsOf,
  startHubUnderTest,
} from './hub-under-test.ts';
import type { RequestRecord } from './request-log.ts';

let hub: HubUnderTest;
let records: RequestRecord[] = [];
beforeEach(async () => {
  hub = await startHubUnderTest();
  records = [];
  hub.onRequest((record) => records.push(record));
});
afterEach(() => hub.close());

/** What was noticed about a call that was accepted. */
async function noticed(by: string, operation: OperationName, parameters: SignedPairs) {
  const { json } = await call(hub, by, operation, parameters);
  expect(json['status']).toBe('OK');
  return records.at(-1)?.problems.map(({ code, seen }) => [code, seen]);
}

it('a look for a packet that the caller never sent is answered with no rows, and noted', async () => {
  const sent = await call(hub, 'G22', 'sendEdoc', asDocument('G22'), letter(['H17']));
  const docId = String(sent.json['DocId']);
  const ask = (id: string) => noticed('G22', 'getSentEdocList', [...documents, ['docId', id]]);
  expect(await ask('65f000000000000000000000')).toEqual([['hub.sent-unknown', '65f000000000000000000000']]);
  expect(await ask(docId)).toEqual([]);
  expect(await noticed('G22', 'getSentEdocList', documents)).toEqual([]);
});

it('an acknowledgement of what nobody fetched is taken, and noted once: a letter may be lost', async () => {
  await call(hub, 'G22', 'sendEdoc', asDocument('G22'), letter(['H17', 'G06']));
  const waits = async (by: string) => {
    const { json } = await call(hub, by, 'getReceivedEdocList', documents);
    return (json['data'] as readonly { readonly docId: string }[])[0]?.docId ?? '';
  };
  const [unseen, seen] = [await waits('H17'), await waits('G06')];
  const done = (by: string, docId: string) =>
    noticed(by, 'updateStatus', [
      ['status', 'done'],
      ['docId', docId],
    ]);
  expect(await done('H17', unseen)).toEqual([['hub.ack-unfetched', unseen]]);
  expect(await done('H17', unseen)).toEqual([]);
  await call(hub, 'G06', 'getEdoc', [['docId', seen]], Buffer.from('{}'));
  expect(await done('G06', seen)).toEqual([]);
});

it.each([
  ['right', morning, []],
  ['twenty minutes fast', morning + 20 * 60_000, ['wire.timestamp-off']],
  ['UTC', morning - 7 * 3_600_000, ['wire.timestamp-off']],
  ['weeks old, as of an SDK that runs on', morning - 21 * 86_400_000, []],
])('a timestamp that is %s is taken', async (_, constructedAt, codes) => {
  const settings = settingsOf('G22', { constructedAt });
  const request = buildSdkRequest(settings, {
    operation: 'getReceivedEdocList',
    parameters: documents,
    body: new Uint8Array(),
  });
  expect(jsonOf(await callRaw(hub.url, writeRawRequest(request))).json['status']).toBe('OK');
  expect(records.at(-1)?.problems.map(({ code }) => code)).toEqual(codes);
});
