import { describe, expect, it } from 'vitest';
import { openerOf, repeatableBytes } from '../../fixtures/encrypted-files/test-receivers.ts';
import { proofsAt } from '../../fixtures/keys/proofs.ts';
import { testPki } from '../../fixtures/keys/test-cast.ts';
import { testContext } from '../../fixtures/keys/test-trust.ts';
import { lawProfile } from '../../protocol/security/profiles.ts';
import { letterDraft, morning } from '../hub/hub-under-test.ts';
import { createManualClock } from '../ports/manual-clock.ts';
import { type CipherOptions, createDocumentCipher } from './document-cipher.ts';

const { encryption, ecEncryption, leader } = testPki();
const certificates: Readonly<Record<string, readonly Uint8Array[]>> = {
  G22: [encryption.certificate],
  H17: [ecEncryption.certificate],
  G06: [leader.certificate],
};

function cipher(options: Partial<CipherOptions> = {}) {
  return createDocumentCipher({
    encrypts: (code) => code === 'G22',
    certificatesOf: (code) => certificates[code] ?? [],
    keysOf: (code) => (code === 'H17' ? [openerOf(encryption), openerOf(ecEncryption)] : []),
    check: async (_, now) => testContext({ profile: lawProfile, now, proof: proofsAt(now) }),
    clock: createManualClock(morning),
    randomBytes: repeatableBytes('cipher'),
    ...options,
  });
}

const file = {
  name: 'cong-van.pdf',
  description: 'Công văn',
  bytes: Buffer.from('%PDF-1.7 mật '.repeat(50)),
};
const draft = (to: readonly string[], from = 'G22') => ({
  ...letterDraft(to, '1', from),
  attachments: [file],
});

async function encrypted() {
  const made = await cipher().encryptFiles(draft(['H17']));
  if (!made.ok) throw new Error(made.problems[0]?.code);
  return made.value.attachments;
}

describe('a cipher of a body that encrypts', () => {
  it('TLS-09: writes files that show nothing of themselves, and keeps what the packet says of them', async () => {
    const [made, ...more] = await encrypted();
    expect(more).toEqual([]);
    expect(made).toMatchObject({ name: 'cong-van.pdf.xenc.txt', description: 'Công văn' });
    expect(Buffer.from(made?.bytes ?? '').includes(Buffer.from('mật').toString('base64').slice(0, 4))).toBe(
      false,
    );
  });

  it('TLS-09: opens them again for their receiver, under their own names', async () => {
    const opened = await cipher().openFiles(await encrypted(), ['H17']);
    expect(
      opened.ok && opened.value.map(({ name, bytes }) => [name, Buffer.compare(bytes, file.bytes)]),
    ).toEqual([['cong-van.pdf', 0]]);
  });

  it('leaves alone what is encrypted already, and the letters of those who do not encrypt', async () => {
    const twice = await cipher().encryptFiles({ ...draft(['H17']), attachments: await encrypted() });
    expect(twice.ok && twice.value.attachments.map(({ name }) => name)).toEqual(['cong-van.pdf.xenc.txt']);
    const clear = draft(['G22'], 'H17');
    const left = await cipher().encryptFiles(clear);
    expect(left.ok && left.value).toBe(clear);
  });

  it.each([
    ['TLS-09: a receiver has no certificate', ['G09'], 'encryption.receiver-without-certificate'],
    ['CRT-04: a certificate is not for encrypting', ['G06'], 'encryption.receiver-unfit'],
  ])('sends nothing when %s', async (_, to, code) => {
    const made = await cipher().encryptFiles(draft(to));
    expect([made.ok, made.problems[0]?.code]).toEqual([false, code]);
  });

  it.each([
    ['REV-02: is revoked', proofsAt(morning, [{ holder: ecEncryption, at: morning - 1 }]), 'revoked'],
    [
      'REV-04: has a state that nobody tells',
      { ...proofsAt(morning), crls: [], ocspAnswers: [] },
      'undetermined',
    ],
  ])('sends nothing when a receiver’s certificate %s', async (_, proof, seen) => {
    const check: CipherOptions['check'] = async (_certificates, now) =>
      testContext({ profile: lawProfile, now, proof });
    const made = await cipher({ check }).encryptFiles(draft(['H17']));
    expect(made.problems[0]).toMatchObject({ code: 'encryption.receiver-unfit', seen });
  });
});

describe('a file that cannot be opened', () => {
  it.each([
    ['by a body without keys', ['G06'], 'encryption.key-missing'],
    ['by somebody whom it is not for', ['X'], 'encryption.not-for-this-key'],
  ])('TLS-09: is refused %s', async (_, codes, code) => {
    const foreign = cipher({ keysOf: (each) => (each === 'X' ? [openerOf(testPki().tlsServer)] : []) });
    const opened = await foreign.openFiles(await encrypted(), codes);
    expect([opened.ok, opened.problems.map((each) => [each.code, each.place.path])]).toEqual([
      false,
      [[code, 'cong-van.pdf.xenc.txt']],
    ]);
  });

  it('ERR-06: spoils the packet, though others of its files are in clear', async () => {
    const opened = await cipher().openFiles([file, ...(await encrypted())], []);
    expect(opened.ok).toBe(false);
    const clear = await cipher().openFiles([file], []);
    expect(clear.ok && clear.value).toEqual([file]);
  });
});
