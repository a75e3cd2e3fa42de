import { asciiJson } from '../../protocol/wire/ascii.ts';
import type { Answer } from '../hub/http/answers.ts';
import { wholeBody, withBody } from './answer-body.ts';

/** One row of a list of the hub's, by the names of the wire. */
export type Row = Readonly<Record<string, unknown>>;

/** A list answer taken apart. */
export interface ListAnswer {
  readonly answer: Answer;
  readonly rows: readonly Row[];
}

/** Takes a successful list answer apart; the answer can be sent on afterwards. */
export async function readRows(answer: Answer): Promise<ListAnswer> {
  const bytes = await wholeBody(answer);
  return { answer: withBody(answer, bytes), rows: envelopeOf(bytes).data };
}

/** The list answer with other rows. */
export async function withRows(answer: Answer, rows: readonly Row[]): Promise<Answer> {
  const envelope = { ...envelopeOf(await wholeBody(answer)), data: rows };
  return withBody(answer, Buffer.from(asciiJson(envelope), 'latin1'));
}

/** The hub's own JSON: what it writes, this reads. */
function envelopeOf(bytes: Buffer): { readonly data: readonly Row[] } {
  return JSON.parse(bytes.toString('latin1')) as { readonly data: readonly Row[] };
}

/** The rows in an order that `draw` decides (Fisher and Yates). */
export function shuffled<T>(rows: readonly T[], draw: (purpose: string) => number): readonly T[] {
  const order = [...rows];
  for (let last = order.length - 1; last > 0; last -= 1) {
    const other = Math.floor(draw(`row ${last}`) * (last + 1));
    order.splice(last, 1, ...order.splice(other, 1, ...order.slice(last, last + 1)));
  }
  return order;
}
