import { type Handle, handlePlainly } from '../hub/http/handling.ts';
import type { Hub } from '../hub/hub.ts';
import type { RuleTally } from './fault-draws.ts';
import { orderly } from './parse-plan.ts';
import type { FaultPlan } from './plan.ts';
import { createSeason } from './season.ts';

/** The faults of a running hub. */
export interface HubFaults {
  plan(): FaultPlan;
  tally(): readonly RuleTally[];
  /**
   * Puts another plan in the place of the present one. What waits under that one goes on at once, and
   * connections that it holds are ended.
   */
  set(plan: FaultPlan): void;
  /** Stands between each request and its answer. */
  readonly handle: Handle;
  /** Ends whatever a fault holds, so that the hub can close. */
  close(): void;
}

/** Creates the faults of a hub, none at first. */
export function createHubFaults(hub: Hub): HubFaults {
  let season = createSeason(orderly, hub);
  return {
    plan: () => season.plan,
    tally: () => season.tally(),
    set(plan) {
      season.end();
      season = createSeason(plan, hub);
    },
    handle: (handling) =>
      season.plan.rules.length === 0 ? handlePlainly(handling) : season.handle(handling),
    close: () => season.end(),
  };
}
