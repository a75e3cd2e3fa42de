import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createManualClock, type ManualClock } from '../../../ports/manual-clock.ts';
import { callRaw } from '../../http/raw-caller.ts';
import {
  asDocument,
  call,
  type HubUnderTest,
  letter,
  rawCall,
  secretOf,
  startHubUnderTest,
} from '../../hub-under-test.ts';
import { createInstrumentsUnderTest } from '../instruments-under-test.ts';

/** What these tests read of the JSON encoding of OTLP 1.x. */
interface WireSpan {
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
  readonly name: string;
  readonly kind: number;
  readonly startTimeUnixNano: string;
  readonly endTimeUnixNano: string;
  readonly status: { readonly code: number; readonly message?: string };
  readonly attributes: readonly { readonly key: string; readonly value: Readonly<Record<string, unknown>> }[];
}
interface Traces {
  readonly resourceSpans: readonly {
    readonly resource: { readonly attributes: readonly unknown[] };
    readonly scopeSpans: readonly { readonly spans: readonly WireSpan[] }[];
  }[];
}
interface Metrics {
  readonly resourceMetrics: readonly {
    readonly scopeMetrics: readonly { readonly metrics: readonly WireMetric[] }[];
  }[];
}
interface WireMetric {
  readonly name: string;
  readonly histogram?: {
    readonly aggregationTemporality: number;
    readonly dataPoints: readonly {
      readonly attributes: WireSpan['attributes'];
      readonly count: number;
      readonly bucketCounts: readonly number[];
      readonly explicitBounds: readonly number[];
    }[];
  };
}

let clock: ManualClock;
let posted: { readonly path: string; readonly headers: Headers; readonly body: string }[];
let hub: HubUnderTest;

async function start(ratio: number, broken = false): Promise<void> {
  clock = createManualClock(0);
  posted = [];
  const fetch = async (input: string | URL, init?: RequestInit) => {
    if (broken) throw new TypeError('fetch failed', { cause: new Error('connect ECONNREFUSED') });
    const body = await new Response(init?.body ?? '').text();
    posted.push({ path: new URL(input).pathname, headers: new Headers(init?.headers), body });
    return new Response('{}');
  };
  const endpoint = 'http://otel.example:4318';
  const headers = { 'x-key': 'k' };
  hub = await startHubUnderTest({
    instruments: createInstrumentsUnderTest(),
    telemetry: { endpoint, serviceName: 'truc', ratio, headers, fetch, clock },
  });
}

beforeEach(() => start(1));
afterEach(() => hub.close());

const send = (number = '1') => call(hub, 'G22', 'sendEdoc', asDocument('G22'), letter(['H17'], number));
const bodies = (path: string): readonly unknown[] =>
  posted.filter((each) => each.path === path).map(({ body }) => JSON.parse(body) as unknown);
const spans = () =>
  (bodies('/v1/traces') as Traces[]).flatMap(({ resourceSpans }) =>
    resourceSpans.flatMap(({ scopeSpans }) => scopeSpans.flatMap((each) => each.spans)),
  );

describe('what a hub exports', () => {
  it('is one tree of spans for a call, each within the one above it', async () => {
    await send();
    await clock.advance(2_000);
    const found = spans();
    const [root] = found.filter(({ parentSpanId }) => parentSpanId === undefined);
    expect(root).toMatchObject({ name: 'sendEdoc', kind: 2 });
    const byId = new Map(found.map((each) => [each.spanId, each]));
    expect(byId.size).toBe(found.length);
    for (const each of found) {
      expect(each.traceId).toBe(root?.traceId);
      const above = byId.get(each.parentSpanId ?? '');
      if (above === undefined) continue;
      expect(BigInt(each.startTimeUnixNano) >= BigInt(above.startTimeUnixNano)).toBe(true);
      expect(BigInt(each.endTimeUnixNano) <= BigInt(above.endTimeUnixNano)).toBe(true);
    }
    expect(found.filter(({ name }) => name === 'body')).toHaveLength(1);
    const path = ({ parentSpanId, name }: WireSpan) => `${byId.get(parentSpanId ?? '')?.name ?? ''}/${name}`;
    expect(found.map(path)).toEqual(
      expect.arrayContaining([
        'sendEdoc/body',
        'body/parse',
        'store/store-file',
        'store/store-row',
        'sendEdoc/reply',
      ]),
    );
  });

  it('names its service and carries the headers that it was given', async () => {
    await send();
    await clock.advance(2_000);
    expect(posted[0]?.headers.get('x-key')).toBe('k');
    expect(posted[0]?.headers.get('content-type')).toBe('application/json');
    const [traces] = bodies('/v1/traces') as Traces[];
    expect(traces?.resourceSpans[0]?.resource.attributes).toContainEqual({
      key: 'service.name',
      value: { stringValue: 'truc' },
    });
  });

  it('hangs below the caller’s own span, also where few calls are traced', async () => {
    await hub.close();
    await start(0);
    await send();
    const [traceId, spanId] = ['0af7651916cd43dd8448eb211c80319c', 'b7ad6b7169203331'];
    const request = rawCall('G22', 'sendEdoc', asDocument('G22'), letter(['H17'], '2'));
    const text = Buffer.from(request).toString('latin1');
    const traced = text.replace('\r\n', `\r\ntraceparent: 00-${traceId}-${spanId}-01\r\n`);
    await callRaw(hub.url, Buffer.from(traced, 'latin1'));
    await clock.advance(2_000);
    expect(new Set(spans().map((each) => each.traceId))).toEqual(new Set([traceId]));
    expect(spans().find(({ name }) => name === 'sendEdoc')?.parentSpanId).toBe(spanId);
  });

  it('tells a refusal, and no secret', async () => {
    await call(hub, 'G22', 'sendEdoc', asDocument('H38.05'), letter(['H17']));
    await clock.advance(2_000);
    const root = spans().find(({ name }) => name === 'sendEdoc');
    expect(root?.status).toEqual({ code: 2, message: expect.stringContaining('[hub.sender-foreign]') });
    expect(JSON.stringify(posted)).not.toContain(secretOf('000.00.00.G22'));
    expect(JSON.stringify(posted)).not.toMatch(/hash-header/i);
  });

  it('is also how long the spans were, as histograms that add up', async () => {
    await send('1');
    await send('2');
    await clock.advance(10_000);
    const metrics = (bodies('/v1/metrics') as Metrics[]).flatMap(({ resourceMetrics }) =>
      resourceMetrics.flatMap(({ scopeMetrics }) => scopeMetrics.flatMap((each) => each.metrics)),
    );
    const durations = metrics.find(({ name }) => name === 'lienthong.hub.span.duration')?.histogram;
    expect(durations?.aggregationTemporality).toBe(2);
    expect(durations?.dataPoints.length).toBeGreaterThan(8);
    for (const { count, bucketCounts, explicitBounds } of durations?.dataPoints ?? []) {
      expect(count).toBe(2);
      expect(bucketCounts.reduce((sum, each) => sum + each, 0)).toBe(2);
      expect(bucketCounts).toHaveLength(explicitBounds.length + 1);
    }
  });

  it('is shown at the management port, with what was dropped', async () => {
    await hub.close();
    await start(1, true);
    expect((await send()).json['status']).toBe('OK');
    await clock.advance(120_000);
    const shown = (await (await fetch(`${hub.managementUrl}/spans`)).json()) as {
      exported: Record<'traces' | 'metrics', { queued: number; sent: number; dropped: number }>;
    };
    expect(shown.exported.traces).toMatchObject({ queued: 0, sent: 0 });
    expect(shown.exported.traces.dropped).toBeGreaterThan(8);
    expect(shown.exported.metrics.dropped).toBeGreaterThan(0);
    expect(hub.log.entries).toContainEqual(
      expect.objectContaining({
        name: 'telemetry.lost',
        facts: expect.objectContaining({ what: 'spans', why: 'connect ECONNREFUSED' }),
      }),
    );
  });
});
