import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ExchangeUnderTest, startExchange } from './exchange-under-test.ts';
import { codesOf, createOffice, first, letter, must, reason } from './office-under-test.ts';

let exchange: ExchangeUnderTest;
beforeAll(async () => {
  exchange = await startExchange();
});
afterAll(() => exchange.close());

const { office, sendAndSettle, history, entry, saidBy } = createOffice(() => exchange);
const agreed = async () => expect(await exchange.differences()).toEqual([]);

describe('a take-back', () => {
  const takeBack = (receivers: readonly string[] = ['H17']) =>
    office().takeBack({ documentId: first, receivers, reason });

  it('RCL-07: asks only the chosen receiver, and never without a reason', async () => {
    await exchange.seat({ G22: {}, H17: { name: 'idle' }, G06: { name: 'idle' } });
    await sendAndSettle(letter(1, ['H17', 'G06']));
    expect(codesOf(await office().takeBack({ documentId: first, reason: ' ' }))).toEqual([
      'agency.reason-missing',
    ]);
    must(await takeBack());
    await exchange.settle();
    expect([history().state, history(first, 'G06').state]).toEqual(['withdrawn', 'arrived']);
    expect(entry(first, 'G06').takeBacks).toEqual([]);
    await agreed();
  });

  it('RCL-08: before registration is answered with 15 by the system, without a person', async () => {
    await exchange.seat({ G22: {}, H17: { name: 'idle', takeBacks: 'refuses' } });
    await sendAndSettle(letter(1));
    must(await takeBack());
    await exchange.settle();
    expect(saidBy()).toBe('01 13 15');
    expect(entry().steps.at(-1)?.staff).toBeUndefined();
    await agreed();
  });

  it.each([
    ['agrees', 'withdrawn', '01 03 13 15'],
    ['refuses', 'registered', '01 03 13 16'],
  ] as const)('RCL-08: after registration the clerk %s', async (takeBacks, state, said) => {
    await exchange.seat({ G22: {}, H17: { name: 'registers', takeBacks } });
    await sendAndSettle(letter(1));
    must(await takeBack());
    await exchange.settle();
    expect([history().state, saidBy()]).toEqual([state, said]);
    expect(history().steps.at(-1)?.staff?.staff).toBeTruthy();
    expect(history().steps.at(-1)?.description).toContain('lấy lại');
    await agreed();
  });

  it('RCL-09: after 15 nothing follows; after 16 the work goes on, and another 13 may be sent', async () => {
    await exchange.seat({ G22: {}, H17: { takeBacks: ['refuses', 'agrees'] } });
    must(await office().send(letter(1)));
    for (const node of [office(), exchange.node('H17')]) await node.pollOnce();
    await exchange.clock.advance(60_000);
    for (const node of [exchange.node('H17'), office()]) await node.pollOnce();
    must(await takeBack());
    await exchange.settle();
    expect(saidBy()).toBe('01 03 13 16 04 05 06');
    must(await takeBack());
    await exchange.settle();
    expect(saidBy()).toBe('01 03 13 16 04 05 06 13 15');
    expect(codesOf(await takeBack())).toEqual(['lifecycle.withdrawn']);
    await agreed();
  });

  it('RCL-07: a second one is explained while the first is unanswered', async () => {
    await exchange.seat({ G22: {}, H17: { name: 'registers', takeBacks: 'leaves' } });
    await sendAndSettle(letter(1));
    must(await takeBack());
    const again = await takeBack();
    expect(again.problems).toMatchObject([{ code: 'lifecycle.take-back-pending', seen: '03+13 → 13' }]);
  });

  it('RCL-08: that comes before its document is answered at once, and the document is filed as taken back', async () => {
    await exchange.seat({ G22: {}, H17: {} });
    must(await office().send(letter(1)));
    await office().flush();
    must(await takeBack());
    await exchange.settle();
    expect(saidBy()).toBe('13 15');
    expect(entry()).toMatchObject({ state: 'withdrawn', arrivalNumber: 1 });
    await agreed();
  });

  it('is forgotten when the hub refuses it', async () => {
    await exchange.seat({ G22: {}, H17: { name: 'registers' } });
    await sendAndSettle(letter(1));
    await exchange.hub.store.reset();
    must(await takeBack());
    const agency = await exchange.hub.store.findAgency('H17');
    if (agency === undefined) throw new Error('no H17');
    const { version: _, ...row } = agency;
    await exchange.hub.store.putAgency({ ...row, state: 'locked' });
    await office().flush();
    await exchange.hub.store.putAgency(row);
    expect(office().store.outgoing().at(-1)?.dispatching.state).toBe('refused');
    expect(history()).toMatchObject({ state: 'registered', steps: [{}, {}] });
  });
});
