import { cpSync, existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { asDocument, call, documents, letter, longLetter, startHubUnderTest } from './hub-under-test.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hub-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

type Rows = readonly { readonly docId: string }[];

describe('a hub with its store on disk', () => {
  it('keeps accepted packets, acknowledgements and the directory over a restart', async () => {
    const first = await startHubUnderTest({ store: folder });
    const original = letter(['H17', 'G06']);
    const sent = await call(first, 'G22', 'sendEdoc', asDocument('G22'), original);
    const [row] = (await call(first, 'H17', 'getReceivedEdocList', documents)).json['data'] as Rows;
    await call(first, 'H17', 'updateStatus', [
      ['docId', row?.docId ?? ''],
      ['status', 'done'],
    ]);
    const world = await first.store.listAgencies();
    await first.close();

    const second = await startHubUnderTest({ store: folder });
    expect(await second.store.listAgencies()).toEqual(world);
    expect((await call(second, 'H17', 'countReceiveEdoc')).json['count']).toBe(0);
    const [left] = (await call(second, 'G06', 'getReceivedEdocList', documents)).json['data'] as Rows;
    const got = await call(second, 'G06', 'getEdoc', [['docId', left?.docId ?? '']]);
    expect(Buffer.from(String(got.json['data']), 'base64').length).toBeGreaterThan(original.length);
    const again = await call(second, 'G22', 'sendEdoc', asDocument('G22'), original);
    expect(again.json['DocId']).toBe(sent.json['DocId']);
    await second.close();
  });

  it('has on disk what it answered for, also when it is killed without a word', async () => {
    const running = await startHubUnderTest({ store: join(folder, 'live') });
    await call(running, 'G22', 'sendEdoc', asDocument('G22'), letter(['H17']));
    cpSync(join(folder, 'live'), join(folder, 'copy'), { recursive: true });
    await running.close();
    const revived = await startHubUnderTest({ store: join(folder, 'copy') });
    const [row] = (await call(revived, 'H17', 'getReceivedEdocList', documents)).json['data'] as Rows;
    expect((await call(revived, 'H17', 'getEdoc', [['docId', row?.docId ?? '']])).json['status']).toBe('OK');
    await revived.close();
  });

  it('sweeps files that a crash left without a row', async () => {
    await (await startHubUnderTest({ store: folder })).close();
    const orphan = join(folder, 'packets', 'a', 'b', `ab${'0'.repeat(62)}`);
    writeFileSync(orphan, 'orphan');
    await (await startHubUnderTest({ store: folder })).close();
    expect(existsSync(orphan)).toBe(false);
    expect(readdirSync(join(folder, 'packets', 'incoming'))).toEqual([]);
  });

  it('answers a failure of its own by a number, and tells no more on the wire', async () => {
    const hub = await startHubUnderTest({ store: folder });
    await call(hub, 'G22', 'sendEdoc', asDocument('G22'), longLetter(['H17']));
    const [row] = (await call(hub, 'H17', 'getReceivedEdocList', documents)).json['data'] as Rows;
    for (const name of readdirSync(join(folder, 'packets'), { recursive: true, encoding: 'utf8' })) {
      if (/[0-9a-f]{64}$/.test(name)) rmSync(join(folder, 'packets', name));
    }
    const { json } = await call(hub, 'H17', 'getEdoc', [['docId', row?.docId ?? '']]);
    expect(json).toEqual({
      status: 'FAIL',
      ErrorCode: '20',
      ErrorDesc: 'Loi he thong cua Truc (ma su co 1) [hub.failed]',
      data: '',
    });
    expect(hub.log.entries).toMatchObject([{ level: 'error', name: 'hub.failed', facts: { incident: 1 } }]);
    expect((await call(hub, 'G22', 'getAgenciesList')).json['status']).toBe('OK');
    await hub.close();
  });
});

const planThatBreaks = {
  get rules(): never {
    throw new Error('a plan that breaks');
  },
};
const rulesThatBreak = {
  profile: 'law',
  get trust(): never {
    throw new Error('no roots');
  },
} as const;

describe('a hub that cannot start says so in one line', () => {
  it('when its port is taken', async () => {
    const first = await startHubUnderTest();
    const port = Number(new URL(first.url).port);
    await expect(startHubUnderTest({ port })).rejects.toThrow(
      `The port 127.0.0.1:${port} is in use by another program. Choose another, or 0 for a free one.`,
    );
    const managementPort = port;
    await expect(startHubUnderTest({ managementPort })).rejects.toThrow('is in use');
    await first.close();
  });

  it('when its limit is no limit', async () => {
    await expect(startHubUnderTest({ packetBytes: 300_000_000 })).rejects.toThrow('200000000');
  });

  it.each([
    ['a range of sources is none', { sources: ['10.0.0.0/99'] }, 'is no address or range'],
    ['its doors cannot be made', { faults: planThatBreaks }, 'a plan that breaks'],
    ['what verifies cannot be opened', { signatures: rulesThatBreak }, 'no roots'],
  ] as const)('and leaves its folder free for the next one, when %s', async (_, options, said) => {
    await expect(startHubUnderTest({ store: folder, ...options })).rejects.toThrow(said);
    await (await startHubUnderTest({ store: folder })).close();
  });

  it('when its store is no database', async () => {
    writeFileSync(join(folder, 'hub.db'), 'no database'.repeat(100));
    await expect(startHubUnderTest({ store: folder })).rejects.toThrow(/not a database/);
  });
});
