import type { Chance, Clock, Instant } from '../../protocol/ports/ports.ts';
import { createRecorder } from '../evidence/create-recorder.ts';
import { openAgencyFront } from './agency-front.ts';
import { startAgencyHub } from './agency-hub.ts';
import { createAgencyStage } from './agency-stage.ts';
import type { Driver } from './driver.ts';
import type { AgencyHabits } from './drivers/habits.ts';
import { createReferenceDriver } from './drivers/reference.ts';
import { createReferenceAgency } from './drivers/reference-agency.ts';
import { createManualClock, createSeededChance } from './reference-peers.ts';
import type { OpenStage, StageOrder } from './run-plan.ts';
import type { AgencyStage, Carry } from './stage.ts';

/** The agency whose keys the built-in agency has, and whom it writes to. */
export const referenceSeat = { system: 'H17', peers: ['G22', 'G06', 'H38'] } as const;

/** The built-in agency's secret at the hub: the same in every run, so that what stands on its line can sign too. */
export const referenceSecret = 'vHh2yqv0n5o0JZ0Yt2mT1mS8kq0f5a5bE7c1xQm0d3w=';

/** 2026-11-20 08:30:00 in Vietnam, a Friday. */
export const referenceMorning: Instant = 1_795_138_200_000;

/** How the built-in agency is put up; orderly unless told. */
export interface ReferenceSystem {
  readonly habits?: AgencyHabits;
  /** Stands between it and everything that it can reach. */
  readonly wrap?: (orderly: Carry) => Carry;
}

/** Stages with the built-in agency as the system under test: a hub, an agency and a clock of its own for each scenario. */
export function referenceAgencyStages({ habits = {}, wrap = (carry) => carry }: ReferenceSystem = {}) {
  return async (order: StageOrder): Promise<OpenStage<AgencyStage>> => {
    const { scenario, seed, signal } = order;
    if (scenario.seat === 'hub') throw new Error(`${scenario.id} is no scenario of an agency.`);
    const clock = createManualClock(referenceMorning);
    const recorder = createRecorder(clock.now, order.heard, order.before);
    const { system: code } = referenceSeat;
    const secret = referenceSecret;
    const hub = await startAgencyHub({ system: code, seed, clock, recorder, secret });
    const agency = await createReferenceAgency({ code, secret, carry: wrap(hub.carry), clock, habits });
    const driver = createReferenceDriver({ agency, code, clock, habits });
    const chance = createSeededChance(seed);
    const stage = createAgencyStage({
      ...{ seat: scenario.seat, scenario: scenario.id, hub, driver, clock, recorder, signal },
      ...{ chance: (key: string) => chance.draw(key), system: code, peers: referenceSeat.peers },
      register: registerFrom(chance),
      waiting: order.waiting,
    });
    const close = async () => {
      await driver.close();
      await hub.close();
    };
    return { stage, close };
  };
}

/** Letters of two runs have no number in common, nor those of two scenarios: places are below a thousand. */
function registerFrom(chance: Chance): number {
  return 1000 * (1 + Math.floor(chance.draw('register') * 8999));
}

/** A system of somebody else, reached over the network and driven from outside. */
export interface ForeignSystem {
  /** Code of the agency of our world whose seat it takes, and the secret that it has been given. */
  readonly code: string;
  readonly secret: string;
  readonly driver: Driver;
  readonly clock: Clock;
  readonly seed: string;
  /** Names the run: what our hub and agencies draw is drawn with it. */
  readonly run: string;
  /** Folder in which our hub keeps what it has, so that a run can be stopped and resumed. */
  readonly folder?: string;
  /** Where it finds our hub; 127.0.0.1 and a free port unless given. */
  readonly host?: string;
  readonly port?: number;
}

/** One hub for all scenarios, as a system of somebody else keeps what it has: scenarios come one after the other. */
export async function openForeignStages(system: ForeignSystem) {
  const { code, secret, driver, clock, seed, run, folder, host = '127.0.0.1', port = 0 } = system;
  const hub = await startAgencyHub({
    system: code,
    seed,
    clock,
    secret,
    run,
    recorder: createRecorder(clock.now),
    ...(folder === undefined ? {} : { folder }),
  });
  const front = await openAgencyFront(hub.carry, host, port).catch(async (error: unknown) => {
    await driver.close();
    await hub.close();
    throw error;
  });
  const [first, second, ...rest] = referenceSeat.peers.filter((each) => each !== code);
  if (first === undefined || second === undefined) throw new Error('an agency needs two partners');
  return {
    /** The endpoint that the system has to be given. */
    url: front.url,
    /** Resolves with why once the system cannot be driven any more. */
    ended: driver.ended,
    agency: async ({
      scenario,
      seed: own,
      signal,
      heard,
      waiting,
      before,
    }: StageOrder): Promise<OpenStage<AgencyStage>> => {
      if (scenario.seat === 'hub') throw new Error(`${scenario.id} is no scenario of an agency.`);
      const recorder = createRecorder(clock.now, heard, before);
      hub.recordTo(recorder);
      const chance = createSeededChance(`${own} ${run}`);
      const stage = createAgencyStage({
        ...{ seat: scenario.seat, scenario: scenario.id, hub, driver, clock, recorder, signal, waiting },
        ...{ chance: (key: string) => chance.draw(key), system: code, peers: [first, second, ...rest] },
        register: registerFrom(chance),
        run,
      });
      return { stage, close: async () => undefined };
    },
    close: async () => {
      await driver.close();
      await front.close();
      await hub.close();
    },
  };
}
