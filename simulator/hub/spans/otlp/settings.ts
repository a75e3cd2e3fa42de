import type { Clock, Fetch } from '../../../../protocol/ports/ports.ts';

/** Where a hub's spans and figures go, and how. */
export interface TelemetrySettings {
  /** Base address of an OTLP/HTTP receiver, such as `http://127.0.0.1:4318`; `/v1/traces` is put behind it. */
  readonly endpoint: string;
  readonly serviceName: string;
  /** Share of calls that are traced, from 0 to 1; a caller that sends `traceparent` decides for its own. */
  readonly ratio: number;
  /** Sent with every batch. */
  readonly headers: Readonly<Record<string, string>>;
  readonly fetch: Fetch;
  /** Paces batches and retries. Not the hub's own, which may be stopped. */
  readonly clock: Clock;
}
