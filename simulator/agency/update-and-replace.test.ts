import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ExchangeUnderTest, idOf, letterOf, startExchange } from './exchange-under-test.ts';
import { codesOf, createOffice, first, letter, must, reason } from './office-under-test.ts';
import { listOutcomes, type OutcomeRow } from './statistics.ts';
import { versionsOf } from './versions.ts';

let exchange: ExchangeUnderTest;
beforeAll(async () => {
  exchange = await startExchange();
});
afterAll(() => exchange.close());

const { office, sendAndSettle, history, entry, saidBy } = createOffice(() => exchange);
const agreed = async () => expect(await exchange.differences()).toEqual([]);

describe('an update', () => {
  it('RCL-12: has three roles, and each receiver does what its role asks', async () => {
    await exchange.seat({ G22: {}, H17: { name: 'registers' }, G06: { name: 'registers' }, H38: {} });
    await sendAndSettle(letter(1, ['H17', 'G06']));
    const [h38] = letterOf('G22', ['H38'], 1).to;
    const changed = { ...letter(1), subject: 'V/v bản sửa' };
    must(
      await office().update({
        letter: changed,
        documentId: first,
        reason,
        remove: ['H17'],
        add: h38 ? [h38] : [],
      }),
    );
    await exchange.settle();
    expect(entry()).toMatchObject({ state: 'withdrawn' });
    expect(entry(first, 'G06').updates).toMatchObject([{ outcome: 'accepted', subject: 'V/v bản sửa' }]);
    expect(entry(first, 'H38')).toMatchObject({
      state: 'completed',
      arrivalNumber: 1,
      subject: 'V/v bản sửa',
    });
    expect(saidBy(first, 'H17')).toBe('01 03 15');
    await agreed();
  });

  it('RCL-13: twice leaves three versions, each with its files', async () => {
    await exchange.seat({ G22: {}, H17: { name: 'registers' } });
    await sendAndSettle(letter(1));
    for (const subject of ['V/v lần 2', 'V/v lần 3']) {
      must(await office().update({ letter: { ...letter(1), subject }, documentId: first, reason }));
      await exchange.settle();
    }
    const versions = versionsOf(entry());
    expect(versions.map(({ subject }) => subject)).toEqual([letter(1).subject, 'V/v lần 2', 'V/v lần 3']);
    const { files } = exchange.node('H17').store;
    const bytes = await Promise.all(versions.map(({ file }) => files.read(file)));
    expect(bytes.map((each) => Buffer.from(each).includes('V/v lần 3'))).toEqual([false, false, true]);
    expect(office().store.findSent(first)?.versions).toHaveLength(3);
    await agreed();
  });

  it('RCL-13: is refused with 16 and a reason, and the old version stays the newest', async () => {
    await exchange.seat({ G22: {}, H17: { name: 'registers', updates: { refuses: 'phụ lục thiếu trang' } } });
    await sendAndSettle(letter(1));
    must(await office().update({ letter: letter(1), documentId: first, reason }));
    await exchange.settle();
    expect(history().updates).toMatchObject([{ outcome: 'declined' }]);
    expect(history().updates[0]?.reason).toContain('phụ lục thiếu trang');
    expect(versionsOf(entry())).toHaveLength(1);
    expect(history().state).toBe('registered');
    await agreed();
  });

  it('RCL-12: adds nobody who had the document already', async () => {
    await exchange.seat({ G22: {}, H17: {} });
    await sendAndSettle(letter(1));
    const add = letterOf('G22', ['000.00.00.H17'], 1).to;
    const update = await office().update({ letter: letter(1), documentId: first, reason, add });
    expect(codesOf(update)).toEqual(['agency.receiver-had-it']);
  });
});

describe('a replacement', () => {
  it('RCL-16: marks both documents at sender and receiver, and the new one is processed as new', async () => {
    await exchange.seat({ G22: {}, H17: {} });
    await sendAndSettle(letter(1));
    const second = idOf('G22', 2);
    must(await office().replace({ letter: letter(2), documents: [{ documentId: first }], reason }));
    await exchange.settle();
    expect(entry().replacedBy).toEqual([second]);
    expect(entry(second)).toMatchObject({ replaces: [first], state: 'completed' });
    expect(history().replacedBy).toEqual([second]);
    expect(office().store.findSent(second)).toMatchObject({ replaces: [first], transaction: 3 });
    await agreed();
  });

  it('RCL-15: needs a number of its own', async () => {
    await exchange.seat({ G22: {}, H17: {} });
    await sendAndSettle(letter(1));
    const replaced = await office().replace({
      letter: letter(1),
      documents: [{ documentId: first }],
      reason,
    });
    expect(codesOf(replaced)).toEqual(['agency.own-document-id']);
  });
});

describe('the lists of a sender', () => {
  it('RCL-10, RCL-19: show recalled, taken back, updated and replaced documents for each receiver', async () => {
    await exchange.seat({
      G22: {},
      H17: { name: 'registers' },
      G06: { name: 'registers', takeBacks: 'refuses' },
    });
    await sendAndSettle(letter(1, ['H17', 'G06']), letter(2), letter(3), letter(4));
    must(await office().takeBack({ documentId: first, reason }));
    const second = { documentId: idOf('G22', 2) };
    must(await office().recall({ letter: letter(9), documents: [second], reason }));
    must(await office().update({ letter: letter(3), documentId: idOf('G22', 3), reason }));
    const fourth = { documentId: idOf('G22', 4) };
    must(await office().replace({ letter: letter(10), documents: [fourth], reason }));
    await exchange.settle();
    const { recalled, takenBack, updated, replaced } = listOutcomes(office().store);
    const brief = (rows: readonly OutcomeRow[]) =>
      rows.map(({ documentId, organId, outcome }) => `${documentId.split(',')[2]} ${organId} ${outcome}`);
    expect(brief(takenBack)).toEqual(['1/VPCP-KSTT H17 agreed', '1/VPCP-KSTT G06 declined']);
    expect(brief(recalled)).toEqual(['2/VPCP-KSTT H17 agreed']);
    expect(brief(updated)).toEqual(['3/VPCP-KSTT H17 accepted']);
    expect(brief(replaced)).toEqual(['4/VPCP-KSTT H17 done']);
    const transfers = await exchange.hub.store.listTransfers({});
    expect(transfers.filter(({ transfer }) => transfer.marks.takenBack)).toHaveLength(1);
    expect(transfers.filter(({ transfer }) => transfer.marks.updates.length > 0)).toHaveLength(
      updated.length,
    );
    expect(transfers.filter(({ transfer }) => transfer.marks.recalls.length > 0)).toHaveLength(
      recalled.length,
    );
  });
});
