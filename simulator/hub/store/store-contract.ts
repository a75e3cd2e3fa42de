import { beforeEach, describe, expect, it } from 'vitest';
import type { StatusCode } from '../../../protocol/edxml/packet.ts';
import type { ExchangeEvent } from '../../exchange-event.ts';
import type { PacketFlow } from '../transfers/transfer.ts';
import type { Keeping } from './keeping.ts';
import type { HubStore, NewAgency, NewDelivery, NewPacket } from './store.ts';

/** Rows and the bytes that they speak of. */
export type StoreUnderTest = Pick<Keeping, 'store' | 'files'>;

/** What every store must do, run against each of them. `empty` gives one in which nothing is. */
export function describeStore(name: string, empty: () => Promise<StoreUnderTest>): void {
  const open = async () => keepingBytesFirst(await empty());

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

    it('and numbers events from one', async () => {
      const store = await open();
      for (const event of [accepted, fetched, acknowledged]) await store.recordEvent(event);
      expect(await store.listEvents(1, 1)).toEqual([{ number: 2, event: fetched }]);
    });
  });
}

/** Rows speak only of bytes that are there: puts them there first, as the hub does. */
function keepingBytesFirst({ store, files }: StoreUnderTest): HubStore {
  return {
    ...store,
    async recordPacket(packet, deliveries, event, flow) {
      await files.receive().keep(packet.sha256, 0);
      return store.recordPacket(packet, deliveries, event, flow);
    },
  };
}

export const agency17: NewAgency = {
  id: '1'.repeat(24),
  pid: '',
  code: 'H17',
  code102: '000.00.00.H17',
  name: 'City',
  mail: 'city@mail.example',
  systemId: 'SYS-H17',
  parentCode: '',
  state: 'active',
  modifiedAt: 1,
};
export const agency22: NewAgency = {
  ...agency17,
  id: '2'.repeat(24),
  code: 'G22',
  code102: '000.00.00.G22',
  name: 'Office',
  systemId: 'SYS-G22',
};

/** One accepted letter of the Office. */
export const letter: NewPacket = {
  docId: 'a'.repeat(24),
  messageType: 'edoc',
  systemId: 'SYS-G22',
  from: '000.00.00.G22',
  fromMailbox: 'G22',
  documentId: '000.00.00.G22,2026/11/20,7/VPCP',
  document: 'G22,2026/11/20,7/VPCP',
  transactionKind: 0,
  priority: 0,
  title: 'Về việc thử nghiệm',
  notation: '7/VPCP',
  sha256: 'f'.repeat(64),
  size: 1_000,
  traceSplice: { offset: 500, removes: 0, text: '<TraceHeader/>' },
  acceptedAt: 1_000_000,
};
export const toH17: NewDelivery = { deliveryId: 'delivery-h17', mailbox: 'H17', to: '000.00.00.H17' };
export const toG22: NewDelivery = { deliveryId: 'delivery-g22', mailbox: 'G22', to: 'G22' };

/** What the City tells the Office about its letter. */
export function status(statusCode: StatusCode, more: Partial<NewPacket> = {}): NewPacket {
  const { transactionKind: _, ...common } = letter;
  const id = `status-${statusCode}`;
  const received = { from: 'H17', fromMailbox: 'H17', systemId: 'SYS-H17', docId: id, sha256: id };
  return { ...common, ...received, messageType: 'status', statusCode, ...more };
}

export const opening: PacketFlow = { opens: { replaces: [] }, effects: [] };

/** The City's status, as an effect on the letter. */
export function saying(code: StatusCode, description?: string): PacketFlow {
  const side = code === '13' ? 'sender' : 'receiver';
  const status = {
    kind: 'status',
    document: letter.document,
    receivers: ['H17'],
    code,
    side,
    from: 'H17',
  } as const;
  return { effects: [description === undefined ? status : { ...status, description }] };
}

export const accepted: ExchangeEvent = {
  name: 'packet-accepted',
  at: 1,
  from: 'G22',
  to: ['H17'],
  messageType: 'edoc',
  docId: letter.docId,
  documentId: letter.documentId,
  bytes: 1_000,
};
const fetched: ExchangeEvent = {
  name: 'packet-fetched',
  at: 2,
  by: 'H17',
  deliveryId: toH17.deliveryId,
  documentId: letter.documentId,
};
export const acknowledged = {
  name: 'packet-acknowledged',
  at: 3,
  by: 'H17',
  deliveryId: toH17.deliveryId,
  documentId: letter.documentId,
  outcome: 'done',
} as const;
const changed: ExchangeEvent = { name: 'agency-changed', at: 4, by: 'S', code: 'H17', change: 'registered' };
