import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Answer } from './answers.ts';
import type { Exchange } from './report.ts';
import type { CountedBody } from './request-body.ts';

/** A request that came over a connection. */
export interface WireExchange extends Exchange {
  readonly request: IncomingMessage;
}

/** One request on its way through the hub, taken to pieces, for whoever stands in its way. */
export interface Handling {
  readonly exchange: WireExchange;
  readonly response: ServerResponse;
  /** Does what is asked, and writes it down. `body` is read in the place of the request's own. */
  run(body?: CountedBody): Promise<Answer>;
  /** Writes down an answer that `run` did not give. */
  report(answer: Answer): Promise<void>;
  /** Writes status line and headers of an answer. */
  begin(answer: Answer): void;
  /** Sends an answer; nothing when nobody is left to be answered. */
  send(answer: Answer): Promise<void>;
}

/** Handles one request. */
export type Handle = (handling: Handling) => Promise<void>;

/** Nothing stands in the way. */
export const handlePlainly: Handle = async ({ run, send }) => send(await run());
