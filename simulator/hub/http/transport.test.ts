import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seedDirectory } from '../directory/seed-directory.ts';
import {
  asDocument,
  call,
  documents,
  type HubUnderTest,
  jsonOf,
  letter,
  rawCall,
  startHubUnderTest,
} from '../hub-under-test.ts';
import { createHubIds } from '../ids.ts';
import type { RequestRecord } from '../request-log.ts';
import { callRaw, openRawCaller } from './raw-caller.ts';

const packetBytes = 2_000_000;
let hub: HubUnderTest;
beforeAll(async () => {
  hub = await startHubUnderTest({ packetBytes });
});
afterAll(() => hub.close());

const waitingFor = async (code: string) => (await call(hub, code, 'countReceiveEdoc')).json['count'];
const send = (packet: Uint8Array) => rawCall('G22', 'sendEdoc', asDocument('G22'), packet);
const textOf = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1');

describe('the head of a request', () => {
  it('may name a thousand receivers twice over', async () => {
    const codes = Array.from({ length: 1_000 }, (_, index) => `G06.${index + 100}`);
    const agencies = codes.map((code) => {
      return { code, name: code, mail: '', parentCode: 'G06', systemId: 'G06', state: 'active' } as const;
    });
    await seedDirectory({ systems: [], agencies }, hub.store, createHubIds(hub.hub.ports.chance), 0);
    const to = ['to', JSON.stringify(codes)] as const;
    const request = rawCall('G22', 'sendEdoc', [...asDocument('G22'), to], letter(codes, '1000'));
    expect(textOf(request).indexOf('\r\n\r\n')).toBeGreaterThan(20_000);
    const { json } = jsonOf(await callRaw(hub.url, request));
    expect(json['status'], String(json['ErrorDesc'])).toBe('OK');
    expect(await waitingFor('G06')).toBe(1_000);
  });

  it('may be a megabyte long', async () => {
    const padded = textOf(rawCall('G22', 'getAgenciesList')).replace(
      '\r\n\r\n',
      `\r\nX-Padding: ${'x'.repeat(1_048_576)}\r\n\r\n`,
    );
    expect(jsonOf(await callRaw(hub.url, padded)).json['status']).toBe('OK');
  });

  it('is refused with a short answer when it is longer than two', async () => {
    const padded = textOf(rawCall('G22', 'getAgenciesList')).replace(
      '\r\n\r\n',
      `\r\nX-Padding: ${'x'.repeat(2_200_000)}\r\n\r\n`,
    );
    expect((await callRaw(hub.url, padded)).status).toBe(431);
  });

  it.each([
    ['is no HTTP at all', 'XIN CHAO\r\n\r\n'],
    ['holds a control character', 'POST /sendEdoc HTTP/1.1\r\nHost: a\r\nX: a\u0003b\r\n\r\n'],
    [
      'gives two lengths',
      'POST /sendEdoc HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n',
    ],
  ])('is refused in words when it %s', async (_, bytes) => {
    const answer = await callRaw(hub.url, bytes);
    expect(answer.status).toBe(400);
    expect(jsonOf(answer).json['ErrorDesc']).toContain('[wire.request-malformed]');
  });

  it.each([
    ['has no Host', 'POST /getEdoc HTTP/1.1\r\nContent-Length: 0\r\n\r\n', 400, 'wire.host-missing'],
    [
      'expects what nobody can meet',
      'POST /getEdoc HTTP/1.1\r\nHost: a\r\nExpect: 200-ok\r\nContent-Length: 0\r\n\r\n',
      417,
      'wire.expectation-unknown',
    ],
    [
      'asks for a tunnel, as of a proxy',
      'CONNECT truc.example:443 HTTP/1.1\r\nHost: truc.example:443\r\n\r\n',
      405,
      'wire.proxy-asked',
    ],
    [
      'has a space in the name of a header',
      'POST /getEdoc HTTP/1.1\r\nHost: a\r\nXroad : b\r\n\r\n',
      400,
      'wire.request-malformed',
    ],
    ['is a TLS hello', Buffer.from([22, 3, 1, 0, 200, 1, 0, 0, 196, 3, 3]), 400, 'link.tls-to-plain-port'],
    ['is the hello of SSL 2.0', Buffer.from([128, 46, 1, 3, 1]), 400, 'link.tls-to-plain-port'],
  ])('is refused, and stands among the requests, when it %s', async (_, bytes, status, code) => {
    const told = nextRequest();
    const answer = await callRaw(hub.url, bytes);
    expect(answer.status).toBe(status);
    const { json } = jsonOf(answer);
    expect(json['ErrorDesc']).toContain(`[${code}]`);
    const { method, path, operation, ...record } = await told;
    const line = /^([A-Z]+) (\S+)/.exec(bytes.toString()) ?? ['', '', ''];
    expect([method, path]).toEqual([line[1], line[2]]);
    expect(operation).toBe(path === '/getEdoc' ? 'getEdoc' : undefined);
    if (operation === 'getEdoc') expect(json).toMatchObject({ status: 'FAIL', data: '' });
    expect(record).toMatchObject({ httpStatus: status, refused: true, problems: [{ code }] });
    expect(record.answered).toBe(textOf(answer.body));
  });

  it.each([
    ['XIN CHAO\r\nXroad: 1', 'Invalid method encountered: “XIN CHAO”'],
    ['POST /get Edoc HTTP/1.1\r\nHost: a', 'Expected HTTP/, RTSP/ or ICE/: “POST /get Edoc HTTP/1.1”'],
    ['POST / HTTP/1.1\r\nHost: a\r\nXroad : bi mat', 'Invalid header token: “Xroad :”'],
    ['POST / HTTP/1.1\r\nHost: a\r\nCookie: bi mat\u0003\r\nA: b', 'Invalid header value char: “Cookie:”'],
    ['POST / HTTP/1.1\nHost: a', 'Expected CRLF after version: “POST / HTTP/1.1”'],
  ])('is told with the line that is no HTTP: %j', async (head, seen) => {
    const told = nextRequest();
    await callRaw(hub.url, `${head}\r\n\r\n`);
    expect((await told).problems[0]?.seen).toBe(seen);
  });

  it('is never told with a body', async () => {
    const caller = await openRawCaller(hub.url);
    caller.put('POST /sendEdoc HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n');
    const malformed = requestWith('wire.request-malformed');
    caller.put('bi mat\r\n');
    expect((await malformed).problems[0]?.seen).not.toContain('bi mat');
    caller.hangUp();
  });

  it('may be of HTTP/1.0, which knows no Host', async () => {
    const told = nextRequest();
    const { status } = await callRaw(hub.url, 'POST /getAgenciesList HTTP/1.0\r\nExpect: x\r\n\r\n');
    expect(status).toBe(200);
    expect((await told).problems[0]?.code).toBe('wire.signing-header-missing');
  });

  it('may have any base path, and an empty JSON body', async () => {
    const path = textOf(rawCall('G22', 'getAgenciesList')).replace('POST /', 'POST /XrdAdapter/adapter/');
    expect(path).toContain('Content-Length: 0');
    expect(jsonOf(await callRaw(hub.url, path)).json['status']).toBe('OK');
  });

  it('may wait for 100 Continue', async () => {
    const request = textOf(rawCall('G22', 'countReceiveEdoc'));
    const end = request.indexOf('\r\n\r\n') + 4;
    expect(request.slice(0, end)).toContain('Expect: 100-continue');
    const caller = await openRawCaller(hub.url);
    caller.put(request.slice(0, end));
    await caller.continued();
    caller.put(request.slice(end));
    expect((await caller.next()).status).toBe(200);
    caller.hangUp();
  });
});

describe('the body of a request', () => {
  it('may come byte by byte and in chunks', async () => {
    const request = send(letter(['H17'], '11'));
    const end = textOf(request).indexOf('\r\n\r\n') + 4;
    const head = textOf(request)
      .slice(0, end)
      .replace(/Content-Length: \d+/, 'Transfer-Encoding: chunked');
    const caller = await openRawCaller(hub.url);
    caller.put(Buffer.from(head, 'latin1'));
    for (let at = end; at < request.length; at += 1_000) {
      const piece = request.subarray(at, at + 1_000);
      caller.put(
        Buffer.concat([Buffer.from(`${piece.length.toString(16)}\r\n`), piece, Buffer.from('\r\n')]),
      );
    }
    caller.put('0\r\n\r\n');
    expect(jsonOf(await caller.next()).json['status']).toBe('OK');
    caller.hangUp();
  });

  it('leaves nothing when it is cut, and the hub goes on', async () => {
    const before = await waitingFor('H17');
    const request = send(letter(['H17'], '12'));
    const caller = await openRawCaller(hub.url);
    const told = nextRequest();
    caller.put(request.subarray(0, request.length - 100));
    caller.hangUp();
    expect((await told).problems.map((each) => each.code)).toEqual(['hub.upload-cut']);
    expect(await waitingFor('H17')).toBe(before);
    expect(jsonOf(await callRaw(hub.url, request)).json['status']).toBe('OK');
    expect(hub.log.entries).toEqual([]);
  });

  it('ENV-13: over the limit is refused before it is read, and the connection stays usable', async () => {
    const request = send(Buffer.alloc(packetBytes + 1, 'x'));
    const end = textOf(request.subarray(0, 10_000)).indexOf('\r\n\r\n') + 4;
    const caller = await openRawCaller(hub.url);
    caller.put(request.subarray(0, end));
    const { json } = jsonOf(await caller.next());
    expect(json).toMatchObject({ status: 'FAIL', DocId: '', ErrorCode: '10' });
    expect(json['ErrorDesc']).toContain(`gioi han ${packetBytes} byte`);
    caller.put(request.subarray(end));
    expect((await caller.call(rawCall('G22', 'getAgenciesList'))).status).toBe(200);
    caller.hangUp();
  });

  it('over the limit is refused, too, when its length was not told', async () => {
    const request = textOf(send(Buffer.alloc(10, 'x')));
    const head = request.slice(0, request.indexOf('\r\n\r\n') + 4);
    const caller = await openRawCaller(hub.url);
    caller.put(head.replace(/Content-Length: \d+/, 'Transfer-Encoding: chunked'));
    const piece = Buffer.alloc(100_000, 'x');
    for (let sent = 0; sent <= packetBytes + 2; sent += piece.length) {
      caller.put(
        Buffer.concat([Buffer.from(`${piece.length.toString(16)}\r\n`), piece, Buffer.from('\r\n')]),
      );
    }
    expect(jsonOf(await caller.next()).json['ErrorDesc']).toContain('[hub.packet-too-large]');
    caller.put('0\r\n\r\n');
    expect((await caller.call(rawCall('G22', 'getAgenciesList'))).status).toBe(200);
    caller.hangUp();
  });

  it('ENV-13: just under the limit is taken', async () => {
    const small = letter(['H17'], '13');
    const filler = `<!--${' '.repeat(packetBytes - small.length - 7)}-->`;
    const packet = Buffer.from(
      Buffer.from(small)
        .toString('utf8')
        .replace(/(<edXML )/, `${filler}$1`),
    );
    expect(packet.length).toBe(packetBytes);
    const { json } = jsonOf(await callRaw(hub.url, send(packet)));
    expect(json['status'], String(json['ErrorDesc'])).toBe('OK');
  });
});

describe('many connections', () => {
  it('stay open side by side, idle or not', async () => {
    const callers = await Promise.all(Array.from({ length: 200 }, () => openRawCaller(hub.url)));
    const list = rawCall('H17', 'getReceivedEdocList', documents);
    for (let round = 0; round < 2; round += 1) {
      const answers = await Promise.all(callers.map((each) => each.call(list)));
      expect(answers.every(({ status }) => status === 200)).toBe(true);
    }
    for (const caller of callers) caller.hangUp();
  });

  it('that send the same bytes twenty times at once make one delivery and one id', async () => {
    const before = Number(await waitingFor('H17'));
    const request = send(letter(['H17', '000.00.00.H17'], '14'));
    const answers = await Promise.all(Array.from({ length: 20 }, () => callRaw(hub.url, request)));
    const ids = answers.map((each) => jsonOf(each).json['DocId']);
    expect(new Set(ids).size).toBe(1);
    expect(ids[0]).toMatch(/^[0-9a-f]{24}$/);
    expect(await waitingFor('H17')).toBe(before + 1);
  });

  it('that resend after a lost answer get the first id', async () => {
    const request = send(letter(['H17'], '15'));
    const caller = await openRawCaller(hub.url);
    const told = nextRequest();
    caller.put(request);
    await told;
    caller.hangUp();
    const before = await waitingFor('H17');
    const { json } = jsonOf(await callRaw(hub.url, request));
    const sent = await hub.store.listSent({
      systemId: '000.00.00.G22',
      messageType: 'edoc',
      docId: String(json['DocId']),
    });
    expect(sent).toHaveLength(1);
    expect(await waitingFor('H17')).toBe(before);
  });
});

/** The next request that the hub has an answer for. */
function nextRequest() {
  return nextThat(() => true);
}

function requestWith(code: string) {
  return nextThat(({ problems }) => problems.some((each) => each.code === code));
}

function nextThat(isMeant: (record: RequestRecord) => boolean) {
  return new Promise<RequestRecord>((resolve) => {
    const stop = hub.onRequest((record) => {
      if (!isMeant(record)) return;
      stop();
      resolve(record);
    });
  });
}
