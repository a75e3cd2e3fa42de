import type { Managed } from './management.ts';
import { flag, integer, object, type Route, refusal } from './route.ts';

const figure = { type: 'number' } as const;

const readings = object({
  at: integer,
  uptimeMs: figure,
  cpu: object({ userMs: figure, systemMs: figure }),
  memory: object({ rssBytes: integer, heapUsedBytes: integer, externalBytes: integer }),
  eventLoop: object({
    delayMs: object({ p50: figure, p99: figure, max: figure }),
    utilization: figure,
    watchedMs: figure,
  }),
  waiting: object({ packets: integer, receivers: integer }),
});

const span = object({
  count: integer,
  totalMs: figure,
  p50Ms: figure,
  p95Ms: figure,
  p99Ms: figure,
  maxMs: figure,
});
const exported = object({ queued: integer, sent: integer, dropped: integer });
const spans = object(
  {
    since: integer,
    cpuMs: figure,
    operations: byName(object({ calls: integer, spans: byName(span) })),
    commits: object({ writes: integer, queued: span, work: span, sync: span }),
    exported: object({ traces: exported, metrics: exported }),
  },
  ['exported'],
);

function byName(additionalProperties: object) {
  return { type: 'object', additionalProperties } as const;
}

const notMeasured = {
  error: 'This hub does not measure itself: whoever started it gave it no instruments.',
};

/** What the hub's process uses, and where the time of its calls goes. */
export function measureRoutes({ hub, instruments, telemetry }: Managed): readonly Route[] {
  const { store, ports } = hub;
  return [
    {
      method: 'GET',
      url: '/process',
      summary:
        'CPU and memory of the process, how late its event loop was since the reading before, and what waits in the hub',
      answers: { 200: readings, 404: refusal },
      serve: async (_request, reply) => {
        if (instruments === undefined) return reply.code(404).send(notMeasured);
        const waiting = await store.countAllWaiting();
        return { at: ports.clock.now(), ...instruments.read(), waiting };
      },
    },
    {
      method: 'GET',
      url: '/spans',
      summary:
        'Where the time of calls went, by operation and span, since the hub started or was told to count anew',
      answers: { 200: spans, 404: refusal },
      serve: async (_request, reply) => {
        if (hub.spans === undefined) return reply.code(404).send(notMeasured);
        return {
          ...hub.spans.figures(),
          ...(telemetry === undefined ? {} : { exported: telemetry.tally() }),
        };
      },
    },
    {
      method: 'POST',
      url: '/spans/reset',
      summary: 'Count the spans anew',
      answers: { 200: object({ reset: flag }), 404: refusal },
      serve: async (_request, reply) => {
        if (hub.spans === undefined) return reply.code(404).send(notMeasured);
        hub.spans.reset(ports.clock.now());
        return { reset: true };
      },
    },
  ];
}
