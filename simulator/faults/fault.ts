/**
 * What can go wrong on purpose, as data. Times are milliseconds on the hub's clock; bytes are counted in the
 * body of an answer, from 0.
 */
export type Fault = WireFault | MannersFault | ContentFault;

export type FaultKind = Fault['kind'];

/** Whether the request has its effect (`after` the commit) or has none (`before` it). */
export type When = 'before' | 'after';

/** What a line, a proxy or a dying process does. */
export type WireFault =
  /** The request (`before`) or its answer waits; with `upTo`, for a time drawn between the two. */
  | { readonly kind: 'delay'; readonly ms: number; readonly upTo?: number; readonly when?: When }
  /** The connection ends (FIN) without an answer. */
  | { readonly kind: 'drop'; readonly when: When }
  /** The connection is reset (RST) without an answer. */
  | { readonly kind: 'reset'; readonly when: When }
  /** The hub says no more (FIN), and goes on listening: the connection stays half open. */
  | { readonly kind: 'half-close'; readonly when: When }
  /** The head is whole, the body ends after so many bytes, and the connection with it. */
  | { readonly kind: 'truncate'; readonly bytes: number }
  /** The request arrives twice; the caller gets the first answer. */
  | { readonly kind: 'duplicate' }
  /** The request waits until the next one that the rule befalls was answered, `ms` at most. */
  | { readonly kind: 'reorder'; readonly ms: number }
  /** The body comes in pieces of `bytes`, `ms` apart. */
  | { readonly kind: 'drip'; readonly bytes: number; readonly ms: number }
  /** These bytes in the place of an answer; then the connection ends. */
  | { readonly kind: 'raw-reply'; readonly text: string; readonly when: When }
  | { readonly kind: 'raw-reply'; readonly base64: string; readonly when: When }
  /** A proxy's error page; HTTP status 502 unless told. */
  | { readonly kind: 'html-page'; readonly status?: number; readonly page?: string; readonly when: When }
  /** An answer without a body; HTTP status 200 unless told. */
  | { readonly kind: 'empty-body'; readonly status?: number; readonly when: When }
  /** HTTP status 500 around JSON: a `FAIL` (`before`) or the true answer (`after`). */
  | { readonly kind: 'json-500'; readonly when: When };

/** What a hub does that works and is hard to live with. */
export type MannersFault =
  /** A delivery is listed once more after it was acknowledged with `done`. */
  | { readonly kind: 'redeliver' }
  /** The request is done and never answered; the connection stays open, at most `ms` when that is given. */
  | { readonly kind: 'lost-reply'; readonly ms?: number }
  /** The directory as it was told to the same question first, since the faults were set. */
  | { readonly kind: 'stale-directory' }
  /** The rows of a list in another order. */
  | { readonly kind: 'shuffled-list' }
  /** Nothing is done; every operation answers a `FAIL` that its caller can read. `until` is told to people. */
  | { readonly kind: 'maintenance'; readonly until?: string };

/** What may have happened to a packet between its sender and its receiver. */
export interface ContentFault {
  readonly kind: 'content';
  /** A name in the table of mutations; drawn from all when absent. */
  readonly mutation?: string;
}
