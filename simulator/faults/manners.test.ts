import { afterEach, describe, expect, it } from 'vitest';
import { mutations } from '../../fixtures/mutations/mutations.ts';
import { agencyOf } from '../../fixtures/worlds/world.ts';
import { world2026 } from '../../fixtures/worlds/world-2026.ts';
import { decodePacket } from '../../protocol/edxml/decode.ts';
import { operationNames } from '../../protocol/wire/operations.ts';
import { callRaw } from '../hub/http/raw-caller.ts';
import {
  asDocument,
  asStatus,
  call,
  documents,
  letter,
  morning,
  rawCall,
  status,
  statuses,
} from '../hub/hub-under-test.ts';
import { type FaultyHub, startFaultyHub } from './faulty-hub.ts';
import { openLine } from './line.ts';
import type { FaultRule } from './plan.ts';

const hubs: FaultyHub[] = [];
afterEach(async () => {
  for (const hub of hubs.splice(0)) await hub.close();
});

async function hubWith(...rules: readonly FaultRule[]): Promise<FaultyHub> {
  const hub = await startFaultyHub({ rules });
  hubs.push(hub);
  return hub;
}

interface Row {
  readonly docId: string;
  readonly messageType: string;
  readonly code: string;
  readonly name: string;
}

const rowsOf = (json: Readonly<Record<string, unknown>>) => json['data'] as readonly Row[];
const list = async (hub: FaultyHub, code: string, which = documents) =>
  rowsOf((await call(hub, code, 'getReceivedEdocList', which)).json);
const send = (hub: FaultyHub, number: string, to = ['H17']) =>
  call(hub, 'G22', 'sendEdoc', asDocument('G22'), letter(to, number));
const acknowledge = (hub: FaultyHub, code: string, docId: string, outcome = 'done') =>
  call(hub, code, 'updateStatus', [
    ['status', outcome],
    ['docId', docId],
  ]);
const fetch = async (hub: FaultyHub, code: string, docId: string) =>
  Buffer.from(String((await call(hub, code, 'getEdoc', [['docId', docId]])).json['data']), 'base64');

/** Sends one letter, and takes it in at its receiver. */
async function takeOne(hub: FaultyHub): Promise<string> {
  await send(hub, '1');
  const [row] = await list(hub, 'H17');
  const docId = row?.docId ?? '';
  await acknowledge(hub, 'H17', docId);
  return docId;
}

describe('redelivery after an acknowledgement (DUP-05, DUP-06)', () => {
  it('lists a delivery once more, gives its packet, and takes a second acknowledgement', async () => {
    const hub = await hubWith({ id: 'again', kind: 'redeliver', count: 1 });
    const docId = await takeOne(hub);
    expect((await list(hub, 'H17')).map((row) => row.docId)).toEqual([docId]);
    expect((await fetch(hub, 'H17', docId)).length).toBeGreaterThan(1_000);
    expect((await acknowledge(hub, 'H17', docId)).json['status']).toBe('OK');
    expect(await list(hub, 'H17')).toEqual([]);
    expect(await hub.fired()).toMatchObject([
      { rule: 'again', fault: 'redeliver', documentId: 'G22,2026/11/20,1/VPCP-KSTT', attempt: 1 },
    ]);
  });

  it('keeps to its queue, and to what was acknowledged with done', async () => {
    const hub = await hubWith({ id: 'again', kind: 'redeliver', rate: 1 });
    await takeOne(hub);
    await send(hub, '2');
    const held = (await list(hub, 'H17')).find((row) => row.docId !== '')?.docId ?? '';
    await acknowledge(hub, 'H17', held, 'fail');
    await call(hub, 'H17', 'sendEdoc', asStatus('H17'), status('H17', '01', '1'));
    expect(await list(hub, 'H17', statuses)).toEqual([]);
    expect((await list(hub, 'H17')).map((row) => row.messageType)).toEqual(['edoc']);
  });

  it('can be the second list after the acknowledgement', async () => {
    const hub = await hubWith({ id: 'again', kind: 'redeliver', nth: 2 });
    await takeOne(hub);
    const lengths = [];
    for (let poll = 0; poll < 4; poll += 1) lengths.push((await list(hub, 'H17')).length);
    expect(lengths).toEqual([0, 1, 0, 0]);
  });
});

describe('a lost reply (DUP-02)', () => {
  it('is done and never told, and the connection stays open', async () => {
    const hub = await hubWith({ id: 'lost', kind: 'lost-reply', operation: 'sendEdoc', count: 1 });
    const line = await openLine(hub.url);
    const fired = hub.nextFault();
    const request = rawCall('G22', 'sendEdoc', asDocument('G22'), letter(['H17']));
    line.put(request);
    await fired;
    expect(await list(hub, 'H17')).toHaveLength(1);
    expect(line.received()).toHaveLength(0);
    expect((await callRaw(hub.url, request)).status).toBe(200);
    expect(await list(hub, 'H17')).toHaveLength(1);
    expect(line.received()).toHaveLength(0);
    line.hangUp();
  });

  it('ends the connection after a while when it is told to', async () => {
    const hub = await hubWith({ id: 'lost', kind: 'lost-reply', ms: 9_000, count: 1 });
    const line = await openLine(hub.url);
    line.put(rawCall('G22', 'sendEdoc', asDocument('G22'), letter(['H17'])));
    await hub.sleeping();
    await hub.clock.advance(9_000);
    expect(await line.finished).toHaveLength(0);
    line.hangUp();
  });
});

describe('a stale directory', () => {
  it.each(['getAgenciesList', 'getAgenciesListQD20', 'getSynchronizeUnit'] as const)(
    '%s tells what it told first',
    async (operation) => {
      const hub = await hubWith({ id: 'stale', kind: 'stale-directory', nth: 2 });
      const codes = async () => rowsOf((await call(hub, 'G22', operation)).json).map(({ code }) => code);
      const first = await codes();
      const agency = { id: '', pcode: 'G22', code: 'G22.99', name: 'Vụ Mới', mail: '', mobile: '', fax: '' };
      const body = Buffer.from(JSON.stringify(agency));
      expect((await call(hub, 'G22', 'registerAgency', [], body)).json['status']).toBe('OK');
      expect(await codes()).toEqual(first);
      expect(await codes()).toEqual([...first, 'G22.99']);
      expect(await hub.fired()).toMatchObject([{ fault: 'stale-directory', operation, attempt: 2 }]);
    },
  );
});

describe('a shuffled list', () => {
  it('has the same rows in another order', async () => {
    const hub = await hubWith({ id: 'mixed', kind: 'shuffled-list', nth: 2 });
    for (const number of ['1', '2', '3', '4', '5']) await send(hub, number);
    const straight = (await list(hub, 'H17')).map(({ docId }) => docId);
    const mixed = (await list(hub, 'H17')).map(({ docId }) => docId);
    expect(mixed).not.toEqual(straight);
    expect(mixed.toSorted()).toEqual(straight.toSorted());
  });

  it('is left out where there is nothing to shuffle', async () => {
    const hub = await hubWith({ id: 'mixed', kind: 'shuffled-list', rate: 1 });
    expect(await list(hub, 'H17')).toEqual([]);
    await send(hub, '1');
    expect(await list(hub, 'H17')).toHaveLength(1);
    expect(await hub.fired()).toEqual([]);
    expect(hub.log.entries).toHaveLength(2);
  });
});

describe('maintenance', () => {
  const window = { from: '2026-11-21T08:00:00+07:00', to: '2026-11-21T09:00:00+07:00' };

  it.each(operationNames.filter((name) => name !== 'downloadEdoc'))(
    'AVL-13: %s answers a FAIL that its caller can read',
    async (operation) => {
      const hub = await hubWith({
        id: 'service',
        kind: 'maintenance',
        until: '21/11/2026 09:00',
        rate: 1,
        within: window,
      });
      const { json, headers } = await call(hub, 'G22', operation);
      expect(headers.get('content-type')).toContain('application/json');
      expect(json).toMatchObject({ status: 'FAIL', ErrorCode: '20' });
      expect(json['ErrorDesc']).toBe(
        'Truc dang tam dung de bao tri, du kien hoat dong lai: 21/11/2026 09:00 [hub.maintenance]',
      );
      expect(Object.values(json)).not.toContain(null);
    },
  );

  it('does nothing while it lasts, and ends by the clock', async () => {
    const hub = await hubWith({ id: 'service', kind: 'maintenance', rate: 1, within: window });
    expect((await send(hub, '1')).json).toMatchObject({ status: 'FAIL', DocId: '' });
    await hub.clock.advance(Date.parse(window.to) - morning - 1);
    expect((await send(hub, '1')).json['status']).toBe('FAIL');
    await hub.clock.advance(1);
    expect(await list(hub, 'H17')).toEqual([]);
    expect((await send(hub, '1')).json['status']).toBe('OK');
  });
});

describe('damage to a packet on its way to the receiver', () => {
  it.each(mutations.map(({ name }) => name))(
    '%s reaches the receiver once, the hub keeps the packet',
    async (mutation) => {
      const hub = await hubWith({ id: 'damaged', kind: 'content', mutation, nth: 1 });
      await send(hub, '1');
      const docId = (await list(hub, 'H17'))[0]?.docId ?? '';
      const damaged = await fetch(hub, 'H17', docId);
      const sound = await fetch(hub, 'H17', docId);
      expect(Buffer.compare(damaged, sound)).not.toBe(0);
      expect(decodePacket(sound, { dialect: 'observed' }).ok).toBe(true);
      expect(await hub.fired()).toMatchObject([{ fault: 'content', drawn: mutation, operation: 'getEdoc' }]);
    },
  );

  it('befalls downloadEdoc, too', async () => {
    const hub = await hubWith({
      id: 'damaged',
      kind: 'content',
      operation: 'downloadEdoc',
      mutation: 'utf-16',
      count: 1,
    });
    await send(hub, '1');
    const docId = (await list(hub, 'H17'))[0]?.docId ?? '';
    const download = () => callRaw(hub.url, rawCall('H17', 'downloadEdoc', [['docId', docId]]));
    expect((await download()).body.subarray(0, 2)).toEqual(Buffer.from([0xff, 0xfe]));
    expect((await download()).body.subarray(0, 5).toString()).toBe('<?xml');
  });

  it('is of one kind for one document and attempt, and is told', async () => {
    const rule: FaultRule = { id: 'damaged', kind: 'content', rate: 1 };
    const drawn = [];
    for (let run = 0; run < 2; run += 1) {
      const hub = await hubWith(rule);
      for (const number of ['1', '2', '3']) await send(hub, number);
      for (const { docId } of await list(hub, 'H17')) await fetch(hub, 'H17', docId);
      drawn.push((await hub.fired()).map((each) => each.drawn));
    }
    expect(new Set(drawn[0]).size).toBeGreaterThan(1);
    expect(drawn[1]).toEqual(drawn[0]);
  });

  it('is left out for a status that has no place for it', async () => {
    const hub = await hubWith({ id: 'damaged', kind: 'content', mutation: 'subject-absent', rate: 1 });
    await send(hub, '1');
    await call(hub, 'H17', 'sendEdoc', asStatus('H17'), status('H17', '01', '1'));
    const [row] = await list(hub, 'G22', statuses);
    const { ok } = decodePacket(await fetch(hub, 'G22', row?.docId ?? ''), { dialect: 'observed' });
    expect(ok).toBe(true);
    expect(hub.log.entries).toMatchObject([{ name: 'fault.left-out' }]);
  });
});

describe('where a rule looks', () => {
  const page = { kind: 'html-page', when: 'before', rate: 1 } as const;
  const statusOf = async (hub: FaultyHub, code: string, operation: 'getAgenciesList' | 'countReceiveEdoc') =>
    (await callRaw(hub.url, rawCall(code, operation))).status;

  it('is one system, or one operation, where it names them', async () => {
    const { systemId } = agencyOf(world2026, 'H17');
    const hub = await hubWith({ id: 'one', system: systemId, operation: 'getAgenciesList', ...page });
    expect(await statusOf(hub, 'H17', 'getAgenciesList')).toBe(502);
    expect(await statusOf(hub, 'H17', 'countReceiveEdoc')).toBe(200);
    expect(await statusOf(hub, 'G22', 'getAgenciesList')).toBe(200);
  });

  it.each(['H17', '000.00.00.H17'])('is one agency by either of its codes: %s', async (agency) => {
    const hub = await hubWith({ id: 'one', agency, operation: 'getEdoc', ...page });
    await send(hub, '1', ['H17', 'G06']);
    const code = async (who: string) => {
      const docId = (await list(hub, who))[0]?.docId ?? '';
      return (await callRaw(hub.url, rawCall(who, 'getEdoc', [['docId', docId]]))).status;
    };
    expect([await code('H17'), await code('G06')]).toEqual([502, 200]);
  });

  it('is the lists of the system that serves the agency', async () => {
    const hub = await hubWith({ id: 'one', agency: 'H17', ...page });
    expect(await statusOf(hub, 'H17', 'countReceiveEdoc')).toBe(502);
    expect(await statusOf(hub, 'G22', 'countReceiveEdoc')).toBe(200);
  });

  it('is nothing that is no operation', async () => {
    const hub = await hubWith({ id: 'all', ...page });
    expect(
      (await callRaw(hub.url, 'POST /nothing HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\n\r\n')).status,
    ).toBe(200);
  });

  it('has one fault a request at most: the first rule of the plan that fires', async () => {
    const hub = await hubWith({ id: 'first', ...page, status: 503 }, { id: 'second', ...page });
    expect(await statusOf(hub, 'G22', 'getAgenciesList')).toBe(503);
    expect(hub.faults.tally()).toEqual([
      { rule: 'first', asked: 1, fired: 1 },
      { rule: 'second', asked: 1, fired: 0 },
    ]);
  });
});
