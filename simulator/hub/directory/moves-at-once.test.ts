import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { type HubUnderTest, startHubUnderTest } from '../hub-under-test.ts';
import { moveBody } from './change-body.ts';
import { closeBody } from './close-body.ts';

const folder = mkdtempSync(join(tmpdir(), 'hub-moves-'));
let hub: HubUnderTest;
afterEach(() => hub.close());
afterAll(() => rmSync(folder, { recursive: true }));

/** Codes from a body upwards, until there is nothing above or one comes again. */
async function lineFrom(code: string): Promise<readonly string[]> {
  const line: string[] = [];
  for (let next = code; next !== '' && !line.includes(next); ) {
    line.push(next);
    next = (await hub.store.findAgency(next))?.parentCode ?? '';
  }
  return line;
}

async function hasCircle(): Promise<boolean> {
  for (const { code } of await hub.store.listAgencies()) {
    const line = await lineFrom(code);
    if (((await hub.store.findAgency(line.at(-1) ?? ''))?.parentCode ?? '') !== '') return true;
  }
  return false;
}

describe.each([
  ['memory', 'memory'],
  ['SQLite', folder],
])('REG-06: two at once, in %s,', (_, store) => {
  it.each([
    [
      'that would put two bodies below each other',
      [
        ['H38.05', 'H38.112'],
        ['H38.112', 'H38.05'],
      ],
    ],
    [
      'that would close a circle of four',
      [
        ['H17.08', 'H17.136'],
        ['H17.136', 'H38'],
        ['H38', 'G06.19'],
        ['G06', 'H17.08'],
      ],
    ],
  ] as const)('moves %s close none', async (__, moves) => {
    hub = await startHubUnderTest({ store: store === 'memory' ? store : join(store, String(moves.length)) });
    const made = await Promise.all(
      moves.map(([code, parent]) => moveBody(code, parent, 'registry', hub.hub)),
    );
    expect(made.filter(({ ok }) => !ok).flatMap(({ problems }) => problems.map(({ code }) => code))).toEqual([
      'directory.parent-wrong',
    ]);
    expect(await hasCircle()).toBe(false);
  });
});

it('REG-06: a merger and a move at once close no circle', async () => {
  hub = await startHubUnderTest();
  await Promise.all([
    closeBody('H17.20', { reason: 'Hợp nhất', successor: 'H38.05' }, 'registry', hub.hub),
    moveBody('H38.05', 'H17.20.01', 'registry', hub.hub),
  ]);
  expect(await hasCircle()).toBe(false);
});
