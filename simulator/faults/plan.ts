import type { OperationName } from '../../protocol/wire/operations.ts';
import type { Fault } from './fault.ts';
import type { TrustRule } from './trust-plan.ts';

/** What goes wrong, where, and how often. It is data: in a file, in a scenario, at the management port. */
export interface FaultPlan {
  /** Seed of the draws; without it they come from the chance of the hub. */
  readonly seed?: string;
  /** Asked in this order; the first that fires is the one fault of a request. */
  readonly rules: readonly FaultRule[];
  /** Faults of the trust services, by the same order; a hub has none of them. */
  readonly trust?: readonly TrustRule[];
}

/** One fault with its place and its measure. */
export type FaultRule = RuleHead & Trigger & Fault;

/** Which requests a rule looks at; every one of them when it names nothing. */
export interface RuleHead {
  /** Unique in its plan; it is in the trace, and its draws are keyed by it. */
  readonly id: string;
  /** The caller's system id, as it claims it. */
  readonly system?: string;
  /** A code of the agency for which the call is made, either form. */
  readonly agency?: string;
  readonly operation?: OperationName;
  /** On the hub's clock, `from` included and `to` not; RFC 3339 with a zone. */
  readonly within?: { readonly from?: string; readonly to?: string };
}

/** How often: exactly one of the three. */
export type Trigger =
  /** Of each attempt, with this probability: 0 never, 1 always. */
  | { readonly rate: number; readonly count?: never; readonly nth?: never }
  /** The first so many requests that the rule looks at, in order of arrival; then it has worn out. */
  | { readonly count: number; readonly rate?: never; readonly nth?: never }
  /** The nth attempt at one and the same thing, from 1. */
  | { readonly nth: number; readonly rate?: never; readonly count?: never };

/** A plan as a person writes it: rules of a preset, if one is named, in front of the own ones. */
export interface WrittenPlan {
  readonly $schema?: string;
  readonly preset?: string;
  readonly seed?: string;
  readonly rules?: readonly FaultRule[];
  readonly trust?: readonly TrustRule[];
}
