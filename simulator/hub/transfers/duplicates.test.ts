import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest';
import { asDocument, call, letter } from '../hub-under-test.ts';
import type { HubOptions } from '../start-hub.ts';
import {
  hasPostgres,
  type PostgresUnderTest,
  startPostgres,
  withPostgres,
} from '../store/postgres/postgres-under-test.ts';
import { type FlowsUnderTest, idOf, letterTo, startFlows } from './flows-under-test.ts';

let open: FlowsUnderTest[] = [];
let folders: string[] = [];
const start = async (options: Partial<Omit<HubOptions, 'ports'>> = {}) => {
  const flows = await startFlows(options);
  open.push(flows);
  return flows;
};
afterEach(async () => {
  for (const flows of open) await flows.close();
  open = [];
  for (const folder of folders) rmSync(folder, { recursive: true });
  folders = [];
});

let server: PostgresUnderTest | undefined;
afterAll(() => server?.stop());

/** How the body stands from now on. */
const putAs = async ({ store }: FlowsUnderTest, code: string, state: 'active' | 'locked' | 'closed') => {
  const agency = await store.findAgency(code);
  if (agency === undefined) throw new Error(`No ${code}.`);
  await store.putAgency({ ...agency, state });
};

const changed = () => ({ ...letterTo(['H17']), subject: 'V/v nội dung khác' });

describe('the same bytes', () => {
  it('DUP-01: twenty at the same time become one packet, and all are told its id', async () => {
    const flows = await start();
    const answers = await Promise.all(Array.from({ length: 20 }, () => flows.send(letterTo(['H17']))));
    expect(new Set(answers.map(({ DocId }) => DocId)).size).toBe(1);
    expect(answers.every(({ status }) => status === 'OK')).toBe(true);
    expect(await flows.waiting('H17')).toHaveLength(1);
    expect(await flows.events('packet-accepted')).toHaveLength(1);
  });

  it('DUP-02: after the hub has started again become nothing new', async () => {
    const store = mkdtempSync(join(tmpdir(), 'hub-duplicates-'));
    const first = await startFlows({ store });
    const { DocId } = await first.send(letterTo(['H17']));
    await first.close();
    const again = await startFlows({ store });
    expect(await again.send(letterTo(['H17']))).toMatchObject({ status: 'OK', DocId });
    expect(await again.waiting('H17')).toHaveLength(1);
    await again.close();
    rmSync(store, { recursive: true });
  });

  it('DUP-01: are one packet also when a twin is recorded while they are judged', async () => {
    const flows = await start({ conflict: 'refuse' });
    const looked = Promise.withResolvers<void>();
    const goOn = Promise.withResolvers<void>();
    const { findRepeated } = flows.hub.store;
    vi.spyOn(flows.hub.store, 'findRepeated').mockImplementationOnce(async (systemId, sha256) => {
      const found = await findRepeated(systemId, sha256);
      looked.resolve();
      await goOn.promise;
      return found;
    });
    const slow = flows.send(letterTo(['H17']));
    await looked.promise;
    const twin = await flows.send(letterTo(['H17']));
    const otherAnnexes = await flows.send(letterTo(['G06']));
    goOn.resolve();
    expect([twin, otherAnnexes]).toMatchObject([{ status: 'OK' }, { status: 'OK' }]);
    expect(await slow).toMatchObject({ status: 'OK', DocId: twin['DocId'] });
    expect(await flows.waiting('H17')).toHaveLength(1);
  });

  it('IDC-04: of somebody else are refused as anything of his is', async () => {
    const flows = await start();
    await flows.send(letterTo(['H17']));
    const stolen = await call(flows, 'H17', 'sendEdoc', asDocument('G22'), letter(['H17'], '1'));
    expect(stolen.json['ErrorDesc']).toContain('hub.sender-foreign');
  });

  it('INC-01: are not taken again from a body that was locked since', async () => {
    const flows = await start();
    await flows.send(letterTo(['H17']));
    await putAs(flows, 'G22', 'locked');
    expect((await flows.send(letterTo(['H17'])))['ErrorDesc']).toContain('hub.sender-inactive');
  });

  it('DUP-01: of a status move nothing twice', async () => {
    const flows = await start();
    await flows.send(letterTo(['H17']));
    for (let time = 0; time < 2; time += 1) await flows.tell('H17', '03');
    expect(await flows.events('status-judged')).toHaveLength(1);
  });
});

const inFolder = async (): Promise<string> => {
  const folder = mkdtempSync(join(tmpdir(), 'hub-duplicates-'));
  folders.push(folder);
  return folder;
};
const inPostgres = async (): Promise<string> => {
  server ??= await startPostgres();
  return server.createDatabase();
};
const places: readonly (readonly [name: string, place: () => Promise<string>, isThere: boolean])[] = [
  ['in memory', async () => 'memory', true],
  ['in a folder', inFolder, true],
  [withPostgres('in PostgreSQL'), inPostgres, hasPostgres],
];

describe.each(places)('the same bytes, %s', (_, place, isThere) => {
  it.skipIf(!isThere)('DUP-02: have their first answer, whatever became of their receivers', async () => {
    const flows = await start({ store: await place() });
    const { DocId } = await flows.send(letterTo(['H17', 'G06']));
    const told = await flows.tell('H17', '03');
    await putAs(flows, 'H17', 'locked');
    await putAs(flows, 'G06', 'closed');
    const kept = async () => [await flows.events('packet-accepted'), await flows.store.listTransfers({})];
    const before = await kept();
    expect(await flows.send(letterTo(['H17', 'G06']))).toMatchObject({ status: 'OK', DocId });
    expect((await flows.send(letterTo(['H17'], '2')))['ErrorDesc']).toContain('hub.receiver-locked');
    await putAs(flows, 'H17', 'active');
    await putAs(flows, 'G22', 'locked');
    expect(await flows.tell('H17', '03')).toMatchObject({ status: 'OK', DocId: told['DocId'] });
    expect(await kept()).toEqual(before);
  });
});

describe('other content under a used identifier', () => {
  it('DUP-03: passes with a warning where conflicts are flagged, and takes nobody’s place', async () => {
    const flows = await start();
    const first = await flows.send(letterTo(['H17']));
    const second = await flows.send(changed());
    expect(second).toMatchObject({ status: 'OK' });
    expect(second['DocId']).not.toBe(first['DocId']);
    expect(await flows.waiting('H17')).toHaveLength(2);
    const [told, ...more] = await flows.store.listNotices({ to: 'G22' });
    expect(told?.notice).toMatchObject({ kind: 'document-conflict', documents: [{ documentId: idOf('1') }] });
    expect(more).toEqual([]);
  });

  it('DUP-03: is refused where they are refused, and leaves nothing', async () => {
    const flows = await start({ conflict: 'refuse' });
    await flows.send(letterTo(['H17']));
    expect(await flows.send(changed())).toMatchObject({
      status: 'FAIL',
      ErrorDesc: expect.stringContaining('hub.document-conflict'),
    });
    expect(await flows.waiting('H17')).toHaveLength(1);
  });

  it('DUP-03: is refused also when both come at the same moment', async () => {
    const flows = await start({ conflict: 'refuse' });
    const answers = await Promise.all([flows.send(letterTo(['H17'])), flows.send(changed())]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual(['FAIL', 'OK']);
    expect(await flows.waiting('H17')).toHaveLength(1);
  });

  it('IDC-11: is found under either form of the issuer’s code', async () => {
    const flows = await start({ conflict: 'refuse' });
    await flows.send(letterTo(['H17']));
    const other = letterTo(['H17']);
    const answer = await flows.send({ ...other, documentId: `000.00.00.${other.documentId}` });
    expect(answer['ErrorDesc']).toContain('hub.document-conflict');
  });

  it('DUP-03: is refused by the strict dialect unless told otherwise', async () => {
    const [strict, observed] = [await start({ dialect: 'strict' }), await start()];
    expect([strict.hub.rules.conflict, observed.hub.rules.conflict]).toEqual(['refuse', 'flag']);
  });
});

describe('a lawful repeat', () => {
  it('DUP-04: of a refused packet, corrected, is accepted', async () => {
    const flows = await start({ conflict: 'refuse' });
    expect(await flows.send(letterTo(['H17', 'H99']))).toMatchObject({ status: 'FAIL' });
    expect(await flows.send(letterTo(['H17', 'G06']))).toMatchObject({ status: 'OK' });
  });
});

describe('urgent packets', () => {
  it('STA-03: are listed before 500 that came earlier', async () => {
    const flows = await start();
    for (let number = 1; number <= 500; number += 1) await flows.send(letterTo(['H17'], `${number}`));
    const draft = letterTo(['H17'], '501');
    await flows.send({ ...draft, otherInfo: { ...draft.otherInfo, priority: 3 } });
    const [row] = await flows.waiting('H17');
    const first = await flows.store.findDelivery(row?.['docId'] ?? '');
    expect(first?.packet.notation).toBe('501/VPCP-KSTT');
  });
});
