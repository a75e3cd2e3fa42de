/** What is allowed beside the exact figure, milliseconds. All are ours [I], all are configuration, all are printed. */
export interface Tolerances {
  /** Urgent document: from signing to the hub. */
  readonly urgentSendWarn: number;
  readonly urgentSendFail: number;
  /** Urgent document: working time until it is taken in hand. */
  readonly urgentPickWarn: number;
  readonly urgentPickFail: number;
  /** What a system says by itself, after the get that brought it: 01 of a document, 15 of one that is taken back early. */
  readonly arrival: number;
  /** The hub passes on a document, and an urgent one. */
  readonly hubForward: number;
  readonly hubForwardUrgent: number;
  readonly statusForward: number;
  /** Clocks of both sides. */
  readonly skewWarn: number;
  readonly skewFail: number;
  readonly registryHub: number;
  readonly registryAgency: number;
  readonly lossDetect: number;
}

const minute = 60_000;

export const usualTolerances: Tolerances = {
  urgentSendWarn: 5 * minute,
  urgentSendFail: 15 * minute,
  urgentPickWarn: 10 * minute,
  urgentPickFail: 30 * minute,
  arrival: 15 * minute,
  hubForward: minute,
  hubForwardUrgent: 5_000,
  statusForward: minute,
  skewWarn: 5 * minute,
  skewFail: 15 * minute,
  registryHub: minute,
  registryAgency: 24 * 60 * minute,
  lossDetect: 15 * minute,
};
