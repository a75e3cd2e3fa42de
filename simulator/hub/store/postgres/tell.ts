import type { ExchangeEvent } from '../../../exchange-event.ts';
import type { Run } from './database.ts';

/** Writes an event by itself. */
export async function tell(run: Run, event: ExchangeEvent): Promise<void> {
  await run('INSERT INTO events (event) VALUES (:event)', { event: JSON.stringify(event) });
}
