import { HttpResponse, http } from 'msw';
import { setupServer } from 'msw/node';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Fetch } from '../../protocol/ports/ports.ts';
import { createManualClock } from '../ports/manual-clock.ts';
import { createHubClient } from './hub-client.ts';

const endpoint = 'http://hub.example/XrdAdapter/adapter';
const address = (operation: string) => `${endpoint}/${operation}`;
const server = setupServer();
const bytes = Buffer.from('<edXML/>');
const start = Date.UTC(2026, 10, 21, 10, 0, 0, 7);
const ok = { status: 'OK', ErrorCode: '0', ErrorDesc: 'Thanh cong' };

beforeAll(() => server.listen({ onUnhandledFrame: 'error' }));
afterEach(() => server.resetHandlers());
afterAll(() => server.close());

/** The global fetch refuses to say `Expect`; nothing else of a request is touched. */
const fetchWithoutExpect: Fetch = (input, init) => {
  const headers = new Headers(init?.headers);
  headers.delete('Expect');
  return globalThis.fetch(input, { ...init, headers });
};

function createClient(options: { maxErrorRetry?: number } = {}) {
  const clock = createManualClock(start);
  const client = createHubClient({
    endpoint: `${endpoint}/`,
    systemId: 'G06',
    secret: 'not-a-real-secret',
    fetch: fetchWithoutExpect,
    clock,
    ...options,
  });
  return { client, clock };
}

/** Answers every call of an operation with `answer`, and counts the calls. */
function answering(operation: string, answer: () => Response): { count: number; requests: Request[] } {
  const seen = { count: 0, requests: [] as Request[] };
  server.use(
    http.all(address(operation), ({ request }) => {
      seen.count += 1;
      seen.requests.push(request.clone());
      return answer();
    }),
  );
  return seen;
}

describe('a hub client', () => {
  it('hands out the id of a packet that the hub took', async () => {
    answering('sendEdoc', () => HttpResponse.json({ ...ok, DocId: '68edb8c8c2dcb14db773ce44' }));
    const answer = await createClient().client.sendEdoc({ messageType: 'edoc', from: 'G06', bytes });
    expect(answer).toEqual({ kind: 'ok', value: '68edb8c8c2dcb14db773ce44' });
  });

  it('appends CRLF to a packet, and leaves servicetype out for a status', async () => {
    const seen = answering('sendEdoc', () => HttpResponse.json({ ...ok, DocId: 'a'.repeat(24) }));
    await createClient().client.sendEdoc({ messageType: 'status', from: 'G06', bytes });
    expect(await seen.requests[0]?.text()).toBe('<edXML/>\r\n');
    expect(seen.requests[0]?.headers.get('XroadVnpt-servicetype')).toBeNull();
  });

  it('keeps the timestamp of its creation for ever', async () => {
    const seen = answering('getAgenciesList', () => HttpResponse.json({ ...ok, data: [] }));
    const { client, clock } = createClient();
    await client.getAgenciesList();
    await clock.advance(40 * 86_400_000);
    await client.getAgenciesList();
    const stamps = seen.requests.map((request) => request.headers.get('XroadVnpt-timestamp'));
    expect(stamps).toEqual(['21112026T170000+0007', '21112026T170000+0007']);
  });

  it('keeps the words of a refusal', async () => {
    const refusal = { status: 'FAIL', ErrorCode: '18', ErrorDesc: 'Ben nhan khong ton tai', DocId: '' };
    answering('sendEdoc', () => HttpResponse.json(refusal));
    const answer = await createClient().client.sendEdoc({ messageType: 'edoc', from: 'G06', bytes });
    expect(answer).toEqual({ kind: 'refused', errorCode: '18', errorDesc: 'Ben nhan khong ton tai' });
  });

  it('reads the body of a 500 and takes no notice of the status', async () => {
    const row = { docId: 'd1', messageType: 'edoc', from: 'G22', created_time: '2026/11/21 17:00:00' };
    answering('getReceivedEdocList', () => HttpResponse.json({ ...ok, data: [row] }, { status: 500 }));
    const answer = await createClient().client.getReceivedEdocList({ messageType: 'edoc' });
    expect(answer).toMatchObject({
      kind: 'ok',
      value: [{ docId: 'd1', createdTime: '2026/11/21 17:00:00' }],
    });
  });

  it('takes a JSON number as ErrorCode', async () => {
    answering('countReceiveEdoc', () => HttpResponse.json({ ...ok, ErrorCode: 0, count: 3 }));
    expect(await createClient().client.countReceiveEdoc()).toEqual({ kind: 'ok', value: 3 });
  });

  it('gives the bytes of a packet that comes as Base64', async () => {
    answering('getEdoc', () => HttpResponse.json({ ...ok, data: bytes.toString('base64') }));
    expect(await createClient().client.getEdoc('d1')).toEqual({ kind: 'ok', value: bytes });
  });

  it.each([
    ['an HTML page', '<html><body>502 Bad Gateway</body></html>', 'html-page'],
    ['nothing', '', 'empty-body'],
    ['a text', 'Service Unavailable', 'not-json'],
    ['JSON without an envelope', '{"data":[]}', 'not-an-answer'],
    ['null', 'null', 'not-an-answer'],
    ['a list without rows', JSON.stringify({ ...ok, data: null }), 'not-an-answer'],
    ['a row without its id', JSON.stringify({ ...ok, data: [{ from: 'G22' }] }), 'not-an-answer'],
  ])('takes %s for an outage, never for an empty list', async (_, body, outage) => {
    const seen = answering('getReceivedEdocList', () => new HttpResponse(body, { status: 200 }));
    const answer = await createClient().client.getReceivedEdocList({ messageType: 'edoc' });
    expect(answer).toMatchObject({ kind: 'unreachable', outage, attempts: 1 });
    expect(seen.count).toBe(1);
  });

  it('sends a cut sendEdoc once more and no more', async () => {
    const seen = answering('sendEdoc', () => HttpResponse.error());
    const answer = await createClient().client.sendEdoc({ messageType: 'edoc', from: 'G06', bytes });
    expect(answer).toMatchObject({ kind: 'unreachable', outage: 'connection-dropped', attempts: 2 });
    expect(seen.count).toBe(2);
  });

  it.each([
    [undefined, 3],
    [2, 2],
    [5, 5],
  ])('tries other cut calls max-error-retry times (%s: %i)', async (maxErrorRetry, expected) => {
    const seen = answering('getReceivedEdocList', () => HttpResponse.error());
    const { client } = createClient(maxErrorRetry === undefined ? {} : { maxErrorRetry });
    await client.getReceivedEdocList({ messageType: 'status' });
    expect(seen.count).toBe(expected);
  });

  it.each([0, 1, 6, 2.5])('refuses max-error-retry %d, as the SDK does', (maxErrorRetry) => {
    expect(() => createClient({ maxErrorRetry })).toThrow(RangeError);
  });

  it('does not repeat a refused connection', async () => {
    let count = 0;
    const client = createHubClient({
      endpoint,
      systemId: 'G06',
      secret: 's',
      clock: createManualClock(start),
      fetch: () => {
        count += 1;
        const cause = Object.assign(new Error('connect'), { code: 'ECONNREFUSED' });
        return Promise.reject(new TypeError('fetch failed', { cause }));
      },
    });
    const answer = await client.getReceivedEdocList({ messageType: 'edoc' });
    expect(answer).toMatchObject({
      kind: 'unreachable',
      outage: 'connection-refused',
      detail: 'ECONNREFUSED',
    });
    expect(count).toBe(1);
  });

  it('does not take a fetch that cannot send the request for an outage', async () => {
    const client = createHubClient({
      endpoint,
      systemId: 'G06',
      secret: 's',
      clock: createManualClock(start),
      fetch: (input, init) => globalThis.fetch(input, init),
    });
    await expect(client.getEdoc('d1')).rejects.toThrow('fetch failed');
  });

  it('gives up when it is told to', async () => {
    answering('getAgenciesList', () => HttpResponse.json({ ...ok, data: [] }));
    const answer = await createClient().client.getAgenciesList(AbortSignal.abort());
    expect(answer).toMatchObject({ kind: 'unreachable', outage: 'given-up' });
  });

  it('takes an error page of downloadEdoc for what it is', async () => {
    answering('downloadEdoc', () => HttpResponse.html('<!DOCTYPE html><html>404</html>'));
    const answer = await createClient().client.downloadEdoc('d1');
    expect(answer).toMatchObject({ kind: 'unreachable', outage: 'html-page' });
  });

  it('reads a refusal of downloadEdoc, and a packet', async () => {
    const { client } = createClient();
    answering('downloadEdoc', () =>
      HttpResponse.json({ status: 'FAIL', ErrorCode: '-1', ErrorDesc: 'Khong co' }),
    );
    expect(await client.downloadEdoc('d1')).toMatchObject({ kind: 'refused', errorDesc: 'Khong co' });
    server.resetHandlers();
    answering('downloadEdoc', () => new HttpResponse(bytes));
    expect(await client.downloadEdoc('d1')).toMatchObject({ kind: 'ok' });
  });
});
