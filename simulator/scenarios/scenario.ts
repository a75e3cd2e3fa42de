import type { Bilingual } from '../../protocol/problems/entry.ts';
import type { BehaviourName } from '../agency/behaviours.ts';
import type { WrittenPlan } from '../faults/plan.ts';
import type { WrittenLimits } from '../hub/transfers/written-limits.ts';
import type { Act } from './act.ts';
import type { Expectation } from './expectation.ts';

/** A scenario as a person writes it, in YAML or JSON. `scenario-schema.ts` says what may stand there. */
export interface Scenario {
  readonly $schema?: string;
  /** Its name: small letters, digits and hyphens. */
  readonly scenario: string;
  readonly title: Bilingual;
  /** Requirements that its course shows. */
  readonly shows?: readonly string[];
  readonly seed?: string;
  /** RFC 3339 with a zone. */
  readonly start: string;
  readonly world?: 2026 | '2026' | WrittenWorld;
  readonly hub?: HubSettings;
  /** How often each node polls; ten minutes unless told. */
  readonly polling?: DurationText;
  /** By agency code, either form. */
  readonly agencies?: Readonly<Record<string, AgencySettings>>;
  readonly signatures?: SignatureSettings;
  readonly faults?: WrittenPlan;
  readonly acts?: readonly Act[];
  readonly traffic?: Traffic;
  /** How long it lasts at most; it ends before when nothing is left to come. */
  readonly until: DurationText;
  readonly expect?: readonly Expectation[];
}

/** `90s`, `10m`, `2h`, `3d`, `1h30m`. */
export type DurationText = string;

/** A cast of its own. */
export interface WrittenWorld {
  /** So many agencies of the first level, each with a system of its own. */
  readonly generated?: number;
  readonly agencies?: readonly WrittenAgency[];
}

/** One agency; a system of the same name serves it unless another is told. */
export interface WrittenAgency {
  readonly code: string;
  readonly code102?: string;
  readonly name: string;
  readonly parent?: string;
  readonly system?: string;
  readonly state?: 'active' | 'locked' | 'closed';
}

/** How the hub of a scenario is started. */
export interface HubSettings {
  readonly dialect?: 'strict' | 'observed';
  readonly delivery?: 'faithful' | 'field';
  readonly conflict?: 'refuse' | 'flag';
  /** `folder` survives a restart of the hub. */
  readonly store?: 'memory' | 'folder';
  /** How long receivers may take to accept (STA-15). */
  readonly acceptance?: WrittenLimits;
}

/** Who verifies signatures, and how strictly. */
export interface SignatureSettings {
  readonly profile: 'law' | 'field';
  /** `hub`, and codes of agencies whose systems verify what they receive and what they send. */
  readonly verify: readonly string[];
}

/** What an agency is like: `behaviours.ts` of the agencies says what each word means. */
export interface AgencySettings {
  readonly behaviour?: BehaviourName;
  /** Between two acts of the clerk, and before each answer; an hour unless told. */
  readonly pace?: DurationText;
  readonly reason?: string;
  readonly recalls?: WrittenAnswering;
  readonly takeBacks?: WrittenAnswering;
  readonly updates?: WrittenAnswering;
  readonly times?: number | 'always';
  /** `office`: the clerk acts only in working hours, holidays kept. */
  readonly hours?: 'any' | 'office';
  readonly polling?: DurationText;
  /** `attachments`: what it sends travels encrypted for its receivers; in clear unless told. */
  readonly encryption?: 'attachments';
  /** Codes of bodies that it takes over in the course of the scenario: its system knows them, too. */
  readonly takesOver?: readonly string[];
}

export type WrittenAnswering = WrittenDecision | readonly WrittenDecision[];

export type WrittenDecision =
  | 'agrees'
  | 'refuses'
  | 'leaves'
  | { readonly agrees: true; readonly after: DurationText }
  | { readonly refuses: string; readonly after?: DurationText };

/** Many documents at once, drawn from the seed. */
export interface Traffic {
  readonly documents: number;
  /** They are spread over the working hours of this long from the start. */
  readonly over: DurationText;
  /** Probability that a document has a second receiver. */
  readonly second?: number;
  readonly urgent?: number;
}
