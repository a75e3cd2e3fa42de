import type { HeaderPair } from '../../../protocol/wire/headers.ts';
import type { Parameters } from '../../../protocol/wire/parameters.ts';
import type { SpanName } from './span-names.ts';

/** What is known of a call that has ended. */
export interface EndedCall {
  readonly method: string;
  /** Path and query. */
  readonly url: string;
  readonly operation: { readonly name: string } | undefined;
  readonly parameters: Parameters;
  readonly body: { readonly received: number };
}

/** One call that is traced. Times are milliseconds of the hub's timer. */
export interface CallTrace {
  piece(span: SpanName, began: number, ended: number): void;
  end(call: EndedCall, answered: Answered | undefined, ended: number): void;
}

/** How a call was answered. */
export interface Answered {
  readonly httpStatus: number;
  /** The `ErrorDesc` of a refusal. */
  readonly refusal: string | undefined;
}

/** Begins the traces of those calls that are to be traced. */
export interface CallTraces {
  begin(headers: readonly HeaderPair[], began: number): CallTrace | undefined;
}
