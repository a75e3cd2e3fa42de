import type { Ports } from '../../protocol/ports/ports.ts';
import type { ExchangeEvent } from '../exchange-event.ts';
import type { AttemptGuard } from './attempts.ts';
import type { Reached } from './crash/crash-points.ts';
import type { Deliver, DeliveryRules } from './delivery/delivery.ts';
import type { DirectoryLists } from './directory/directory-lists.ts';
import type { Gate } from './gate.ts';
import type { ReadHead } from './http/known-heads.ts';
import type { HubIds } from './ids.ts';
import type { HubSignatures } from './signatures/hub-signatures.ts';
import type { HubSpans } from './spans/hub-spans.ts';
import type { PacketFiles } from './store/packet-files.ts';
import type { HubStore } from './store/store.ts';
import type { AcceptanceLimits } from './transfers/acceptance.ts';

/** What the hub's use-cases work with. One object for each running hub. */
export interface Hub {
  readonly store: HubStore;
  readonly files: PacketFiles;
  /** Packets are kept and recorded beside one another; a reset is alone. */
  readonly sends: Gate;
  readonly ports: Ports;
  readonly ids: HubIds;
  readonly rules: HubRules;
  /** The directory's lists, rendered. */
  readonly lists: DirectoryLists;
  /** Reads what a request says of itself. */
  readonly readHead: ReadHead;
  /** Writes a packet out for its receivers. */
  readonly deliver: Deliver;
  /** Counts failed attempts to authenticate; absent where as many are borne as come. */
  readonly attempts?: AttemptGuard;
  /** Judges signatures; absent where no root is trusted. */
  readonly signatures?: HubSignatures;
  /** Tells those who listen of an event that is in the store already. */
  announce(event: ExchangeEvent): void;
  /** Logs a failure of the hub itself, and gives the number under which it stands in the log. */
  failed(reason: unknown): string;
  /** Where the time of calls goes; absent in a hub that does not measure itself. */
  readonly spans: HubSpans | undefined;
  /** Only in a hub that is killed on purpose. */
  readonly reached?: Reached;
}

/** How this hub reads and what it lets in. */
export interface HubRules extends DeliveryRules {
  readonly dialect: 'strict' | 'observed';
  /** Longest packet, in bytes, without the CRLF that the SDK adds. */
  readonly packetBytes: number;
  /** What becomes of a new document under an identifier that was used for other content (DUP-03). */
  readonly conflict: 'refuse' | 'flag';
  /** How long receivers may take to accept, by type of document (STA-15). The management API can change it. */
  acceptance: AcceptanceLimits;
}
