import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { closeBody } from '../hub/directory/close-body.ts';
import { standingOf } from './document-standing.ts';
import { type ExchangeUnderTest, idOf, letterOf, startExchange } from './exchange-under-test.ts';
import { createOffice, first, letter, must, reason } from './office-under-test.ts';

const successors = new Map<string, string>();
let exchange: ExchangeUnderTest;
beforeEach(async () => {
  successors.clear();
  exchange = await startExchange({}, { successors });
});
afterEach(() => exchange.close());

const { office, sendAndSettle, history, entry, saidBy } = createOffice(() => exchange);
const agreed = async () => expect(await exchange.differences()).toEqual([]);

/** Closes a body into another one whose system takes its registers over, and tells everybody. */
async function merge(code: string, successor: string): Promise<void> {
  must(
    await closeBody(
      code,
      { reason: 'Sáp nhập', successor, waiting: 'successor' },
      'registry',
      exchange.hub.hub,
    ),
  );
  await exchange.inherit(successor, code);
  successors.set(code, successor);
}

const recall = (receivers?: readonly string[]) =>
  office().recall({
    letter: letter(9),
    documents: [{ documentId: first, ...(receivers === undefined ? {} : { receivers }) }],
    reason,
  });

describe('a document at a body that was merged away', () => {
  it.each([
    ['H17', { name: 'registers' }, 'agreed', '01 03'],
    ['G06', { name: 'registers' }, 'agreed', '01 03'],
    [undefined, { name: 'registers', recalls: { refuses: 'đang giải quyết' } }, 'declined', '01 02'],
  ] as const)(
    'RCL-02, IDC-14: is recalled at %s by way of its successor, who answers',
    async (named, answers, outcome, said) => {
      await exchange.seat({ G22: {}, H17: { name: 'registers' }, G06: answers });
      await sendAndSettle(letter(1));
      await merge('H17', 'G06');
      must(await recall(named === undefined ? undefined : [named]));
      await exchange.settle();
      expect(history().recalls).toMatchObject([{ outcome }]);
      expect(entry(first, 'G06')).toMatchObject({ to: 'H17', recalls: [{ outcome }] });
      expect(saidBy(idOf('G22', 9), 'G06')).toBe(said);
      expect((await exchange.hub.store.findTransfers(first, 'H17'))[0]?.marks.recalls).toMatchObject([
        { outcome },
      ]);
      await agreed();
    },
  );

  it('RCL-02: at two bodies of which one took the other over is recalled at both by one answer', async () => {
    await exchange.seat({ G22: {}, H17: { name: 'registers' }, G06: { name: 'registers' } });
    await sendAndSettle(letterOf('G22', ['H17', 'G06'], 1));
    must(await closeBody('H17', { reason: 'Sáp nhập', successor: 'G06' }, 'registry', exchange.hub.hub));
    successors.set('H17', 'G06');
    must(await recall());
    await exchange.settle();
    expect(history(first, 'H17').recalls).toMatchObject([{ outcome: 'agreed' }]);
    expect(history(first, 'G06').recalls).toMatchObject([{ outcome: 'agreed' }]);
    expect(standingOf(entry(first, 'G06'))).toBe('recalled');
  });

  it('STA-10, IDC-14: goes on under the successor’s name, and its sender hears of it', async () => {
    await exchange.seat({ G22: {}, H17: { name: 'registers' }, G06: { name: 'registers' } });
    must(await office().send(letter(1)));
    await office().flush();
    await merge('H17', 'G06');
    await exchange.settle();
    expect(saidBy()).toBe('01 03');
    await agreed();
  });

  it('RCL-08: is given back by its successor', async () => {
    await exchange.seat({ G22: {}, H17: { name: 'registers' }, G06: { name: 'registers' } });
    await sendAndSettle(letter(1));
    await merge('H17', 'G06');
    must(await office().takeBack({ documentId: first, reason }));
    await exchange.settle();
    expect([history().state, entry(first, 'G06').state]).toEqual(['withdrawn', 'withdrawn']);
    await agreed();
  });
});
