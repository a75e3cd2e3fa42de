import { createServer } from 'node:net';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { listen } from './listening.ts';

describe('a port', () => {
  it('lets every node of the country wait at once until it is taken', async () => {
    const server = createServer();
    onTestFinished(() => void server.close());
    const listening = vi.spyOn(server, 'listen');
    await listen(server, '127.0.0.1', 0);
    const [options] = listening.mock.calls[0] ?? [];
    expect(options).toMatchObject({ backlog: 4_096 });
  });

  it('that is taken is refused in one line that says what to do', async () => {
    const [first, second] = [createServer(), createServer()];
    onTestFinished(() => void first.close());
    await listen(first, '127.0.0.1', 0);
    const address = first.address();
    const port = address !== null && typeof address === 'object' ? address.port : 0;
    await expect(listen(second, '127.0.0.1', port)).rejects.toThrow(/in use by another program/);
  });
});
