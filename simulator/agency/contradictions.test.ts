import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { DocumentDraft } from '../../protocol/edxml/draft.ts';
import { encodeDocument } from '../../protocol/edxml/encode.ts';
import { recallOf, updateOf } from '../hub/transfers/flows-under-test.ts';
import { standingOf } from './document-standing.ts';
import { type ExchangeUnderTest, idOf, startExchange } from './exchange-under-test.ts';
import { createOffice, first, letter, must } from './office-under-test.ts';

let exchange: ExchangeUnderTest;
beforeAll(async () => {
  exchange = await startExchange();
});
afterAll(() => exchange.close());
beforeEach(async () => {
  await exchange.seat({ G22: {}, H17: { name: 'registers' } });
  await sendAndSettle(letter(1));
});

const { sendAndSettle, entry } = createOffice(() => exchange);

/** The hub refuses such packets; somebody brings one from elsewhere. */
async function bring(draft: DocumentDraft): Promise<void> {
  const node = exchange.node('H17');
  must(await node.importPacket(must(encodeDocument(draft, 'sdk')), 'email', 'H17'));
  await node.pollOnce();
  await exchange.clock.advance(120_000);
  await node.pollOnce();
}

it.each([
  ['H17', '000.00.00.H17'],
  ['000.00.00.H17', 'H17'],
])(
  'RCL-12: an update that adds it as %s and takes it off as %s takes the document from an agency',
  async (on, off) => {
    await bring(
      updateOf(
        '1',
        ['H17'],
        [
          { organId: on, receiverType: 1 },
          { organId: off, receiverType: 0 },
        ],
      ),
    );
    expect(entry()).toMatchObject({ state: 'withdrawn', updates: [{ removal: true, outcome: 'accepted' }] });
  },
);

it('RCL-01, RCL-06: a recall never recalls itself; it is answered 02, and stands', async () => {
  await bring(recallOf([['90', 'H17']], ['H17']));
  const recall = entry(idOf('G22', 90));
  expect(recall.recalled).toEqual([]);
  expect(recall.steps.map(({ statusCode }) => statusCode)).toEqual(['01', '02']);
  expect([standingOf(recall), standingOf(entry(first))]).toEqual(['refused', 'registered']);
});
