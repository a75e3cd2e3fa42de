import type { Instant } from '../../../protocol/ports/ports.ts';
import { settleDirectory } from '../directory/close-body.ts';
import type { Hub } from '../hub.ts';
import type { HubNotice } from './notice.ts';
import { overdueNotices } from './notice-of.ts';

/** How often the hub looks for what is overdue, in milliseconds: a warning is at most this late. */
export const usualSweepEvery = 60_000;

/**
 * Closes the bodies whose day has come. STA-15: warns both sides of every document that was not accepted by its
 * limit, once. REV-04: judges again what nobody could tell yet. Gives the notices that were given. Several hubs on one store may sweep at the same time.
 */
export async function sweepOverdue(hub: Hub, now: Instant): Promise<readonly HubNotice[]> {
  await settleDirectory(hub, now);
  const { notices, events } = await hub.store.recordOverdue(now, (overdue) => overdueNotices(overdue, now));
  for (const each of events) hub.announce(each);
  await hub.signatures?.complete();
  return notices;
}

/** Sweeps every now and then until the signal aborts; a failure is logged, and the next sweep makes up for it. */
export async function keepSweeping(hub: Hub, every: number, signal: AbortSignal): Promise<void> {
  const { clock } = hub.ports;
  while (!signal.aborted) {
    await clock.sleep(every, signal);
    if (signal.aborted) return;
    await sweepOverdue(hub, clock.now()).catch((reason: unknown) => {
      hub.failed(reason);
    });
  }
}
