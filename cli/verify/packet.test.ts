import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { draftOfLetter } from '../../fixtures/documents/letter-draft.ts';
import { repeatableBytes } from '../../fixtures/encrypted-files/test-receivers.ts';
import { proofsAt } from '../../fixtures/keys/proofs.ts';
import { pemOf, signingKeyOf } from '../../fixtures/keys/signing-keys.ts';
import { testPki } from '../../fixtures/keys/test-cast.ts';
import { agencyOf, partyOf } from '../../fixtures/worlds/world.ts';
import { world2026 } from '../../fixtures/worlds/world-2026.ts';
import type { DocumentDraft } from '../../protocol/edxml/draft.ts';
import { encodeDocument } from '../../protocol/edxml/encode.ts';
import { encryptAttachment } from '../../protocol/security/encryption/encrypted-attachment.ts';
import { encodePkcs12 } from '../../simulator/pki/by-forge.ts';
import { signedLetter } from '../../simulator/signing/signed-letter.ts';
import { runRecorded } from '../recorded-context.ts';

const pki = testPki();
const at = Date.parse('2026-11-20T09:15:32+07:00');
const folder = mkdtempSync(join(tmpdir(), 'lienthong-verify-packet-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const file = (name: string) => join(folder, name);

const known = ['--trust', 'root.pem', '--proof', 'proof', '--time', '2026-11-20T10:00:00+07:00'];
const run = (language: 'vi' | 'en', ...argv: readonly string[]) =>
  runRecorded(['verify', ...argv, ...known], {
    ...{ cwd: folder, language },
    env: { LIENTHONG_KEY_PASSWORD: 'secret' },
  });

/** Writes a packet of the signed letter, changed. */
async function write(name: string, change: (draft: DocumentDraft) => DocumentDraft): Promise<void> {
  const keys = { person: signingKeyOf(pki.leader), agency: signingKeyOf(pki.seal), at };
  const letter = await signedLetter({ seed: 1, signer: 'Nguyễn Thị Thử' }, keys);
  const packet = encodeDocument(change(draftOfLetter(letter, '2026/11/20 09:40:00')), 'sdk');
  if (!packet.ok) throw new Error(packet.problems[0]?.code);
  writeFileSync(file(name), packet.value);
}

/** Its files encrypted for the two receivers; `bent` changes what travels. */
function closed(draft: DocumentDraft, bent: (text: string) => string = (text) => text): DocumentDraft {
  const receivers = [pki.encryption.certificate, pki.ecEncryption.certificate];
  const attachments = draft.attachments.map((each) => {
    const order = { receivers, randomBytes: repeatableBytes(each.name), mimeType: 'application/pdf' };
    const made = encryptAttachment(each, order);
    if (!made.ok) throw new Error(made.problems[0]?.code);
    const bytes = Buffer.from(bent(Buffer.from(made.value.bytes).toString('utf8')));
    return { ...each, ...made.value, bytes };
  });
  return { ...draft, attachments };
}

/** One character of the content, near its end, is another. */
function bitten(text: string): string {
  const index = text.lastIndexOf('</') - 400;
  return text.slice(0, index) + (text[index] === 'A' ? 'B' : 'A') + text.slice(index + 1);
}

beforeAll(async () => {
  writeFileSync(file('root.pem'), pemOf('CERTIFICATE', pki.root.certificate));
  const { crls } = proofsAt(at + 1_200_000);
  mkdirSync(file('proof'));
  for (const [index, crl] of crls.entries()) writeFileSync(file(`proof/${index}.crl`), crl);
  for (const [name, { key, certificate }] of [
    ['receiver', pki.encryption],
    ['stranger', pki.leader],
  ] as const) {
    const keyFile = { key, certificates: [certificate], password: 'secret', label: name };
    writeFileSync(file(`${name}.p12`), encodePkcs12(keyFile));
  }
  await write('good.edxml', (draft) => draft);
  await write('closed.edxml', (draft) => closed(draft));
  await write('bitten.edxml', (draft) => closed(draft, bitten));
  await write('weak.edxml', (draft) =>
    closed(draft, (text) => text.replace('2009/xmlenc11#aes256-gcm', '2001/04/xmlenc#aes256-cbc')),
  );
  await write('other-number.edxml', (draft) => ({
    ...draft,
    code: { ...draft.code, codeNumber: '1' },
    promulgation: { ...draft.promulgation, date: '2026/11/19' },
  }));
  await write('other-signer.edxml', (draft) => ({
    ...draft,
    signer: { ...draft.signer, competence: 'KT. BỘ TRƯỞNG', fullName: 'Trần Văn Khác' },
  }));
  await write('other-body.edxml', (draft) => ({ ...draft, from: partyOf(agencyOf(world2026, 'H17')) }));
});

describe('lienthong verify, of a packet', () => {
  it('says who signed as what, and that no rule is broken (SIG-02, SIG-03)', async () => {
    const { exitCode, stdout } = await run('en', 'good.edxml', '--json');
    const { verdict, document } = JSON.parse(stdout);
    expect([exitCode, verdict, document]).toMatchObject([
      0,
      'valid',
      { verdict: 'valid', outcome: 'accept' },
    ]);
    expect(document.roles).toMatchObject([{ role: 'person' }, { role: 'agency' }, { role: 'agency' }]);
    const people = await run('vi', 'good.edxml');
    expect(people.stdout).toContain('Quy tắc về văn bản ký số: không quy tắc nào bị vi phạm');
    expect(people.stdout).toContain('cá nhân, Nguyễn Thị Thử');
  });

  it.each([
    [
      'another number and day than are printed (MET-04)',
      'other-number',
      ['signed.number-differs', 'signed.date-differs'],
    ],
    [
      'another signer, and an authority that is not printed (MET-07, SIG-08)',
      'other-signer',
      ['signed.signer-differs'],
    ],
    ['another body than sealed it (CRT-05, SIG-17)', 'other-body', ['signed.body-differs']],
  ])('breaks a rule when it names %s, and the exit code says so', async (_, name, codes) => {
    const { exitCode, stdout } = await run('en', `${name}.edxml`, '--json');
    const { document, parts } = JSON.parse(stdout);
    for (const code of codes) expect(document.findings).toContainEqual(expect.objectContaining({ code }));
    expect([exitCode, parts[1].verdict, document.outcome]).toEqual([1, 'valid', 'refuse']);
    const people = await run('vi', `${name}.edxml`);
    expect([people.exitCode, people.stdout]).toEqual([1, expect.stringContaining('có quy tắc bị vi phạm')]);
  });

  it('only warns of it by the field, and then the exit code is 0 (MET-07)', async () => {
    const { exitCode, stdout } = await run('en', 'other-signer.edxml', '--profile', 'field');
    expect([exitCode, stdout]).toEqual([0, expect.stringContaining('signed.signer-differs')]);
  });
});

describe('lienthong verify, of encrypted attachments (TLS-09)', () => {
  it('opens them with the key of a receiver and judges what is inside', async () => {
    const { exitCode, stdout } = await run('en', 'closed.edxml', '--key', 'receiver.p12', '--json');
    const { verdict, encrypted, parts, document } = JSON.parse(stdout);
    expect([exitCode, verdict, document.outcome]).toEqual([0, 'valid', 'accept']);
    expect(parts).toMatchObject([{ kind: 'packet' }, { kind: 'pdf' }, { kind: 'pdf' }]);
    expect(encrypted[0]).toMatchObject({
      ...{ verdict: 'opened', receivers: 2 },
      algorithms: { content: expect.stringContaining('#aes256-gcm'), keys: expect.any(Array) },
    });
    const people = await run('vi', 'closed.edxml', '--key', 'receiver.p12');
    expect(people.stdout).toMatch(/Tệp đính kèm mã hoá\n.*\.pdf: đã mở\n.*thuật toán: aes256-gcm/);
  });

  it.each([
    ['no key', 'closed', [], 2, 'undetermined', 'sealed'],
    ['the key of somebody else', 'closed', ['--key', 'stranger.p12'], 2, 'undetermined', 'not-for-this-key'],
    ['a content that was changed', 'bitten', ['--key', 'receiver.p12'], 1, 'tampered', 'tampered'],
    ['a weak algorithm', 'weak', ['--key', 'receiver.p12'], 1, 'weak-algorithm', 'weak-algorithm'],
    ['a weak algorithm, and no key', 'weak', [], 1, 'weak-algorithm', 'weak-algorithm'],
  ])('says what could not be opened: %s', async (_, name, key, exitCode, verdict, answer) => {
    const done = await run('en', `${name}.edxml`, ...key, '--json');
    const { encrypted, ...rest } = JSON.parse(done.stdout);
    expect([done.exitCode, rest.verdict, encrypted[0].verdict]).toEqual([exitCode, verdict, answer]);
    expect(rest.document).toBeUndefined();
    const people = await run('en', `${name}.edxml`, ...key);
    expect([people.exitCode, people.stdout]).toEqual([
      exitCode,
      expect.stringContaining('Encrypted attachments'),
    ]);
  });

  it('says that a key file does not open, in one line and its reason', async () => {
    const { exitCode, stderr } = await run('en', 'closed.edxml', '--key', 'receiver.p12', '--password', 'no');
    expect([exitCode, stderr]).toEqual([
      2,
      expect.stringContaining('the key file “receiver.p12” cannot be opened'),
    ]);
  });
});
