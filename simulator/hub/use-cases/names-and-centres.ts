import { names } from '../../../protocol/edxml/names.ts';
import type { Packet, Party } from '../../../protocol/edxml/packet.ts';
import { isNamedLike } from '../../../protocol/identity/name-likeness.ts';
import { namesExchangeCentre } from '../../../protocol/identity/organ-id.ts';
import { type Problem, problem } from '../../../protocol/problems/problem.ts';
import type { DirectoryAgency } from '../store/store.ts';

/** MET-14: the name that a packet gives a party is the directory's on the day of sending. None is no difference. */
export function checkName(
  { organName }: Party,
  agency: Pick<DirectoryAgency, 'name'> | undefined,
  place: string,
): readonly Problem[] {
  if (organName === undefined || agency === undefined || isNamedLike(organName, agency.name)) return [];
  return [problem('hub.name-differs', place, { seen: organName, expected: agency.name })];
}

/**
 * ENV-15: what a centre sends for its members bears the member in `From` and the centre in the trace. Statuses
 * carry no trace in the field. `place` is that of the sender's code.
 */
export function checkCentre(packet: Packet, systemId: string, place: string): readonly Problem[] {
  if (!namesExchangeCentre(systemId) || packet.kind === 'status') return [];
  const { organId } = packet.from;
  if (namesExchangeCentre(organId)) return [problem('hub.sender-is-centre', place, { seen: organId })];
  if (packet.trace.some((hop) => hop.organId === systemId)) return [];
  return [problem('hub.centre-not-in-trace', names.traceHeaderList, { expected: systemId })];
}
