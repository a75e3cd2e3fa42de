import { readFileSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import { hasOpenSsl, openOpenSsl, withOpenSsl } from '../../fixtures/keys/openssl.ts';
import { pemOf } from '../../fixtures/keys/signing-keys.ts';
import { testPki } from '../../fixtures/keys/test-cast.ts';
import { type TestKeyName, testKeyPem } from '../../fixtures/keys/test-keys.ts';
import { memoryKey } from './memory-key.ts';
import { openPkcs12 } from './pkcs12.ts';
import { outcomeOf, signedOf } from './signing-under-test.ts';

const pki = testPki();

describe.skipIf(!hasOpenSsl)(withOpenSsl('a key in a PKCS#12 file'), () => {
  const openssl = openOpenSsl();
  afterAll(() => openssl.close());

  /** A file as OpenSSL writes it. */
  async function packed(
    key: TestKeyName,
    certificate: Uint8Array,
    password: string,
    ...options: readonly string[]
  ): Promise<Uint8Array> {
    const chain = [pki.agencyAuthority, pki.root]
      .map((each) => pemOf('CERTIFICATE', each.certificate))
      .join('');
    const files = ['-inkey', openssl.file('key', testKeyPem(key)), '-certfile', openssl.file('chain', chain)];
    const own = openssl.file('own', pemOf('CERTIFICATE', certificate));
    const out = openssl.path('out.p12');
    const pass = openssl.file('password', password);
    const args = [
      'pkcs12',
      '-export',
      ...files,
      '-in',
      own,
      '-out',
      out,
      '-passout',
      `file:${pass}`,
      ...options,
    ];
    const run = await openssl.run(...args);
    if (run.exitCode !== 0) throw new Error(run.text);
    return readFileSync(out);
  }

  it.each([
    ['RSA, AES-256', 'leader', pki.leader, 'secret', []],
    ['P-256, AES-256', 'ec-leader', pki.ecLeader, 'secret', []],
    ['P-384, SHA-512', 'ec-seal', pki.ecSeal, 'secret', ['-macalg', 'sha512']],
    [
      'RSA, triple DES and SHA-1, as older tools write',
      'leader',
      pki.leader,
      'secret',
      ['-certpbe', 'PBE-SHA1-3DES', '-keypbe', 'PBE-SHA1-3DES', '-macalg', 'sha1'],
    ],
    ['a password with Vietnamese letters', 'leader', pki.leader, 'mật khẩu của tôi', []],
    ['certificates that are not encrypted', 'leader', pki.leader, 'secret', ['-certpbe', 'NONE']],
  ] as const)(
    'is opened, with its certificates as they were issued: %s',
    async (_, name, holder, password, options) => {
      const file = await packed(name, holder.certificate, password, ...options);
      const material = signedOf(openPkcs12(file, password));
      expect(Buffer.compare(material.certificate, holder.certificate)).toBe(0);
      expect(material.chain.map((each) => Buffer.from(each))).toEqual(
        [pki.agencyAuthority, pki.root].map((each) => Buffer.from(each.certificate)),
      );
      expect(signedOf(memoryKey(material)).algorithm.hash).toBe(name === 'ec-seal' ? 'sha384' : 'sha256');
    },
  );

  it.each(['00', '7fffffffffff'])('is refused when it asks for 0x%s rounds of its MAC', async (rounds) => {
    const file = Buffer.from(await packed('leader', pki.leader.certificate, 'secret'));
    const { ok, problems } = openPkcs12(withMacRounds(file, Buffer.from(rounds, 'hex')), 'secret');
    expect([ok, problems[0]?.seen]).toEqual([false, 'MAC rounds']);
  });

  it('is refused when it is encrypted by what nobody should use', async () => {
    const file = await packed('leader', pki.leader.certificate, 'secret', '-certpbe', 'camellia-256-cbc');
    expect(outcomeOf(openPkcs12(file, 'secret'))).toEqual(['signing.key-encryption-old']);
  });

  it('is refused with another password', async () => {
    const file = await packed('leader', pki.leader.certificate, 'secret');
    expect(outcomeOf(openPkcs12(file, 'Secret'))).toEqual(['signing.key-password-wrong']);
  });
});

describe('a file that is none', () => {
  it.each([
    ['nothing', Buffer.alloc(0)],
    ['text', Buffer.from('-----BEGIN CERTIFICATE-----')],
    ['another structure', Buffer.from('3003020101', 'hex')],
    ['an endless length', Buffer.from('30848fffffff', 'hex')],
  ])('is refused: %s', (_, bytes) => {
    expect(outcomeOf(openPkcs12(bytes, 'x'))).toEqual(['signing.key-unreadable']);
  });
});

/** The file with another number in the place of the 2,048 rounds that OpenSSL writes last. */
function withMacRounds(file: Buffer, rounds: Buffer): Buffer {
  const usual = Buffer.from('02020800', 'hex');
  const at = file.length - usual.length;
  const digestInfo = Buffer.from('3031300d06096086480165030402010500', 'hex');
  const macAt = file.lastIndexOf(digestInfo) - 2;
  const made = Buffer.concat([file.subarray(0, at), Buffer.from([0x02, rounds.length]), rounds]);
  const grown = made.length - file.length;
  made.writeUInt16BE(file.readUInt16BE(2) + grown, 2);
  made.writeUInt8(file.readUInt8(macAt + 1) + grown, macAt + 1);
  return made;
}
