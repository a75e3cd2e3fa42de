import { connect } from 'node:net';
import { setImmediate } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  asDocument,
  type HubUnderTest,
  jsonOf,
  letter,
  rawCall,
  startHubUnderTest,
} from '../hub-under-test.ts';
import type { RequestRecord } from '../request-log.ts';
import { callRaw, openRawCaller } from './raw-caller.ts';
import { longestSilence } from './silence.ts';

let hub: HubUnderTest;
beforeAll(async () => {
  hub = await startHubUnderTest();
});
afterAll(() => hub.close());

/** A letter whose `Content-Length` counts its characters, as `String.length()` of Java does. */
function countedInCharacters(packet: Uint8Array) {
  const { length } = Buffer.from(packet).toString('utf8');
  const bytes = Buffer.from(rawCall('G22', 'sendEdoc', asDocument('G22'), packet));
  const end = bytes.indexOf('\r\n\r\n');
  const head = bytes.toString('latin1', 0, end).replace(/Content-Length: \d+/, `Content-Length: ${length}`);
  return { length, bytes: Buffer.concat([Buffer.from(head, 'latin1'), bytes.subarray(end)]) };
}

it('a body longer than its Content-Length is answered first, and then what is left over is refused', async () => {
  const { length, bytes } = countedInCharacters(letter(['H17'], '21'));
  const records = heard(2);
  const caller = await openRawCaller(hub.url);
  caller.put(bytes);
  expect(jsonOf(await caller.next()).json['ErrorDesc']).toContain('[wire.file-hash-wrong]');
  expect(jsonOf(await caller.next()).json['ErrorDesc']).toContain(`Content-Length: ${length}`);
  await caller.ended;
  const [first, second] = await records;
  expect(first?.problems.map(({ code }) => code)).toEqual(['wire.file-hash-wrong']);
  const [found] = second?.problems ?? [];
  expect(found?.code).toBe('wire.request-malformed');
  expect(found?.seen).toBe(`Invalid method encountered (POST /sendEdoc, Content-Length: ${length})`);
  expect(second?.systemId).toBe(first?.systemId);
});

it('what is left over is told once, in however many pieces it comes', async () => {
  const records = heard(2);
  const caller = await openRawCaller(hub.url);
  const pieces = ['{"a":', '1,', '"b":2}'].map((piece) => Buffer.from(piece));
  caller.put(Buffer.concat([rawCall('G22', 'getAgenciesList'), ...pieces]));
  for (const piece of pieces) caller.put(piece);
  expect((await caller.next()).status).toBe(200);
  expect((await caller.next()).status).toBe(400);
  await caller.ended;
  expect((await records).map(({ httpStatus }) => httpStatus)).toEqual([200, 400]);
});

it('a body that ends too soon is told as its request alone', async () => {
  const records = heard(1);
  const request = Buffer.from(rawCall('G22', 'sendEdoc', asDocument('G22'), letter(['H17'], '22')));
  const { hostname, port } = new URL(hub.url);
  const caller = connect({ host: hostname, port: Number(port) });
  caller.resume().end(request.subarray(0, request.length - 100));
  const [found, ...others] = (await records)[0]?.problems ?? [];
  expect([found?.code, others]).toEqual(['hub.upload-cut', []]);
  const declared = request.length - request.indexOf('\r\n\r\n') - 4;
  expect(found?.seen).toBe(`${declared - 100}/${declared}`);
});

it('a body that stops before its end is told while the hub waits for the rest, and answered once that comes', async () => {
  const request = Buffer.from(rawCall('G22', 'sendEdoc', asDocument('G22'), letter(['H17'], '23')));
  const declared = request.length - request.indexOf('\r\n\r\n') - 4;
  const records = heard(2);
  const resting = hub.clock.sleepers();
  const caller = await openRawCaller(hub.url);
  caller.put(request.subarray(0, request.length - 2));
  while (hub.clock.sleepers() <= resting) await setImmediate();
  await hub.clock.advance(longestSilence);
  caller.put(request.subarray(request.length - 2));
  expect(jsonOf(await caller.next()).json['status']).toBe('OK');
  const [stalled, answered] = await records;
  expect(stalled).toMatchObject({ operation: 'sendEdoc', systemId: answered?.systemId, httpStatus: 0 });
  expect(stalled?.problems).toMatchObject([
    { code: 'hub.upload-stalled', seen: `${declared - 2}/${declared}` },
  ]);
  expect(answered).toMatchObject({ httpStatus: 200, refused: false });
  expect(hub.clock.sleepers()).toBe(resting);
  caller.hangUp();
});

it.each([
  ['PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n', 'HTTP/2'],
  ['POST /getAgenciesList HTTP/1.1\r\nHost: a\r\n', 'EOF'],
])('what was begun and is no whole request has a name: %j', async (bytes, seen) => {
  const records = heard(1);
  if (seen === 'HTTP/2') await callRaw(hub.url, bytes);
  else await half(bytes);
  expect((await records)[0]?.problems[0]?.seen).toBe(seen);
});

async function half(bytes: string): Promise<void> {
  const { hostname, port } = new URL(hub.url);
  connect({ host: hostname, port: Number(port) })
    .resume()
    .end(bytes);
}

/** The next so many requests that the hub has an answer for. */
function heard(count: number): Promise<readonly RequestRecord[]> {
  const records: RequestRecord[] = [];
  return new Promise((resolve) => {
    const stop = hub.onRequest((record) => {
      records.push(record);
      if (records.length < count) return;
      stop();
      resolve(records);
    });
  });
}

it('a chunked body that is none is told once, as its request, with the answer that it got', async () => {
  const request = Buffer.from(rawCall('G22', 'sendEdoc', asDocument('G22'), letter(['H17'], '25')));
  const head = request.toString('latin1', 0, request.indexOf('\r\n\r\n') + 4);
  const records = heard(1);
  const more: RequestRecord[] = [];
  const stop = hub.onRequest((record) => more.push(record));
  const caller = await openRawCaller(hub.url);
  caller.put(`${head.replace(/Content-Length: \d+/, 'Transfer-Encoding: chunked')}5\r\n<edXM\r\nxyz\r\n`);
  expect((await caller.next()).status).toBe(400);
  await caller.ended;
  const [told] = await records;
  expect(told).toMatchObject({ method: 'POST', operation: 'sendEdoc', httpStatus: 400, refused: true });
  expect(told?.systemId).toBe('000.00.00.G22');
  expect(told?.problems[0]?.code).toBe('wire.request-malformed');
  // Whatever the hub has to say of this connection comes before the answer to the next one.
  await callRaw(hub.url, rawCall('G22', 'getAgenciesList'));
  stop();
  expect(more.map(({ operation }) => operation)).toEqual(['sendEdoc', 'getAgenciesList']);
});
