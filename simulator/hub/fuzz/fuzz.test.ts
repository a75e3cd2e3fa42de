import { expect, it } from 'vitest';
import { runFuzz } from './fuzz-run.ts';
import { fuzzSpan } from './fuzz-span.ts';
import { judgeAnswer } from './judge-answer.ts';
import { createTally } from './tally.ts';

/** Cuts of the runs that `npm run soak:fuzz` and `.ci/run` make. */
const cuts = [
  { target: 'packets', seed: 1, from: 0, to: 1_500 },
  { target: 'requests', seed: 1, from: 0, to: 1_500 },
  { target: 'sockets', seed: 1, from: 0, to: 120 },
] as const;

it.each(cuts)(
  'ERR-01, ERR-02, ENV-03: $to damaged $target are answered for',
  { timeout: 120_000 },
  async (span) => {
    const report = await fuzzSpan(span);
    expect(report.findings).toEqual([]);
    expect(report.cases).toBe(span.to);
    expect(report.accepted).toBeGreaterThan(span.to / 50);
    expect(report.refused).toBeGreaterThan(span.to / 4);
  },
);

it('a lane that falls silent is ended and found, with the case that it had reached', {
  timeout: 60_000,
}, async () => {
  const orders = { seed: 1, cases: { packets: 200_000 }, lanes: 1, silence: 1 };
  const { packets } = await runFuzz({ ...orders, onProgress: () => undefined });
  expect(packets?.findings).toMatchObject([{ rule: 'stopped', number: 0, detail: 'SIGKILL' }]);
});

it('lanes share out the cases between them', { timeout: 60_000 }, async () => {
  const orders = { seed: 1, cases: { packets: 61, requests: 30, ocsp: 20 }, lanes: 2, silence: 50_000 };
  const reports = await runFuzz({ ...orders, onProgress: () => undefined });
  expect(reports).toMatchObject({
    packets: { cases: 61, findings: [] },
    requests: { cases: 30, findings: [] },
    ocsp: { cases: 20, findings: [] },
  });
});

it('a case is slow when it takes over a second three times', async () => {
  const tally = createTally();
  await tally.timed(1, 'a busy machine', 5_000, async () => 3);
  await tally.timed(2, 'a slow hub', 5_000, async () => 4_000);
  expect(tally.report().findings).toMatchObject([{ rule: 'slow', number: 2, detail: '4000 ms' }]);
});

it.each([
  ['a system error', '{"status":"FAIL","ErrorCode":"20","ErrorDesc":"Loi he thong"}'],
  ['bytes beyond ASCII', '{"status":"FAIL","ErrorCode":"19","ErrorDesc":"Lỗi"}'],
  ['no JSON', '<html>'],
  ['no reason', '{"status":"FAIL","ErrorCode":"19","ErrorDesc":""}'],
  ['OK with an error', '{"status":"OK","ErrorCode":"19","ErrorDesc":"Thanh cong"}'],
])('an answer with %s is found', (_, body) => {
  expect(judgeAnswer(Buffer.from(body), 'application/json').wrong?.rule).toBe('bad-answer');
});
