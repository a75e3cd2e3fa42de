import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { SMTPServer } from 'smtp-server';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openerOf, repeatableBytes } from '../../fixtures/encrypted-files/test-receivers.ts';
import { hasOpenSsl, type OpenSsl, openOpenSsl, withOpenSsl } from '../../fixtures/keys/openssl.ts';
import { proofsAt } from '../../fixtures/keys/proofs.ts';
import { pemOf, signingKeyOf } from '../../fixtures/keys/signing-keys.ts';
import { testPki } from '../../fixtures/keys/test-cast.ts';
import { testContext } from '../../fixtures/keys/test-trust.ts';
import type { Instant } from '../../protocol/ports/ports.ts';
import { lawProfile } from '../../protocol/security/profiles.ts';
import { type ExchangeUnderTest, startExchange } from '../agency/exchange-under-test.ts';
import { codesOf, first, letter, must } from '../agency/office-under-test.ts';
import { morning } from '../hub/hub-under-test.ts';
import { createManualClock } from '../ports/manual-clock.ts';
import { createFallbackMail, type FallbackMail, type FallbackMailOptions } from './fallback-mail.ts';
import { readPacketMail } from './read-packet-mail.ts';
import { sendBySmtp } from './send-mail.ts';

const pki = testPki();

/** What a real SMTP server got. */
interface Received {
  readonly from: string;
  readonly to: readonly string[];
  readonly mail: Buffer;
}

const received: Received[] = [];
const server = new SMTPServer({
  ...{ authOptional: true, disabledCommands: ['STARTTLS'], logger: false },
  onRcptTo: ({ address }, _, done) =>
    done(address.startsWith('vanthu@') ? undefined : new Error('no such mailbox')),
  onData: (stream, { envelope }, done) => {
    void buffer(stream).then((mail) => {
      const { mailFrom, rcptTo } = envelope;
      received.push({
        ...{ from: mailFrom === false ? '' : mailFrom.address, mail },
        to: rcptTo.map(({ address }) => address),
      });
      done();
    });
  },
});
beforeAll(async () => {
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
});
afterAll(async () => {
  const closed = once(server.server, 'close');
  server.close();
  await closed;
});

const contextAt = (now: Instant) => testContext({ profile: lawProfile, now, proof: proofsAt(now) });
let exchange: ExchangeUnderTest;
let mail: FallbackMail;
const failures: string[] = [];

/** A receiver that cannot store what comes, a packet that is held, and a mail that is to carry it. */
async function start(options: Partial<FallbackMailOptions> = {}): Promise<void> {
  const { port } = server.server.address() as AddressInfo;
  mail = createFallbackMail({
    ...{ from: 'truc@truc.example', profile: 'smime-3.2', key: signingKeyOf(pki.seal) },
    certificatesOf: (code) =>
      code === 'H17' ? [pki.encryption.certificate, pki.ecEncryption.certificate] : [],
    check: async (_, now) => contextAt(now),
    send: sendBySmtp({ host: '127.0.0.1', port }),
    ...{ clock: createManualClock(morning), randomBytes: repeatableBytes('fallback') },
    onFailure: (_, problems) => failures.push(...problems.map(({ code }) => code)),
    ...options,
  });
  exchange = await startExchange({ onEvent: mail.hear });
  mail.open(exchange.hub.hub);
  await exchange.seat({
    G22: {},
    H17: { name: 'poisonous', times: 1 },
    G06: { name: 'poisonous', times: 1 },
  });
}

async function handOver(to: string): Promise<string> {
  must(await exchange.node('G22').send(letter(1, [to])));
  await exchange.settle();
  const [row] = await exchange.hub.store.listTransfers({ receiver: to, limit: 10 });
  const deliveryId = row?.deliveries[0]?.deliveryId ?? '';
  const url = `${exchange.hub.managementUrl}/deliveries/${deliveryId}/email`;
  expect((await fetch(url, { method: 'POST' })).status).toBe(200);
  await mail.settled();
  return deliveryId;
}

beforeEach(() => {
  received.length = 0;
  failures.length = 0;
});
afterEach(() => exchange.close());

describe('a packet whose receiver’s system failed', () => {
  it.each(['smime-3.2', 'smime-4.0'] as const)(
    'ERR-05, TLS-09: reaches it by mail, signed and encrypted, and is registered once (%s)',
    async (profile) => {
      await start({ profile });
      await handOver('H17');
      const [one, ...more] = received;
      expect([one?.from, one?.to, more, failures]).toEqual([
        ...['truc@truc.example', [expect.stringMatching(/^vanthu@/)], [], []],
      ]);
      const node = exchange.node('H17');
      for (const holder of [pki.encryption, pki.ecEncryption]) {
        const packet = must(
          await readPacketMail(one?.mail ?? Buffer.of(), openerOf(holder), contextAt(morning)),
        );
        must(await node.importPacket(packet, 'email', 'H17'));
      }
      await exchange.settle();
      const entries = node.store.received().filter(({ documentId }) => documentId === first);
      expect(entries.map(({ channel, state }) => [channel, state])).toEqual([['email', 'completed']]);
    },
  );

  it('TLS-09: shows nothing of the packet to whoever carries the mail', async () => {
    await start();
    await handOver('H17');
    const text = received[0]?.mail.toString('latin1') ?? '';
    expect(text).toContain('application/pkcs7-mime');
    expect(text).not.toMatch(/edXML|CV-G22|VPCP/);
    const opened = await readPacketMail(
      Buffer.from(text, 'latin1'),
      openerOf(pki.tlsServer),
      contextAt(morning),
    );
    expect(codesOf(opened)).toEqual(['encryption.not-for-this-key']);
  });

  it('TLS-09: does not leave when its receiver has no certificate: nothing goes in clear', async () => {
    await start();
    await handOver('G06');
    expect([received, failures]).toEqual([[], ['encryption.receiver-without-certificate']]);
  });

  it('CRT-04: does not leave for a certificate that is revoked', async () => {
    const revoked = [{ holder: pki.encryption, at: morning - 1 }];
    await start({
      check: async (_, now) => testContext({ profile: lawProfile, now, proof: proofsAt(now, revoked) }),
    });
    await handOver('H17');
    expect([received, failures[0]]).toEqual([[], 'encryption.receiver-unfit']);
  });

  it('ERR-05: is told of when the mail server does not take it', async () => {
    await start({ send: () => Promise.reject(new Error('550 no such mailbox')) });
    await handOver('H17');
    expect(failures).toEqual(['mail.not-sent']);
  });
});

describe('a mail that is not the hub’s', () => {
  const read = (text: string) =>
    readPacketMail(Buffer.from(text), openerOf(pki.encryption), contextAt(morning));

  it('TLS-09: is not used when it came in clear', async () => {
    await start();
    const clear = 'From: a@b.example\r\nContent-Type: application/xml\r\n\r\n<edXML/>';
    expect(codesOf(await read(clear))).toEqual(['mail.in-clear']);
  });

  it('TLS-09: is not used when somebody signed it whom nobody vouches for', async () => {
    await start({ key: signingKeyOf(pki.lookAlikeLeader) });
    await handOver('H17');
    expect(codesOf(await read(received[0]?.mail.toString('latin1') ?? ''))[0]).toBe('mail.signature');
  });
});

describe.skipIf(!hasOpenSsl)(withOpenSsl('openssl, on what the SMTP server got'), () => {
  let openssl: OpenSsl;
  beforeAll(() => {
    openssl = openOpenSsl();
  });
  afterAll(() => openssl.close());

  /** `openssl smime` knows no OAEP, so it is asked about the signature only. */
  it.each([
    ['smime-3.2', 'cms'],
    ['smime-3.2', 'smime'],
    ['smime-4.0', 'cms'],
  ] as const)(
    'TLS-09: decrypts a mail of %s, and its signature holds by openssl %s',
    async (profile, command) => {
      await start({ profile });
      await handOver('H17');
      const paths = {
        mail: openssl.file('mail.eml', received[0]?.mail ?? ''),
        key: openssl.file('key.pem', pki.encryption.key.export({ type: 'pkcs8', format: 'pem' })),
        own: openssl.file('own.pem', pemOf('CERTIFICATE', pki.encryption.certificate)),
        root: openssl.file('root.pem', pemOf('CERTIFICATE', pki.root.certificate)),
        inner: openssl.path('inner.eml'),
      };
      const decrypt = ['-decrypt', '-in', paths.mail, '-inkey', paths.key, '-recip', paths.own];
      expect(await openssl.run('cms', ...decrypt, '-out', paths.inner)).toEqual({ exitCode: 0, text: '' });
      const when = ['-attime', String(Math.floor(morning / 1_000)), '-purpose', 'any'];
      const verify = ['-verify', '-in', paths.inner, '-CAfile', paths.root, ...when];
      const verified = await openssl.run(command, ...verify);
      expect([verified.exitCode, verified.text]).toEqual([
        0,
        expect.stringContaining('erification successful'),
      ]);
      expect(verified.text).toContain('.edxml');
    },
  );
});
