import { expect, it } from 'vitest';
import { asDocument, call, documents, letter, rawCall, startHubUnderTest } from '../hub-under-test.ts';
import type { RequestRecord } from '../request-log.ts';
import { callRaw } from './raw-caller.ts';

it.each([
  ['XroadVnpt-systemid', 'XRoad-systemid', 'XroadVnpt-systemid', 'wire.signing-header-missing'],
  ['XroadVnpt-sign-header:', 'XroadVnpt-sign-heder:', 'XroadVnpt-sign-header', 'wire.signing-header-missing'],
  ['/getReceivedEdocList', '/getReceivedEDocList', 'getReceivedEdocList', 'wire.operation-unknown'],
])(
  'ERR-01: a refusal for %s sent as %s asks in the log whether another was meant, and not on the wire',
  async (right, wrong, meant, code) => {
    const hub = await startHubUnderTest();
    const records: RequestRecord[] = [];
    hub.onRequest((record) => records.push(record));
    const sent = Buffer.from(rawCall('G22', 'getReceivedEdocList', documents)).toString('latin1');
    const { body } = await callRaw(hub.url, Buffer.from(sent.replace(right, wrong), 'latin1'));
    await hub.close();
    const { ErrorDesc } = JSON.parse(body.toString('latin1')) as { readonly ErrorDesc: string };
    expect(ErrorDesc).toContain(`[${code}]`);
    expect(ErrorDesc).not.toContain('co phai');
    expect(ErrorDesc).not.toContain('loi khac');
    const near = records[0]?.problems.filter((each) => each.code === 'wire.name-near');
    expect(near).toMatchObject([{ severity: 'notice', expected: meant }]);
  },
);

it('ENV-10: a refusal of what is no packet says in the log what was sent instead, and not on the wire', async () => {
  const hub = await startHubUnderTest();
  const records: RequestRecord[] = [];
  hub.onRequest((record) => records.push(record));
  const base64 = Buffer.from(Buffer.from(letter(['H17'])).toString('base64'));
  const sent = Buffer.from(rawCall('G22', 'sendEdoc', asDocument('G22'), letter(['H17'])));
  const head = sent.subarray(0, sent.indexOf('\r\n\r\n') + 4).toString('latin1');
  const told = head.replace(/Content-Length: \d+/, `Content-Length: ${base64.length}`);
  const { body } = await callRaw(hub.url, Buffer.concat([Buffer.from(told, 'latin1'), base64]));
  await hub.close();
  expect(body.toString()).toContain('[wire.file-hash-wrong]');
  expect(body.toString()).not.toContain('Base64');
  expect(records[0]?.problems.map(({ code, seen }) => [code, seen]).at(-1)).toEqual([
    'wire.body-not-packet',
    'Base64',
  ]);
});

it('nothing is asked of a request that was accepted', async () => {
  const hub = await startHubUnderTest();
  const records: RequestRecord[] = [];
  hub.onRequest((record) => records.push(record));
  await call(hub, 'G22', 'getReceivedEdocList', documents);
  await hub.close();
  expect(records.map(({ problems }) => problems)).toEqual([[]]);
});

it('ERR-01: a refusal of parameters in the URL says in the log where they were seen, and not on the wire', async () => {
  const hub = await startHubUnderTest();
  const records: RequestRecord[] = [];
  hub.onRequest((record) => records.push(record));
  const bytes = 'POST /getEdoc?systemid=G22&docId=a HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer b\r\n\r\n';
  const { body } = await callRaw(hub.url, bytes);
  await hub.close();
  expect(body.toString()).toContain('[wire.signing-header-missing]');
  expect(body.toString()).not.toContain('Bearer');
  const found = records[0]?.problems.filter((each) => each.code === 'wire.parameter-elsewhere');
  expect(found).toMatchObject([{ severity: 'notice', seen: 'URL: ?systemid&docId; Authorization: Bearer' }]);
});
