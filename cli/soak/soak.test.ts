import { expect, it } from 'vitest';
import { renderReport } from './render.ts';

it('the report of a soak adds up for the reader, and names what was found', () => {
  const report = {
    seed: 1,
    kills: 10,
    points: { 'getEdoc after-answer': 6 },
    moments: { starting: 1, working: 2, call: 1 },
    balance: { documents: 4, statuses: 3, refused: 1, accepted: 9, delivered: 6, held: 1, waiting: 2 },
    violations: [{ rule: 'lost', detail: 'T000001 never came' }],
    milliseconds: 5_000,
  } as const;
  expect(renderReport(report, 'kills', 'en')).toBe(
    `10 kills (seed 1) in 5.0 s, 120 a minute.
At named points: 6, of 1 points; at drawn moments: 4.
Documents: 4; statuses: 3; rightly refused: 1.
Accepted 9 = delivered 6 + held 1 + waiting 2.
Violations: 1.
  lost: T000001 never came
`,
  );
});
