import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { draftOfLetter } from '../../fixtures/documents/letter-draft.ts';
import { officialLetter } from '../../fixtures/documents/official-letter.ts';
import { encodeDocument } from '../../protocol/edxml/encode.ts';
import { decryptionKey } from '../../protocol/security/encryption/decryption-key.ts';
import { openEnveloped } from '../../protocol/security/encryption/enveloped/open-enveloped.ts';
import { openPkcs12 } from '../../simulator/signing/pkcs12.ts';
import type { ServicesPlace } from '../pki/render-services.ts';
import { runRecorded } from '../recorded-context.ts';
import { type StartedCommand, startCommand } from '../started-command.ts';
import type { HubPlace } from './render-place.ts';

const folder = mkdtempSync(join(tmpdir(), 'lienthong-mail-'));
const password = 'thu-nghiem';
const env = { LIENTHONG_KEY_PASSWORD: password };
const waiting: ((mail: Buffer) => void)[] = [];
const server = new SMTPServer({
  ...{ authOptional: true, disabledCommands: ['STARTTLS'], logger: false },
  onData: (stream, _, done) => {
    void buffer(stream).then((mail) => {
      waiting.shift()?.(mail);
      done();
    });
  },
});
/** The next mail that the server takes. */
const nextMail = () => new Promise<Buffer>((resolve) => waiting.push(resolve));
let pki: StartedCommand<ServicesPlace>;
let mail: readonly string[] = [];

beforeAll(async () => {
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  const { port } = server.server.address() as AddressInfo;
  mail = ['--mail', `smtp://127.0.0.1:${port}`, '--mail-from', 'truc@truc.example'];
  pki = await startCommand<ServicesPlace>(['pki', '--password', password], folder);
  const letter = await officialLetter({ seed: 9, from: 'G22', to: ['H17'], date: '2025/10/01' });
  const packet = encodeDocument(draftOfLetter(letter, '2025/10/01 10:00:00'), 'sdk');
  if (packet.ok) writeFileSync(join(folder, 'letter.edxml'), packet.value);
});
afterAll(async () => {
  await pki.stop();
  const closed = once(server.server, 'close');
  server.close();
  await closed;
  rmSync(folder, { recursive: true });
});

/** Sends the letter to H17, and hands it over by mail as somebody at the hub would. */
async function handOver({ url, managementUrl, systems }: HubPlace): Promise<void> {
  const secret = systems.find(({ systemId }) => systemId === '000.00.00.G22')?.secret ?? '';
  const argv = ['send', 'letter.edxml', '--hub', url, '--system', '000.00.00.G22', '--secret', secret];
  const sent = await runRecorded(argv, { cwd: folder, language: 'en' });
  expect(sent).toMatchObject({ stderr: '', exitCode: 0 });
  const answer = await (await fetch(`${managementUrl}/transfers?receiver=H17`)).text();
  const [, id = ''] = /"deliveryId":"([^"]+)"/.exec(answer) ?? [];
  const handed = await fetch(`${managementUrl}/deliveries/${id}/email`, { method: 'POST' });
  expect(handed.status).toBe(200);
}

describe('lienthong hub --mail', () => {
  it('TLS-09, ERR-05: sends a packet that is handed over by mail, readable for its receiver alone', async () => {
    const files = ['--mail-key', '.lienthong/pki/G22-co-quan.p12', '--mail-for', '.lienthong/pki'];
    const argv = ['hub', '--store', 'memory', ...mail, ...files, '--trust', '.lienthong/pki/trust.json'];
    const { place, stop } = await startCommand<HubPlace>(argv, folder, env);
    const came = nextMail();
    await handOver(place);
    const text = (await came).toString('latin1');
    await stop();
    expect(text).toMatch(/^From: truc@truc\.example/m);
    expect(text).toContain('application/pkcs7-mime; smime-type=enveloped-data');
    expect(text).not.toMatch(/edXML/);
    const material = openPkcs12(readFileSync(join(folder, '.lienthong/pki/H17-ma-hoa.p12')), password);
    if (!material.ok) throw new Error(material.problems[0]?.code);
    const { certificate, privateKey } = material.value;
    const key = decryptionKey(certificate, privateKey.export({ type: 'pkcs8', format: 'der' }));
    const body = Buffer.from(text.slice(text.indexOf('\r\n\r\n')), 'base64');
    const opened = await openEnveloped(body, key);
    expect(opened.verdict).toBe('opened');
  }, 60_000);

  it('takes key, directory and roots from the services beside it: first nobody to encrypt for, then somebody', async () => {
    const argv = ['hub', '--store', 'memory', '--pki', ...mail, '--mail-profile', 'smime-4.0'];
    const { place, stop, complained } = await startCommand<HubPlace>(argv, folder);
    const came = nextMail();
    await handOver(place);
    const subject = { organization: 'Đà Nẵng', code: 'H17', commonName: 'Đà Nẵng (mã hoá)' };
    const asked = await fetch(`${place.pki?.managementUrl}/requests`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ by: 'provider', profile: 'encryption', subject, make: 'rsa-2048' }),
    });
    expect(asked.status).toBe(200);
    await handOver(place);
    expect((await came).toString('latin1')).toContain('smime-type=authEnveloped-data');
    await stop();
    expect(JSON.parse(complained().split('\n')[0] ?? '')).toMatchObject({
      name: 'mail-not-sent',
      facts: { receiver: 'H17', codes: 'encryption.receiver-without-certificate' },
    });
  }, 60_000);

  it.each([
    ['no sender', ['--mail', 'smtp://127.0.0.1:1', '--pki'], '--mail-from', 64],
    ['an address of something else', ['--mail', 'http://a', '--mail-from', 'a@b', '--pki'], 'smtp://', 64],
    ['a name in no encoding', ['--mail', 'smtp://%zz@a', '--mail-from', 'a@b', '--pki'], '“%25”', 64],
    ['a password in none', ['--mail', 'smtp://a:%ff@a', '--mail-from', 'a@b', '--pki'], 'MAIL_PASSWORD', 64],
    ['nobody’s certificates', ['--mail', 'smtp://a', '--mail-from', 'a@b'], '--mail-for', 64],
    ['no roots', ['--mail', 'smtp://a', '--mail-from', 'a@b', '--mail-for', '.lienthong/pki'], '--trust', 64],
    [
      'a key that does not open',
      ['--mail', 'smtp://a', '--mail-from', 'a@b', '--pki', '--mail-key', 'letter.edxml'],
      'letter.edxml',
      1,
    ],
  ] as const)('does not start with %s, and says why', async (_, options, words, expected) => {
    const argv = ['hub', '--store', 'memory', ...options];
    const { exitCode, stderr } = await runRecorded(argv, { cwd: folder, language: 'en', env });
    expect([exitCode, stderr]).toEqual([expected, expect.stringContaining(words)]);
  });
});
