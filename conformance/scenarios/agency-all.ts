import type { Scenario } from '../engine/stage.ts';
import { receiverEvening, receiverLife } from './receiver-life.ts';
import { receiverRecall, receiverTakeBack, receiverUpdates } from './receiver-requests.ts';
import { receiverSignatures, receiverStatusServices } from './receiver-signatures.ts';
import {
  receiverBacklog,
  receiverDirectory,
  receiverDuplicates,
  receiverPoison,
  receiverQuirks,
  receiverShapes,
} from './receiver-trouble.ts';
import {
  senderActs,
  senderLife,
  senderOutage,
  senderQuirks,
  senderRefusals,
  senderRevoked,
  senderSets,
  senderTiming,
} from './sender-scenarios.ts';

/** Scenarios with an agency that sends as the system under test. */
export const senderScenarios: readonly Scenario[] = [
  ...[senderLife, senderTiming, senderSets, senderActs, senderRefusals],
  ...[senderQuirks, senderOutage, senderRevoked],
];

/** Scenarios with an agency that receives as the system under test. */
export const receiverScenarios: readonly Scenario[] = [
  ...[receiverLife, receiverEvening, receiverSignatures, receiverStatusServices],
  ...[receiverShapes, receiverPoison, receiverDuplicates, receiverQuirks, receiverBacklog],
  ...[receiverRecall, receiverTakeBack, receiverUpdates, receiverDirectory],
];
