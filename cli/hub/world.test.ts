import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { secretFor } from '../../fixtures/worlds/secrets.ts';
import { commands } from '../commands/all.ts';
import { createProgram, runProgram } from '../program.ts';
import { runRecorded } from '../recorded-context.ts';
import type { HubPlace } from './render-place.ts';

const example = new URL('../../docs/world.example.yaml', import.meta.url).pathname;

/** Starts `hub --json` with these arguments, and gives what it printed; it has ended by then. */
async function placeOf(more: readonly string[]): Promise<HubPlace> {
  const stop = new AbortController();
  let printed = '';
  const context = {
    stdout: {
      write(content: string | Uint8Array) {
        printed += String(content);
        stop.abort();
      },
    },
    stderr: { write: () => undefined },
    stdin: (async function* () {})(),
    env: {},
    cwd: tmpdir(),
    language: 'en',
    colour: false,
    interactive: false,
    signal: stop.signal,
    setExitCode: () => undefined,
  } as const;
  const argv = ['hub', '--json', '--store', 'memory', ...more];
  await runProgram(createProgram(context, '0', commands), context, argv);
  return JSON.parse(printed) as HubPlace;
}

/** What a hub answers at its management port while it runs, before it ends. */
async function shownBy(more: readonly string[], path: string): Promise<unknown> {
  const stop = new AbortController();
  const shown = Promise.withResolvers<unknown>();
  const context = {
    stdout: {
      write(content: string | Uint8Array) {
        const { managementUrl } = JSON.parse(String(content)) as HubPlace;
        const answer = fetch(managementUrl + path).then((each) => each.json());
        shown.resolve(answer.finally(() => stop.abort()));
      },
    },
    stderr: { write: () => undefined },
    stdin: (async function* () {})(),
    ...({ env: {}, cwd: tmpdir(), language: 'en', colour: false, interactive: false } as const),
    signal: stop.signal,
    setExitCode: () => undefined,
  } as const;
  await runProgram(createProgram(context, '0', commands), context, [
    ...['hub', '--json', '--store', 'memory', ...more],
  ]);
  return shown.promise;
}

describe('hub --world', () => {
  it('STA-15: goes by the limits of acceptance of the file', async () => {
    expect(await shownBy(['--world', example], '/acceptance-limits')).toMatchObject({
      rows: [{ type: 2, typeDetail: 18, limit: { kind: 'working-minutes', minutes: 240 } }],
      otherwise: { kind: 'working-minutes', minutes: 480 },
    });
  });

  it('starts with agencies of one’s own, with the secrets that the file gives', async () => {
    const { systems } = await placeOf(['--world', example, '--secret-seed', 'x']);
    expect(systems).toEqual([
      {
        systemId: 'G22',
        name: 'QLVB&ĐH của chúng tôi',
        secret: 'khoa-thu-nghiem-cua-van-phong',
        agencies: ['G22'],
      },
      {
        systemId: '00.38.W00',
        name: 'Trục liên thông văn bản tỉnh Lào Cai',
        secret: secretFor('x', '00.38.W00'),
        agencies: ['H38', 'H38.05'],
      },
      {
        systemId: '0100100079',
        name: 'Tập đoàn Điện lực Việt Nam',
        secret: secretFor('x', '0100100079'),
        agencies: ['0100100079'],
      },
    ]);
  });

  it('shows where a file is wrong, and the key that was meant', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'lienthong-world-'));
    writeFileSync(join(folder, 'w.yaml'), readFileSync(example, 'utf8').replace('telephone:', 'telefone:'));
    const { stderr, exitCode } = await runRecorded(['hub', '--world', 'w.yaml'], {
      cwd: folder,
      language: 'en',
    });
    rmSync(folder, { recursive: true });
    expect(exitCode).toBe(1);
    expect(stderr).toContain('telefone');
    expect(stderr).toContain('telephone');
    expect(stderr).toContain('no world');
  });

  it('says that there is no such file', async () => {
    const { stderr, exitCode } = await runRecorded(['hub', '--world', '2027'], {
      cwd: tmpdir(),
      language: 'en',
    });
    expect([exitCode, stderr]).toEqual([1, expect.stringContaining('there is no file “2027”')]);
  });
});
