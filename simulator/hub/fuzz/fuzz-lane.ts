/**
 * One process of a fuzz run: `fuzz-lane.ts <spans as JSON>`. It tells its parent `{ done }` while a span goes on
 * and `{ report }` after each, and is ended by the parent when it says nothing.
 */
import process from 'node:process';
import { fuzzSpan } from './fuzz-span.ts';
import type { FuzzReport, FuzzSpan } from './report.ts';

/** What a lane says. */
export type LaneMessage =
  | { readonly span: FuzzSpan; readonly done: number }
  | { readonly span: FuzzSpan; readonly report: FuzzReport };

const say = (message: LaneMessage) => process.send?.(message);
const spans = JSON.parse(process.argv[2] ?? '[]') as readonly FuzzSpan[];

// A parent that is gone leaves nobody to tell.
process.on('disconnect', () => process.exit());
for (const span of spans) {
  say({ span, report: await fuzzSpan(span, (done) => say({ span, done })) });
}
process.disconnect?.();
