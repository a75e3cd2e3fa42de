/**
 * What a call of the hub came to. A refusal is the hub's decision; an outage is no answer at all, and is
 * never taken for one: the vendor's SDK reads an HTML error page as "no mail", this client does not (ERR-09).
 */
export type Answer<T> = Answered<T> | Refused | Unreachable;

/** The hub answered OK, and the answer held what it was asked for. */
export interface Answered<T> {
  readonly kind: 'ok';
  readonly value: T;
}

/** The hub answered `FAIL`. `errorCode` and `errorDesc` are its own words. */
export interface Refused {
  readonly kind: 'refused';
  readonly errorCode: string;
  readonly errorDesc: string;
}

/** No usable answer came. */
export interface Unreachable {
  readonly kind: 'unreachable';
  readonly outage: Outage;
  /** How often the request was put on a connection. */
  readonly attempts: number;
  /** What was seen, for a person: the socket's error, or the beginning of the answer. */
  readonly detail: string;
}

/**
 * - `connection-refused`: nothing was sent;
 * - `connection-dropped`: sent, then cut: the hub may have accepted it;
 * - `html-page`, `empty-body`, `not-json`: somebody answered, but not the hub;
 * - `not-an-answer`: JSON without the three fields of every answer, or rows of the wrong shape;
 * - `given-up`: the caller's signal ended the wait.
 */
export type Outage =
  | 'connection-refused'
  | 'connection-dropped'
  | 'html-page'
  | 'empty-body'
  | 'not-json'
  | 'not-an-answer'
  | 'given-up';
