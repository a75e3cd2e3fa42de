import { createServer } from 'node:net';
import { networkInterfaces } from 'node:os';
import { describe, expect, it, onTestFinished } from 'vitest';
import { explainPlace } from './listening.ts';
import { runRecorded } from './recorded-context.ts';

/** A port that another program has. */
async function takenPort(): Promise<string> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(async () => void server.close());
  const address = server.address();
  return String(typeof address === 'object' ? address?.port : undefined);
}

/** Kept for documentation (RFC 5737): no machine has it. */
const nobody = '192.0.2.1';

describe('a place where nothing can listen', () => {
  it.each([
    ['hub', '--port', 1],
    ['hub', '--management-port', 1],
    ['hub', '--tls-port', 1],
    ['start', '--port', 1],
    ['pki', '--management-port', 1],
    ['link-trial', '--port', 2],
    ['check sender --driver prompt', '--port', 2],
    ['check receiver --driver prompt', '--port', 2],
  ] as const)(
    '%s says that the port of %s is in use, and which option names another',
    async (command, option, code) => {
      const port = await takenPort();
      const argv = [...command.split(' '), option, port];
      const { stderr, exitCode } = await runRecorded(argv, { language: 'en' });
      expect(stderr).toBe(`lienthong: port ${port} is in use; choose another with ${option}\n`);
      expect(exitCode).toBe(code);
    },
  );

  it.each([
    ['hub', '--host', 1],
    ['link-trial', '--listen', 2],
    ['check sender --driver prompt', '--host', 2],
  ] as const)('%s says that the address of %s is none of this machine', async (command, option, code) => {
    expect(
      Object.values(networkInterfaces())
        .flat()
        .map((each) => each?.address),
    ).not.toContain(nobody);
    const argv = [...command.split(' '), option, nobody];
    const { stderr, exitCode } = await runRecorded(argv, { language: 'vi' });
    expect(stderr).toContain(`máy này không có địa chỉ ${nobody}; chọn bằng ${option}`);
    expect(exitCode).toBe(code);
  });

  it('is told from a file that may not be opened, and from a host that cannot be reached', () => {
    const file = Object.assign(new Error('x'), { code: 'EACCES', syscall: 'open', path: '/x' });
    const host = Object.assign(new Error('x'), { code: 'EADDRNOTAVAIL', syscall: 'connect' });
    for (const error of [file, host, new Error('x'), undefined]) expect(explainPlace(error, {})).toBe(error);
  });

  it('names a port that is for the administrator alone', () => {
    const refused = Object.assign(new Error('x'), { code: 'EACCES', syscall: 'listen', port: 443 });
    const ports = { '--port': 80, '--tls-port': 443 };
    expect(explainPlace(new Error('y', { cause: refused }), { ports })).toMatchObject({
      text: { en: 'the system does not allow port 443; choose one above 1023 with --tls-port' },
    });
  });
});
