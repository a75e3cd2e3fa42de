import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { calendar2026 } from '../../../protocol/calendar/holidays-2026.ts';
import { createWorkingCalendar } from '../../../protocol/calendar/working-calendar.ts';
import type { SignedPairs } from '../../../protocol/wire/sign-header.ts';
import { call, morning } from '../hub-under-test.ts';
import { type FlowsUnderTest, idOf, letterTo, recallOf, startFlows } from '../transfers/flows-under-test.ts';

const hour = 3_600_000;
const minute = 60_000;
const calendar = createWorkingCalendar(calendar2026);

let flows: FlowsUnderTest;
afterEach(() => flows.close());

const notices = async (agency?: string) => {
  const query = agency === undefined ? '' : `?agency=${agency}`;
  const answer = await fetch(`${flows.managementUrl}/notices${query}`);
  const { notices: all } = (await answer.json()) as { readonly notices: readonly Shown[] };
  return all;
};
const post = (path: string) => fetch(flows.managementUrl + path, { method: 'POST' });
const deliveryAt = async (code: string) => (await flows.waiting(code))[0]?.['docId'] ?? '';

interface Shown {
  readonly to: string;
  readonly kind: string;
  readonly channels: readonly string[];
  readonly documents: readonly { readonly documentId: string; readonly sha256?: string }[];
  readonly text: { readonly vi: string; readonly en: string };
}

describe('ERR-08: a packet that its receiver failed on', () => {
  let id = '';
  beforeEach(async () => {
    flows = await startFlows();
    await flows.send(letterTo(['H17']));
    id = await deliveryAt('H17');
    await flows.fetchAll('H17');
    await flows.ackAll('H17', 'fail');
  });

  it('is held, and its sender is told once, by a notice and by its list', async () => {
    await call(flows, 'H17', 'updateStatus', [
      ['status', 'fail'],
      ['docId', id],
    ]);
    expect(await flows.waiting('H17')).toEqual([]);
    expect(await notices('G22')).toMatchObject([
      { to: 'G22', kind: 'receiver-failed', channels: ['email'], documents: [{ documentId: idOf('1') }] },
    ]);
    expect((await notices())[0]?.text.vi).toContain('H17 gặp sự cố');
    expect((await flows.sent())[0]).toMatchObject({ sendStatus: 'fail' });
    expect(await flows.events('notice-given')).toHaveLength(1);
  });

  it('DUP-04: is offered again after the flag is reset, and both are told of', async () => {
    expect(await (await post(`/deliveries/${id}/reset`)).json()).toEqual({ outcome: 'changed' });
    expect((await flows.waiting('H17')).map(({ docId, status }) => [docId, status])).toEqual([
      [id, 'initial'],
    ]);
    expect(await (await post(`/deliveries/${id}/reset`)).json()).toEqual({ outcome: 'unchanged' });
    expect(await flows.events('delivery-reset')).toMatchObject([{ deliveryId: id, receiver: 'H17' }]);
    await flows.ackAll('H17', 'done');
    expect((await post(`/deliveries/${id}/reset`)).status).toBe(409);
  });

  it('ONB-14: can be downloaded from the portal, byte for byte as getEdoc gives it, and that is told of', async () => {
    const got = await call(flows, 'H17', 'getEdoc', [['docId', id]]);
    const content = await fetch(`${flows.managementUrl}/deliveries/${id}/content`);
    expect(Buffer.from(await content.arrayBuffer()).toString('base64')).toBe(got.json['data']);
    expect(content.headers.get('content-type')).toContain('xml');
    expect(await flows.events('delivery-handed-over')).toMatchObject([
      { deliveryId: id, channel: 'portal', sha256: expect.stringMatching(/^[0-9a-f]{64}$/) },
    ]);
    expect(await flows.states('H17')).toEqual(['held']);
  });

  it('ERR-05: can go by mail, as a notice with the hash of its bytes', async () => {
    expect((await post(`/deliveries/${id}/email`)).status).toBe(200);
    const sha256 = (await flows.store.findDelivery(id))?.packet.sha256;
    expect(await notices('H17')).toMatchObject([
      { to: 'H17', kind: 'packet-by-email', documents: [{ documentId: idOf('1'), sha256 }] },
    ]);
    expect(await flows.events('delivery-handed-over')).toMatchObject([{ channel: 'email', sha256 }]);
  });

  it('RCL-04: cannot be had in any of these ways once it was recalled', async () => {
    await flows.send(recallOf([['1', 'H17']], ['H17']));
    for (const act of ['reset', 'email']) expect((await post(`/deliveries/${id}/${act}`)).status).toBe(409);
    expect((await fetch(`${flows.managementUrl}/deliveries/${id}/content`)).status).toBe(409);
    expect((await fetch(`${flows.managementUrl}/deliveries/none/content`)).status).toBe(404);
  });
});

describe.each(['in memory', 'in a folder'])('what is told twice in one millisecond, %s', (where) => {
  let folder = '';
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'hub-notices-'));
    flows = await startFlows(where === 'in memory' ? {} : { store: folder });
    await flows.send(letterTo(['H17']));
    return () => rmSync(folder, { recursive: true });
  });

  it('DUP-03: is two notices where two packets use one identifier', async () => {
    for (const subject of ['V/v khác', 'V/v khác nữa']) {
      expect(await flows.send({ ...letterTo(['H17']), subject })).toMatchObject({ status: 'OK' });
    }
    const kinds = (await notices('G22')).map(({ kind }) => kind);
    expect(kinds).toEqual(['document-conflict', 'document-conflict']);
  });

  it('ERR-08: is one notice where a receiver fails on a packet, has it again and fails again', async () => {
    const docId = await deliveryAt('H17');
    const failing: SignedPairs = [
      ['status', 'fail'],
      ['docId', docId],
    ];
    for (const round of [1, 2]) {
      const { json } = await call(flows, 'H17', 'updateStatus', failing);
      expect([round, json['status']]).toEqual([round, 'OK']);
      expect((await post(`/deliveries/${docId}/reset`)).status).toBe(200);
    }
    expect((await notices('G22')).map(({ kind }) => kind)).toEqual(['receiver-failed']);
  });

  it('ERR-05: is one notice where a packet is mailed twice', async () => {
    const docId = await deliveryAt('H17');
    const answers = await Promise.all([1, 2].map(() => post(`/deliveries/${docId}/email`)));
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    expect((await notices('H17')).map(({ kind }) => kind)).toEqual(['packet-by-email']);
  });
});

describe('STA-15: a document that is not accepted in time', () => {
  const kinds = (all: readonly Shown[]) => all.map(({ to, kind }) => [to, kind]);
  beforeEach(async () => {
    flows = await startFlows({
      acceptance: {
        rows: [{ type: 2, typeDetail: 18, limit: { kind: 'clock-minutes', minutes: 240 } }],
        otherwise: { kind: 'clock-minutes', minutes: 60 },
        calendar,
      },
    });
    await flows.send(letterTo(['H17', 'G06']));
  });

  it('is warned of once on either side, a minute after its limit and not before', async () => {
    await flows.clock.advance(4 * hour);
    expect(await notices()).toEqual([]);
    await flows.clock.advance(minute);
    expect(kinds(await notices()).toSorted()).toEqual([
      ['G06', 'overdue-acceptance'],
      ['G22', 'overdue-acceptance'],
      ['H17', 'overdue-acceptance'],
    ]);
    const [sender] = await notices('G22');
    expect(sender).toMatchObject({ channels: ['sms', 'email'], documents: [{}, {}] });
    expect(sender?.text.vi).toContain(`${idOf('1')} (H17)`);
    await flows.clock.advance(24 * hour);
    expect(await notices()).toHaveLength(3);
    expect((await flows.transfer('H17')).overdueWarnedAt).toBe(morning + 4 * hour + minute);
  });

  it('is not warned of after 03 or 02, but after 01', async () => {
    await flows.tell('H17', '01');
    await flows.tell('H17', '03');
    await flows.tell('G06', '02', { description: 'Sai thẩm quyền' });
    await flows.clock.advance(48 * hour);
    expect(await notices()).toEqual([]);
    await flows.send(letterTo(['H17'], '2'));
    await flows.tell('H17', '01', { number: '2' });
    await flows.clock.advance(5 * hour);
    expect(await notices()).toHaveLength(2);
  });

  it('is not warned of once it was recalled or taken back', async () => {
    await flows.send(recallOf([['1', 'H17']], ['H17']));
    await flows.tell('G22', '13', { to: 'G06' });
    await flows.tell('G06', '15');
    await flows.tell('H17', '03', { number: '90' });
    await flows.clock.advance(48 * hour);
    expect(await notices()).toEqual([]);
  });

  it('has the limit of its own type', async () => {
    const draft = letterTo(['H38.05'], '3');
    await flows.send({ ...draft, documentType: { type: 2, typeDetail: 3, typeName: 'Quyết định' } });
    await flows.clock.advance(hour + minute);
    expect(kinds(await notices('H38.05'))).toEqual([['H38.05', 'overdue-acceptance']]);
    expect(await notices('H17')).toEqual([]);
  });

  it('is warned of once where an agency wrote to itself, and so is every other', async () => {
    await flows.send(letterTo(['G22'], '2'));
    await flows.tell('H17', '03');
    await flows.tell('G06', '03');
    await flows.clock.advance(5 * hour);
    expect(kinds(await notices())).toEqual([['G22', 'overdue-acceptance']]);
    await flows.send(letterTo(['H17', 'G22'], '3'));
    await flows.clock.advance(5 * hour);
    const later = (await notices()).slice(1).map(({ to, documents }) => `${to} ${documents.length}`);
    expect(later.toSorted()).toEqual(['G22 1', 'G22 2', 'H17 1']);
  });

  it('is warned of once, however many look at the same time', async () => {
    const late = morning + 5 * hour;
    const given = await Promise.all([flows.sweep(late), flows.sweep(late), flows.sweep(late)]);
    expect(given.flat()).toHaveLength(3);
  });

  it('can be limited in working hours, which nights and free days do not count', async () => {
    const working = await startFlows();
    const limit = (await (await fetch(`${working.managementUrl}/acceptance-limits`)).json()) as object;
    expect(limit).toMatchObject({ otherwise: { kind: 'working-minutes', minutes: 240 }, confidence: 'C·I' });
    await working.send(letterTo(['H17']));
    const { acceptBy } = await working.transfer('H17');
    expect(acceptBy).toBe(calendar.addWorkingMinutes(morning, 240));
    await working.close();
  });
});

describe('GET /transfers', () => {
  it('shows how a document stands at each receiver, by either code form', async () => {
    flows = await startFlows();
    await flows.send(letterTo(['H17', 'G06']));
    await flows.fetchAll('H17');
    await flows.tell('H17', '01');
    const url = `${flows.managementUrl}/transfers?documentId=${encodeURIComponent(`000.00.00.${idOf('1')}`)}`;
    expect(await (await fetch(url)).json()).toMatchObject({
      transfers: [
        { receiver: 'G06', processing: 'none', deliveries: [{ transport: 'waiting' }] },
        { receiver: 'H17', processing: 'arrived', deliveries: [{ transport: 'fetched' }], takenBack: false },
      ],
    });
    expect(await (await fetch(`${url}&receiver=000.00.00.G06`)).json()).toMatchObject({
      transfers: [{ receiver: 'G06' }],
    });
  });
});
