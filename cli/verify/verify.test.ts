import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { encodeTimeStampToken, imprintOf } from '../../fixtures/keys/encode-time-stamp.ts';
import { proofsAt } from '../../fixtures/keys/proofs.ts';
import { pemOf, signingKeyOf } from '../../fixtures/keys/signing-keys.ts';
import { testPki } from '../../fixtures/keys/test-cast.ts';
import { read } from '../../protocol/result.ts';
import { verdicts } from '../../protocol/security/verdict.ts';
import { signDetached } from '../../simulator/signing/sign-detached.ts';
import { signedLetter } from '../../simulator/signing/signed-letter.ts';
import { runRecorded } from '../recorded-context.ts';
import { verdictWords } from './verdict-words.ts';

const pki = testPki();
const at = Date.parse('2026-11-20T09:15:32+07:00');
const folder = mkdtempSync(join(tmpdir(), 'lienthong-verify-'));
const file = (name: string) => join(folder, name);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const trust = ['--trust', 'root.pem', '--time', '2026-11-20T10:00:00+07:00'];
const run = (...argv: readonly string[]) => runRecorded(['verify', ...argv], { cwd: folder, language: 'en' });

beforeAll(async () => {
  const keys = { person: signingKeyOf(pki.leader), agency: signingKeyOf(pki.seal), at };
  const timeStamp = async (signature: Uint8Array) =>
    read(encodeTimeStampToken({ imprint: imprintOf(signature), at: at + 602_000, signer: pki.timeStamp }));
  const kept = { ...keys, level: 'lt', timeStamp, proof: proofsAt(at + 700_000) } as const;
  const [plain, lasting] = [await signedLetter({ seed: 1 }, keys), await signedLetter({ seed: 1 }, kept)];
  writeFileSync(file('plain.pdf'), plain.pdf);
  writeFileSync(file('lasting.pdf'), lasting.pdf);
  writeFileSync(file('unsigned.pdf'), lasting.pdf.subarray(0, endOfFirst(lasting.pdf)));
  const changed = Buffer.from(lasting.pdf);
  changed.write('9', changed.indexOf('/MediaBox') + 11, 'latin1');
  writeFileSync(file('changed.pdf'), changed);
  const note = Buffer.from('xin chào');
  const signed = await signDetached(note, { key: keys.person, at, level: 'b', check: 'unchecked' });
  if (signed.ok) writeFileSync(file('note.txt.p7s'), signed.value);
  writeFileSync(file('note.txt'), note);
  writeFileSync(file('other.txt'), 'xin chao');
  writeFileSync(file('root.pem'), pemOf('CERTIFICATE', pki.root.certificate));
  writeFileSync(file('empty.pem'), 'nothing');
});

/** Bytes of the first revision. */
function endOfFirst(pdf: Uint8Array): number {
  return Buffer.from(pdf).indexOf('%%EOF') + 6;
}

describe('lienthong verify', () => {
  it.each([
    ['a letter with time-stamps and proofs inside, offline (SIG-15)', ['lasting.pdf', ...trust], 0, 'valid'],
    ['a letter whose certificates nobody vouches for (REV-04)', ['plain.pdf', ...trust], 2, 'undetermined'],
    [
      'a signature under no trusted root (SIG-14)',
      ['note.txt.p7s', '--content', 'note.txt', '--time', '2026-11-20T10:00:00+07:00'],
      1,
      'untrusted',
    ],
    ['a letter in which a byte was changed (SIG-04)', ['changed.pdf', ...trust], 1, 'tampered'],
    ['a letter without signatures (SIG-01)', ['unsigned.pdf', ...trust], 1, 'absent'],
    ['a file that is no signature', ['note.txt', ...trust], 1, 'malformed'],
    [
      'a detached signature of another file (SIG-04)',
      ['note.txt.p7s', '--content', 'other.txt', ...trust],
      1,
      'tampered',
    ],
    [
      'a detached signature of its file',
      ['note.txt.p7s', '--content', 'note.txt', ...trust],
      2,
      'undetermined',
    ],
  ] as const)('judges %s', async (_, argv, exitCode, verdict) => {
    const json = await run(...argv, '--json');
    expect(JSON.parse(json.stdout)).toMatchObject({ verdict });
    expect(json.exitCode).toBe(exitCode);
  });

  it('takes proofs from a folder', async () => {
    const proof = mkdtempSync(join(folder, 'proof-'));
    const { crls } = proofsAt(at + 700_000);
    for (const [index, crl] of crls.entries())
      writeFileSync(join(proof, `${index}.pem`), pemOf('X509 CRL', crl));
    const { exitCode, stdout } = await run('plain.pdf', ...trust, '--proof', proof);
    expect(`${exitCode}\n${stdout}`).toMatch(/^0\nplain\.pdf: valid/);
  });

  it('shows signer, time, integrity, path and the reason, in both languages (SIG-13)', async () => {
    const english = await run('plain.pdf', ...trust);
    for (const words of [
      'Nguyễn Thị Thử',
      '20/11/2026 09:15:32 +07:00',
      'signed: ',
      'path:',
      'revocation.',
    ]) {
      expect(english.stdout).toContain(words);
    }
    const vietnamese = await runRecorded(['verify', 'plain.pdf', ...trust], { cwd: folder, language: 'vi' });
    for (const words of ['chưa kết luận được', 'người ký', 'thời gian khai', 'đường dẫn chứng thư']) {
      expect(vietnamese.stdout).toContain(words);
    }
  });

  it.each([
    ['a file that is not there', ['none.pdf', ...trust], 2],
    ['a day that is none', ['plain.pdf', '--time', '2026-02-31T10:00:00+07:00'], 64],
    ['a trust list without certificates', ['plain.pdf', '--trust', 'empty.pem'], 2],
    ['a time that is none', ['plain.pdf', '--time', 'yesterday'], 64],
    ['no file', [], 64],
  ] as const)('says in one line what is wrong with %s', async (_, argv, code) => {
    const { exitCode, stderr, stdout } = await run(...argv);
    expect(exitCode).toBe(code);
    expect(stdout).toBe('');
    expect(stderr.trim().split('\n')).toHaveLength(1);
  });

  it('has words for every verdict', () => {
    expect(Object.keys(verdictWords).sort()).toEqual([...verdicts].sort());
  });
});
