import type { ExchangeEvent } from '../../exchange-event.ts';
import type { HubStore } from '../store/store.ts';
import type { Page } from './route.ts';

/** Events of one kind, numbered as in the trace, and where to go on. */
export interface EventPage {
  readonly found: readonly object[];
  readonly after: number;
}

const pageLength = 1_000;

/** Looks through the trace for what `show` makes something of. */
export async function pageOfEvents(
  store: Pick<HubStore, 'listEvents'>,
  { after = 0, limit = 1_000 }: Page,
  show: (event: ExchangeEvent) => object | undefined,
): Promise<EventPage> {
  const found: object[] = [];
  let last = after;
  for (;;) {
    const page = await store.listEvents(last, pageLength);
    for (const { number, event } of page) {
      if (found.length === limit) return { found, after: last };
      last = number;
      const shown = show(event);
      if (shown !== undefined) found.push({ number, ...shown });
    }
    if (page.length < pageLength) return { found, after: last };
  }
}
