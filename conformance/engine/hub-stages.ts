import { createRecorder } from '../evidence/create-recorder.ts';
import { createHubStage, managementPrefix } from './hub-stage.ts';
import { createSeededChance, type ReferenceHubOptions, startReferenceHub } from './reference-peers.ts';
import type { OpenStage, StageOrder } from './run-plan.ts';
import type { Carry, HubStage } from './stage.ts';

/** How the built-in hub is put up; orderly unless told. */
export interface ReferenceHubSeat extends ReferenceHubOptions {
  /** Stands between the harness and the hub. */
  readonly wrap?: (orderly: Carry) => Carry;
}

/** Stages with the built-in hub under test: a hub, agencies and a clock of its own for each scenario. */
export function referenceHubStages({ wrap = (carry) => carry, ...options }: ReferenceHubSeat = {}) {
  return async (order: StageOrder): Promise<OpenStage<HubStage>> => {
    const hub = await startReferenceHub({ durable: true, ...options });
    const { accounts, clock, known } = hub;
    const carry = wrap(hub.carry);
    const chance = createSeededChance(order.seed);
    const restart = async () => {
      const target = `${managementPrefix}/restart`;
      await carry({ method: 'POST', target, headers: [], body: new Uint8Array() });
    };
    const recorder = createRecorder(clock.now, order.heard, order.before);
    const stage = createHubStage({
      ...{ scenario: order.scenario.id, accounts, carry, clock, recorder, signal: order.signal },
      ...{ chance: (key) => chance.draw(key), known, managed: true, restart },
    });
    return { stage, close: hub.close };
  };
}
