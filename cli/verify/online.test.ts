import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { draftOfLetter } from '../../fixtures/documents/letter-draft.ts';
import { officialLetter } from '../../fixtures/documents/official-letter.ts';
import { encodeDocument } from '../../protocol/edxml/encode.ts';
import {
  friday,
  leaderOrder,
  type ServicesUnderTest,
  startServicesUnderTest,
} from '../../simulator/pki/services-under-test.ts';
import { memoryKey } from '../../simulator/signing/memory-key.ts';
import { openPkcs12 } from '../../simulator/signing/pkcs12.ts';
import { signDetached } from '../../simulator/signing/sign-detached.ts';
import { runRecorded } from '../recorded-context.ts';

const folder = mkdtempSync(join(tmpdir(), 'lienthong-online-'));
const password = 'mat-khau-0719';
const time = ['--time', new Date(friday).toISOString()];
let services: ServicesUnderTest;

const run = (...argv: readonly string[]) =>
  runRecorded(argv, { cwd: folder, language: 'en', env: { LIENTHONG_KEY_PASSWORD: password } });

beforeEach(async () => {
  services = await startServicesUnderTest();
  const request = await services.desk.request(leaderOrder);
  const file = request.ok ? await services.desk.collect(request.value.number, password) : request;
  if (!file.ok) throw new Error(file.problems.map(({ code }) => code).join(', '));
  writeFileSync(join(folder, 'leader.p12'), file.value);
  writeFileSync(join(folder, 'trust.json'), JSON.stringify(await services.trustFile()));
  const letter = await officialLetter({ seed: 1, signer: leaderOrder.subject.commonName });
  writeFileSync(join(folder, 'letter.pdf'), letter.pdf);
  const packet = encodeDocument(draftOfLetter(letter, '2026/11/20 09:00:00'), 'sdk');
  if (packet.ok) writeFileSync(join(folder, 'packet.edxml'), packet.value);
});

afterEach(() => services.close());
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const known = ['--trust', 'trust.json', ...time];

describe('signing and verifying with the trust services', () => {
  it('signs and verifies over the network, and verifies offline what keeps its proofs (SIG-15)', async () => {
    const level = ['--level', 'lt', '--tsa', `${services.url}/tsp`];
    const key = ['--key', 'leader.p12', '--scheme', 'rsa-pss'];
    const signed = await run('sign', 'letter.pdf', ...key, ...level, ...known, '--online');
    expect(`${signed.stderr}${signed.exitCode}`).toBe('0');
    const offline = await run('verify', 'letter.signed.pdf', ...known);
    expect(offline.stdout).toContain('letter.signed.pdf: valid');
    expect(offline.exitCode).toBe(0);
  });

  it('asks nobody unless it is told to (REV-04)', async () => {
    const key = ['--key', 'leader.p12', '-o', 'plain.pdf'];
    expect((await run('sign', 'letter.pdf', ...key, ...known)).stderr).toContain('certificate-undetermined');
    expect((await run('sign', 'letter.pdf', ...key, ...known, '--online')).exitCode).toBe(0);
    expect((await run('verify', 'plain.pdf', ...known)).exitCode).toBe(2);
    expect((await run('verify', 'plain.pdf', ...known, '--online')).exitCode).toBe(0);
  });

  it('signs a packet, which says nothing of the files in it (SIG-19)', async () => {
    const signed = await run('sign', 'packet.edxml', '--key', 'leader.p12', ...known, '--online');
    expect(`${signed.stderr}${signed.exitCode}`).toBe('0');
    const { stdout, exitCode } = await run('verify', 'packet.signed.edxml', ...known, '--online', '--json');
    expect(exitCode).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({
      verdict: 'absent',
      parts: [
        { kind: 'packet', verdict: 'valid' },
        { kind: 'pdf', verdict: 'absent' },
        { kind: 'pdf', verdict: 'absent' },
      ],
    });
  });

  it('fetches a missing intermediate only when it is told to, and trusts it no more for that (CRT-03)', async () => {
    writeFileSync(join(folder, 'note.txt'), 'Báo cáo');
    const opened = openPkcs12(readFileSync(join(folder, 'leader.p12')), password);
    const key = opened.ok ? memoryKey({ ...opened.value, chain: [] }) : opened;
    if (!key.ok) throw new Error(key.problems.map(({ code }) => code).join(', '));
    const order = { key: key.value, at: friday, level: 'b', check: 'unchecked' } as const;
    const alone = await signDetached(readFileSync(join(folder, 'note.txt')), order);
    if (!alone.ok) throw new Error(alone.problems.map(({ code }) => code).join(', '));
    writeFileSync(join(folder, 'note.txt.p7s'), alone.value);
    const verify = ['verify', 'note.txt.p7s', '--content', 'note.txt', '--online', ...time];
    expect((await run(...verify, '--trust', 'trust.json')).exitCode).not.toBe(0);
    expect((await run(...verify, '--trust', 'trust.json', '--fetch-issuers')).exitCode).toBe(0);
    expect((await run(...verify, '--fetch-issuers')).stdout).toContain('untrusted');
  });

  it('tells which addresses gave nothing, and stays undetermined (REV-01, REV-04)', async () => {
    const key = ['--key', 'leader.p12', '-o', 'alone.pdf'];
    expect((await run('sign', 'letter.pdf', ...key, ...known, '--online')).exitCode).toBe(0);
    await services.close();
    const { exitCode, stderr } = await run('verify', 'alone.pdf', ...known, '--online');
    expect(exitCode).toBe(2);
    expect(stderr).toContain('signing.proof-unreachable');
  });
});
