import { expect, it, onTestFinished } from 'vitest';
import { problem } from '../../protocol/problems/problem.ts';
import type { HeaderPair } from '../../protocol/wire/headers.ts';
import { startHubUnderTest } from './hub-under-test.ts';
import { shortProblems, shortText } from './keep-short.ts';
import type { RequestRecord } from './request-log.ts';

it('a text is cut with what was cut, and in no half of a character', () => {
  expect(shortText('Đà Nẵng', 7)).toBe('Đà Nẵng');
  expect(shortText('Đà Nẵng', 4)).toBe('Đà N… (+3)');
  expect(shortText('a😀', 2)).toBe('a\ufffd… (+1)');
});

it('of problems of a head the first hundred are told, and how many more there are; of a packet all', () => {
  const ofHead = Array.from({ length: 250 }, (_, at) =>
    problem('wire.signed-header-absent', 'x'.repeat(at === 0 ? 5_000 : 1)),
  );
  const ofPacket = Array.from({ length: 150 }, () => problem('hub.receiver-unknown', 'To', { seen: 'H99' }));
  const told = shortProblems([...ofHead, ...ofPacket]);
  expect(told).toHaveLength(100 + 150 + 1);
  expect(told[0]?.place.path).toBe(`${'x'.repeat(200)}… (+4800)`);
  expect(told.slice(100, 250)).toEqual(ofPacket);
  expect(told.at(-1)).toMatchObject({ code: 'wire.problems-left-out', severity: 'notice', seen: '150' });
  expect(shortProblems(ofPacket)).toEqual(ofPacket);
});

it('whoever has not shown who he is leaves little behind in a hub, however much he sends', async () => {
  const hub = await startHubUnderTest();
  onTestFinished(() => hub.close());
  let last: RequestRecord | undefined;
  hub.onRequest((record) => {
    last = record;
  });
  const signed = Array.from({ length: 20_000 }, (_, at) => `"XroadVnpt-k${at}":"v"`);
  const headers: readonly HeaderPair[] = [
    ['XroadVnpt-systemid', 's'.repeat(300_000)],
    ['XroadVnpt-sign-header-key', 'x'],
    ['XroadVnpt-sign-header', `{${signed.join(',')}}`],
    ['XroadVnpt-hash-header', 'a'.repeat(64)],
  ];
  await hub.serve({ method: 'POST', url: `/${'u'.repeat(300_000)}`, headers, body: new Uint8Array() });
  await hub.serve({ method: 'POST', url: '/getReceivedEdocList', headers, body: new Uint8Array() });
  expect(JSON.stringify(last).length).toBeLessThan(40_000);
  expect(last?.problems.at(-1)?.code).toBe('wire.problems-left-out');
  const events = await hub.store.listEvents(0, 10);
  expect(events).toHaveLength(2);
  expect(JSON.stringify(events).length).toBeLessThan(40_000);
});
