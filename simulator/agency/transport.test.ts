import { createServer, type Socket } from 'node:net';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { OperationName } from '../../protocol/wire/operations.ts';
import { buildSdkRequest } from '../../protocol/wire/sdk-request.ts';
import { createManualClock } from '../ports/manual-clock.ts';
import { createHubClient, type HubClient } from './hub-client.ts';
import { createTransport } from './transport.ts';

const start = Date.UTC(2026, 10, 21, 10);
const json = '{"status":"OK","ErrorCode":"0","ErrorDesc":"Thanh cong","data":[],"count":0,"DocId":"a"}';

/** A server that keeps the raw bytes of each request and answers the same to all. */
async function startRecorder(answer: string | Buffer, onHead: (socket: Socket) => void = () => undefined) {
  const recorded: string[] = [];
  const server = createServer((socket) => {
    let text = '';
    let told = false;
    socket.on('error', () => undefined);
    socket.on('data', (chunk) => {
      text += chunk.toString('latin1');
      const headEnd = text.indexOf('\r\n\r\n') + 4;
      if (headEnd < 4) return;
      const length = Number(/content-length: (\d+)/i.exec(text)?.[1] ?? 0);
      if (/expect: 100-continue/i.test(text) && !told) {
        told = true;
        onHead(socket);
      }
      if (text.length < headEnd + length) return;
      recorded.push(text);
      [text, told] = ['', false];
      socket.write(answer);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  const stop = () => new Promise((resolve) => server.close(resolve));
  return { recorded, endpoint: `http://127.0.0.1:${address.port}/adapter`, stop };
}

const answer = `HTTP/1.1 200 OK\r\nContent-Length: ${json.length}\r\n\r\n${json}`;
const goOn = (socket: Socket) => void socket.write('HTTP/1.1 100 Continue\r\n\r\n');
const agency = { id: '', pcode: 'G06', code: 'G06.99', name: 'Phòng thử', mail: '', mobile: '', fax: '' };

const calls: readonly (readonly [OperationName, (client: HubClient) => Promise<unknown>])[] = [
  ['sendEdoc', (client) => client.sendEdoc({ messageType: 'edoc', from: 'G06', bytes: Buffer.from('<e/>') })],
  ['getReceivedEdocList', (client) => client.getReceivedEdocList({ messageType: 'edoc' })],
  ['getSentEdocList', (client) => client.getSentEdocList({ messageType: 'edoc', docId: 'a'.repeat(24) })],
  ['getEdoc', (client) => client.getEdoc('d1')],
  ['updateStatus', (client) => client.updateStatus('d1', 'done')],
  ['getAgenciesList', (client) => client.getAgenciesList()],
  ['getAgenciesListQD20', (client) => client.getAgenciesListQD20()],
  ['getSynchronizeUnit', (client) => client.getSynchronizeUnit()],
  ['registerAgency', (client) => client.registerAgency(agency)],
  ['deleteAgency', (client) => client.deleteAgency('G06.99')],
  ['countReceiveEdoc', (client) => client.countReceiveEdoc()],
  ['countReceiveStatus', (client) => client.countReceiveStatus()],
  ['downloadEdoc', (client) => client.downloadEdoc('d1')],
];

const headersOf = (raw: string) =>
  raw
    .slice(0, raw.indexOf('\r\n\r\n'))
    .split('\r\n')
    .slice(1)
    .map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 2)] as const);

describe('the transport of a hub client', () => {
  it.each(calls)('puts %s on the wire with the headers of the SDK and no other', async (operation, call) => {
    const recorder = await startRecorder(answer, goOn);
    const clock = createManualClock(start);
    const transport = createTransport({ clock });
    const { endpoint } = recorder;
    const client = createHubClient({ endpoint, systemId: 'G06', secret: 's', fetch: transport.fetch, clock });
    await call(client);
    await transport.close();
    await recorder.stop();

    const [raw = ''] = recorder.recorded;
    const sent = headersOf(raw);
    const model = modelOf(operation, endpoint, sent, raw);
    const order = (headers: readonly (readonly [string, string])[]) =>
      headers.filter(([name]) => !/^(host|connection|content-length)$/i.test(name));
    expect(order(sent)).toEqual(order(model));
    const names = (headers: readonly (readonly [string, string])[]) =>
      headers.map(([name, value]) => `${name}: ${value}`.toLowerCase()).sort();
    expect(names(sent)).toEqual(names(model));
    expect(
      raw.startsWith(`${operation === 'downloadEdoc' ? 'GET' : 'POST'} /adapter/${operation} HTTP/1.1\r\n`),
    ).toBe(true);
  });

  it('sends a call that expects 100-continue to the byte as the SDK does', async () => {
    const recorder = await startRecorder(answer, goOn);
    const clock = createManualClock(start);
    const transport = createTransport({ clock });
    const { endpoint } = recorder;
    const client = createHubClient({ endpoint, systemId: 'G06', secret: 's', fetch: transport.fetch, clock });
    await client.updateStatus('d1', 'done');
    await transport.close();
    await recorder.stop();
    const [raw = ''] = recorder.recorded;
    expect(headersOf(raw)).toEqual(modelOf('updateStatus', endpoint, headersOf(raw), raw));
    expect(raw.endsWith('\r\n\r\n{}')).toBe(true);
  });

  it('sends the body after three seconds when nobody says 100', async () => {
    const clock = createManualClock(start);
    const waits = Promise.withResolvers<void>();
    const recorder = await startRecorder(answer, () => waits.resolve());
    const transport = createTransport({ clock });
    const headers = [
      ['Content-Length', '2'],
      ['Host', 'hub'],
      ['Expect', '100-continue'],
    ] as [string, string][];
    const answered = transport.fetch(`${recorder.endpoint}/getEdoc`, {
      method: 'POST',
      headers,
      body: Buffer.from('{}'),
    });
    await waits.promise;
    await clock.advance(3000);
    expect(await (await answered).text()).toBe(json);
    await transport.close();
    await recorder.stop();
  });

  it('undoes gzip', async () => {
    const packed = gzipSync(json);
    const head = `HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: ${packed.length}\r\n\r\n`;
    const recorder = await startRecorder(Buffer.concat([Buffer.from(head), packed]));
    const transport = createTransport({ clock: createManualClock(start) });
    const response = await transport.fetch(`${recorder.endpoint}/getAgenciesList`, { method: 'POST' });
    expect(await response.text()).toBe(json);
    await transport.close();
    await recorder.stop();
  });
});

/** What the SDK would have sent for the same parameters, from the request's own values. */
function modelOf(
  operation: OperationName,
  endpoint: string,
  sent: readonly (readonly [string, string])[],
  raw: string,
) {
  const keys = sent.find(([name]) => name === 'XroadVnpt-sign-header-key')?.[1].split(';') ?? [];
  const own = ['systemid', 'timestamp', 'Content-Type', 'hash-file'];
  const parameters = keys
    .filter((key) => !own.includes(key))
    .map((key) => [key, sent.find(([name]) => name === `XroadVnpt-${key}`)?.[1] ?? ''] as const);
  const body = Buffer.from(raw.slice(raw.indexOf('\r\n\r\n') + 4), 'latin1');
  const service = {
    systemId: 'G06',
    secret: 's',
    host: new URL(endpoint).host,
    basePath: '/adapter',
    constructedAt: start,
  };
  const file = operation === 'sendEdoc' ? body.subarray(0, -2) : body;
  return buildSdkRequest(service, { operation, parameters, body: file }).headers;
}
