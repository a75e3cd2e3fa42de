import type { Scenario } from '../engine/stage.ts';
import { receiverEvening, receiverLife } from './receiver-life.ts';

/** Scenarios with an agency that sends as the system under test. */
export const senderScenarios: readonly Scenario[] = [];

/** Scenarios with an agency that receives as the system under test. */
export const receiverScenarios: readonly Scenario[] = [receiverLife, receiverEvening];
