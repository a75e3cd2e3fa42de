import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { agencyOf, partyOf } from '../../fixtures/worlds/world.ts';
import { world2026 } from '../../fixtures/worlds/world-2026.ts';
import { type ExchangeUnderTest, letterOf, startExchange } from './exchange-under-test.ts';
import { createOffice, first, letter, must } from './office-under-test.ts';

let exchange: ExchangeUnderTest;
beforeAll(async () => {
  exchange = await startExchange();
});
afterAll(() => exchange.close());

const { office, sendAndSettle, history, entry, saidBy } = createOffice(() => exchange);
const agreed = async () => expect(await exchange.differences()).toEqual([]);
const city = () => exchange.node('H17');

/** The one delivery of the first letter to the city, with the packet's bytes. */
async function heldDelivery() {
  const [row] = await exchange.hub.store.listTransfers({});
  const delivery = row?.deliveries[0];
  if (delivery === undefined) throw new Error('no delivery');
  const outgoing = office().store.outgoing()[0];
  return { delivery, bytes: await office().store.files.read(outgoing?.file ?? '') };
}

async function resetDelivery() {
  const { delivery } = await heldDelivery();
  const { deliveryId, mailbox } = delivery;
  const at = exchange.clock.now();
  const event = { name: 'delivery-reset', at, deliveryId, documentId: first, receiver: mailbox } as const;
  await exchange.hub.store.recordReset(deliveryId, at, event);
}

describe('a receiver', () => {
  it('STA-04: says 01 by itself, once the packet is stored and acknowledged', async () => {
    await exchange.seat({ G22: {}, H17: { name: 'idle' } });
    await sendAndSettle(letter(1));
    const events = await exchange.hub.store.listEvents(0, 100);
    const course = events.map(({ event }) => event.name);
    expect(course).toEqual([
      'packet-accepted',
      'packet-fetched',
      'packet-acknowledged',
      'packet-accepted',
      'packet-fetched',
      'packet-acknowledged',
    ]);
    expect(saidBy()).toBe('01');
    expect(history().steps[0]?.staff).toBeUndefined();
  });

  it('STA-08, STA-12: reports 03, 04, 05, 06 in order, each with person, unit, telephone and mail', async () => {
    await exchange.seat({ G22: {}, H17: {} });
    await sendAndSettle(letter(1));
    expect(saidBy()).toBe('01 03 04 05 06');
    for (const { staff } of history().steps.slice(1)) {
      expect([staff?.staff, staff?.department, staff?.mobile, staff?.email].every(Boolean)).toBe(true);
    }
    await agreed();
  });

  it('ATT-12: keeps every attachment as it was sent', async () => {
    await exchange.seat({ G22: {}, H17: {} });
    const draft = letter(1);
    await sendAndSettle(draft);
    const sent = draft.attachments.map(({ name, bytes }) => ({
      name,
      size: bytes.length,
      sha256: createHash('sha256').update(bytes).digest('hex'),
    }));
    expect(entry().attachments).toEqual(sent);
  });

  it('IDC-06: that is named by both of its codes registers the document once', async () => {
    await exchange.seat({ G22: {}, H17: {} });
    const to = ['H17', '000.00.00.H17'].map((organId) => ({
      ...partyOf(agencyOf(world2026, organId)),
      organId,
    }));
    await sendAndSettle({ ...letter(1), to });
    expect(city().store.received()).toHaveLength(1);
    expect(history(first, 'H17').state).toBe('completed');
    expect(office().store.findSent(first)?.histories).toHaveLength(1);
    await agreed();
  });

  it('IDC-06: is known to the sender under either code, whichever it answers with', async () => {
    await exchange.seat({ G22: {}, H17: {} });
    await sendAndSettle(letterOf('G22', ['000.00.00.H17'], 1));
    expect(history(first, '000.00.00.H17').state).toBe('completed');
    await agreed();
  });

  it('DUP-05: that does not get its acknowledgement through registers once and says 01 once, after a crash as well', async () => {
    await exchange.seat({ G22: {}, H17: { name: 'forgets-to-acknowledge', times: 1 } });
    must(await office().send(letter(1)));
    await office().flush();
    await city().pollOnce();
    await exchange.restart('H17');
    await exchange.settle();
    expect(
      city()
        .store.received()
        .map(({ arrivalNumber }) => arrivalNumber),
    ).toEqual([1]);
    expect(saidBy()).toBe('01 03 04 05 06');
    await agreed();
  });

  it('STA-04: that ended between storing and saying 01 says it when it comes up again', async () => {
    await exchange.seat({ G22: {}, H17: { name: 'silent' } });
    await sendAndSettle(letter(1));
    expect(saidBy()).toBe('');
    await exchange.restart('H17', {});
    await exchange.settle();
    expect(saidBy()).toBe('01 03 04 05 06');
    await agreed();
  });

  it('ERR-06, ERR-08: that cannot store says fail; the packet is held, and taken in after its flag was reset', async () => {
    await exchange.seat({ G22: {}, H17: { name: 'poisonous', times: 1 } });
    await sendAndSettle(letter(1), letter(2));
    expect(
      city()
        .store.received()
        .map(({ code }) => code),
    ).toEqual(['2/VPCP-KSTT']);
    expect(city().store.unreadable()).toMatchObject([{ problems: [{ code: 'agency.storing-failed' }] }]);
    expect((await heldDelivery()).delivery.state).toBe('held');
    await resetDelivery();
    await exchange.settle();
    expect(history().state).toBe('completed');
    await agreed();
  });

  it.each(['portal', 'email'] as const)(
    'DUP-05: recognises what came by %s when it comes over the axis',
    async (channel) => {
      await exchange.seat({ G22: {}, H17: { name: 'poisonous', times: 1 } });
      await sendAndSettle(letter(1));
      const { bytes } = await heldDelivery();
      must(await city().importPacket(bytes, channel, 'H17'));
      must(await city().importPacket(bytes, channel));
      await exchange.settle();
      expect(entry()).toMatchObject({ channel, state: 'completed' });
      await resetDelivery();
      await exchange.settle();
      expect((await heldDelivery()).delivery.state).toBe('done');
      expect(city().store.received()).toHaveLength(1);
      expect(saidBy()).toBe('01 03 04 05 06');
      await agreed();
    },
  );

  it('names what cannot be imported', async () => {
    await exchange.seat({ G22: {}, H17: {} });
    const nonsense = await city().importPacket(Buffer.from('<nonsense/>'), 'email');
    expect([nonsense.ok, city().store.received().length]).toEqual([false, 0]);
  });
});

describe('a sender', () => {
  it('DUP-02: that puts everything on the wire twice is received once', async () => {
    await exchange.seat({ G22: { name: 'duplicate-sender' }, H17: { name: 'duplicate-sender' } });
    await sendAndSettle(letter(1));
    expect(city().store.received()).toHaveLength(1);
    expect(saidBy()).toBe('01 03 04 05 06');
    await agreed();
  });

  it('ERR-04: keeps its registers and what waits in its outbox over a crash', async () => {
    await exchange.seat({ G22: {}, H17: {} });
    must(await office().send(letter(1)));
    await exchange.restart('G22');
    await exchange.settle();
    expect(history().state).toBe('completed');
    await agreed();
  });
});
