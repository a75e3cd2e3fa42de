import { isSuccess } from './answer-body.ts';
import type { FaultyCall } from './faulty-call.ts';
import { readRows, shuffled, withRows } from './rows.ts';

/** A list in another order than the hub's: urgent ones are not first, nor are the oldest. */
export async function shuffleRows(call: FaultyCall): Promise<void> {
  const answer = await call.truth();
  if (!isSuccess(answer)) {
    call.leave('the hub refused the call');
    return call.handling.send(answer);
  }
  const list = await readRows(answer);
  if (list.rows.length < 2) {
    call.leave('there are no two rows');
    return call.handling.send(list.answer);
  }
  await call.fire();
  await call.handling.send(await withRows(list.answer, reordered(list.rows, call.fired.draw)));
}

/** Never the order that it was. */
function reordered<T>(rows: readonly T[], draw: (purpose: string) => number): readonly T[] {
  const order = shuffled(rows, draw);
  return order.every((row, index) => row === rows[index]) ? [...rows.slice(1), ...rows.slice(0, 1)] : order;
}
