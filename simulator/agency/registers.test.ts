import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DocumentDraft } from '../../protocol/edxml/draft.ts';
import { reconcileRegister } from '../scene/reconcile-register.ts';
import { checkNumbers, exportArrivals } from './arrival-book.ts';
import { listDue } from './due-list.ts';
import { type ExchangeUnderTest, idOf, letterOf, pace, startExchange } from './exchange-under-test.ts';
import { createOffice, first, letter, must } from './office-under-test.ts';

const day = 86_400_000;
let exchange: ExchangeUnderTest;
beforeAll(async () => {
  exchange = await startExchange();
});
afterAll(() => exchange.close());

const { office, sendAndSettle, history, entry, saidBy } = createOffice(() => exchange);
const city = () => exchange.node('H17');
const book = (year: number) => exportArrivals(city().store, { codes: ['H17', '000.00.00.H17'] }, year);
const paper = {
  to: 'H17',
  from: 'Bộ Nội vụ',
  code: '12/BNV',
  promulgationDate: '2026/11/20',
  subject: 'Giấy mời',
};

describe('the register of outgoing documents', () => {
  it('DUP-04: gives a corrected packet the number that its document had when it was refused', async () => {
    await exchange.seat({ G22: {}, H17: {} });
    const [nobody] = letter(2).to.map((party) => ({ ...party, organId: 'H99' }));
    if (nobody === undefined) throw new Error('no party');
    await sendAndSettle(letter(1), { ...letter(2), to: [nobody] });
    await sendAndSettle(letter(2), letter(3));
    const numbers = office()
      .store.sent()
      .map(({ documentId, registerNumber }) => [documentId, registerNumber]);
    expect(numbers).toEqual([
      [first, 1],
      [idOf('G22', 2), 2],
      [idOf('G22', 3), 3],
    ]);
    expect(await exchange.differences()).toEqual([]);
  });
});

describe('the register of incoming documents', () => {
  it('MET-13: numbers packets and paper in one series, which begins anew each year', async () => {
    await exchange.seat({ G22: {}, H17: {} });
    await sendAndSettle(letter(1));
    expect(must(await city().registerPaper(paper)).arrivalNumber).toBe(2);
    await sendAndSettle(letter(2));
    expect(book(2026).map(({ arrivalNumber, channel }) => [arrivalNumber, channel])).toEqual([
      [1, 'axis'],
      [2, 'paper'],
      [3, 'axis'],
    ]);
    const again = await exchange.restart('H17');
    expect(must(await again.registerPaper(paper)).arrivalNumber).toBe(4);
    await exchange.clock.advance(60 * day);
    expect(must(await city().registerPaper(paper)).arrivalNumber).toBe(1);
    expect(book(2027).map(({ arrivalNumber }) => arrivalNumber)).toEqual([1]);
    expect(checkNumbers(book(2026))).toEqual([]);
  });

  it.each([
    ['a gap', [1, 3]],
    ['a repeat', [1, 1]],
    ['a late start', [2]],
  ])('MET-13: is found out by %s', (_, numbers) => {
    const problems = checkNumbers(numbers.map((arrivalNumber) => ({ arrivalNumber })));
    expect(problems.map(({ code }) => code)).toEqual(['agency.arrival-number-wrong']);
  });

  it('refuses paper for somebody else', async () => {
    await exchange.seat({ H17: {} });
    expect((await city().registerPaper({ ...paper, to: 'G06' })).ok).toBe(false);
  });

  it('MET-12: is exported with date and number of arrival, due date, places and trace', async () => {
    await exchange.seat({ G22: {}, H17: {} });
    await sendAndSettle({ ...letter(1), dueDate: '2027/03/01', toPlaces: ['Như trên', 'Lưu: VT'] });
    const at = entry().arrivedAt;
    const year = new Date(at).getUTCFullYear();
    expect(exportArrivals(city().store, { codes: ['H17'] }, year)).toMatchObject([
      {
        arrivalNumber: 1,
        arrivedAt: at,
        from: 'Văn phòng Chính phủ',
        documentId: first,
        dueDate: '2027/03/01',
        toPlaces: ['Như trên', 'Lưu: VT'],
        trace: [{ organId: 'G22' }, { organId: '00.00.W00' }],
      },
    ]);
  });
});

describe('what is due', () => {
  it('STA-18: is listed with its day until it is answered, and said to be overdue from the day after', async () => {
    await exchange.seat({ G22: {}, H17: { name: 'registers' } });
    const today = exchange.clock.now();
    const dueDate = new Date(today + 7 * 3_600_000).toISOString().slice(0, 10).replaceAll('-', '/');
    const later = { ...letter(2), dueDate: '2030/01/01' };
    const { dueDate: _, ...undated } = letter(3);
    await sendAndSettle(later, { ...letter(1), dueDate }, undated);
    const due = (now: number) => listDue(city().store, now).map((each) => [each.documentId, each.standing]);
    expect(due(today)).toEqual([
      [first, 'due-today'],
      [idOf('G22', 2), 'due'],
    ]);
    expect(due(today + day)[0]).toEqual([first, 'overdue']);
    await exchange.restart('H17', {});
    await exchange.settle();
    expect(due(today + day)).toEqual([]);
  });
});

describe('a person in charge', () => {
  it('ERR-11: is told of a document that the clerk sends back, beside the sender', async () => {
    await exchange.seat({ G22: {}, H17: { name: 'refuses', reason: 'Thiếu phụ lục' } });
    await sendAndSettle(letter(1));
    expect(saidBy()).toBe('01 02');
    expect(history().steps.at(-1)?.description).toBe('Thiếu phụ lục');
    expect(city().store.notes()).toMatchObject([
      {
        to: 'H17',
        kind: 'anomaly',
        documentIds: [first],
        text: { vi: expect.stringContaining('Thiếu phụ lục') },
      },
    ]);
  });

  it('ERR-11: is told of a packet that cannot be taken in', async () => {
    await exchange.seat({ G22: {}, H17: { name: 'poisonous' } });
    await sendAndSettle(letter(1));
    expect(city().store.notes()).toMatchObject([{ to: 'H17', kind: 'anomaly' }]);
    expect(city().store.unreadable()).toHaveLength(1);
  });

  it('STA-16: sees the hub’s notices, each once, also after a restart', async () => {
    await exchange.seat({ G22: {}, H17: { name: 'poisonous' } });
    await sendAndSettle(letter(1));
    for (let round = 0; round < 2; round += 1) {
      for (const { notice } of await exchange.hub.store.listNotices({})) {
        expect(await office().acceptNotice(notice)).toBe(notice.to === 'G22');
      }
    }
    const again = await exchange.restart('G22');
    expect(again.store.notes()).toMatchObject([
      { kind: 'hub-notice', documentIds: [first], text: { vi: expect.stringContaining('H17 gặp sự cố') } },
    ]);
  });
});

describe('paper that is announced', () => {
  const withPaper = (draft: DocumentDraft): DocumentDraft => {
    const { transaction } = draft;
    if (transaction === undefined) throw new Error('a letter has a transaction block');
    return { ...draft, transaction: { ...transaction, paper: true } };
  };

  it('GEN-03: goes beside no document but of a type that the head of the body has listed', async () => {
    await exchange.seat({ G22: { paperAlsoFor: ['Nghị quyết'] }, H17: {} });
    const { ok, problems } = await office().send(withPaper(letter(1)));
    expect([ok, problems.map(({ code, seen }) => [code, seen])]).toEqual([
      false,
      [['agency.paper-beside', 'Công văn']],
    ]);
    expect(office().store.sent()).toEqual([]);
  });

  it('GEN-03, GEN-04: goes to the Government, which is asked for what ground', async () => {
    await exchange.seat({ G22: {}, H17: {} });
    const { ok, problems } = await city().send(withPaper(letterOf('H17', ['G22'], 1)));
    expect([ok, problems.map(({ code }) => code)]).toEqual([true, ['agency.paper-to-government']]);
  });

  it('GEN-05: is not waited for', async () => {
    await exchange.seat({ G22: { paperAlsoFor: ['Công văn'] }, H17: {} });
    await sendAndSettle(withPaper(letter(1)));
    expect(city().store.paper()).toEqual([]);
    const registered = history().steps.find(({ statusCode }) => statusCode === '03');
    expect((registered?.at ?? Number.POSITIVE_INFINITY) - entry().arrivedAt).toBeLessThanOrEqual(2 * pace);
    expect(saidBy()).toBe('01 03 04 05 06');
  });
});

describe('GEN-02: the register of outgoing documents beside the hub’s log', () => {
  const differences = async (node = office()) => {
    const log = (await exchange.hub.store.listEvents(0, 1000)).map(({ event }) => event);
    const period = { from: 0, to: exchange.clock.now() };
    return reconcileRegister(node.store, log, period).map(({ documentId, why }) => [documentId, why]);
  };

  it('is the same when all has gone well', async () => {
    await exchange.seat({ G22: {}, H17: {} });
    await sendAndSettle(letter(1), letter(2));
    expect(await differences()).toEqual([]);
  });

  it('differs line by line, each with its reason', async () => {
    await exchange.seat({ G22: {}, H17: {} });
    must(await office().send(letter(1)));
    const unknown = { ...letter(2), to: [{ organId: 'H99' }] };
    must(await office().send(unknown));
    expect(await differences()).toEqual([
      [first, 'waiting'],
      [idOf('G22', 2), 'waiting'],
    ]);
    await exchange.settle();
    expect(await differences()).toEqual([[idOf('G22', 2), 'refused']]);
    await exchange.hub.store.reset();
    expect(await differences()).toEqual([
      [first, 'lost'],
      [idOf('G22', 2), 'refused'],
    ]);
  });

  it('has what somebody sent behind the register’s back', async () => {
    await exchange.seat({ G22: {}, H17: {} });
    await sendAndSettle(letter(1), letter(2));
    const { store } = office();
    const forgetful = { ...office(), store: { ...store, sent: () => store.sent().slice(0, 1) } };
    expect(await differences(forgetful)).toEqual([[idOf('G22', 2), 'not-registered']]);
  });
});
