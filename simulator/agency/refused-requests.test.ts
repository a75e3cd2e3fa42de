import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ExchangeUnderTest, startExchange } from './exchange-under-test.ts';
import { createOffice, first, letter, must, reason } from './office-under-test.ts';

/** A hub refuses a status whose text is longer than 2,000 characters. */
const tooLong = 'x'.repeat(3_000);

describe('a request that the hub refuses', () => {
  let exchange: ExchangeUnderTest;
  beforeAll(async () => {
    exchange = await startExchange();
  });
  afterAll(() => exchange.close());
  const { office, sendAndSettle, history, entry, saidBy } = createOffice(() => exchange);
  const states = () =>
    office()
      .store.outgoing()
      .map(({ dispatching }) => dispatching.state);

  it('ERR-04: asks for nothing', async () => {
    await exchange.seat({ G22: {}, H17: { name: 'registers' } });
    await sendAndSettle(letter(1));
    must(await office().takeBack({ documentId: first, reason: tooLong }));
    await exchange.settle();
    expect(states()).toEqual(['accepted', 'refused']);
    expect([history().state, saidBy()]).toEqual(['registered', '01 03']);
    expect(await exchange.differences()).toEqual([]);
  });

  it('RCL-07: leaves another request open that stands beside it, whichever of them came first', async () => {
    for (const reasons of [
      [reason, tooLong],
      [tooLong, reason],
    ]) {
      await exchange.seat({ G22: {}, H17: { name: 'registers', takeBacks: 'agrees' } });
      await sendAndSettle(letter(1));
      for (const each of reasons)
        must(await office().takeBack({ documentId: first, reason: each, again: true, receivers: ['H17'] }));
      await office().flush();
      expect(states().toSorted()).toEqual(['accepted', 'accepted', 'refused']);
      expect(history().state).toBe('registered/take-back');
      expect(history().steps.at(-1)?.description).toBe(reason);
      await exchange.settle();
      expect([history().state, entry().state]).toEqual(['withdrawn', 'withdrawn']);
      expect(await exchange.differences()).toEqual([]);
    }
  });

  it('ERR-04: is written down together with what follows from that, so that no crash comes in between', async () => {
    await exchange.seat({ G22: {}, H17: { name: 'registers' } });
    await sendAndSettle(letter(1));
    must(await office().takeBack({ documentId: first, reason: tooLong }));
    Object.assign(office().store, { putAll: () => Promise.reject(new Error('crash')) });
    await expect(office().flush()).rejects.toThrow('crash');
    await exchange.restart('G22');
    await exchange.settle();
    expect(states()).toEqual(['accepted', 'refused']);
    expect(history().state).toBe('registered');
    expect(await exchange.differences()).toEqual([]);
  });
});
