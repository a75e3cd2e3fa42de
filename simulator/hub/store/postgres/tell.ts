import type { ExchangeEvent } from '../../../exchange-event.ts';
import type { Run } from './database.ts';

/** Writes events, in their order. */
export async function tell(run: Run, ...events: readonly ExchangeEvent[]): Promise<void> {
  if (events.length === 0) return;
  await run(insertEvents, { events: events.map((each) => JSON.stringify(each)) });
}

const insertEvents = `
  INSERT INTO events (event)
  SELECT told.event FROM unnest(:events::text[]) WITH ORDINALITY AS told (event, position) ORDER BY told.position`;
