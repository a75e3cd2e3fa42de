import type { Scenario } from '../engine/stage.ts';
import { receiverScenarios, senderScenarios } from './agency-all.ts';
import { hubScenarios } from './hub-all.ts';

/** Every scenario, of every seat that is played. */
export const allScenarios: readonly Scenario[] = [...hubScenarios, ...senderScenarios, ...receiverScenarios];
