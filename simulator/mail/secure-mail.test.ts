import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openerOf, repeatableBytes } from '../../fixtures/encrypted-files/test-receivers.ts';
import { hasOpenSsl, type OpenSsl, openOpenSsl, withOpenSsl } from '../../fixtures/keys/openssl.ts';
import { pemOf, signingKeyOf } from '../../fixtures/keys/signing-keys.ts';
import { testPki } from '../../fixtures/keys/test-cast.ts';
import { testContext, testNow } from '../../fixtures/signatures/test-context.ts';
import { openSecureMail } from './open-secure-mail.ts';
import { composeSecureMail, outerSubject, type SecureMailOrder } from './secure-mail.ts';

const pki = testPki();
const file = {
  name: 'Công văn 7816.pdf',
  contentType: 'application/pdf',
  bytes: Buffer.from('%PDF-1.7 nội dung'),
};

async function mail(wishes: Partial<SecureMailOrder> = {}): Promise<Buffer> {
  const made = await composeSecureMail({
    from: 'vanthu@vpcp.example',
    to: ['vanthu@langson.example'],
    subject: 'Về việc kết nối',
    text: 'Kính gửi quý cơ quan văn bản đính kèm.',
    files: [file],
    key: signingKeyOf(pki.leader),
    receivers: [pki.encryption.certificate, pki.ecEncryption.certificate],
    cipher: 'aes-256-cbc',
    randomBytes: repeatableBytes('mail'),
    at: testNow,
    ...wishes,
  });
  if (!made.ok) throw new Error(made.problems.map(({ code }) => code).join());
  return Buffer.from(made.value);
}

describe('a mail that goes where the axis does not reach', () => {
  it.each(['aes-256-cbc', 'aes-256-gcm'] as const)(
    'TLS-09: is opened by its receivers and judged, by %s',
    async (cipher) => {
      for (const holder of [pki.encryption, pki.ecEncryption]) {
        const opened = await openSecureMail(await mail({ cipher }), openerOf(holder), testContext());
        if (opened.verdict !== 'opened') throw new Error(opened.verdict);
        expect(opened.signatures).toMatchObject([{ verdict: 'valid', claimedAt: testNow }]);
        const entity = Buffer.from(opened.entity).toString('utf8');
        expect(entity).toContain(file.bytes.toString('base64'));
        expect(entity).toMatch(/^Subject: =\?UTF-8\?/m);
      }
    },
  );

  it('TLS-09: shows nothing of its content to anybody else', async () => {
    const text = (await mail()).toString('utf8');
    expect(text).not.toMatch(/JVBERi0|7816|=\?UTF-8\?B\?VuG7gSB2/);
    const outer = Buffer.from(outerSubject).toString('base64').slice(0, 12);
    expect(text.includes(outer) || /Subject: =\?UTF-8\?Q\?/.test(text)).toBe(true);
    const closed = await openSecureMail(await mail(), openerOf(pki.tlsServer), testContext());
    expect(closed).toMatchObject({ verdict: 'closed', opening: { verdict: 'not-for-this-key' } });
  });

  it('TLS-09: is told apart from one in clear', async () => {
    const clear = Buffer.from('From: a@b.example\r\nContent-Type: text/plain\r\n\r\nVăn bản');
    expect(await openSecureMail(clear, openerOf(pki.encryption), testContext())).toEqual({
      verdict: 'clear',
    });
  });

  it('is the same mail from the same chance and time', async () => {
    expect((await mail()).equals(await mail())).toBe(true);
  });
});

describe.skipIf(!hasOpenSsl)(withOpenSsl('openssl as a mail reader'), () => {
  let openssl: OpenSsl;
  beforeAll(() => {
    openssl = openOpenSsl();
  });
  afterAll(() => openssl.close());

  it.each(['aes-256-cbc', 'aes-256-gcm'] as const)(
    'TLS-09: decrypts it and says that its signature holds, by %s',
    async (cipher) => {
      const paths = {
        mail: openssl.file('mail.eml', await mail({ cipher })),
        key: openssl.file('key.pem', pki.encryption.key.export({ type: 'pkcs8', format: 'pem' })),
        certificate: openssl.file('certificate.pem', pemOf('CERTIFICATE', pki.encryption.certificate)),
        root: openssl.file('root.pem', pemOf('CERTIFICATE', pki.root.certificate)),
        inner: openssl.path('inner.eml'),
      };
      const decrypt = [
        'cms',
        '-decrypt',
        '-in',
        paths.mail,
        '-inkey',
        paths.key,
        '-recip',
        paths.certificate,
      ];
      const decrypted = await openssl.run(...decrypt, '-out', paths.inner);
      expect(decrypted).toEqual({ exitCode: 0, text: '' });
      const when = ['-attime', String(testNow / 1_000), '-purpose', 'any'];
      const verified = await openssl.run(
        'cms',
        '-verify',
        '-in',
        paths.inner,
        '-CAfile',
        paths.root,
        ...when,
      );
      expect([verified.exitCode, verified.text]).toEqual([
        0,
        expect.stringContaining('erification successful'),
      ]);
    },
  );
});
