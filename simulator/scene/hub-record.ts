import type { ExchangeEvent } from '../exchange-event.ts';
import type { HubStore } from '../hub/store/store.ts';

/** Events of one page of the hub's store. */
const pageLength = 1000;

/** Everything that a hub recorded, in order. */
export async function readRecord(store: Pick<HubStore, 'listEvents'>): Promise<readonly ExchangeEvent[]> {
  const events: ExchangeEvent[] = [];
  for (let after = 0; ; ) {
    const page = await store.listEvents(after, pageLength);
    for (const { event } of page) events.push(event);
    const last = page.at(-1);
    if (last === undefined) return events;
    after = last.number;
  }
}
