import type { Bilingual } from '../../protocol/problems/entry.ts';
import type { FalseHubKind } from '../../protocol/tls/false-hubs.ts';
import type { ClientLink, ServerLink } from '../../protocol/tls/link.ts';
import type { AgencyHabits } from '../engine/drivers/habits.ts';
import type { Carry } from '../engine/stage.ts';

/** What every mutant has: one thing wrong, and the check that owns it. */
interface Mutation {
  /** `packet.organ-id-lower-case`. */
  readonly id: string;
  readonly wrong: Bilingual;
  /** The requirement that it breaks. */
  readonly requirement: string;
  /** The check that has to find it. */
  readonly owner: string;
  /** Checks that may find it as well, at most two. */
  readonly besides?: readonly string[];
}

/** A packet, otherwise sound, with one thing wrong. */
export interface PacketMutant extends Mutation {
  readonly kind: 'packet';
  make(sound: Uint8Array): Uint8Array | Promise<Uint8Array>;
}

/** A hub with one thing wrong, made out of the reference hub by what goes in and comes out. */
export interface HubMutant extends Mutation {
  readonly kind: 'hub';
  wrap(orderly: Carry): Carry;
}

/** An agency's system with one thing wrong: what it sends, or what it does with what it gets. */
export interface AgencyMutant extends Mutation {
  readonly kind: 'agency';
  readonly seat: 'sender' | 'receiver';
  /** What the built-in agency itself does wrong. */
  readonly habits?: AgencyHabits;
  /** Stands between the built-in agency and everything that it can reach. */
  wrap(orderly: Carry): Carry;
}

/** A link with one thing wrong: a server as a scan finds it, or a client as one hub of a trial sees it. */
export interface LinkMutant extends Mutation {
  readonly kind: 'link';
  readonly ofServer?: (sound: ServerLink) => ServerLink;
  readonly ofClient?: { readonly hub: FalseHubKind; readonly change: (right: ClientLink) => ClientLink };
}

export type Mutant = PacketMutant | HubMutant | AgencyMutant | LinkMutant;
