import { describe, expect, it } from 'vitest';
import {
  accepted,
  acknowledged,
  agency17,
  agency22,
  changed,
  fetched,
  letter,
  opening,
  toG22,
  toH17,
} from './contract-samples.ts';
import type { Delivery, HubStore } from './store.ts';

/** What every store must do for the directory. */
export function describeDirectory(name: string, open: () => Promise<HubStore>): void {
  describe(`${name} keeps the directory`, () => {
    it('and finds an agency by either form of its code, and by id', async () => {
      const store = await open();
      await store.putAgency(agency17);
      expect(await store.findAgency('000.00.00.H17')).toEqual({ ...agency17, version: 1 });
      expect(await store.findAgency('H17')).toEqual(await store.findAgencyById(agency17.id));
      expect(await store.findAgency('H99')).toBeUndefined();
      const found = await store.findAgencies(['H17', '000.00.00.H17', 'H99']);
      expect([...found.keys()]).toEqual(['H17', '000.00.00.H17']);
    });

    it('and tells who serves the mailbox of a delivery, by either form of its code', async () => {
      const store = await open();
      const [newer, older, nobody] = [toH17, toG22, { ...toH17, deliveryId: 'astray', mailbox: 'H99' }];
      await store.recordPacket(letter, [newer, { ...older, mailbox: '000.00.00.G22' }, nobody], accepted);
      const served = async ({ deliveryId }: { readonly deliveryId: string }) => {
        const found = await store.findServedDelivery(deliveryId);
        expect(found?.delivery).toEqual(await store.findDelivery(deliveryId));
        return found?.servedBy;
      };
      expect(await served(newer)).toBeUndefined();
      for (const agency of [agency17, agency22]) await store.putAgency(agency);
      expect([await served(newer), await served(older)]).toEqual([agency17.systemId, agency22.systemId]);
      expect(await served(nobody)).toBeUndefined();
      await store.putAgency({ ...agency17, systemId: '' });
      expect(await served(newer)).toBe('');
      expect(await store.findServedDelivery('none')).toBeUndefined();
    });

    it('and gives every change the next version', async () => {
      const store = await open();
      for (const agency of [agency17, agency22, { ...agency17, name: 'Renamed' }])
        await store.putAgency(agency);
      const rows = await store.listAgencies();
      expect(rows.map((each) => [each.code, each.name, each.version])).toEqual([
        ['H17', 'Renamed', 3],
        ['G22', 'Office', 2],
      ]);
    });

    it('and never gives a code to a second body, not even to one that takes its other form', async () => {
      const store = await open();
      await store.putAgency({ ...agency17, state: 'closed' }, changed);
      const { code102: _, ...thief } = { ...agency22, code: '000.00.00.H17' };
      expect(await store.putAgency(thief, changed)).toEqual({ kind: 'code-taken', code: '000.00.00.H17' });
      expect(await store.putAgency({ ...agency22, code: 'H17' }, changed)).toMatchObject({
        kind: 'code-taken',
      });
      expect(await store.listEvents(0, 10)).toHaveLength(1);
    });

    it('and the newest secret of a system', async () => {
      const store = await open();
      for (const secret of ['old', 'new']) await store.putSystem({ systemId: 'S', secret });
      expect(await store.findSystem('S')).toEqual({ systemId: 'S', secret: 'new' });
      expect(await store.findSystem('T')).toBeUndefined();
      expect(await store.listSystems()).toHaveLength(1);
    });

    it('and has nobody under a text that no store can hold, whoever else is asked for meanwhile', async () => {
      const store = await open();
      await store.putAgency(agency17);
      await store.putSystem({ systemId: 'S', secret: 's' });
      const codes = ['H17', 'H17\0'].map((code) => store.findAgency(code));
      const systems = ['S', '\0'].map((systemId) => store.findSystem(systemId));
      expect(await Promise.all(codes)).toMatchObject([{ code: 'H17' }, undefined]);
      expect(await Promise.all(systems)).toEqual([{ systemId: 'S', secret: 's' }, undefined]);
    });

    it('and numbers events from one', async () => {
      const store = await open();
      for (const event of [accepted, fetched, acknowledged]) await store.recordEvent(event);
      expect(await store.listEvents(1, 1)).toEqual([{ number: 2, event: fetched }]);
    });

    it('and every state that a row has had', async () => {
      const store = await open();
      const renamed = { ...agency17, name: 'Renamed', details: { validFrom: '2025-07-01' } };
      for (const agency of [agency17, agency22, renamed]) await store.putAgency(agency);
      const all = await store.listAgencyHistory({ limit: 10 });
      expect(all).toEqual([agency17, agency22, renamed].map((each, at) => ({ ...each, version: at + 1 })));
      expect(await store.listAgencyHistory({ id: agency17.id, after: 1, limit: 10 })).toEqual([all[2]]);
      expect(await store.listAgenciesSince(0, 10)).toEqual([all[1], all[2]]);
      expect(await store.listAgenciesSince(0, 1)).toEqual([all[1]]);
      expect(await store.listAgenciesSince(3, 10)).toEqual([]);
      expect(await store.directoryVersion()).toBe(3);
    });

    it('and changes several rows at once, or none of them', async () => {
      const store = await open();
      await store.putAgency(agency17);
      const puts = [
        { agency: { ...agency17, name: 'Renamed' }, was: 1 },
        { agency: agency22, was: 0 },
      ];
      const told = { notices: [], events: [] };
      expect(await store.changeDirectory({ puts: [...puts].reverse(), events: [changed] })).toEqual({
        kind: 'changed',
        agencies: [
          { ...agency22, version: 2 },
          { ...agency17, name: 'Renamed', version: 3 },
        ],
        told,
      });
      expect(await store.changeDirectory({ puts, events: [changed] })).toEqual({
        kind: 'overtaken',
        code: 'H17',
      });
      const third = { ...agency22, id: '3'.repeat(24), code: 'H18' };
      const taken = [
        { agency: { ...agency17, name: 'Again' }, was: 3 },
        { agency: third, was: 0 },
      ];
      expect(await store.changeDirectory({ puts: taken, events: [changed] })).toEqual({
        kind: 'code-taken',
        code: '000.00.00.G22',
      });
      expect((await store.findAgency('H17'))?.name).toBe('Renamed');
      expect([await store.directoryVersion(), (await store.listEvents(0, 10)).length]).toEqual([3, 1]);
    });

    it('REG-06: and makes one of two changes at once that rest on each other’s rows', async () => {
      const store = await open();
      await store.putAgency(agency17);
      await store.putAgency(agency22);
      const [city, office] = await Promise.all([store.findAgency('H17'), store.findAgency('G22')]);
      if (city === undefined || office === undefined) throw new Error('a row is missing');
      const below = ({ version: was, ...agency }: typeof city, above: typeof city) =>
        store.changeDirectory({
          puts: [{ agency: { ...agency, parentCode: above.code }, was }],
          restsOn: [above],
          events: [changed],
        });
      const made = await Promise.all([below(city, office), below(office, city)]);
      expect(made.map(({ kind }) => kind).toSorted()).toEqual(['changed', 'overtaken']);
      const parents = (await store.listAgencies()).map(({ parentCode }) => parentCode);
      expect(parents.filter((each) => each !== '')).toHaveLength(1);
      expect(await store.listEvents(0, 10)).toHaveLength(1);
    });

    it('and finds children, predecessors and what is to be closed', async () => {
      const store = await open();
      const details = { closesOn: '2026-12-01', successor: 'G22' };
      await store.putAgency({ ...agency17, parentCode: 'G22', details });
      await store.putAgency(agency22);
      const codes = async (relation: Parameters<HubStore['listRelated']>[0]) =>
        (await store.listRelated(relation)).map((each) => each.code);
      expect(await codes({ kind: 'children', of: 'G22' })).toEqual(['H17']);
      expect(await codes({ kind: 'predecessors', of: 'G22' })).toEqual(['H17']);
      expect(await codes({ kind: 'closing', by: '2026-11-30' })).toEqual([]);
      expect(await codes({ kind: 'closing', by: '2026-12-01' })).toEqual(['H17']);
      await store.putAgency({ ...agency17, details, state: 'closed' });
      expect(await codes({ kind: 'closing', by: '2026-12-01' })).toEqual([]);
    });

    it('and takes back what waits for a mailbox in the step in which it is closed', async () => {
      const store = await open();
      for (const agency of [agency17, agency22]) await store.putAgency(agency);
      await store.recordPacket(letter, [toH17, toG22], accepted, {
        ...opening,
        opens: { acceptBy: 9, replaces: [] },
      });
      await store.recordAck(toH17.deliveryId, 'fail', 5, acknowledged);
      const urgent = { ...letter, docId: 'urgent', sha256: 'urgent', document: 'urgent', priority: 4 };
      await store.recordPacket(urgent, [{ ...toH17, deliveryId: 'later' }], accepted);
      let seen: readonly Delivery[] = [];
      const closing = {
        puts: [{ agency: { ...agency17, state: 'closed' } as const, was: 1 }],
        events: [changed],
        takesBack: {
          mailbox: 'H17',
          at: 7,
          tell: (deliveries: readonly Delivery[]) => {
            seen = deliveries;
            return { notices: [], events: deliveries.map(({ deliveryId }) => ({ ...fetched, deliveryId })) };
          },
        },
      };
      expect(await store.changeDirectory(closing)).toMatchObject({
        kind: 'changed',
        told: { events: [{ deliveryId: toH17.deliveryId }, { deliveryId: 'later' }] },
      });
      expect(seen).toMatchObject([
        { deliveryId: toH17.deliveryId, state: 'withdrawn', updatedAt: 7, packet: { docId: letter.docId } },
        { deliveryId: 'later', state: 'withdrawn', updatedAt: 7, packet: { docId: 'urgent' } },
      ]);
      const states = [toH17, toG22].map(
        async ({ deliveryId }) => (await store.findDelivery(deliveryId))?.state,
      );
      expect(await Promise.all(states)).toEqual(['withdrawn', 'waiting']);
      const late = await store.recordOverdue(20, (overdue) => ({
        notices: [],
        events: overdue.map(({ receiver }) => ({ ...fetched, by: receiver })),
      }));
      expect(late.events.map((each) => 'by' in each && each.by)).toEqual(['G22']);
    });
  });
}
