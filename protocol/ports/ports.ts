/**
 * The four small ports through which the world comes in. Nothing in this project reads a clock, draws a
 * random number, opens a socket or prints a line behind the caller's back: the owner of a process creates
 * these once and passes them on as one object.
 */

/** Milliseconds since 1970-01-01T00:00:00Z. Wire texts are made from it as Vietnam local time (+07:00). */
export type Instant = number;

/** What time it is. */
export interface Clock {
  now(): Instant;
  /** Resolves once `now()` has advanced by `ms`, or as soon as `signal` aborts. Never rejects. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

/** Chance. Every draw names what it is for, so that a concurrent run replays from its seed. */
export interface Chance {
  /** A number in [0, 1) that depends on the seed, on `key`, and on how often `key` was drawn before. */
  draw(key: string): number;
  /** `length` bytes, by the same rule. */
  bytes(key: string, length: number): Uint8Array;
}

/** Anything that answers an HTTP request: the global `fetch`, or one that a test holds in its hand. */
export type Fetch = (input: string | URL, init?: RequestInit) => Promise<Response>;

/** What a client of the axis reads of an answer; every `Response` has it. */
export interface WholeAnswer {
  bytes(): Promise<Uint8Array>;
}

/** A `Fetch` that need not make a whole `Response`. */
export type FetchWhole = (input: string | URL, init?: RequestInit) => Promise<WholeAnswer>;

/** One thing that happened, for people and for machines. `name` is stable; `facts` hold no secret. */
export interface LogEntry {
  readonly at: Instant;
  readonly level: 'debug' | 'info' | 'warn' | 'error';
  readonly name: string;
  readonly facts: Readonly<Record<string, string | number | boolean | undefined>>;
}

/** Where log entries go. */
export interface Log {
  write(entry: LogEntry): void;
}

/** The ports that most rooms need, as one object. */
export interface Ports {
  readonly clock: Clock;
  readonly chance: Chance;
  readonly log: Log;
}
