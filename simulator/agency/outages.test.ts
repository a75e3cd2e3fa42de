import { createServer, type Socket } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { createManualClock } from '../ports/manual-clock.ts';
import { createHubClient, type HubClient } from './hub-client.ts';
import { createTransport } from './transport.ts';

const clock = createManualClock(Date.UTC(2026, 10, 21, 10));
const closing: (() => Promise<unknown>)[] = [];

afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

/** A raw server that counts requests by their heads, and what it does with each. */
async function startServer(behave: (socket: Socket) => void) {
  const seen = { requests: 0 };
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.on('data', (chunk) => {
      if (!/^(GET|POST) /.test(chunk.toString('latin1'))) return;
      seen.requests += 1;
      behave(socket);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  closing.push(async () => {
    for (const socket of sockets) socket.destroy();
    await new Promise((resolve) => server.close(resolve));
  });
  return { port: address.port, seen };
}

function createClient(port: number): HubClient {
  const transport = createTransport({ clock });
  closing.push(() => transport.close());
  const endpoint = `http://127.0.0.1:${port}`;
  return createHubClient({ endpoint, systemId: 'G06', secret: 's', fetch: transport.fetch, clock });
}

const packet = { messageType: 'edoc', from: 'G06', bytes: Buffer.from('<e/>') } as const;
const answering = (body: string, status = '200 OK') => {
  return `HTTP/1.1 ${status}\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
};
const good = '{"status":"OK","ErrorCode":"0","ErrorDesc":"Thanh cong","data":[],"DocId":"a1"}';

describe('a hub client on a bad line (ERR-09)', () => {
  it.each([
    ['reset', (socket: Socket) => void socket.resetAndDestroy()],
    ['closed without a word', (socket: Socket) => void socket.end()],
    ['cut in the middle of the answer', (socket: Socket) => void socket.end(answering(good).slice(0, -9))],
  ])('sends again what was %s: sendEdoc twice, others three times', async (_, behave) => {
    const { port, seen } = await startServer(behave);
    const client = createClient(port);
    expect(await client.sendEdoc(packet)).toMatchObject({ outage: 'connection-dropped', attempts: 2 });
    expect(seen.requests).toBe(2);
    expect(await client.getAgenciesList()).toMatchObject({ outage: 'connection-dropped', attempts: 3 });
    expect(seen.requests).toBe(5);
  });

  it('gets through when only the first connection is cut', async () => {
    let first = true;
    const { port, seen } = await startServer((socket) => {
      if (first) socket.resetAndDestroy();
      else socket.write(answering(good));
      first = false;
    });
    expect(await createClient(port).sendEdoc(packet)).toEqual({ kind: 'ok', value: 'a1' });
    expect(seen.requests).toBe(2);
  });

  it('repeats a cut call that expects 100-continue, too', async () => {
    const { port, seen } = await startServer((socket) => void socket.resetAndDestroy());
    expect(await createClient(port).updateStatus('d1', 'done')).toMatchObject({ attempts: 3 });
    expect(seen.requests).toBe(3);
  });

  it('takes a closed port for a refused connection, once', async () => {
    const { port } = await startServer(() => undefined);
    await closing.pop()?.();
    const refused = { kind: 'unreachable', outage: 'connection-refused', attempts: 1 };
    const client = createClient(port);
    expect(await client.sendEdoc(packet)).toMatchObject(refused);
    expect(await client.getEdoc('d1')).toMatchObject(refused);
    expect(await client.getReceivedEdocList({ messageType: 'edoc' })).toMatchObject(refused);
  });

  it.each([
    ['502 Bad Gateway', '<html>nginx</html>', 'html-page'],
    ['200 OK', '', 'empty-body'],
    ['500 Internal Server Error', 'oops', 'not-json'],
  ])('takes "%s" with "%s" for the outage %s', async (status, body, outage) => {
    const { port, seen } = await startServer((socket) => void socket.write(answering(body, status)));
    const client = createClient(port);
    expect(await client.getReceivedEdocList({ messageType: 'edoc' })).toMatchObject({ outage });
    expect(seen.requests).toBe(1);
  });

  it('reads an answer that dribbles in', async () => {
    const { port } = await startServer((socket) => {
      const pieces = answering(good).match(/.{1,7}/gs) ?? [];
      const next = () => {
        const piece = pieces.shift();
        if (piece !== undefined) socket.write(piece, () => setImmediate(next));
      };
      next();
    });
    expect(await createClient(port).getAgenciesList()).toEqual({ kind: 'ok', value: [] });
  });

  it('lets a caller give up waiting', async () => {
    const { port, seen } = await startServer(() => undefined);
    const controller = new AbortController();
    const answer = createClient(port).getAgenciesList(controller.signal);
    while (seen.requests === 0) await new Promise((resolve) => setImmediate(resolve));
    controller.abort();
    expect(await answer).toMatchObject({ kind: 'unreachable', outage: 'given-up' });
  });
});
