import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { letter } from '../../simulator/hub/hub-under-test.ts';
import { runRecorded } from '../recorded-context.ts';

const folder = mkdtempSync(join(tmpdir(), 'send-'));
writeFileSync(join(folder, 'goi-tin.edxml'), letter(['H17']));
afterAll(() => rmSync(folder, { recursive: true }));

let close = async () => {};
afterEach(() => close());

/** An address at which somebody takes a connection and does what no hub does. */
async function listen(answer: (socket: Socket) => void): Promise<string> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket.on('error', () => undefined));
    socket.once('data', () => answer(socket));
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  close = async () => {
    for (const socket of sockets) socket.destroy();
    await new Promise((closed) => server.close(closed));
  };
  const address = server.address();
  return `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
}

const page = '<html><body>502</body></html>';
const html = `HTTP/1.1 502 Bad Gateway\r\nContent-Type: text/html\r\nContent-Length: ${page.length}\r\n\r\n${page}`;

describe('send', () => {
  test.each([
    ['answers a page', (socket: Socket) => void socket.end(html), 'một trang HTML trả lời thay Trục'],
    ['closes', (socket: Socket) => void socket.destroy(), 'kết nối bị ngắt sau khi gửi'],
    ['says nothing', () => undefined, 'hết thời gian chờ'],
  ])('says in plain words that a hub %s, and ends', async (_what, answer, said) => {
    const hub = await listen(answer);
    const asked = ['--hub', hub, '--system', 'G22', '--secret', 's', '--timeout', '1s', '--lang', 'vi'];
    const { exitCode, stdout, stderr } = await runRecorded(['send', 'goi-tin.edxml', ...asked], {
      cwd: folder,
    });
    expect([exitCode, stdout]).toEqual([1, '']);
    expect(stderr).toContain(`không nhận được trả lời của Trục: ${said}`);
  });
});
