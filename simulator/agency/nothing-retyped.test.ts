import { afterEach, beforeEach, expect, it } from 'vitest';
import { type ExchangeUnderTest, idOf, letterOf, startExchange } from './exchange-under-test.ts';
import { createOffice, first, letter, must, reason } from './office-under-test.ts';
import { openDocument, openStatus } from './open-packet.ts';

let exchange: ExchangeUnderTest;
beforeEach(async () => {
  exchange = await startExchange();
  await exchange.seat({ G22: {}, H17: { name: 'registers' } });
});
afterEach(() => exchange.close());

const { office, sendAndSettle, entry } = createOffice(() => exchange);

/** A packet of a node's outbox, by what it is about. */
async function outgoing(code: string, documentId: string) {
  const { store } = exchange.node(code);
  const found = store.outgoing().filter((each) => each.documentId === documentId);
  return Promise.all(found.map(({ file }) => store.files.read(file)));
}

it('MET-16: number, date and issuer are one in the registers of both sides, in the packet and in each status', async () => {
  await sendAndSettle(letterOf('G22', ['H17'], 1));
  const sent = office().store.findSent(first);
  const [bytes = new Uint8Array()] = await outgoing('G22', first);
  const { packet } = must(openDocument(bytes));
  const { code, promulgation, from, documentId } = packet;
  const inPacket = {
    documentId,
    code: `${code.codeNumber}/${code.codeNotation}`,
    promulgationDate: promulgation.date,
  };
  expect(sent).toMatchObject({
    ...inPacket,
    from: from.organId,
    to: packet.to.map(({ organId }) => organId),
  });
  expect(entry()).toMatchObject({ ...inPacket, from, to: 'H17', subject: packet.subject });
  const statuses = await outgoing('H17', first);
  expect(statuses).toHaveLength(2);
  for (const each of statuses) {
    expect(must(openStatus(each)).responseFor).toMatchObject({ ...inPacket, organId: from.organId });
  }
});

it('MET-16: a recall cites what the register says of the document that it recalls', async () => {
  await sendAndSettle(letter(1));
  must(await office().recall({ letter: letter(9), documents: [{ documentId: first }], reason }));
  const [bytes = new Uint8Array()] = await outgoing('G22', idOf('G22', 9));
  const { documentId, code, promulgationDate } = office().store.findSent(first) ?? {};
  expect(must(openDocument(bytes)).packet.responseFor).toEqual([
    { organId: 'H17', documentId, code, promulgationDate },
  ]);
});
