import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { draftOfLetter } from '../../fixtures/documents/letter-draft.ts';
import { officialLetter } from '../../fixtures/documents/official-letter.ts';
import { encodeDocument } from '../../protocol/edxml/encode.ts';
import { runRecorded } from '../recorded-context.ts';
import { startCommand } from '../started-command.ts';
import type { HubPlace } from './render-place.ts';

const folder = mkdtempSync(join(tmpdir(), 'lienthong-send-'));
afterAll(() => rmSync(folder, { recursive: true }));
const letter = await officialLetter({ seed: 9, from: 'G22', to: ['G06'], date: '2025/10/01' });
const packet = encodeDocument(draftOfLetter(letter, '2025/10/01 10:00:00'), 'sdk');
if (packet.ok) writeFileSync(join(folder, 'letter.edxml'), packet.value);

/** Runs `hub --json` in this process while `visit` uses it; answers with what it printed. */
async function withHub(
  visit: (place: HubPlace) => Promise<void>,
  more: readonly string[] = [],
): Promise<string> {
  const { place, printed, stop } = await startCommand<HubPlace>(['hub', ...more], folder);
  await visit(place).finally(stop);
  return printed();
}

function sendArguments({ url, systems }: HubPlace, systemId = '000.00.00.G22'): readonly string[] {
  const secret = systems.find((each) => each.systemId === systemId)?.secret ?? '';
  return ['send', 'letter.edxml', '--hub', url, '--system', systemId, '--secret', secret];
}

const here = { cwd: folder, language: 'en' } as const;

describe('hub and send', () => {
  it('work together: a packet is taken, and its id is told', async () => {
    const printed = await withHub(async (place) => {
      const sent = await runRecorded(sendArguments(place), here);
      expect(sent).toMatchObject({ stderr: '', exitCode: 0 });
      expect(sent.stdout).toMatch(/DocId [0-9a-f]{24}\nReceivers: G06\n/);
    });
    expect(printed.trimEnd().split('\n')).toHaveLength(1);
  });

  it('tell a refusal in one line, with the hub’s own words', async () => {
    await withHub(async (place) => {
      const sent = await runRecorded(sendArguments(place, 'G06'), here);
      expect(sent.exitCode).toBe(1);
      expect(sent.stderr).toMatch(/^lienthong: the hub refused it, ErrorCode \S+ .+\n$/);
    });
  });

  it('keep the same secrets on loopback, and others with another seed', async () => {
    const secrets: string[] = [];
    for (const more of [[], [], ['--secret-seed', 'other']]) {
      await withHub(async ({ systems }) => {
        secrets.push(systems[0]?.secret ?? '');
      }, more);
    }
    expect(secrets[0]).toBe(secrets[1]);
    expect(secrets[0]).not.toBe(secrets[2]);
  });

  it('say in one line that a port is taken', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const address = other.address();
    const port = typeof address === 'object' && address !== null ? String(address.port) : '';
    const { stderr, exitCode } = await runRecorded(['hub', '--port', port], here);
    other.close();
    expect(exitCode).toBe(1);
    expect(stderr).toContain(port);
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
  });

  it.each([
    [['hub', '--port', '99999'], '0 to 65535', 64],
    [
      ['send', 'letter.edxml', '--hub', 'nowhere', '--system', 'X', '--secret', 's'],
      'no http:// or https://',
      64,
    ],
    [
      ['send', 'letter.edxml', '--hub', 'http://127.0.0.1:1', '--system', 'X', '--secret', 's'],
      'no answer from the hub',
      1,
    ],
    [
      ['send', 'absent.edxml', '--hub', 'http://127.0.0.1:1', '--system', 'X', '--secret', 's'],
      'there is no file',
      1,
    ],
    [
      ['send', '-', '--hub', 'http://127.0.0.1:1', '--system', 'X', '--secret', 's'],
      'cannot be read as a packet',
      1,
    ],
  ])('answer %j in one line', async (argv, words, expected) => {
    const { stderr, exitCode } = await runRecorded(argv, here);
    expect(stderr).toContain(words);
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
    expect(exitCode).toBe(expected);
  });
});
