import type { Clock } from '../../protocol/ports/ports.ts';
import type { Bilingual } from '../../protocol/problems/entry.ts';
import { createRecorder } from '../evidence/create-recorder.ts';
import { recordInquiry } from './agency-stage.ts';
import type { Driver } from './driver.ts';
import { createLife } from './hub-life.ts';
import { clockOfHub, createNetworkCarry, type HubAddress } from './hub-network.ts';
import { createHubStage, managementPrefix } from './hub-stage.ts';
import { createSeededChance, type ReferenceHubOptions, startReferenceHub } from './reference-peers.ts';
import type { OpenStage, StageOrder } from './run-plan.ts';
import type { Carry, HubKnowledge, HubStage } from './stage.ts';

/** How the built-in hub is put up; orderly unless told. */
export interface ReferenceHubSeat extends ReferenceHubOptions {
  /** Stands between the harness and the hub. */
  readonly wrap?: (orderly: Carry) => Carry;
}

/** The one scenario that restarts its hub; only there everything is kept in files. */
const restarting = 'hub-restart';

/** Stages with the built-in hub under test: a hub, agencies and a clock of its own for each scenario. */
export function referenceHubStages({ wrap = (carry) => carry, ...options }: ReferenceHubSeat = {}) {
  return async (order: StageOrder): Promise<OpenStage<HubStage>> => {
    const hub = await startReferenceHub({ durable: order.scenario.id === restarting, ...options });
    const { accounts, clock, known } = hub;
    const carry = wrap(hub.carry);
    const chance = createSeededChance(order.seed);
    const isDurable = options.durable ?? order.scenario.id === restarting;
    const restart = async () => {
      const target = `${managementPrefix}/restart`;
      await carry({ method: 'POST', target, headers: [], body: new Uint8Array() });
    };
    const recorder = createRecorder(clock.now, order.heard, order.before);
    const stage = createHubStage({
      ...{ scenario: order.scenario.id, accounts, carry, clock, recorder, signal: order.signal },
      ...{ chance: (key) => chance.draw(key), known, managed: true, tolerances: order.tolerances },
      ...(isDurable ? { restart } : {}),
    });
    return { stage, close: hub.close };
  };
}

/** A hub of somebody else, reached over the network. */
export interface NetworkHubSeat extends HubAddress {
  readonly accounts: HubStage['accounts'];
  readonly known?: HubKnowledge;
  /** The computer's own clock, for a hub whose clock cannot be moved. */
  readonly clock: Clock;
  /** Asks a person at the hub's screens; absent where nobody is. */
  readonly inquire?: NonNullable<Driver['inquire']>;
  /** Told why, once, where the hub has never answered: nothing is sent to it any more. */
  readonly gone?: (why: Bilingual) => void;
  /** Makes the hub restart, and ends when it answers again. */
  readonly restart?: () => Promise<void>;
}

/** Stages with a hub of somebody else under test. All of them share it, so scenarios run one after the other. */
export function networkHubStages(seat: NetworkHubSeat) {
  const life = createLife(seat, seat.gone ?? (() => undefined));
  return async (order: StageOrder): Promise<OpenStage<HubStage>> => {
    const { carry: straight, close } = createNetworkCarry(seat);
    const carry = life.watch(straight);
    const clock = await clockOfHub(seat, carry, seat.clock);
    const chance = createSeededChance(`${order.seed} ${order.run}`);
    const recorder = createRecorder(clock.now, order.heard, order.before);
    const { accounts, known = {}, restart, management, inquire } = seat;
    const stage = createHubStage({
      ...{ scenario: order.scenario.id, accounts, carry, clock, recorder, signal: order.signal },
      ...{ chance: (key) => chance.draw(key), known, managed: management !== undefined },
      tolerances: order.tolerances,
      ...(restart === undefined ? {} : { restart }),
    });
    const asking = { signal: order.signal, key: order.scenario.id, now: clock.now() };
    const asked = async (requirement: string, words: Bilingual) => {
      const answer = await inquire?.({ requirement, words }, asking);
      if (answer !== undefined) recordInquiry(recorder, clock.now(), requirement, answer);
    };
    const whole = inquire === undefined ? stage : { ...stage, inquire: asked };
    return { stage: whole, close: async () => close() };
  };
}
