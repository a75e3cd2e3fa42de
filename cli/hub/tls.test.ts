import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { get } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { runRecorded } from '../recorded-context.ts';
import { startCommand } from '../started-command.ts';
import type { HubPlace } from './render-place.ts';

const folder = mkdtempSync(join(tmpdir(), 'lienthong-tls-'));
afterAll(() => rmSync(folder, { recursive: true }));

test('TLS-01: the hub prints its TLS address, and the root that makes it trusted', async () => {
  const { place, stop } = await startCommand<HubPlace>(
    ['hub', '--store', 'memory', '--tls-port', '0'],
    folder,
  );
  const ca = readFileSync(join(folder, place.tls?.root ?? ''));
  const status = await new Promise((resolve, reject) => {
    const url = `${place.tls?.url.replace('127.0.0.1', 'localhost')}/getAgenciesList`;
    get(url, { ca, family: 4, agent: false }, (answer) => {
      answer.resume();
      resolve(answer.statusCode);
    }).on('error', reject);
  });
  await stop();
  expect(status).toBe(200);
});

test.each([
  [['--tls-cert', 'a.pem', '--tls-port', '0'], 'go together', 64],
  [['--client-ca', 'a.pem'], '--tls-port is needed', 64],
  [['--sources', '10.0.0.0/99'], 'no address or range', 64],
  [['--tls-port', '0', '--tls-cert', 'bad.pem', '--tls-key', 'bad.pem'], 'cannot be used', 1],
])('%j is refused in one line', async (options, words, expected) => {
  writeFileSync(join(folder, 'bad.pem'), 'nothing');
  const { stderr, exitCode } = await runRecorded(['hub', ...options], { cwd: folder, language: 'en' });
  expect(stderr).toContain(words);
  expect(stderr.trimEnd().split('\n')).toHaveLength(1);
  expect(exitCode).toBe(expected);
});
