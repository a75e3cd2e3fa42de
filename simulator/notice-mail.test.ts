import { afterEach, expect, it } from 'vitest';
import { type ExchangeUnderTest, startExchange } from './agency/exchange-under-test.ts';
import { letter, must } from './agency/office-under-test.ts';
import { createNoticeMail } from './notice-mail.ts';

let exchange: ExchangeUnderTest;
afterEach(() => exchange.close());

it('STA-16: brings the hub’s notices of a failure and of lateness to those whom they concern, each once', async () => {
  const mail = createNoticeMail();
  exchange = await startExchange({ onEvent: mail.hear });
  await exchange.seat({ G22: {}, H17: { name: 'poisonous' }, G06: { name: 'idle' } });
  must(await exchange.node('G22').send(letter(1, ['H17', 'G06'])));
  await exchange.settle();
  mail.open(exchange.hub.store, exchange.nodes);
  await exchange.hub.sweep(exchange.clock.now() + 30 * 86_400_000);
  await mail.settled();
  const kinds = (code: string) =>
    exchange
      .node(code)
      .store.notes()
      .map(({ kind }) => kind);
  expect([kinds('G22'), kinds('H17'), kinds('G06')]).toEqual([
    ['hub-notice', 'hub-notice'],
    ['anomaly', 'hub-notice'],
    ['hub-notice'],
  ]);
});
