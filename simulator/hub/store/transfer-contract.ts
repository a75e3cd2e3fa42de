import { beforeEach, describe, expect, it } from 'vitest';
import type { HubNotice, Told } from '../notices/notice.ts';
import type { FlowEffect, OpenedTransfers, PacketFlow, Transfer } from '../transfers/transfer.ts';
import type { HubStore, NewPacket } from './store.ts';
import { accepted, acknowledged, letter, saying, status, toG22, toH17 } from './store-contract.ts';

/** What every store must do with transfers, notices and packets beside the axis. `open` gives an empty one. */
export function describeTransfers(name: string, open: () => Promise<HubStore>): void {
  describe(`${name} keeps transfers`, () => {
    let store: HubStore;
    beforeEach(async () => {
      store = await open();
      await store.recordPacket(letter, [toH17, toG22], accepted, opening({ acceptBy: 2_000_000 }));
    });
    const at = async (receiver: string) => (await store.findTransfers(letter.document, receiver))[0];
    const record = (packet: NewPacket, flow: PacketFlow, deliveryId: string) =>
      store.recordPacket(packet, [{ ...toH17, deliveryId }], accepted, flow);
    const stateOf = async (id: string) => (await store.findDelivery(id))?.state;

    it('one for each receiver, and finds them by document, receiver and issuer', async () => {
      const { document, documentId, acceptedAt } = letter;
      const common = { document, documentId, issuer: 'G22', acceptedAt, changedAt: acceptedAt };
      expect(await at('H17')).toEqual({
        ...common,
        receiver: 'H17',
        acceptBy: 2_000_000,
        processing: 'none',
        marks: { recalls: [], updates: [], takenBack: false, replacedBy: [], replaces: [] },
      });
      expect(await at('H99')).toBeUndefined();
      expect([await store.findIssuers(document), await store.findIssuers('other')]).toEqual([['G22'], []]);
      const listed = await store.listTransfers({ document, receiver: 'H17', issuer: 'G22' });
      expect(
        listed.map((row) => [row.transfer.receiver, row.deliveries.map((each) => each.deliveryId)]),
      ).toEqual([['H17', [toH17.deliveryId]]]);
      expect(await store.listTransfers({ issuer: 'H17' })).toEqual([]);
    });

    it('and lists the latest, oldest of them first', async () => {
      for (const [document, acceptedAt] of [
        ['second', letter.acceptedAt + 1],
        ['third', letter.acceptedAt + 2],
      ] as const) {
        const packet = { ...letter, docId: document, sha256: document, document, acceptedAt };
        await record(packet, opening(), document);
      }
      const documents = async (limit: number) =>
        (await store.listTransfers({ receiver: 'H17', limit })).map(({ transfer }) => transfer.document);
      expect(await documents(1)).toEqual(['third']);
      expect(await documents(2)).toEqual(['second', 'third']);
      expect(await documents(3)).toEqual([letter.document, 'second', 'third']);
    });

    it('that a second packet about the document leaves as they are', async () => {
      await record(status('01'), saying('01'), 's1');
      const again = { ...letter, docId: 'again', sha256: 'again', acceptedAt: 5_000_000 };
      await record(again, opening({ acceptBy: 9_000_000 }), 'again');
      expect(await at('H17')).toMatchObject({
        processing: 'arrived',
        acceptBy: 2_000_000,
        acceptedAt: 1_000_000,
      });
    });

    it('that statuses move, each with its event behind the packet’s own', async () => {
      await record(status('03'), saying('03'), 's3');
      const { acceptedAt } = letter;
      expect(await at('H17')).toMatchObject({ processing: 'registered', changedAt: acceptedAt });
      expect(await at('H17')).not.toHaveProperty('acceptBy');
      expect((await at('G22'))?.processing).toBe('none');
      const names = (await store.listEvents(0, 10)).map(({ event }) => event.name);
      expect(names).toEqual(['packet-accepted', 'packet-accepted', 'status-judged']);
    });

    it('that many statuses move at the same time, none of them lost', async () => {
      const codes = ['01', '03', '04', '05', '06'] as const;
      const tries = codes.map((code) => record(status(code), saying(code), `s${code}`));
      const recorded = await Promise.all(tries);
      expect((await at('H17'))?.processing).toBe('completed');
      expect(recorded.every(({ kind }) => kind === 'new')).toBe(true);
    });

    it('that a repeated status moves once', async () => {
      for (let time = 0; time < 2; time += 1) await record(status('03'), saying('03'), 's3');
      expect(await store.listEvents(2, 10)).toHaveLength(1);
    });

    it('and withdraws on a recall what nobody has fetched', async () => {
      const recorded = await record(recallPacket, recalling(['H17', 'G22']), 'recall');
      expect([await stateOf(toH17.deliveryId), await stateOf(toG22.deliveryId)]).toEqual([
        'withdrawn',
        'withdrawn',
      ]);
      expect(await stateOf('recall')).toBe('waiting');
      expect(recorded).toMatchObject({ events: [{ mark: 'withdrawn' }, { mark: 'withdrawn' }] });
      expect((await at('H17'))?.marks.recalls).toEqual([{ recall: 'V', by: 'V-id', outcome: 'withdrawn' }]);
      expect(await store.recordFetch(toH17.deliveryId, 5, acknowledged)).toBe('withdrawn');
      expect(await store.recordAck(toH17.deliveryId, 'done', 5, acknowledged)).toBe('withdrawn');
      expect(await store.recordReset(toH17.deliveryId, 5, acknowledged)).toBe('refused');
      expect(await store.recordHandover(toH17.deliveryId, 'portal', 5, noNews)).toBe('withdrawn');
      expect(await stateOf(toH17.deliveryId)).toBe('withdrawn');
    });

    it('and leaves what has left: fetched, done, or handed over', async () => {
      await store.recordHandover(toH17.deliveryId, 'portal', 7, noNews);
      await store.recordAck(toH17.deliveryId, 'fail', 8, acknowledged);
      await store.recordFetch(toG22.deliveryId, 9, acknowledged);
      await record(recallPacket, recalling(['H17', 'G22']), 'recall');
      expect([await stateOf(toH17.deliveryId), await stateOf(toG22.deliveryId)]).toEqual(['held', 'waiting']);
      expect((await store.findDelivery(toH17.deliveryId))?.handedOver).toEqual({ channel: 'portal', at: 7 });
      expect((await at('H17'))?.marks.recalls).toEqual([{ recall: 'V', by: 'V-id', outcome: 'asked' }]);
    });

    it('and either withdraws or gives out, however a recall and a fetch meet', async () => {
      const [, left] = await Promise.all([
        record(recallPacket, recalling(['H17']), 'recall'),
        store.recordFetch(toH17.deliveryId, 5, acknowledged),
      ]);
      const outcome = (await at('H17'))?.marks.recalls[0]?.outcome;
      expect(outcome).toBe(left === 'withdrawn' ? 'withdrawn' : 'asked');
      expect(await stateOf(toH17.deliveryId)).toBe(left === 'withdrawn' ? 'withdrawn' : 'waiting');
    });

    it('and finds by a recall what an answer to it is about', async () => {
      await store.recordFetch(toH17.deliveryId, 5, acknowledged);
      await record(recallPacket, recalling(['H17']), 'recall');
      const answer: FlowEffect = { kind: 'recall-answer', recall: 'V', receivers: ['H17'], code: '03' };
      await record(status('03'), { effects: [answer] }, 'answer');
      expect((await at('H17'))?.marks.recalls[0]?.outcome).toBe('agreed');
    });

    it('IDC-14: and by one answer moves it at each body that the answer speaks for, at no other', async () => {
      for (const each of [toH17, toG22]) await store.recordFetch(each.deliveryId, 5, acknowledged);
      await record(recallPacket, recalling(['H17', 'G22']), 'recall');
      const agrees = { kind: 'recall-answer', recall: 'V', code: '03' } as const;
      const outcomeAt = async (each: string) => (await at(each))?.marks.recalls[0]?.outcome;
      await record(status('03'), { effects: [{ ...agrees, receivers: ['H38', 'H17'] }] }, 'answer');
      expect([await outcomeAt('H17'), await outcomeAt('G22')]).toEqual(['agreed', 'asked']);
      const again = { ...status('03'), docId: 'b', sha256: 'b' };
      await record(again, { effects: [{ ...agrees, receivers: ['H17', 'G22'] }] }, 'b');
      expect(await outcomeAt('G22')).toBe('agreed');
    });

    it('and withdraws for a receiver that is taken off the list all but the update itself', async () => {
      const update: NewPacket = { ...letter, docId: 'u', sha256: 'u', transactionKind: 2 };
      const removal: FlowEffect = {
        ...{ kind: 'update', document: letter.document, issuer: 'G22' },
        ...{ receivers: ['H17'], docId: 'u', removal: true },
      };
      await record(update, { opens: { replaces: [] }, effects: [removal] }, 'update');
      expect([await stateOf(toH17.deliveryId), await stateOf('update')]).toEqual(['withdrawn', 'waiting']);
      expect((await store.findDocument('SYS-G22', letter.document))?.docId).toBe(letter.docId);
    });

    it('and marks every receiver of what is replaced, where none is named', async () => {
      const replace = { kind: 'replace', document: letter.document, issuer: 'G22', by: 'E-id' } as const;
      await record(recallPacket, { effects: [{ ...replace, receivers: undefined }] }, 'replacing');
      for (const each of ['H17', 'G22']) expect((await at(each))?.marks.replacedBy).toEqual(['E-id']);
    });

    it('and refuses a second document under one identifier, also of two at once', async () => {
      const other = (id: string): NewPacket => {
        return { ...letter, docId: id, sha256: id, document: 'G22,2026/11/20,8/VPCP' };
      };
      const strict: PacketFlow = { ...opening(), refuseConflict: true };
      const both = await Promise.all(['o1', 'o2'].map((id) => record(other(id), strict, id)));
      expect(both.map(({ kind }) => kind).toSorted()).toEqual(['conflict', 'new']);
      expect((await store.listTransfers({ document: 'G22,2026/11/20,8/VPCP' })).length).toBe(1);
    });

    it('DUP-01: and takes the same bytes for one document where others are refused, however many come at once', async () => {
      const strict: PacketFlow = { ...opening(), refuseConflict: true };
      const twin: NewPacket = { ...letter, sha256: 'twin', document: 'G22,2026/11/20,9/VPCP' };
      const all = Array.from({ length: 20 }, (_, index) =>
        record({ ...twin, docId: `t${index}` }, strict, `t${index}`),
      );
      const answers = [...(await Promise.all(all)), await record({ ...twin, docId: 'late' }, strict, 'late')];
      expect(answers.filter(({ kind }) => kind === 'new')).toHaveLength(1);
      expect(answers.filter(({ kind }) => kind === 'repeated')).toHaveLength(20);
      expect(new Set(answers.map(({ packet }) => packet.docId)).size).toBe(1);
    });

    it('and warns of each that is overdue once, however many look', async () => {
      const warn = (overdue: readonly Transfer[]): Told => ({
        notices: overdue.map((each) => ({ ...notice, id: `n-${each.receiver}`, to: each.receiver })),
        events: [],
      });
      expect(await store.recordOverdue(2_000_000, warn)).toEqual(noNews);
      const looks = await Promise.all([1, 2, 3].map(() => store.recordOverdue(2_000_001, warn)));
      expect(looks.flatMap(({ notices }) => notices.map(({ to }) => to)).toSorted()).toEqual(['G22', 'H17']);
      expect((await at('H17'))?.overdueWarnedAt).toBe(2_000_001);
      expect(await store.recordOverdue(3_000_000, warn)).toEqual(noNews);
    });

    it('and forgets them on reset, with the notices', async () => {
      await store.recordAck(toH17.deliveryId, 'fail', 5, acknowledged, { notices: [notice], events: [] });
      await store.reset();
      expect([await store.listTransfers({}), await store.listNotices({})]).toEqual([[], []]);
    });
  });

  describe(`${name} keeps notices`, () => {
    it('in their order, by agency, and only with what they tell of', async () => {
      const store = await open();
      await store.recordPacket(letter, [toH17], accepted, opening());
      const told: Told = { notices: [notice], events: [accepted] };
      expect(await store.recordAck(toH17.deliveryId, 'fail', 5, acknowledged, told)).toBe('changed');
      expect(await store.recordAck(toH17.deliveryId, 'fail', 6, acknowledged, told)).toBe('unchanged');
      const mailed = { notices: [{ ...notice, id: 'second', to: 'H17' }], events: [] };
      expect(await store.recordHandover(toH17.deliveryId, 'email', 7, mailed)).toBe('recorded');
      const all = await store.listNotices({});
      expect(all.map((each) => each.notice.id)).toEqual(['first', 'second']);
      expect(all[0]?.notice).toEqual(notice);
      expect((await store.listNotices({ to: 'H17' })).map((each) => each.notice.id)).toEqual(['second']);
      expect(await store.listNotices({ after: all[0]?.number ?? 0, limit: 1 })).toEqual(all.slice(1));
      expect(await store.listEvents(1, 10)).toHaveLength(2);
    });

    it('once, however often one of the same id is told of', async () => {
      const store = await open();
      await store.recordPacket(letter, [toH17], accepted, opening());
      const told: Told = { notices: [notice, notice, { ...notice, id: 'second' }], events: [accepted] };
      for (const at of [5, 6]) {
        expect(await store.recordHandover(toH17.deliveryId, 'email', at, told)).toBe('recorded');
      }
      expect((await store.listNotices({})).map((each) => each.notice.id)).toEqual(['first', 'second']);
      expect(await store.listEvents(1, 10)).toHaveLength(2);
    });

    it('and goes on numbering them when everything is forgotten', async () => {
      const store = await open();
      const numbers: number[] = [];
      for (const id of ['one', 'two']) {
        await store.recordPacket({ ...letter, docId: id, sha256: id }, [toH17], accepted, opening());
        const told = {
          notices: [
            { ...notice, id: `${id} a` },
            { ...notice, id: `${id} b` },
          ],
          events: [],
        };
        await store.recordHandover(toH17.deliveryId, 'email', 7, told);
        numbers.push(
          ...(await store.listNotices({ after: numbers.at(-1) ?? 0 })).map(({ number }) => number),
        );
        await store.reset();
      }
      expect(numbers).toEqual([1, 2, 3, 4]);
    });

    it('and offers a held delivery again, as if it had never been fetched', async () => {
      const store = await open();
      await store.recordPacket(letter, [toH17], accepted, opening());
      await store.recordFetch(toH17.deliveryId, 4, acknowledged);
      await store.recordAck(toH17.deliveryId, 'fail', 5, acknowledged);
      expect(await store.recordReset(toH17.deliveryId, 6, acknowledged)).toBe('changed');
      expect(await store.recordReset(toH17.deliveryId, 7, acknowledged)).toBe('unchanged');
      const delivery = await store.findDelivery(toH17.deliveryId);
      expect(delivery).toMatchObject({ state: 'waiting', updatedAt: 6 });
      expect(delivery).not.toHaveProperty('fetchedAt');
      await store.recordAck(toH17.deliveryId, 'done', 8, acknowledged);
      expect(await store.recordReset(toH17.deliveryId, 9, acknowledged)).toBe('refused');
    });
  });
}

const opening = (more: Partial<OpenedTransfers> = {}): PacketFlow => {
  return { opens: { replaces: [], ...more }, effects: [] };
};

/** A recall document of the Office, and what it does to the letter. */
const recallPacket: NewPacket = {
  ...letter,
  docId: 'v',
  sha256: 'v',
  documentId: 'V-id',
  document: 'V',
  transactionKind: 1,
};
const recalling = (receivers: readonly string[]): PacketFlow => {
  const recall = {
    kind: 'recall',
    document: letter.document,
    issuer: 'G22',
    recall: 'V',
    by: 'V-id',
  } as const;
  return { opens: { replaces: [] }, effects: [{ ...recall, receivers }] };
};

const noNews: Told = { notices: [], events: [] };
const notice: HubNotice = {
  id: 'first',
  at: 5,
  to: 'G22',
  kind: 'receiver-failed',
  channels: ['email'],
  documents: [{ documentId: letter.documentId, counterpart: 'H17' }],
  text: { vi: 'Bên nhận gặp sự cố', en: 'The receiver failed' },
};
