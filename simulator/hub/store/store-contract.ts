import { beforeEach, describe, expect, it } from 'vitest';
import {
  accepted,
  acknowledged,
  agency17,
  agency22,
  fetched,
  letter,
  opening,
  saying,
  status,
  toG22,
  toH17,
} from './contract-samples.ts';
import { describeDirectory } from './directory-contract.ts';
import type { Keeping } from './keeping.ts';
import type { HubStore } from './store.ts';

export * from './contract-samples.ts';

import { describeTransfers } from './transfer-contract.ts';
import { describeVerdicts } from './verdict-contract.ts';

/** Rows and the bytes that they speak of. */
export type StoreUnderTest = Pick<Keeping, 'store' | 'files'>;

/** What every store must do, run against each of them. `empty` gives one in which nothing is. */
export function describeStore(name: string, empty: () => Promise<StoreUnderTest>): void {
  const open = async () => keepingBytesFirst(await empty());
  describeTransfers(name, open);
  describeVerdicts(name, open);

  describe(`${name} keeps packets`, () => {
    let store: HubStore;
    beforeEach(async () => {
      store = await open();
      for (const agency of [agency17, agency22]) await store.putAgency(agency);
    });

    it('and lists a delivery to the system that serves its mailbox, and to nobody else', async () => {
      await store.recordPacket(letter, [toH17], accepted);
      const [delivery] = await store.listWaiting({ systemId: 'SYS-H17', messageType: 'edoc' });
      expect(delivery).toMatchObject({ deliveryId: toH17.deliveryId, state: 'waiting', to: '000.00.00.H17' });
      expect(delivery?.packet).toEqual({ ...letter, sequence: 1 });
      expect(await store.listWaiting({ systemId: 'SYS-G22', messageType: 'edoc' })).toEqual([]);
      expect(await store.countWaiting('SYS-H17', 'edoc')).toBe(1);
      expect(await store.countWaiting('SYS-H17', 'status')).toBe(0);
    });

    it('and counts what waits in all', async () => {
      expect(await store.countAllWaiting()).toEqual({ packets: 0, receivers: 0 });
      await store.recordPacket(letter, [toH17], accepted);
      const other = { ...letter, docId: 'other', sha256: 'other', document: 'other' };
      const toBoth = [
        { ...toH17, deliveryId: 'other-1' },
        { ...toH17, deliveryId: 'other-2', mailbox: 'G22' },
      ];
      await store.recordPacket(other, toBoth, accepted);
      expect(await store.countAllWaiting()).toEqual({ packets: 3, receivers: 2 });
      await store.recordAck('other-2', 'done', letter.acceptedAt, accepted);
      expect(await store.countAllWaiting()).toEqual({ packets: 2, receivers: 1 });
    });

    it('once, however often the same system sends the same bytes at the same time', async () => {
      const tries = Array.from({ length: 20 }, (_, index) =>
        store.recordPacket(
          { ...letter, docId: `${index}`.padStart(24, '0') },
          [{ ...toH17, deliveryId: `delivery-${index}` }],
          accepted,
        ),
      );
      const answers = await Promise.all(tries);
      expect(answers.filter((each) => each.kind === 'new')).toHaveLength(1);
      expect(new Set(answers.map((each) => each.packet.docId)).size).toBe(1);
      expect(await store.countWaiting('SYS-H17', 'edoc')).toBe(1);
      expect(await store.listEvents(0, 100)).toHaveLength(1);
    });

    it('and finds them by id, by content and by document', async () => {
      await store.recordPacket(letter, [toH17], accepted);
      expect((await store.findPacket(letter.docId))?.sha256).toBe(letter.sha256);
      expect((await store.findRepeated('SYS-G22', letter.sha256))?.docId).toBe(letter.docId);
      expect(await store.findRepeated('SYS-H17', letter.sha256)).toBeUndefined();
      expect((await store.findDocument('SYS-G22', letter.document))?.docId).toBe(letter.docId);
      expect(await store.findDocument('SYS-H17', letter.document)).toBeUndefined();
      expect((await store.findDelivery(toH17.deliveryId))?.packet.docId).toBe(letter.docId);
      expect(await store.findDelivery('none')).toBeUndefined();
      expect([await store.holdsContent(letter.sha256), await store.holdsContent('none')]).toEqual([
        true,
        false,
      ]);
    });

    it('with urgent ones first, then the oldest', async () => {
      for (const [index, priority] of [0, 2, 0, 2].entries()) {
        const numbered = { ...letter, docId: `d${index}`, sha256: `s${index}`, priority };
        await store.recordPacket(numbered, [{ ...toH17, deliveryId: `u${index}` }], accepted);
      }
      const listed = await store.listWaiting({ systemId: 'SYS-H17', messageType: 'edoc' });
      expect(listed.map((each) => each.packet.docId)).toEqual(['d1', 'd3', 'd0', 'd2']);
    });

    it('and bounds lists by the time of acceptance, both ends included', async () => {
      await store.recordPacket(letter, [toH17], accepted);
      const at = letter.acceptedAt;
      const inside = { systemId: 'SYS-H17', messageType: 'edoc', from: at, to: at } as const;
      expect(await store.listWaiting(inside)).toHaveLength(1);
      expect(await store.listWaiting({ ...inside, from: at + 1, to: at + 2 })).toEqual([]);
      expect(await store.listSent({ ...inside, systemId: 'SYS-G22', to: at - 1 })).toEqual([]);
    });

    it('and shows the sender one row a delivery, with how the document stands there', async () => {
      await store.recordPacket(letter, [toH17, toG22], accepted, opening);
      for (const code of ['03', '05', '01'] as const) {
        await store.recordPacket(
          status(code),
          [{ ...toG22, deliveryId: `st${code}` }],
          accepted,
          saying(code),
        );
      }
      const rows = await store.listSent({ systemId: 'SYS-G22', messageType: 'edoc', docId: letter.docId });
      expect(rows.map((each) => [each.delivery.mailbox, each.transfer?.processing])).toEqual([
        ['H17', 'in-progress'],
        ['G22', 'none'],
      ]);
      expect(await store.listSent({ systemId: 'SYS-G22', messageType: 'edoc', docId: 'other' })).toEqual([]);
    });

    it('and forgets them on reset, but not who is who', async () => {
      await store.putSystem({ systemId: 'SYS-G22', secret: 's' });
      await store.recordPacket(letter, [toH17], accepted);
      await store.reset();
      expect(await store.findPacket(letter.docId)).toBeUndefined();
      expect(await store.listEvents(0, 10)).toEqual([]);
      expect((await store.findSystem('SYS-G22'))?.secret).toBe('s');
      expect((await store.recordPacket(letter, [toH17], accepted)).kind).toBe('new');
      expect((await store.listEvents(0, 10)).map((each) => each.number)).toEqual([2]);
    });
  });

  describe(`${name} keeps acknowledgements`, () => {
    let store: HubStore;
    beforeEach(async () => {
      store = await open();
      await store.putAgency(agency17);
      await store.recordPacket(letter, [toH17], accepted);
    });
    const ack = (outcome: 'done' | 'fail' | 'processing') =>
      store.recordAck(toH17.deliveryId, outcome, 5, { ...acknowledged, outcome });
    const waiting = () => store.countWaiting('SYS-H17', 'edoc');

    it('so that a done delivery is listed no more', async () => {
      expect([await ack('done'), await ack('done'), await waiting()]).toEqual(['changed', 'unchanged', 0]);
      expect(await store.listEvents(1, 10)).toHaveLength(1);
    });

    it('so that a failed one is held until it is done after all', async () => {
      expect([await ack('fail'), await ack('fail'), await waiting()]).toEqual(['changed', 'unchanged', 0]);
      expect((await store.findDelivery(toH17.deliveryId))?.state).toBe('held');
      expect([await ack('done'), await ack('fail')]).toEqual(['changed', 'too-late']);
      expect((await store.findDelivery(toH17.deliveryId))?.state).toBe('done');
    });

    it('so that processing moves nothing', async () => {
      expect([await ack('processing'), await waiting()]).toEqual(['unchanged', 1]);
    });

    it('and the moment of the first fetch', async () => {
      for (const at of [3, 9]) await store.recordFetch(toH17.deliveryId, at, fetched);
      expect(await store.findDelivery(toH17.deliveryId)).toMatchObject({ fetchedAt: 3, state: 'waiting' });
      expect(await store.listEvents(1, 10)).toHaveLength(2);
    });

    it('and rejects one for a delivery that is not there, leaving its neighbours alone', async () => {
      const lost = store.recordAck('none', 'done', 5, acknowledged);
      const kept = ack('done');
      await expect(lost).rejects.toThrow('none');
      expect(await kept).toBe('changed');
      expect(await waiting()).toBe(0);
    });
  });

  describeDirectory(name, open);
}

/** Rows speak only of bytes that are there: puts them there first, as the hub does. */
function keepingBytesFirst({ store, files }: StoreUnderTest): HubStore {
  return {
    ...store,
    async recordPacket(packet, deliveries, event, flow) {
      const content = await files.receive().keep(packet.sha256, 0);
      return store.recordPacket(packet, deliveries, event, flow, content);
    },
  };
}
