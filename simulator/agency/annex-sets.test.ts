import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ExchangeUnderTest, startExchange } from './exchange-under-test.ts';
import { createOffice, first, letter, must } from './office-under-test.ts';

const file = (name: string) => ({ name, bytes: Buffer.from(`Nội dung ${name}`) });

describe.each(['flag', 'refuse'] as const)(
  'ATT-10: different annexes, where conflicts are met with “%s”,',
  (conflict) => {
    let exchange: ExchangeUnderTest;
    beforeAll(async () => {
      exchange = await startExchange({ conflict });
    });
    afterAll(() => exchange.close());
    const { office, entry, history } = createOffice(() => exchange);

    it('leave in packets of their own, each of one content for its receivers', async () => {
      await exchange.seat({ G22: {}, H17: {}, G06: {}, H38: {} });
      const [city, ministry] = letter(1, ['H17', 'G06']).to;
      const [province] = letter(1, ['H38']).to;
      if (city === undefined || ministry === undefined || province === undefined) throw new Error('no party');
      const sets = [
        { to: [city, ministry], attachments: [file('chung.txt'), file('mot.txt')] },
        { to: [province], attachments: [file('chung.txt'), file('hai.txt')] },
      ];
      must(await office().sendSets({ letter: letter(1), sets }));
      await exchange.settle();
      const got = (code: string) => entry(first, code).attachments.map(({ name }) => name);
      expect([got('H17'), got('G06'), got('H38')]).toEqual([
        ['chung.txt', 'mot.txt'],
        ['chung.txt', 'mot.txt'],
        ['chung.txt', 'hai.txt'],
      ]);
      expect(office().store.sent()).toHaveLength(1);
      expect(
        office()
          .store.outgoing()
          .map(({ dispatching }) => dispatching.state),
      ).toEqual(['accepted', 'accepted']);
      for (const code of ['H17', 'G06', 'H38'])
        expect(history(first, code).steps.at(-1)?.statusCode).toBe('06');
      expect(await exchange.hub.store.listNotices({})).toEqual([]);
      expect(await exchange.differences()).toEqual([]);
    });

    it('are no way to send a receiver other content under the same identifier', async () => {
      await exchange.seat({ G22: {}, H17: {} });
      const { to } = letter(1);
      must(await office().sendSets({ letter: letter(1), sets: [{ to, attachments: [file('mot.txt')] }] }));
      await office().flush();
      must(await office().sendSets({ letter: letter(1), sets: [{ to, attachments: [file('hai.txt')] }] }));
      await office().flush();
      const told = await exchange.hub.store.listNotices({ to: 'G22' });
      const last = office().store.outgoing().at(-1)?.dispatching.state;
      expect([told.length, last]).toEqual(conflict === 'flag' ? [1, 'accepted'] : [0, 'refused']);
    });
  },
);
