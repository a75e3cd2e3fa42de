import type { ExchangeEvent } from '../exchange-event.ts';
import { type HubUnderTest, startHubUnderTest } from '../hub/hub-under-test.ts';
import type { HubOptions } from '../hub/start-hub.ts';
import type { FaultPlan } from './plan.ts';

/** What the trace says of a fault. */
export type FaultFired = Extract<ExchangeEvent, { readonly name: 'fault-fired' }>;

/** A hub with faults, for tests. */
export interface FaultyHub extends HubUnderTest {
  /** Every fault that the trace holds, in order. */
  fired(): Promise<readonly FaultFired[]>;
  /** Resolves with the next fault that fires from now on. */
  nextFault(): Promise<FaultFired>;
  /** Resolves once somebody waits for the clock, beside those who always do. */
  sleeping(): Promise<void>;
}

export async function startFaultyHub(
  faults: FaultPlan,
  options: Partial<Omit<HubOptions, 'ports'>> = {},
): Promise<FaultyHub> {
  let hear: (event: FaultFired) => void = () => undefined;
  const onEvent = (event: ExchangeEvent) => {
    if (event.name === 'fault-fired') hear(event);
  };
  const hub = await startHubUnderTest({ faults, onEvent, ...options });
  const resting = hub.clock.sleepers();
  return {
    ...hub,
    fired: async () =>
      (await hub.store.listEvents(0, 100_000)).flatMap(({ event }) =>
        event.name === 'fault-fired' ? [event] : [],
      ),
    nextFault: () =>
      new Promise((resolve) => {
        hear = resolve;
      }),
    async sleeping() {
      while (hub.clock.sleepers() <= resting) await new Promise((resolve) => setImmediate(resolve));
    },
  };
}
