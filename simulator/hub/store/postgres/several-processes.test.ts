import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { world2026 } from '../../../../fixtures/worlds/world-2026.ts';
import { createSeededChance } from '../../../ports/seeded-chance.ts';
import { seedDirectory } from '../../directory/seed-directory.ts';
import { createHubIds } from '../../ids.ts';
import type { PacketFlow } from '../../transfers/transfer.ts';
import { type Keeping, openKeeping } from '../keeping.ts';
import { migrations } from '../migrations/all.ts';
import type { NewPacket } from '../store.ts';
import { accepted, letter, opening, saying, status, toH17 } from '../store-contract.ts';
import { openDatabase } from './database.ts';
import { hasPostgres, type PostgresUnderTest, startPostgres, withPostgres } from './postgres-under-test.ts';

const codes = ['01', '03', '04', '05', '06'] as const;

/** Each keeping has connections of its own and shares no memory with the others, as processes do not. */
describe.skipIf(!hasPostgres)(withPostgres('several hubs on one PostgreSQL'), () => {
  let server: PostgresUnderTest;
  let url: string;
  let hubs: readonly Keeping[];
  beforeAll(async () => {
    server = await startPostgres();
  });
  beforeEach(async () => {
    url = await server.createDatabase();
    hubs = await Promise.all([openKeeping(url), openKeeping(url), openKeeping(url)]);
    return async () => {
      for (const hub of hubs) await hub.close();
    };
  });
  afterAll(() => server.stop());

  const hubAt = (index: number): Keeping => {
    const hub = hubs[index % hubs.length];
    if (hub === undefined) throw new Error('No hub is open.');
    return hub;
  };
  const everywhere = <T>(times: number, work: (hub: Keeping, index: number) => Promise<T>): Promise<T[]> =>
    Promise.all(Array.from({ length: times }, (_, index) => work(hubAt(index), index)));
  const record = async (
    { store, files }: Keeping,
    sha256: string,
    id: string,
    { flow, ...more }: Partial<NewPacket> & { readonly flow?: PacketFlow } = {},
  ) => {
    await files.receive().keep(sha256, 0);
    const packet = { ...letter, ...more, docId: id, sha256 };
    return store.recordPacket(packet, [{ ...toH17, deliveryId: id }], accepted, flow);
  };

  it('take each step of the schema once when they start together', async () => {
    const database = openDatabase(url);
    const rows = await database.run('SELECT version FROM schema_versions ORDER BY version');
    await database.close();
    expect(rows.map((row) => row['version'])).toEqual(migrations.map((_, index) => index + 1));
  });

  it('put one world in when they start together', async () => {
    const world = { ...world2026, systems: [] };
    await everywhere(3, (hub, index) =>
      hub.alone(() => seedDirectory(world, hub.store, createHubIds(createSeededChance(`${index}`)), 1)),
    );
    const rows = await hubAt(0).store.listAgencies();
    expect(rows.map((each) => each.code)).toEqual(world2026.agencies.map((each) => each.code));
    const ids = new Set(['', ...rows.map((each) => each.id)]);
    expect(rows.filter((each) => !ids.has(each.pid))).toEqual([]);
  });

  it('DUP-01: keep identical packets that come to all of them at once as one, with one answer', async () => {
    for (let round = 0; round < 5; round += 1) {
      const answers = await everywhere(24, (hub, index) => record(hub, `s${round}`, `d${round}-${index}`));
      expect(answers.filter((each) => each.kind === 'new')).toHaveLength(1);
      expect(new Set(answers.map((each) => each.packet.docId)).size).toBe(1);
    }
    expect(await hubAt(0).store.listEvents(0, 100)).toHaveLength(5);
  });

  it('DUP-01: do so where another document under its identifier is refused', async () => {
    const flow: PacketFlow = { ...opening, refuseConflict: true };
    for (let round = 0; round < 5; round += 1) {
      const about = { document: `document ${round}`, flow };
      const answers = await everywhere(24, (hub, index) =>
        record(hub, `s${round}`, `d${round}-${index}`, about),
      );
      const kinds = answers.map(({ kind }) => kind);
      expect(kinds.toSorted()).toEqual(['new', ...Array.from({ length: 23 }, () => 'repeated')]);
      expect(new Set(answers.map((each) => each.packet.docId)).size).toBe(1);
    }
  });

  it('DUP-06: move a delivery once, whoever hears the acknowledgement', async () => {
    const first = hubAt(0);
    await record(first, 's', 'd');
    const outcomes = await everywhere(24, ({ store }, index) =>
      store.recordAck('d', index % 2 === 0 ? 'done' : 'fail', index, accepted),
    );
    const moves = outcomes.filter((each) => each === 'changed').length;
    expect((await first.store.findDelivery('d'))?.state).toBe('done');
    expect([1, 2]).toContain(moves);
    expect(await first.store.listEvents(0, 100)).toHaveLength(1 + moves);
  });

  it('STA-12: move a transfer forwards alone, by statuses that come to all of them at once', async () => {
    const order = ['none', 'arrived', 'registered', 'assigned', 'in-progress', 'completed'];
    for (let round = 0; round < 6; round += 1) {
      const about = { document: `document ${round}` };
      const first = hubAt(0);
      await record(first, `letter ${round}`, `letter ${round}`, { ...about, flow: opening });
      const before = (await first.store.listEvents(0, 1_000)).length;
      const answers = await everywhere(30, (hub, index) => {
        const code = codes[index % codes.length] ?? '01';
        const [effect] = saying(code).effects;
        const flow = { effects: effect === undefined ? [] : [{ ...effect, ...about }] };
        const id = `status ${round} ${index}`;
        return record(hub, id, id, { ...status(code), ...about, flow });
      });
      expect(answers.every(({ kind }) => kind === 'new')).toBe(true);
      const [transfer] = await first.store.findTransfers(about.document, 'H17');
      expect(transfer?.processing).toBe('completed');
      const events = (await first.store.listEvents(before, 1_000)).map(({ event }) => event);
      const judged = events.flatMap((each) => (each.name === 'status-judged' ? [each] : []));
      expect(events).toHaveLength(30 + judged.length);
      expect(judged.filter(({ outcome }) => outcome === 'kept').length).toBeGreaterThanOrEqual(25);
      const ranks = judged.map(({ state }) => order.indexOf(state));
      expect(ranks).toEqual(ranks.toSorted((one, other) => one - other));
    }
  });

  it('give each change of the directory a version of its own, without a gap', async () => {
    const puts = await everywhere(30, ({ store }, index) =>
      store.putAgency({
        ...{ id: `a${index}`, pid: '', code: `H${index}`, name: 'n', mail: '', systemId: 's' },
        ...{ parentCode: '', state: 'active', modifiedAt: 1 },
      }),
    );
    const versions = puts.map((put) => (put.kind === 'put' ? put.agency.version : 0));
    expect(versions.toSorted((one, other) => one - other)).toEqual(puts.map((_, index) => index + 1));
  });

  it('give one code to one body, of all that ask for it at once', async () => {
    const puts = await everywhere(9, ({ store }, index) =>
      store.putAgency({
        ...{ id: `a${index}`, pid: '', code: 'H99', name: 'n', mail: '', systemId: 's' },
        ...{ parentCode: '', state: 'active', modifiedAt: 1 },
      }),
    );
    expect(puts.filter((put) => put.kind === 'put')).toHaveLength(1);
  });

  it('show whoever follows the trace every event once, in the order of their numbers', async () => {
    let writing = true;
    const seen: number[] = [];
    const follow = async (store: Keeping['store']) => {
      for (let last = 0; ; ) {
        const wasWriting = writing;
        const page = await store.listEvents(last, 7);
        seen.push(...page.map((each) => each.number));
        last = page.at(-1)?.number ?? last;
        if (!wasWriting && page.length === 0) return;
      }
    };
    const following = follow(hubAt(0).store);
    await everywhere(120, (hub, index) => record(hub, `s${index % 60}`, `d${index}`));
    writing = false;
    await following;
    expect(seen).toEqual(Array.from({ length: 60 }, (_, index) => index + 1));
  });

  it('show whoever follows the notices every one of them once', async () => {
    const told = (id: string) => ({
      notices: [
        {
          id,
          at: 1,
          to: 'H17',
          kind: 'receiver-failed' as const,
          channels: [],
          documents: [],
          text: { vi: '', en: '' },
        },
      ],
      events: [accepted],
    });
    await everywhere(60, (hub, index) => record(hub, `s${index}`, `d${index}`));
    let writing = true;
    const seen: number[] = [];
    const follow = async () => {
      for (let last = 0; ; ) {
        const wasWriting = writing;
        const page = await hubAt(0).store.listNotices({ after: last, limit: 7 });
        seen.push(...page.map((each) => each.number));
        last = page.at(-1)?.number ?? last;
        if (!wasWriting && page.length === 0) return;
      }
    };
    const following = follow();
    await everywhere(60, ({ store }, index) =>
      store.recordHandover(`d${index}`, 'portal', 1, told(`${index}`)),
    );
    writing = false;
    await following;
    expect(seen).toEqual(Array.from({ length: 60 }, (_, index) => index + 1));
  });

  it('start the ledger anew while others write into it', async () => {
    const writes = everywhere(60, (hub, index) => record(hub, `s${index}`, `d${index}`));
    await hubAt(0).store.reset();
    await writes;
    await hubAt(1).store.reset();
    expect(await hubAt(2).store.listEvents(0, 100)).toEqual([]);
  });
});
