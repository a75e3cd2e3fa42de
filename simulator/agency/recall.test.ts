import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { standingOf } from './document-standing.ts';
import { type ExchangeUnderTest, idOf, letterOf, startExchange } from './exchange-under-test.ts';
import { codesOf, createOffice, first, letter, must, reason } from './office-under-test.ts';

let exchange: ExchangeUnderTest;
beforeAll(async () => {
  exchange = await startExchange();
});
afterAll(() => exchange.close());

const { office, sendAndSettle, history, entry, saidBy } = createOffice(() => exchange);
const agreed = async () => expect(await exchange.differences()).toEqual([]);

describe('a recall', () => {
  const recall = (...documents: readonly string[]) =>
    office().recall({
      letter: letter(9),
      documents: documents.map((documentId) => ({ documentId })),
      reason,
    });

  it('RCL-02: is agreed to with 03, the document is closed, and no 04 to 06 follows', async () => {
    await exchange.seat({ G22: {}, H17: { name: 'slow' } });
    must(await office().send(letter(1)));
    await exchange.node('G22').pollOnce();
    await exchange.node('H17').pollOnce();
    must(await recall(first));
    await exchange.settle();
    for (let rounds = 0; rounds < 40; rounds += 1) {
      await exchange.clock.advance(600_000);
      await exchange.settle();
    }
    expect(standingOf(entry())).toBe('recalled');
    expect(standingOf(history())).toBe('recalled');
    expect(saidBy(idOf('G22', 9))).toBe('01 03');
    expect(saidBy()).not.toMatch(/0[456]/);
    await agreed();
  });

  it('IDC-06, RCL-02: at a body that it names by both of its codes is one, and answered once', async () => {
    await exchange.seat({ G22: {}, H17: { name: 'registers' } });
    await sendAndSettle(letterOf('G22', ['H17', '000.00.00.H17'], 1));
    const receivers = ['H17', '000.00.00.H17'];
    must(await office().recall({ letter: letter(9), documents: [{ documentId: first, receivers }], reason }));
    await exchange.settle();
    expect(history().recalls).toMatchObject([{ outcome: 'agreed' }]);
    await agreed();
  });

  it('RCL-02: is declined with 02 and the reason, and the document goes on', async () => {
    await exchange.seat({ G22: {}, H17: { recalls: { refuses: 'đang giải quyết' } } });
    must(await office().send(letter(1)));
    await office().flush();
    await exchange.node('H17').pollOnce();
    must(await recall(first));
    await exchange.settle();
    expect(history().recalls).toMatchObject([{ outcome: 'declined' }]);
    expect(history().recalls[0]?.reason).toContain('đang giải quyết');
    expect(history().state).toBe('completed');
    await agreed();
  });

  it.each([
    ['completed', {}, 'đã xử lý xong'],
    ['refused', { name: 'refuses' }, 'đã từ chối tiếp nhận'],
    ['withdrawn', { name: 'registers' }, 'đã bị lấy lại'],
  ] as const)(
    'RCL-06: of a document that is %s is answered with 02 and says so',
    async (state, behaviour, why) => {
      await exchange.seat({ G22: {}, H17: behaviour });
      await sendAndSettle(letter(1));
      if (state === 'withdrawn') must(await office().takeBack({ documentId: first, reason }));
      await exchange.settle();
      expect(history().state).toBe(state);
      must(await recall(first));
      await exchange.settle();
      expect(saidBy(idOf('G22', 9))).toBe('01 02');
      expect(history(idOf('G22', 9)).steps.at(-1)?.description).toContain(why);
      await agreed();
    },
  );

  it('RCL-02, RCL-18: of two documents keeps the one that is named, not one whose identifier it begins with', async () => {
    await exchange.seat({ G22: {}, H17: { name: 'registers' } });
    const plain = letter(1);
    const { codeNotation = '' } = plain.code;
    const longer = `${first}-TH`;
    const other = {
      ...plain,
      code: { ...plain.code, codeNotation: `${codeNotation}-TH` },
      documentId: longer,
    };
    await sendAndSettle(plain, other);
    must(await office().takeBack({ documentId: longer, reason }));
    await exchange.settle();
    must(await recall(first, longer));
    await exchange.settle();
    expect([standingOf(history()), standingOf(entry())]).toEqual(['recalled', 'recalled']);
    expect(history(longer).recalls).toMatchObject([{ outcome: 'declined' }]);
    await agreed();
  });

  it('RCL-04: of a document whose update stalled on its way learns what the hub had not handed out', async () => {
    await exchange.seat({ G22: {}, H17: {} });
    must(await office().send(letter(1)));
    await office().flush();
    must(await office().update({ letter: letter(1), documentId: first, reason }));
    const update = office().store.leaving()[0];
    if (update === undefined) throw new Error('no update');
    const stalled = { state: 'stalled', detail: 'connection-refused', at: exchange.clock.now() } as const;
    await office().store.putOutgoing({ ...update, dispatching: stalled });
    must(await recall(first));
    await exchange.settle();
    expect(history().recalls).toMatchObject([{ outcome: 'withdrawn' }]);
  });

  it('RCL-04, RCL-06: of what was never fetched withdraws it at the hub; the receiver answers that it is unknown', async () => {
    await exchange.seat({ G22: {}, H17: {} });
    must(await office().send(letter(1)));
    await office().flush();
    must(await recall(first));
    await office().flush();
    await exchange.settle();
    expect(history().recalls).toMatchObject([{ outcome: 'withdrawn' }]);
    expect(
      exchange
        .node('H17')
        .store.received()
        .map(({ transaction }) => transaction),
    ).toEqual([1]);
    expect(history(idOf('G22', 9)).steps.at(-1)?.description).toContain('chưa nhận được');
    await agreed();
  });

  it('RCL-02: of several documents closes those that can be, and names those that stay', async () => {
    await exchange.seat({ G22: {}, H17: { name: 'registers' } });
    await sendAndSettle(letter(1), letter(2), letter(3));
    must(await office().takeBack({ documentId: idOf('G22', 2), reason }));
    await exchange.settle();
    must(await recall(first, idOf('G22', 2), idOf('G22', 3)));
    await exchange.settle();
    const outcomes = [1, 2, 3].map((number) => history(idOf('G22', number)).recalls[0]?.outcome);
    expect(outcomes).toEqual(['agreed', 'declined', 'agreed']);
    expect(history(idOf('G22', 9)).steps.at(-1)?.description).toContain(idOf('G22', 2));
    await agreed();
  });

  it('RCL-03: leaves entry and recall data in both registers, and freezes the document', async () => {
    await exchange.seat({ G22: {}, H17: { name: 'registers' } });
    await sendAndSettle(letter(1));
    must(await recall(first));
    await exchange.settle();
    expect(entry().recalls).toMatchObject([{ by: idOf('G22', 9), outcome: 'agreed' }]);
    expect(codesOf(await office().takeBack({ documentId: first, receivers: ['H17'], reason }))).toEqual([
      'lifecycle.withdrawn',
    ]);
    const update = await office().update({ letter: letter(1), documentId: first, reason });
    expect(codesOf(update)).toEqual(['agency.no-receiver-left']);
  });

  it('RCL-05: is not written for a document of somebody else', async () => {
    await exchange.seat({ G22: {}, H17: {} });
    expect(codesOf(await recall('H17,2026/11/20,1/UBND'))).toEqual(['agency.document-not-sent']);
  });
});
