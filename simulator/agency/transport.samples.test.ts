import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseRawRequest, type RawRequest } from '../../protocol/wire/raw-request.ts';
import { createManualClock } from '../ports/manual-clock.ts';
import { createHubClient, type HubClient } from './hub-client.ts';
import { createTransport } from './transport.ts';

const folder = process.env['LIENTHONG_SAMPLES'];
const json = '{"status":"OK","ErrorCode":"0","ErrorDesc":"Thanh cong","data":[],"count":0,"DocId":"a"}';

/** Sends one call to a server that keeps its bytes. */
async function record(call: (client: HubClient) => Promise<unknown>): Promise<RawRequest> {
  let text = '';
  const server = createServer((socket) => {
    socket.on('data', (chunk) => {
      text += chunk.toString('latin1');
      const length = Number(/content-length: (\d+)/i.exec(text)?.[1] ?? 0);
      const head = text.indexOf('\r\n\r\n') + 4;
      if (head < 4) return;
      if (text.length >= head + length) {
        socket.write(`HTTP/1.1 200 OK\r\nContent-Length: ${json.length}\r\n\r\n${json}`);
      } else if (/expect: 100-continue/i.test(text)) socket.write('HTTP/1.1 100 Continue\r\n\r\n');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  const clock = createManualClock(Date.UTC(2026, 10, 21, 10));
  const transport = createTransport({ clock });
  const endpoint = `http://127.0.0.1:${address.port}`;
  await call(
    createHubClient({
      endpoint,
      systemId: '000.00.00.G22',
      secret: 'not-a-real-secret',
      fetch: transport.fetch,
      clock,
    }),
  );
  await transport.close();
  await new Promise((resolve) => server.close(resolve));
  const request = parseRawRequest(Buffer.from(text, 'latin1'));
  if (!request.ok) throw new Error('the request does not parse');
  return request.value;
}

const docId = '8af226c8-7cde-4fbe-88fe-e15a768b49cb';
const agency = { id: '', pcode: '', code: 'G22.01', name: '', mail: '', mobile: '', fax: '' };
const bytes = Buffer.from('<edXML/>');

const calls: Readonly<Record<string, (client: HubClient) => Promise<unknown>>> = {
  'countReceiveEdoc.1': (client) => client.countReceiveEdoc(),
  'countReceiveStatus.1': (client) => client.countReceiveStatus(),
  'deleteAgency.1': (client) => client.deleteAgency('G22.01'),
  'downloadEdoc.1': (client) => client.downloadEdoc(docId),
  'getAgenciesList.1': (client) => client.getAgenciesList(),
  'getAgenciesListQD20.1': (client) => client.getAgenciesListQD20(),
  'getEdoc.1': (client) => client.getEdoc(docId),
  'getReceivedEdocList.1': (client) => client.getReceivedEdocList({ messageType: 'edoc' }),
  'getSentEdocList.1': (client) => client.getSentEdocList({ messageType: 'edoc', docId: 'a'.repeat(24) }),
  'getSynchronizeUnit.1': (client) => client.getSynchronizeUnit(),
  'registerAgency.1': (client) => client.registerAgency(agency),
  'sendEdoc.1': (client) => client.sendEdoc({ messageType: 'edoc', from: '000.00.00.G22', bytes }),
  'updateStatus.2': (client) => client.updateStatus(docId, 'done'),
};

describe.skipIf(folder === undefined)(
  'the client beside the captured SDK (needs LIENTHONG_SAMPLES = the folder of captured samples)',
  () => {
    it.each(Object.entries(calls))(
      '%s has the headers, the order and the signing order of the capture',
      async (name, call) => {
        const captured = parseRawRequest(readFileSync(join(folder ?? '', 'wire', `sdk-2.0.1.${name}.http`)));
        if (!captured.ok) throw new Error(`${name} does not parse`);
        const sent = await record(call);
        const namesOf = ({ headers }: RawRequest) => headers.map(([each]) => each);
        const placed = /^(host|connection|content-length)$/i;
        const ordered = (request: RawRequest) => namesOf(request).filter((each) => !placed.test(each));
        const lower = (request: RawRequest) =>
          namesOf(request)
            .map((each) => each.toLowerCase())
            .sort();
        expect(ordered(sent)).toEqual(ordered(captured.value));
        expect(lower(sent)).toEqual(lower(captured.value));
        const keyOf = ({ headers }: RawRequest) =>
          headers.find(([each]) => each === 'XroadVnpt-sign-header-key')?.[1];
        expect(keyOf(sent)).toBe(keyOf(captured.value));
        expect([sent.method, sent.path]).toEqual([captured.value.method, captured.value.path]);
      },
    );
  },
);
