import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { HubPlace } from '../hub/render-place.ts';
import { runRecorded } from '../recorded-context.ts';
import { startCommand } from '../started-command.ts';

const folder = mkdtempSync(join(tmpdir(), 'lienthong-beside-'));
afterAll(() => rmSync(folder, { recursive: true }));
const plan = { trust: [{ id: 'no lists', kind: 'empty-body', service: 'crl', rate: 1 }] };
writeFileSync(join(folder, 'plan.json'), JSON.stringify(plan));

/** Runs a hub with trust services while `visit` looks at them. */
async function withHub(argv: readonly string[], visit: (place: HubPlace) => Promise<void>): Promise<void> {
  const { place, stop } = await startCommand<HubPlace>(['hub', '--store', 'memory', ...argv], folder);
  await visit(place).finally(stop);
}

describe('trust services beside a hub', () => {
  it('are told with the hub’s addresses, and answer', async () => {
    await withHub(['--pki'], async ({ pki }) => {
      expect(await (await fetch(`${pki?.managementUrl}/ready`)).json()).toMatchObject({ url: pki?.url });
      expect((await fetch(`${pki?.url}/device.cer`)).status).toBe(200);
    });
  });

  it('take their rules from the hub’s plan of faults', async () => {
    await withHub(['--pki', '--faults', 'plan.json'], async ({ pki }) => {
      expect((await (await fetch(`${pki?.url}/device.crl`)).arrayBuffer()).byteLength).toBe(0);
    });
  });

  it('are needed by a plan that has rules for them', async () => {
    const argv = ['hub', '--store', 'memory', '--faults', 'plan.json'];
    const refused = await runRecorded(argv, { cwd: folder, language: 'en' });
    expect(refused).toMatchObject({ exitCode: 64, stderr: expect.stringContaining('add --pki') });
  });

  it('issue what the first letter is signed with, and everybody verifies it (SIG-01, SIG-11)', async () => {
    const argv = ['start', '--once', '--signatures', 'law', '--store', 'memory', '--seed', '7'];
    const story = await runRecorded(argv, { cwd: folder, language: 'en' });
    expect(story).toMatchObject({ stderr: '', exitCode: 0 });
    expect(story.stdout).toMatch(/verifies the signatures on G22,\S+: valid/);
  }, 60_000);

  it('TLS-09: issue what the first letter is encrypted for: the hub judges nothing of it, its receivers all', async () => {
    const argv = [
      'start',
      '--once',
      '--signatures',
      'law',
      '--encryption',
      'attachments',
      '--store',
      'memory',
    ];
    const story = await runRecorded(argv, { cwd: folder, language: 'en' });
    expect(story).toMatchObject({ stderr: '', exitCode: 0 });
    expect(story.stdout).toMatch(/verifies the signatures on G22,\S+: undetermined/);
  }, 60_000);

  it('or a file of roots are needed by a hub that verifies', async () => {
    const argv = ['hub', '--store', 'memory', '--signatures', 'law'];
    const refused = await runRecorded(argv, { cwd: folder, language: 'en' });
    expect(refused).toMatchObject({ exitCode: 64, stderr: expect.stringContaining('--trust') });
    await withHub(['--pki', '--signatures', 'field'], async ({ managementUrl }) => {
      const again = await fetch(`${managementUrl}/documents/${'0'.repeat(24)}/verdicts`, { method: 'POST' });
      expect(again.status).toBe(404);
    });
  });
});
