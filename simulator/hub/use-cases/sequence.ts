import { hasError } from '../../../protocol/problems/problem.ts';
import type { Reading } from '../../../protocol/result.ts';
import type { Hub } from '../hub.ts';
import type { Timed } from '../spans/call-timing.ts';
import { spanOfStep } from '../spans/span-names.ts';

/** One step of a use-case: looks at what is known, and adds to it or refuses. */
export type Step<Known, Added> = (known: Known, hub: Hub) => Reading<Added> | Promise<Reading<Added>>;

/** Steps in their order. The first refusal ends the run; what each step noticed is gathered. */
export interface Sequence<Start, Known> {
  step<Added extends object>(name: string, run: Step<Known, Added>): Sequence<Start, Known & Added>;
  run(start: Start, hub: Hub): Promise<Reading<Known>>;
}

/** A sequence that has no steps yet. */
export function sequence<Start extends Timed>(): Sequence<Start, Start> {
  return after((start) => ({ ok: true, value: { ...start }, problems: [] }));
}

/** A value that may still have to be waited for. A request has a dozen steps, of which few wait. */
type Soon<T> = T | Promise<T>;

type Run<Start, Known> = (start: Start, hub: Hub) => Soon<Reading<Known>>;

function after<Start, Known extends Timed>(before: Run<Start, Known>): Sequence<Start, Known> {
  return {
    run: async (start, hub) => before(start, hub),
    step: (name, run) => {
      const next = oneStep(name, run);
      return after((start, hub) => {
        const known = before(start, hub);
        return known instanceof Promise ? known.then((value) => next(value, hub)) : next(known, hub);
      });
    },
  };
}

/** A throw is a bug or a broken disk; it is told with the step in which it came. */
function oneStep<Known extends Timed, Added extends object>(name: string, run: Step<Known, Added>) {
  const span = spanOfStep(name);
  const fail = (reason: unknown): never => {
    throw new Error(`in step ${name}: ${reason instanceof Error ? reason.message : String(reason)}`, {
      cause: reason,
    });
  };
  const begin = (known: Known, hub: Hub): Soon<Reading<Added>> => {
    try {
      return run(known, hub);
    } catch (reason) {
      return fail(reason);
    }
  };
  return (known: Reading<Known>, hub: Hub): Soon<Reading<Known & Added>> => {
    if (!known.ok) return known;
    known.value.timing?.enter(span);
    const added = begin(known.value, hub);
    return added instanceof Promise ? added.then((value) => join(known, value), fail) : join(known, added);
  };
}

/** What is known is gathered in one object, made when the run began. */
function join<Known extends object, Added extends object>(
  known: Reading<Known> & { readonly ok: true },
  added: Reading<Added>,
): Reading<Known & Added> {
  const problems = added.problems.length === 0 ? known.problems : [...known.problems, ...added.problems];
  if (!added.ok || hasError(added.problems)) return { ok: false, problems };
  return { ok: true, value: Object.assign(known.value, added.value), problems };
}
