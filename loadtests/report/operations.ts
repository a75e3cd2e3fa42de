import type { Bilingual, LoadReport, OperationResult, Spread } from './load-report.ts';
import { spreadOf } from './percentile.ts';
import { answersOf, type Tally } from './tally.ts';

/** The spread of no call. */
export const nothing: Spread = { count: 0, p50: 0, p95: 0, p99: 0, max: 0 };

/** In the order in which a document goes its way; others after them. */
const way = ['send-document', 'list', 'fetch-document', 'acknowledge', 'send-status', 'fetch-status'];

function placeOf(operation: string): number {
  const place = way.indexOf(operation);
  return place < 0 ? way.length : place;
}

/** Every kind of call over the whole run. */
export function operationsOf({ calls }: Tally): readonly OperationResult[] {
  const all = [...calls].map(([operation, times]) => ({
    operation,
    spread: spreadOf(answersOf(times).ms) ?? nothing,
    refused: times.end.filter((each) => each === 1).length,
    unanswered: times.end.filter((each) => each === 2).length,
  }));
  return all.toSorted((a, b) => placeOf(a.operation) - placeOf(b.operation));
}

/** Calls that were made, whatever came of them. */
export function callsMade(operations: readonly OperationResult[]): number {
  return operations.reduce(
    (sum, { spread, refused, unanswered }) => sum + spread.count + refused + unanswered,
    0,
  );
}

/**
 * What a hub took is less than the test is named for, where it turned letters away, and that is told. A test under
 * stress lets it turn some away; of others the share of all calls that failed says it where it is not too many.
 */
export function turnedAway(
  results: LoadReport['thresholds'],
  operations: readonly OperationResult[],
): readonly Bilingual[] {
  const sends = operations.filter(({ operation }) => operation === 'send-document');
  const [made, failed] = [callsMade(sends), callsMade(sends) - (sends[0]?.spread.count ?? 0)];
  if (failed === 0) return [];
  const taken = made - failed;
  if (results.some(({ id, verdict }) => id === 'send-document-turned-away' && verdict === 'broken')) {
    return [
      {
        vi: `Trục không giữ được nhịp của bài: chỉ nhận ${taken} trong ${made} văn bản, còn lại bị từ chối hoặc không có trả lời.`,
        en: `The hub does not hold the rate of the test: it took ${taken} of ${made} letters, and refused or did not answer the others.`,
      },
    ];
  }
  if (results.some(({ id }) => id === 'errors')) return [];
  return [
    {
      vi: `${failed} trong ${made} lượt gửi văn bản bị từ chối hoặc không có trả lời. Bài này cho phép Trục từ chối bớt, nên nhịp thật sự chịu được thấp hơn nhịp của bài.`,
      en: `${failed} of ${made} letters were refused or not answered. This test lets a hub say no, so the rate that it took was lower than that of the test.`,
    },
  ];
}
