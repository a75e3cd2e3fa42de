import type { Instant } from '../../protocol/ports/ports.ts';
import type { BodyRef, CallEntry, Evidence, EvidenceEntry, Party } from '../evidence/evidence.ts';
import { type PacketView, readPacketView } from './packet-view.ts';

/** A packet that the system under test wrote, where it stands in the evidence. */
export interface FoundPacket {
  readonly entry: number;
  /** `packet` for one on its own, `request` for one that a call carried. */
  readonly part: 'packet' | 'request' | 'answer';
  /** File name, or the operation that carried it. */
  readonly name: string;
  /** When the call that carried it was made; absent for a file, of which nobody saw it leave. */
  readonly sentAt?: Instant;
  readonly view: PacketView;
}

/** Views by body, for as long as somebody holds the evidence: every check looks at the same one. */
const known = new WeakMap<readonly EvidenceEntry[], Map<BodyRef, PacketView>>();

/**
 * Every packet that the system under test wrote: files given for checking, and what its `sendEdoc` calls carried.
 * A packet that was taken out of a call is listed once.
 */
export function packetsOf(evidence: Evidence): readonly FoundPacket[] {
  const listed = new Set(evidence.entries.flatMap((entry) => (entry.kind === 'packet' ? [entry.call] : [])));
  return evidence.entries.flatMap((entry): readonly FoundPacket[] => {
    if (entry.kind === 'packet' && isSystem(entry.by)) {
      const { number, name, body, call, at } = entry;
      const sent = call === undefined ? {} : { sentAt: at };
      return [{ entry: number, part: 'packet', name, ...sent, view: viewOf(evidence, body) }];
    }
    if (entry.kind !== 'call' || !isSending(entry) || listed.has(entry.number)) return [];
    const view = viewOf(evidence, entry.request.body);
    return [{ entry: entry.number, part: 'request', name: entry.operation, sentAt: entry.at, view }];
  });
}

function isSystem(party: Party): boolean {
  return party.kind === 'system';
}

function isSending({ from, operation }: CallEntry): boolean {
  return isSystem(from) && operation === 'sendEdoc';
}

function viewOf(evidence: Evidence, ref: BodyRef): PacketView {
  const views = known.get(evidence.entries) ?? new Map<BodyRef, PacketView>();
  known.set(evidence.entries, views);
  const found = views.get(ref) ?? readPacketView(evidence.body(ref));
  views.set(ref, found);
  return found;
}
