import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { officialLetter } from '../../fixtures/documents/official-letter.ts';
import { hasOpenSsl, openOpenSsl, withOpenSsl } from '../../fixtures/keys/openssl.ts';
import { proofsAt } from '../../fixtures/keys/proofs.ts';
import { pemOf } from '../../fixtures/keys/signing-keys.ts';
import { testPki } from '../../fixtures/keys/test-cast.ts';
import { testKeyPem } from '../../fixtures/keys/test-keys.ts';
import { runRecorded } from '../recorded-context.ts';

const folder = mkdtempSync(join(tmpdir(), 'lienthong-sign-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const env = { LIENTHONG_KEY_PASSWORD: 'secret' };
const signingTime = '2026-11-20T09:15:32+07:00';
const sample = ['--unchecked', '--time', signingTime];
const run = (...argv: readonly string[]) => runRecorded(argv, { cwd: folder, env, language: 'en' });

describe('lienthong sign, asked wrongly', () => {
  beforeAll(() => {
    writeFileSync(join(folder, 'note.txt'), 'xin chào');
    writeFileSync(join(folder, 'no.p12'), 'no key');
  });

  it.each([
    ['without a key', ['sign', 'note.txt'], '--key'],
    ['for a role that is none', ['sign', 'note.txt', '--key', 'no.p12', '--role', 'king'], 'king'],
    ['at a time that is none', ['sign', 'note.txt', '--key', 'no.p12', '--time', 'soon'], '--time'],
  ])('ends with 64: %s', async (_, argv, word) => {
    const { exitCode, stderr } = await run(...argv);
    expect(exitCode).toBe(64);
    expect(stderr).toContain(word);
  });

  it('says in both languages why a key file is no key, and writes nothing', async () => {
    const argv = ['sign', 'note.txt', '--key', 'no.p12', ...sample];
    const english = await run(...argv);
    const vietnamese = await runRecorded(argv, { cwd: folder, env, language: 'vi' });
    expect(english.exitCode).toBe(1);
    expect(english.stderr).toContain('signing.key-unreadable');
    expect(vietnamese.stderr).toContain('Không đọc được tệp khoá');
    expect(() => readFileSync(join(folder, 'note.txt.p7s'))).toThrow();
  });

  it('shows how it is used', async () => {
    const { stdout, exitCode } = await run('sign', '--help');
    expect(exitCode).toBe(0);
    expect(stdout).toContain('lienthong sign cong-van.pdf --key lanh-dao.p12');
  });
});

describe.skipIf(!hasOpenSsl)(withOpenSsl('lienthong sign'), () => {
  const pki = testPki();
  const openssl = openOpenSsl();
  afterAll(() => openssl.close());

  beforeAll(async () => {
    const chain = [pki.agencyAuthority, pki.root]
      .map((each) => pemOf('CERTIFICATE', each.certificate))
      .join('');
    for (const [name, holder] of [
      ['leader', pki.leader],
      ['seal', pki.seal],
    ] as const) {
      const out = join(folder, `${name}.p12`);
      const files = [
        '-inkey',
        openssl.file('key', testKeyPem(name)),
        '-certfile',
        openssl.file('chain', chain),
      ];
      const own = openssl.file('own', pemOf('CERTIFICATE', holder.certificate));
      await openssl.run('pkcs12', '-export', ...files, '-in', own, '-out', out, '-passout', 'pass:secret');
    }
    const letter = await officialLetter({ seed: 1, signer: 'Nguyễn Thị Thử' });
    writeFileSync(join(folder, 'letter.pdf'), letter.pdf);
    writeFileSync(join(folder, 'root.pem'), pemOf('CERTIFICATE', pki.root.certificate));
  });

  it('signs a letter by the person and then by the agency (SIG-02, SIG-03)', async () => {
    const first = await run('sign', 'letter.pdf', '--key', 'leader.p12', ...sample);
    expect(first.stdout).toContain('Signed: ');
    expect(first.stderr).toContain('signing.unchecked');
    const second = await run(
      'sign',
      'letter.signed.pdf',
      '--key',
      'seal.p12',
      '--role',
      'agency',
      '-o',
      'both.pdf',
      ...sample,
      '--json',
    );
    expect(JSON.parse(second.stdout)).toMatchObject({
      ok: true,
      kind: 'pdf',
      role: 'agency',
      signer: 'Văn phòng Chính phủ',
    });
    expect(readFileSync(join(folder, 'both.pdf'), 'latin1').match(/\/ByteRange/g)).toHaveLength(2);
  });

  it('writes a detached signature that openssl verifies', async () => {
    const { exitCode } = await run(
      'sign',
      'note.txt',
      '--key',
      'leader.p12',
      '--scheme',
      'rsa-pss',
      ...sample,
    );
    expect(exitCode).toBe(0);
    const files = [
      '-in',
      join(folder, 'note.txt.p7s'),
      '-inform',
      'DER',
      '-content',
      join(folder, 'note.txt'),
    ];
    const trust = ['-CAfile', join(folder, 'root.pem'), '-purpose', 'any', '-attime', '1795000000'];
    const { text } = await openssl.run(
      'cms',
      '-verify',
      '-binary',
      '-cades',
      ...files,
      ...trust,
      '-out',
      openssl.path('x'),
    );
    expect(text).toContain('successful');
  });

  it('refuses to sign what nobody vouches for (SIG-10)', async () => {
    const { exitCode, stdout } = await run(
      'sign',
      'letter.pdf',
      '--key',
      'leader.p12',
      '--trust',
      'root.pem',
      '--json',
    );
    expect(exitCode).toBe(1);
    expect(JSON.parse(stdout).problems[0].code).toMatch(/^signing\.certificate-/);
  });

  it('signs with proofs from a folder (SIG-10)', async () => {
    const { crls } = proofsAt(Date.parse(signingTime));
    const proof = join(mkdtempSync(join(folder, 'proof-')));
    for (const [index, crl] of crls.entries()) writeFileSync(join(proof, `${index}.crl`), crl);
    const { exitCode, stderr } = await run(
      'sign',
      'letter.pdf',
      '--key',
      'leader.p12',
      '--trust',
      'root.pem',
      '--proof',
      proof,
      '--time',
      signingTime,
    );
    expect(`${stderr}${exitCode}`).toBe('0');
  });

  it('reports a time-stamp service that is not there, and writes nothing (TSP-06)', async () => {
    // Port 9 is one that `fetch` never calls.
    const tsa = ['--level', 't', '--tsa', 'http://127.0.0.1:9/'];
    const { exitCode, stderr } = await run(
      'sign',
      'letter.pdf',
      '--key',
      'leader.p12',
      '-o',
      'stamped.pdf',
      ...tsa,
      ...sample,
    );
    expect(exitCode).toBe(1);
    expect(stderr).toContain('signing.time-stamp-unavailable');
    expect(() => readFileSync(join(folder, 'stamped.pdf'))).toThrow();
  });

  it('refuses a wrong password', async () => {
    const { stderr } = await run('sign', 'letter.pdf', '--key', 'leader.p12', '--password', 'no', ...sample);
    expect(stderr).toContain('signing.key-password-wrong');
  });
});
