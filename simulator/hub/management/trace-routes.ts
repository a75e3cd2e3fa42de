import { Readable } from 'node:stream';
import type { ExchangeEvent } from '../../exchange-event.ts';
import type { Listeners } from '../listeners.ts';
import type { HubStore } from '../store/store.ts';
import type { Managed } from './management.ts';
import { anything, integer, list, object, type Page, pageQuery, type Route } from './route.ts';

/** The trace: everything that happened at this hub, numbered, from the store. */
export function traceRoutes({ hub, events }: Managed): readonly Route[] {
  return [
    {
      method: 'GET',
      url: '/trace',
      summary: 'Events in order. With Accept: text/event-stream they go on coming as they happen.',
      query: pageQuery,
      answers: { 200: object({ events: list(object({ number: integer, event: anything })) }) },
      serve: async (request, reply) => {
        const { after = 0, limit = 1_000 } = request.query as Page;
        if (!request.headers.accept?.includes('text/event-stream')) {
          return { events: await hub.store.listEvents(after, limit) };
        }
        const gone = new AbortController();
        request.raw.once('close', () => gone.abort());
        const stream = Readable.from(follow(hub.store, events, after, gone.signal));
        return reply.type('text/event-stream').header('Cache-Control', 'no-cache').send(stream);
      },
    },
  ];
}

const pageLength = 500;

/** All events behind `after`, then each as it happens; the store is asked each time, so that none is lost. */
async function* follow(
  store: HubStore,
  events: Listeners<ExchangeEvent>,
  after: number,
  gone: AbortSignal,
): AsyncGenerator<string> {
  let wake = () => {};
  const stop = events.add(() => wake());
  gone.addEventListener('abort', () => wake());
  let last = after;
  try {
    yield ': trace\n\n';
    while (!gone.aborted) {
      const news = new Promise<void>((resolve) => {
        wake = resolve;
      });
      const page = await store.listEvents(last, pageLength);
      for (const { number, event } of page) {
        last = number;
        yield `id: ${number}\ndata: ${JSON.stringify({ number, event })}\n\n`;
      }
      if (page.length === 0) await news;
    }
  } finally {
    stop();
  }
}
