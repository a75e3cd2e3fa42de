import { ValueType } from '@opentelemetry/api';
import type { Resource } from '@opentelemetry/resources';
import {
  AggregationTemporality,
  DataPointType,
  type MetricData,
  type ResourceMetrics,
} from '@opentelemetry/sdk-metrics';
import type { Histogram } from '../histogram.ts';
import type { HubSpans } from '../hub-spans.ts';
import type { ExportTally } from './export-queue.ts';

/** What metrics are made of. Times are milliseconds since 1970. `countedFrom`: of the spans; they can be counted anew. */
export interface MetricParts {
  readonly resource: Resource;
  readonly spans: HubSpans;
  readonly traces: ExportTally;
  readonly startedAt: number;
  readonly countedFrom: number;
  readonly now: number;
}

/**
 * Upper bounds in seconds: doublings from 32 microseconds to a minute. They are edges of the hub's own buckets, so
 * nothing is guessed.
 */
const bounds = Array.from({ length: 22 }, (_, at) => (32 * 2 ** at) / 1e6);

/** A hub's histograms and what became of its traces, counted since the hub started or counted anew. */
export function metricsOf({
  resource,
  spans,
  traces,
  startedAt,
  countedFrom,
  now,
}: MetricParts): ResourceMetrics {
  const point = { endTime: hrTimeOf(now) };
  const cumulative = { aggregationTemporality: AggregationTemporality.CUMULATIVE };
  const durations: MetricData = {
    ...cumulative,
    dataPointType: DataPointType.HISTOGRAM,
    descriptor: descriptor('lienthong.hub.span.duration', 's', 'What a call’s time goes to'),
    dataPoints: spans.histograms().map(({ operation, span, histogram }) => ({
      ...point,
      startTime: hrTimeOf(countedFrom),
      attributes: { operation, span },
      value: distributionOf(histogram),
    })),
  };
  const ended: MetricData = {
    ...cumulative,
    dataPointType: DataPointType.SUM,
    isMonotonic: true,
    descriptor: descriptor('lienthong.hub.trace.spans', '{span}', 'Spans of traces, by what became of them'),
    dataPoints: (['sent', 'dropped'] as const).map((fate) => ({
      ...point,
      startTime: hrTimeOf(startedAt),
      attributes: { fate },
      value: traces[fate],
    })),
  };
  return { resource, scopeMetrics: [{ scope: { name: 'lienthong' }, metrics: [durations, ended] }] };
}

function descriptor(name: string, unit: string, description: string) {
  return { name, unit, description, valueType: ValueType.DOUBLE };
}

/** Seconds and nanoseconds. */
function hrTimeOf(ms: number): [number, number] {
  const seconds = Math.floor(ms / 1_000);
  return [seconds, Math.round((ms - seconds * 1_000) * 1e6)];
}

function distributionOf(histogram: Histogram) {
  const { count, totalMs, maxMs } = histogram.figures();
  const counts = new Array<number>(bounds.length + 1).fill(0);
  for (const [upToMs, each] of histogram.buckets()) {
    const found = bounds.findIndex((bound) => upToMs / 1_000 <= bound);
    const at = found < 0 ? bounds.length : found;
    counts[at] = (counts[at] ?? 0) + each;
  }
  const buckets = { boundaries: bounds, counts };
  return { buckets, count, sum: totalMs / 1_000, max: maxMs / 1_000 };
}
