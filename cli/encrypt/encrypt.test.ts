import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasOpenSsl, openOpenSsl, withOpenSsl } from '../../fixtures/keys/openssl.ts';
import { pemOf } from '../../fixtures/keys/signing-keys.ts';
import { testPki } from '../../fixtures/keys/test-cast.ts';
import { testKeyPem } from '../../fixtures/keys/test-keys.ts';
import { hasXmlsec, runXmlsec, withXmlsec } from '../../fixtures/xml-signatures/xmlsec.ts';
import { decodePacket } from '../../protocol/edxml/decode.ts';
import { encodeDocument } from '../../protocol/edxml/encode.ts';
import { extractAttachment } from '../../protocol/edxml/extract-attachment.ts';
import { letterDraft } from '../../simulator/hub/hub-under-test.ts';
import { runRecorded } from '../recorded-context.ts';

const folder = mkdtempSync(join(tmpdir(), 'lienthong-encrypt-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const path = (name: string) => join(folder, name);
const env = { LIENTHONG_KEY_PASSWORD: 'secret' };
const run = (...argv: readonly string[]) => runRecorded(argv, { cwd: folder, env, language: 'en' });

const pki = testPki();
const main = { name: 'cong-van.pdf', bytes: Buffer.from('%PDF-1.7 nội dung mật '.repeat(30)) };
const annex = { name: 'phu-luc.txt', bytes: Buffer.from('Phụ lục mật '.repeat(30)) };

beforeAll(() => {
  const packet = encodeDocument({ ...letterDraft(['H17']), attachments: [main, annex] }, 'sdk');
  if (!packet.ok) throw new Error(packet.problems[0]?.code);
  writeFileSync(path('packet.edxml'), packet.value);
  writeFileSync(path('main.pdf'), main.bytes);
  writeFileSync(path('rsa.pem'), pemOf('CERTIFICATE', pki.encryption.certificate));
  writeFileSync(path('ec.cer'), pki.ecEncryption.certificate);
  writeFileSync(path('leader.pem'), pemOf('CERTIFICATE', pki.leader.certificate));
  writeFileSync(path('root.pem'), pemOf('CERTIFICATE', pki.root.certificate));
});

function filesOf(name: string) {
  const bytes = readFileSync(path(name));
  const { packet } = decodePacket(bytes, { dialect: 'strict' });
  const attachments = packet?.kind === 'document' ? packet.attachments : [];
  return attachments.map((each) => {
    const file = extractAttachment(bytes, each);
    if (!file.ok) throw new Error(file.problems[0]?.code);
    return file.value;
  });
}

describe('lienthong encrypt', () => {
  it('TLS-09: encrypts every attachment of a packet for several receivers, and tells whom for', async () => {
    const argv = ['encrypt', 'packet.edxml', '--for', 'rsa.pem', 'ec.cer', '--unchecked'];
    const { stdout, stderr, exitCode } = await run(...argv);
    expect([exitCode, stdout]).toEqual([
      0,
      expect.stringContaining(`cong-van.pdf (${main.bytes.length} byte)`),
    ]);
    expect(stdout).toContain('receiver: Văn phòng Chính phủ (mã hoá)');
    expect(stderr).toContain('encryption.receivers-unchecked');
    const files = filesOf('packet.encrypted.edxml');
    expect(files.map(({ name }) => name)).toEqual(['cong-van.pdf.xenc.txt', 'phu-luc.txt.xenc.txt']);
    for (const { bytes } of files)
      expect(
        Buffer.from(bytes)
          .toString('utf8')
          .match(/<[^/>]*EncryptedKey/g)?.length,
      ).toBe(2);
  });

  it('CRT-04: refuses a certificate that nobody vouches for, or that is not for this, and writes nothing', async () => {
    const unvouched = await run('encrypt', 'main.pdf', '--for', 'rsa.pem', '--trust', 'root.pem');
    expect([unvouched.exitCode, unvouched.stderr]).toEqual([
      1,
      expect.stringContaining('encryption.receiver-unfit'),
    ]);
    const other = await run('encrypt', 'main.pdf', '--for', 'leader.pem', '--unchecked', '--json');
    expect([other.exitCode, JSON.parse(other.stdout)]).toMatchObject([
      1,
      { ok: false, problems: [{ code: 'encryption.receiver-unsuitable' }] },
    ]);
    expect(() => readFileSync(path('main.pdf.xenc.txt'))).toThrow();
  });

  it.each([
    ['without receivers', ['encrypt', 'main.pdf'], 64],
    [
      'with an option of another kind',
      ['encrypt', 'main.pdf', '--for', 'rsa.pem', '--cipher', 'aes-256-cbc'],
      64,
    ],
    ['for a file without a certificate', ['encrypt', 'main.pdf', '--for', 'main.pdf', '--unchecked'], 1],
    ['of a file that is not there', ['encrypt', 'no.pdf', '--for', 'rsa.pem'], 1],
  ])('says so when it is asked wrongly: %s', async (_, argv, expected) => {
    const { exitCode, stderr } = await run(...argv);
    expect([exitCode, stderr.length > 0]).toEqual([expected, true]);
  });

  it.each(['encrypt', 'decrypt'])('shows how it is used: %s', async (command) => {
    const { stdout, exitCode } = await run(command, '--help');
    expect([exitCode, stdout]).toEqual([0, expect.stringContaining(`lienthong ${command} `)]);
  });
});

describe.skipIf(!hasXmlsec)(withXmlsec('xmlsec1 on what lienthong encrypt wrote'), () => {
  it('TLS-09: decrypts an attachment, in the form that it knows', async () => {
    await run('encrypt', 'main.pdf', '--for', 'rsa.pem', '--oaep', 'sha1', '--unchecked', '--out', 'old.xml');
    const key = pki.encryption.key.export({ type: 'pkcs8', format: 'pem' });
    const args = ['--decrypt', '--privkey-pem', 'key.pem', '--output', 'output', 'file.xml'];
    const opened = runXmlsec({ 'key.pem': key, 'file.xml': readFileSync(path('old.xml')) }, args);
    expect(Buffer.compare(opened.output, main.bytes)).toBe(0);
  });
});

describe.skipIf(!hasOpenSsl)(withOpenSsl('lienthong decrypt'), () => {
  const openssl = openOpenSsl();
  afterAll(() => openssl.close());

  beforeAll(async () => {
    for (const [name, holder] of [
      ['encryption', pki.encryption],
      ['ec-encryption', pki.ecEncryption],
      ['leader', pki.leader],
    ] as const) {
      const own = openssl.file('own', pemOf('CERTIFICATE', holder.certificate));
      const files = ['-inkey', openssl.file('key', testKeyPem(name)), '-in', own];
      await openssl.run(
        'pkcs12',
        '-export',
        ...files,
        '-out',
        path(`${name}.p12`),
        '-passout',
        'pass:secret',
      );
    }
    const receivers = ['--for', 'rsa.pem', 'ec.cer', '--unchecked'];
    await run('encrypt', 'packet.edxml', ...receivers, '--out', 'mat.edxml');
    await run('encrypt', 'main.pdf', ...receivers);
  });

  it.each(['encryption', 'ec-encryption'])('TLS-09: opens a packet for each receiver: %s', async (key) => {
    const { exitCode, stdout } = await run(
      'decrypt',
      'mat.edxml',
      '--key',
      `${key}.p12`,
      '--out',
      'ro.edxml',
      '--json',
    );
    expect([exitCode, JSON.parse(stdout)]).toMatchObject([
      0,
      { ok: true, kind: 'packet', files: [{ name: 'cong-van.pdf' }, { name: 'phu-luc.txt' }] },
    ]);
    expect(filesOf('ro.edxml').map(({ name, bytes }) => [name, Buffer.from(bytes).toString()])).toEqual(
      [main, annex].map(({ name, bytes }) => [name, bytes.toString()]),
    );
  });

  it('opens a file beside its original, under its own name', async () => {
    rmSync(path('main.pdf'));
    const { exitCode } = await run('decrypt', 'main.pdf.xenc.txt', '--key', 'encryption.p12');
    expect([exitCode, Buffer.compare(readFileSync(path('main.pdf')), main.bytes)]).toEqual([0, 0]);
  });

  it('TLS-09: says of what it does not open why not, in both languages, and writes nothing', async () => {
    const foreign = await run('decrypt', 'mat.edxml', '--key', 'leader.p12', '--out', 'none');
    expect([foreign.exitCode, foreign.stderr]).toEqual([
      1,
      expect.stringContaining('encryption.not-for-this-key'),
    ]);
    const text = readFileSync(path('main.pdf.xenc.txt'), 'utf8');
    const at = text.lastIndexOf('</') - 400;
    writeFileSync(
      path('bad.xenc.txt'),
      text.slice(0, at) + (text[at] === 'A' ? 'B' : 'A') + text.slice(at + 1),
    );
    const argv = ['decrypt', 'bad.xenc.txt', '--key', 'encryption.p12', '--out', 'none'];
    const bad = await runRecorded(argv, { cwd: folder, env, language: 'vi' });
    expect([bad.exitCode, bad.stderr]).toEqual([1, expect.stringContaining('đã bị sửa')]);
    const clear = await run('decrypt', 'packet.edxml', '--key', 'encryption.p12', '--out', 'none');
    expect(clear.stderr).toContain('encryption.nothing-encrypted');
    expect(() => readFileSync(path('none'))).toThrow();
  });

  it.each(['aes-256-gcm', 'aes-256-cbc'])('openssl cms decrypts what it wrote, by %s', async (cipher) => {
    writeFileSync(path('main.pdf'), main.bytes);
    const options = ['--as', 'cms', '--cipher', cipher, '--unchecked', '--out', 'main.p7m'];
    await run('encrypt', 'main.pdf', '--for', 'rsa.pem', 'ec.cer', ...options);
    const key = openssl.file('key.pem', pki.encryption.key.export({ type: 'pkcs8', format: 'pem' }));
    const recipient = ['-inkey', key, '-recip', path('rsa.pem')];
    const input = ['-inform', 'DER', '-in', path('main.p7m'), '-binary'];
    const decrypted = await openssl.run('cms', '-decrypt', ...input, ...recipient, '-out', path('opened'));
    expect(decrypted.exitCode).toBe(0);
    expect(Buffer.compare(readFileSync(path('opened')), main.bytes)).toBe(0);
    const own = await run('decrypt', 'main.p7m', '--key', 'ec-encryption.p12', '--out', 'own');
    expect([own.exitCode, Buffer.compare(readFileSync(path('own')), main.bytes)]).toEqual([0, 0]);
  });
});
