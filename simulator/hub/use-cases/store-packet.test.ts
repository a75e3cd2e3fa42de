import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { longLetterDraft } from '../hub-under-test.ts';
import { type FlowsUnderTest, letterTo, startFlows } from '../transfers/flows-under-test.ts';

/** Something that is waited for, and lets go of what waits. */
const signal = () => Promise.withResolvers<void>();

describe.each([
  ['in memory', letterTo],
  ['in a folder', letterTo],
  ['in a folder, and in a file of its own', longLetterDraft],
] as const)('a packet that comes in beside a reset, %s', (where, write) => {
  let flows: FlowsUnderTest;
  let folder = '';
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'hub-reset-'));
    flows = await startFlows(where === 'in memory' ? {} : { store: folder });
  });
  afterEach(async () => {
    await flows.close();
    rmSync(folder, { recursive: true });
  });
  const reset = async () => (await fetch(`${flows.managementUrl}/reset`, { method: 'POST' })).status;
  const fetched = async () => (await flows.fetchAll('H17')).map(({ status }) => status);
  /** Resolves when somebody comes to the gate. */
  const whenAsked = (how: 'beside' | 'alone'): Promise<void> => {
    const { promise, resolve } = signal();
    const asked = flows.hub.sends[how];
    vi.spyOn(flows.hub.sends, how).mockImplementationOnce((work) => {
      resolve();
      return asked(work);
    });
    return promise;
  };

  it('STA-17: is recorded before it and forgotten whole, where its file was there already', async () => {
    const [kept, goOn] = [signal(), signal()];
    const { recordPacket } = flows.hub.store;
    vi.spyOn(flows.hub.store, 'recordPacket').mockImplementationOnce(async (...packet) => {
      kept.resolve();
      await goOn.promise;
      return recordPacket(...packet);
    });
    const asked = whenAsked('alone');
    const sent = flows.send(write(['H17']));
    await kept.promise;
    const done = reset();
    await asked;
    goOn.resolve();
    expect([(await sent)['status'], await done]).toEqual(['OK', 200]);
    expect(await flows.waiting('H17')).toEqual([]);
    expect((await flows.send(write(['H17'])))['status']).toBe('OK');
    expect(await fetched()).toEqual(['OK']);
  });

  it('STA-17: has nobody answered for it before it is durable, not even the one who sent the same again', async () => {
    const disk = signal();
    const { store } = flows.hub;
    expect((await flows.send(write(['H17'])))['status']).toBe('OK');
    const asked = signal();
    vi.spyOn(store, 'durable').mockImplementationOnce(() => {
      asked.resolve();
      return disk.promise;
    });
    let isAnswered = false;
    const twin = flows.send(write(['H17'])).then((answer) => {
      isAnswered = true;
      return answer;
    });
    await asked.promise;
    // A whole call later it still waits.
    expect(await flows.waiting('H17')).toHaveLength(1);
    expect(isAnswered).toBe(false);
    disk.resolve();
    expect((await twin)['status']).toBe('OK');
  });

  it('STA-17: is recorded behind it and is there whole, where it came meanwhile', async () => {
    const [begun, goOn] = [signal(), signal()];
    const { clear } = flows.hub.files;
    vi.spyOn(flows.hub.files, 'clear').mockImplementationOnce(async () => {
      begun.resolve();
      await goOn.promise;
      return clear();
    });
    const done = reset();
    await begun.promise;
    const came = whenAsked('beside');
    const sent = flows.send(write(['H17']));
    await came;
    goOn.resolve();
    expect([(await sent)['status'], await done]).toEqual(['OK', 200]);
    expect(await fetched()).toEqual(['OK']);
  });
});
