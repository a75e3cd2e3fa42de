import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { world2026 } from '../../fixtures/worlds/world-2026.ts';
import { urgencies } from '../../loadtests/journal.ts';
import type { PayloadManifest, PreparedDocument } from '../../loadtests/payloads/manifest.ts';
import { smokeOf } from '../../loadtests/profiles/cut.ts';
import { profiles } from '../../loadtests/profiles/profiles.ts';
import { decodePacket } from '../../protocol/edxml/decode.ts';
import { extractAttachment } from '../../protocol/edxml/extract-attachment.ts';
import { startTrustServices } from '../../simulator/pki/start-trust-services.ts';
import { createMemoryLog } from '../../simulator/ports/memory-log.ts';
import { createSeededChance } from '../../simulator/ports/seeded-chance.ts';
import { createSystemClock } from '../../simulator/ports/system-clock.ts';
import { runRecorded } from '../recorded-context.ts';
import { meanSize } from './attachment-pool.ts';
import { fanOuts } from './draw-letters.ts';
import { prepareProfile, type Wishes } from './prepare-profile.ts';

const root = await mkdtemp(join(tmpdir(), 'lienthong-prepare-'));
afterAll(() => rm(root, { recursive: true, force: true }));
let folders = 0;

async function prepared(seed: string, wishes: Wishes = {}, name: keyof typeof profiles = 'L2') {
  folders += 1;
  const folder = join(root, String(folders));
  const profile = smokeOf(profiles[name]);
  await prepareProfile(profile, { folder, seed, at: 0, wishes, onProgress: () => undefined });
  const read = async (file: string): Promise<Buffer> => readFile(join(folder, file));
  const manifest: PayloadManifest = JSON.parse((await read('manifest.json')).toString());
  const documents: readonly PreparedDocument[] = JSON.parse((await read('documents.json')).toString());
  const [envelopes, attachments] = [await read('envelopes.bin'), await read('attachments.bin')];
  const packetOf = ({ at, head, tail, attachment }: PreparedDocument): Buffer => {
    const { at: from = 0, bytes = 0 } = manifest.attachments[attachment] ?? {};
    const envelope = envelopes.subarray(at, at + head + tail);
    const text = attachments.subarray(from, from + bytes);
    return Buffer.concat([envelope.subarray(0, head), text, envelope.subarray(head)]);
  };
  return { folder, manifest, documents, packetOf };
}

async function fingerprint(folder: string): Promise<string> {
  const hash = createHash('sha256');
  for (const file of (await readdir(folder)).sort())
    hash.update(file).update(await readFile(join(folder, file)));
  return hash.digest('hex');
}

describe('prepared payloads', () => {
  it('are the same from the same seed, and others from another', async () => {
    const [one, same, other] = [await prepared('7'), await prepared('7'), await prepared('8')];
    expect(await fingerprint(same.folder)).toBe(await fingerprint(one.folder));
    expect(await fingerprint(other.folder)).not.toBe(await fingerprint(one.folder));
    expect(other.documents[0]?.doc).not.toBe(one.documents[0]?.doc);
  });

  it('are packets that a hub can read, each what its row says', async () => {
    const { documents, packetOf } = await prepared('7', { documents: 20 });
    for (const row of documents) {
      const packet = packetOf(row);
      const decoded = decodePacket(packet, { dialect: 'observed' });
      expect(decoded.problems.filter(({ severity }) => severity === 'error')).toEqual([]);
      expect(decoded.packet).toMatchObject({
        documentId: row.doc,
        from: { organId: row.from },
        to: row.to.map((organId) => ({ organId })),
        otherInfo: { priority: urgencies.indexOf(row.urgency) },
      });
      expect(row.bytes).toBe(packet.length);
    }
  });

  it('carry the hash that the vendor’s SDK would send', async () => {
    const { documents, packetOf } = await prepared('7', { documents: 20 });
    for (const row of documents) {
      const sha256 = createHash('sha256').update(packetOf(row)).digest('hex');
      expect(row.hash).toBe(
        sha256
          .match(/../g)
          ?.map((byte) => byte.replace(/^0/, ''))
          .join(''),
      );
    }
  });

  it('have no two documents of one name, and no letter to its own sender', async () => {
    const { documents } = await prepared('7', { documents: 300 });
    expect(new Set(documents.map(({ doc }) => doc)).size).toBe(300);
    for (const { from, to } of documents) {
      expect(to).not.toContain(from);
      expect(new Set(to).size).toBe(to.length);
    }
  });

  it('have the fan-out that was asked for, and shares of urgency near theirs', async () => {
    const { manifest, documents } = await prepared('7', { documents: 1000 });
    expect(manifest.fanOut).toBeGreaterThan(3.5);
    expect(manifest.fanOut).toBeLessThan(3.68);
    const usual = documents.filter(({ urgency }) => urgency === 'thường').length / 1000;
    expect(Math.abs(usual - 0.8)).toBeLessThan(0.04);
  });

  it('share their attachments, so that a folder stays small', async () => {
    const { manifest } = await prepared('7', { documents: 40, mix: 'even' });
    expect(manifest.attachments).toHaveLength(4);
    expect(manifest.bytes / manifest.documents).toBeGreaterThan(1.48e6);
    expect(manifest.bytes / manifest.documents).toBeLessThan(1.52e6);
  });

  it('hold a broadcast, a backlog and large files where a test needs them', async () => {
    const broadcast = await prepared('7', {}, 'L4');
    const receivers = Object.values(broadcast.manifest.sets).map(
      ({ first }) => broadcast.documents[first]?.to.length,
    );
    expect(receivers.slice(1)).toEqual([13, 340]);
    const backlog = await prepared('7', {}, 'L6');
    const { first = 0, count = 0 } = backlog.manifest.sets['backlog'] ?? {};
    const [to, own] = backlog.documents.slice(first, first + count);
    expect(to?.to).toEqual([own?.from]);
    const big = await prepared('7', {}, 'L7');
    const large = big.documents.at(big.manifest.sets['big']?.first ?? 0);
    expect(large?.bytes).toBeGreaterThan(49.9e6);
  });

  it('hold no secret', async () => {
    const { folder } = await prepared('7');
    for (const file of await readdir(folder))
      expect((await readFile(join(folder, file))).toString()).not.toMatch(/secret/i);
  });
});

describe('numbers of receivers', () => {
  it.each([1, 1.5, 3.59, 8])('have the mean %d', (mean) => {
    const drawn = fanOuts(createSeededChance('fan-out'), mean, 129);
    const sum = Array.from({ length: 400 }, () => drawn.next().value).reduce((all, each) => all + each, 0);
    expect(Math.abs(sum / 400 - mean)).toBeLessThan(0.05 * mean);
  });

  it('are 1.5 MB in the mean, in the mix of the field too', () => {
    expect(meanSize('field') / meanSize('even')).toBeCloseTo(1, 1);
  });
});

describe('signed letters', () => {
  it('are set and signed for themselves with keys of running trust services (SIG-02)', async () => {
    const ports = { clock: createSystemClock(), chance: createSeededChance('pki'), log: createMemoryLog() };
    const services = await startTrustServices({ ports, bodies: world2026.agencies });
    const argv = ['--profile', 'L10', '--smoke', '--world', '2026', '--documents', '3', '--out', 'signed'];
    const { exitCode, stderr } = await runRecorded(
      ['load', 'prepare', ...argv, '--pki', services.managementUrl],
      { cwd: root },
    ).finally(() => services.close());
    expect([exitCode, stderr]).toEqual([0, '']);
    const read = (file: string) => readFile(join(root, 'signed', file));
    const rows: readonly PreparedDocument[] = JSON.parse((await read('documents.json')).toString());
    const envelopes = await read('envelopes.bin');
    expect(rows).toHaveLength(3);
    for (const { from, to, attachment, at, head, tail } of rows) {
      expect([from, attachment, tail]).toEqual(['G22', -1, 0]);
      expect(to).not.toContain('G22');
      const { packet } = decodePacket(envelopes.subarray(at, at + head), { dialect: 'observed' });
      expect(packet).toMatchObject({ signer: { fullName: 'Nguyễn Thị Thử' } });
      const files = packet?.kind === 'document' ? packet.attachments : [];
      const signatures = files.map((file) => {
        const extracted = extractAttachment(envelopes.subarray(at, at + head), file);
        const text = extracted.ok ? Buffer.from(extracted.value.bytes).toString('latin1') : '';
        return text.match(/\/ByteRange/g)?.length;
      });
      expect(signatures).toEqual([2, 1]);
    }
  });

  it('are refused without trust services, with exit 64', async () => {
    const argv = ['load', 'prepare', '--profile', 'L10', '--smoke', '--world', '2026', '--out', 'd'];
    const { exitCode, stderr } = await runRecorded(argv, { cwd: root, language: 'en' });
    expect([exitCode, stderr]).toEqual([64, expect.stringContaining('--pki')]);
  });
});

describe('lienthong load prepare', () => {
  it('writes for the shipped world, and says how to run the hub', async () => {
    const argv = [
      'load',
      'prepare',
      '--profile',
      'L2',
      '--smoke',
      '--world',
      '2026',
      '--documents',
      '5',
      '--out',
      'a',
    ];
    const { stdout, exitCode } = await runRecorded(argv, { cwd: root, language: 'en' });
    expect(exitCode).toBe(0);
    expect(stdout).toContain('lienthong hub --world 2026');
    const served = world2026.agencies.filter(({ state }) => state === 'active');
    const systems = new Set(served.map(({ systemId }) => systemId)).size;
    expect(stdout).toContain(`${systems}/${systems} systems`);
  });

  it.each([
    ['no profile', []],
    ['an unknown mix', ['--profile', 'L2', '--mix', 'huge']],
    ['shares that are not all', ['--profile', 'L2', '--urgency', '10,10,10,10']],
    ['letters to nobody', ['--profile', 'L2', '--fan-out', '0.2']],
    ['no documents', ['--profile', 'L2', '--documents', '0']],
  ])('refuses %s with exit 64', async (_what, argv) => {
    const { exitCode } = await runRecorded(['load', 'prepare', ...argv, '--out', 'b'], { cwd: root });
    expect(exitCode).toBe(64);
  });

  it('says that a world is too small for the fan-out that was asked for, and prepares no other', async () => {
    const argv = ['load', 'prepare', '--profile', 'L2', '--smoke', '--fan-out', '1000', '--out', 'd'];
    const { stdout, stderr, exitCode } = await runRecorded(argv, { cwd: root, language: 'en' });
    expect([exitCode, stdout, stderr]).toEqual([1, '', expect.stringContaining('--fan-out 129 < 1000')]);
    expect(await readdir(join(root, 'd'))).not.toContain('manifest.json');
  });

  it('says that a world is too small for a broadcast', async () => {
    const argv = ['load', 'prepare', '--profile', 'L4', '--smoke', '--world', '2026', '--out', 'c'];
    const { stderr, exitCode } = await runRecorded(argv, { cwd: root, language: 'en' });
    expect([exitCode, stderr]).toEqual([1, expect.stringContaining('too small')]);
  });
});
