import {
  flag,
  listOf,
  mapOf,
  objectOf,
  objectWith,
  oneOf,
  type SchemaOf,
  text,
  whole,
} from '../../conformance/report/schema-of.ts';
import { loadVerdicts, type Series, thresholdVerdicts, units } from '../../loadtests/report/load-report.ts';
import type { JsonSchema } from '../../protocol/settings/schema-reader.ts';

const figure: SchemaOf<number> = { json: { type: 'number' } };
const count = whole({ minimum: 0 });
const filled = text({ minLength: 1 });
const bilingual = objectOf({ vi: text(), en: text() });
const instant: SchemaOf<number> = {
  json: { type: 'number', description: 'milliseconds since 1970-01-01T00:00:00Z' },
};
const series: SchemaOf<Series> = { json: { type: 'array', items: { type: ['number', 'null'] } } };
const spreads = objectOf({ p50: series, p95: series, p99: series });
const spread = objectOf({ count, p50: figure, p95: figure, p99: figure, max: figure });

const finding = objectWith(
  { rule: filled, text: bilingual },
  { doc: text(), receiver: text(), said: text(), seen: text(), lines: listOf(whole({ minimum: 1 })) },
);

const threshold = objectWith(
  {
    id: filled,
    what: bilingual,
    unit: oneOf(units),
    most: figure,
    verdict: oneOf(thresholdVerdicts),
    samples: count,
    source: text(),
    mark: text(),
  },
  { operation: text(), seen: figure, failed: count, k6: objectWith({}, { seen: figure, held: flag }) },
);

const windows = objectOf({
  widthMs: whole({ minimum: 1000 }),
  count: whole({ minimum: 1 }),
  arrivals: objectOf({ documents: series, statuses: series, deliveries: series }),
  latency: mapOf(spreads),
  delay: spreads,
  backlog: series,
  errors: objectOf({ refused: series, unanswered: series, dropped: series }),
});

const hub = objectOf({
  at: listOf(figure),
  cpuCores: series,
  residentBytes: series,
  heapBytes: series,
  loopDelayP99Ms: series,
  waiting: series,
  machineBusy: series,
  clientCores: series,
});

const spans = objectOf({
  operation: filled,
  calls: count,
  spans: listOf(
    objectOf({
      name: filled,
      count,
      totalMs: figure,
      p50Ms: figure,
      p95Ms: figure,
      p99Ms: figure,
      maxMs: figure,
    }),
  ),
});

const members = {
  schema: oneOf(['lienthong-load-report/1']),
  lienthong: filled,
  profile: objectWith(
    {
      name: filled,
      title: bilingual,
      shape: bilingual,
      source: text(),
      smoke: flag,
      scale: figure,
      plannedMs: figure,
      full: flag,
    },
    { untimed: flag },
  ),
  target: objectOf({ url: filled, ours: flag }),
  seed: text(),
  began: instant,
  ended: instant,
  interrupted: flag,
  verdict: oneOf(loadVerdicts),
  reasons: listOf(bilingual),
  truth: objectOf({
    verdict: oneOf(['whole', 'broken', 'open']),
    counts: mapOf(figure),
    findings: listOf(finding),
    byRule: mapOf(count),
  }),
  thresholds: listOf(threshold),
  findings: listOf(finding),
  k6: objectOf({ version: filled, exitCode: whole() }),
  operations: listOf(objectOf({ operation: filled, spread, refused: count, unanswered: count })),
  delay: spread,
  windows,
  machine: mapOf(text()),
} as const;

const mayHave = {
  gaveWay: objectOf({
    atMs: figure,
    threshold: filled,
    what: bilingual,
    unit: oneOf(units),
    seen: figure,
    most: figure,
  }),
  hub,
  spans: listOf(spans),
  floors: listOf(objectOf({ name: filled, what: bilingual, median: figure, unit: oneOf(['/s', 'MB/s']) })),
} as const;

/** One load report, as a schema that carries its type. */
export const loadReportSchema = objectWith(members, mayHave);

/** Published as `docs/load-report.schema.json`: a report as it is written, with what it is not before all else. */
export const publishedLoadReportSchema: JsonSchema = {
  $schema: 'http://json-schema.org/draft-07/schema#',
  title: 'lienthong load report, version 1',
  description: 'What one load run of k6 against a hub found, judged from its journal.',
  ...objectWith({ about: bilingual, ...members }, mayHave).json,
};
