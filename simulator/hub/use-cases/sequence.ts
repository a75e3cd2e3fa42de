import { hasError, type Problem } from '../../../protocol/problems/problem.ts';
import type { Reading } from '../../../protocol/result.ts';
import type { Hub } from '../hub.ts';

/** One step of a use-case: looks at what is known, and adds to it or refuses. */
export type Step<Known, Added> = (known: Known, hub: Hub) => Reading<Added> | Promise<Reading<Added>>;

/** Steps in their order. The first refusal ends the run; what each step noticed is gathered. */
export interface Sequence<Start, Known> {
  step<Added extends object>(name: string, run: Step<Known, Added>): Sequence<Start, Known & Added>;
  run(start: Start, hub: Hub): Promise<Reading<Known>>;
}

/** A sequence that has no steps yet. */
export function sequence<Start>(): Sequence<Start, Start> {
  return after(async (start) => ({ ok: true, value: start, problems: [] }));
}

type Run<Start, Known> = (start: Start, hub: Hub) => Promise<Reading<Known>>;

function after<Start, Known>(before: Run<Start, Known>): Sequence<Start, Known> {
  return {
    run: before,
    step: (name, step) =>
      after(async (start, hub) => {
        const known = await before(start, hub);
        if (!known.ok) return known;
        const added = await named(name, () => step(known.value, hub));
        const problems: readonly Problem[] = [...known.problems, ...added.problems];
        if (!added.ok || hasError(added.problems)) return { ok: false, problems };
        return { ok: true, value: { ...known.value, ...added.value }, problems };
      }),
  };
}

/** A throw is a bug or a broken disk; it is told with the step in which it came. */
async function named<T>(name: string, run: () => T | Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (reason) {
    throw new Error(`in step ${name}: ${reason instanceof Error ? reason.message : reason}`, {
      cause: reason,
    });
  }
}
