import { expect, it } from 'vitest';
import { problem } from '../../protocol/problems/problem.ts';
import { createRequestLog } from './request-log.ts';

const request = {
  ...{ at: 0, took: 0, method: 'POST', path: '/getReceivedEdocList', headers: [], bodyBytes: 0 },
  ...{ operation: 'getReceivedEdocList', messageType: 'edoc', httpStatus: 200, answered: '' },
  ...{ refused: false, problems: [] },
};

it('keeps the few calls of one system while others poll', () => {
  const log = createRequestLog(10);
  log.add({ ...request, systemId: 'mine' });
  for (let turn = 0; turn < 50; turn += 1) log.add({ ...request, systemId: `other ${turn % 2}` });
  log.add({ ...request, systemId: 'mine' });
  const kept = log.list(0);
  expect(kept).toHaveLength(10);
  expect(kept.filter(({ systemId }) => systemId === 'mine').map(({ number }) => number)).toEqual([1, 52]);
  expect(log.list(51).map(({ number }) => number)).toEqual([52]);
});

it('lets the oldest fall out where one system calls alone', () => {
  const log = createRequestLog(3);
  for (let turn = 0; turn < 5; turn += 1) log.add({ ...request, systemId: undefined });
  expect(log.list(0).map(({ number }) => number)).toEqual([3, 4, 5]);
});

it('keeps what a system sent, and what was wrong, while it polls on', () => {
  const log = createRequestLog(10);
  log.add({ ...request, systemId: 'mine', operation: 'sendEdoc' });
  log.add({ ...request, systemId: 'mine', refused: true });
  for (let turn = 0; turn < 50; turn += 1) log.add({ ...request, systemId: 'mine' });
  const kept = log.list(0).map(({ number }) => number);
  expect(kept).toEqual([1, 2, 45, 46, 47, 48, 49, 50, 51, 52]);
});

it('keeps what a system sent while it polls on with a clock that is always noted', () => {
  const log = createRequestLog(10);
  const problems = [problem('wire.timestamp-off', 'XroadVnpt-timestamp')];
  log.add({ ...request, systemId: 'mine', refused: true });
  for (let turn = 0; turn < 50; turn += 1) log.add({ ...request, systemId: 'mine', problems });
  expect(log.list(0).map(({ number }) => number)).toEqual([1, 43, 44, 45, 46, 47, 48, 49, 50, 51]);
});

const headers = [
  ['Host', 'truc.example'],
  ['XroadVnpt-systemid', 'G22'],
] as const;

it('keeps a head as it was sent, and of one that is too long the start, and says what was cut', () => {
  const log = createRequestLog();
  expect(log.add({ ...request, systemId: 'mine', headers }).headers).toBe(headers);
  const receivers = ['XroadVnpt-to', 'x'.repeat(1_000_000)] as const;
  const padding = Array.from({ length: 900 }, (_, at) => [`X-${at}`, ''] as const);
  const kept = log.add({
    ...request,
    systemId: 'mine',
    headers: [...headers, receivers, ...padding],
  }).headers;
  expect(kept.slice(0, 4)).toEqual([
    ...headers,
    ['XroadVnpt-to', `${'x'.repeat(512)}… (+999488)`],
    ['X-0', ''],
  ]);
  expect(kept).toHaveLength(65);
  expect(kept.at(-1)).toEqual(['…', '(+839)']);
});

it('keeps of a path, a system and a type no more than their start', () => {
  const long = 'y'.repeat(2_000);
  const kept = createRequestLog().add({ ...request, path: long, systemId: long, messageType: long });
  const start = `${'y'.repeat(512)}… (+1488)`;
  expect(kept).toMatchObject({ path: start, systemId: start, messageType: start });
});

it('keeps of the head of a poll no credential, though it comes again as one object', () => {
  const log = createRequestLog();
  const sent = [...headers, ['Authorization', 'Basic secret']] as const;
  const kept = [
    log.add({ ...request, systemId: 'mine', headers: sent }),
    log.add({ ...request, systemId: 'mine', headers: sent }),
  ];
  for (const each of kept) expect(each.headers).toEqual([...headers, ['Authorization', '***']]);
  expect(kept[1]?.headers).toBe(kept[0]?.headers);
});
