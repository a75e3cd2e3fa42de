import { JsonMetricsSerializer, JsonTraceSerializer } from '@opentelemetry/otlp-transformer';
import { resourceFromAttributes } from '@opentelemetry/resources';
import type { ReadableSpan } from '@opentelemetry/sdk-trace';
import type { Chance, Ports } from '../../../../protocol/ports/ports.ts';
import type { Instruments } from '../../../ports/process-gauge.ts';
import type { CallTraces } from '../call-trace.ts';
import type { HubSpans } from '../hub-spans.ts';
import { createCallTraces } from './call-traces.ts';
import { createExportQueue, type ExportTally } from './export-queue.ts';
import { createPostBatch } from './post-otlp.ts';
import type { TelemetrySettings } from './settings.ts';
import { metricsOf } from './span-metrics.ts';

/** A hub's way to an OpenTelemetry receiver. */
export interface Telemetry {
  readonly traces: CallTraces;
  /** Begins to send: traces, and figures of these spans. */
  watch(spans: HubSpans): void;
  tally(): { readonly traces: ExportTally; readonly metrics: ExportTally };
  /** Sends what is there, once, and ends. */
  close(): Promise<void>;
}

/** Spans of some 700 calls at most are kept for a receiver that does not answer. */
const spanCapacity = 8_192;
const spansABatch = 512;
const spansEvery = 2_000;
const figuresEvery = 10_000;

interface TelemetryParts {
  readonly instruments: Pick<Instruments, 'timer' | 'epochMs'>;
  readonly chance: Chance;
  readonly log: Ports['log'];
}

/** Opens it. Nothing of it keeps a call waiting, and no failure of it becomes one of a call. */
export function openTelemetry(settings: TelemetrySettings, parts: TelemetryParts): Telemetry {
  const { instruments, chance, log } = parts;
  const { clock, ratio } = settings;
  const { epochMs, timer } = instruments;
  const resource = resourceFromAttributes({ 'service.name': settings.serviceName });
  const post = createPostBatch(settings, chance);
  const startedAt = epochMs + timer();
  const lost = (what: string) => (count: number, why: string) => {
    log.write({ at: clock.now(), level: 'warn', name: 'telemetry.lost', facts: { what, count, why } });
  };
  const traces = createExportQueue<ReadableSpan>({
    ...{ clock, capacity: spanCapacity, batchLength: spansABatch, every: spansEvery, lost: lost('spans') },
    send: (batch, signal) =>
      post('/v1/traces', encoded(JsonTraceSerializer.serializeRequest([...batch])), signal),
  });
  const closing = new AbortController();
  const readings = { queued: 0, sent: 0, dropped: 0 };
  const sendReading = async (spans: HubSpans): Promise<void> => {
    const reading = { resource, spans, traces: traces.tally(), startedAt, now: epochMs + timer() };
    const countedFrom = epochMs + spans.countedFrom();
    const body = encoded(JsonMetricsSerializer.serializeRequest(metricsOf({ ...reading, countedFrom })));
    const posted = await post('/v1/metrics', body, closing.signal);
    readings[posted.taken ? 'sent' : 'dropped'] += 1;
    if (!posted.taken) lost('figures')(1, posted.why);
  };
  const watch = async (spans: HubSpans): Promise<void> => {
    while (!closing.signal.aborted) {
      await clock.sleep(figuresEvery, closing.signal);
      await sendReading(spans);
    }
  };
  let watching = Promise.resolve();
  return {
    traces: createCallTraces({ resource, chance, ratio, epochMs, put: traces.put }),
    watch: (spans) => {
      traces.start();
      watching = watch(spans);
    },
    tally: () => ({ traces: traces.tally(), metrics: { ...readings } }),
    close: async () => {
      closing.abort();
      await Promise.all([traces.close(), watching]);
    },
  };
}

/** The serializer gives nothing only for nothing. */
function encoded(bytes: Uint8Array | undefined): Uint8Array {
  if (bytes === undefined) throw new Error('The batch could not be encoded.');
  return bytes;
}
