import { afterEach, beforeEach, expect, it } from 'vitest';
import { closeBody } from '../hub/directory/close-body.ts';
import { type ExchangeUnderTest, startExchange } from './exchange-under-test.ts';
import { createOffice, letter, must } from './office-under-test.ts';

const successors = new Map<string, string>();
let exchange: ExchangeUnderTest;
beforeEach(async () => {
  successors.clear();
  exchange = await startExchange({}, { successors });
});
afterEach(() => exchange.close());

const { office, entry, saidBy } = createOffice(() => exchange);
const states = (code: string) =>
  exchange
    .node(code)
    .store.outgoing()
    .map(({ from, statusCode, dispatching }) => {
      return `${from} ${statusCode} ${dispatching.state}`;
    });

it('IDC-14: a status that waits when its body is merged away leaves under its successor’s name, in its place', async () => {
  await exchange.seat({ G22: {}, H17: { name: 'registers' }, G06: { name: 'registers' } });
  must(await office().send(letter(1)));
  await office().flush();
  const ended = new AbortController();
  const stop = exchange.hub.onRequest(({ operation }) => {
    if (operation === 'updateStatus') ended.abort();
  });
  await exchange.node('H17').pollOnce(ended.signal);
  stop();
  expect(states('H17')).toEqual(['H17 01 waiting']);
  must(await closeBody('H17', { reason: 'Sáp nhập', successor: 'G06' }, 'registry', exchange.hub.hub));
  await exchange.inherit('G06', 'H17');
  successors.set('H17', 'G06');
  await exchange.settle();
  expect(states('G06')).toEqual(['G06 01 accepted', 'G06 03 accepted']);
  expect(saidBy()).toBe('01 03');
  expect(entry(undefined, 'G06')).toMatchObject({ to: 'H17', state: 'registered' });
  expect(await exchange.differences()).toEqual([]);
});
