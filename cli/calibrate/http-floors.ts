import { Agent, request } from 'node:http';
import { Worker } from 'node:worker_threads';
import { type Floor, longPacket, megabyte, type PreparedFloor } from './floor.ts';

/** So many connections are kept busy at once. */
const connections = 8;

/** Takes a body to its end and answers: no less can be served. A thread of its own, as a hub is not its caller. */
const server = `
  const { createServer } = require('node:http');
  const { parentPort } = require('node:worker_threads');
  const server = createServer((request, response) => {
    request.on('data', () => {});
    request.on('end', () => response.end('OK'));
  });
  server.listen(0, '127.0.0.1', () => parentPort.postMessage(server.address().port));
`;

/** What goes over loopback by HTTP, both sides plain Node. */
export const httpFloors: readonly Floor[] = [
  {
    name: 'http-1kb',
    unit: '/s',
    what: { vi: 'HTTP POST 1 KB qua loopback', en: 'HTTP POSTs of 1 KB over loopback' },
    prepare: () => prepareHttp(1_024, 1),
  },
  {
    name: 'http-1.5mb',
    unit: 'MB/s',
    what: { vi: 'HTTP POST 1,5 MB qua loopback', en: 'HTTP POSTs of 1.5 MB over loopback' },
    prepare: () => prepareHttp(longPacket, longPacket / megabyte),
  },
];

async function prepareHttp(size: number, amount: number): Promise<PreparedFloor> {
  const worker = new Worker(server, { eval: true });
  const port = await new Promise<number>((ready, failed) => {
    worker.once('message', (given) => ready(Number(given)));
    worker.once('error', failed);
  });
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const body = Buffer.alloc(size, 'x');
  const post = () =>
    new Promise<void>((done, failed) => {
      const call = request(
        { host: '127.0.0.1', port, method: 'POST', agent, headers: { 'content-length': size } },
        (answer) => {
          answer.resume();
          answer.once('end', done);
          answer.once('error', failed);
        },
      );
      call.once('error', failed);
      call.end(body);
    });
  return {
    amount,
    act: async (times) => {
      let left = times;
      const lane = async () => {
        while (left > 0) {
          left -= 1;
          await post();
        }
      };
      await Promise.all(Array.from({ length: connections }, lane));
    },
    close: async () => {
      agent.destroy();
      await worker.terminate();
    },
  };
}
