import type { DocumentPacket } from '../../protocol/edxml/packet.ts';
import { isSameBody } from './lookup.ts';
import type { NodeParts, ServedAgency } from './node.ts';
import { tookOver } from './successors.ts';

/**
 * Which documents a recall recalls at one agency: each `ResponseFor` names a document and the receiver
 * concerned, or a body that it took over; the issuer in that place means every receiver of the recall [I]. A recall
 * of one document may name it in its transaction block only; it never recalls itself (RCL-01).
 */
export function recalledHere(
  parts: Pick<NodeParts, 'mailboxOf' | 'successors'>,
  agency: ServedAgency,
  { documentId: own, from, responseFor, transaction }: DocumentPacket,
): readonly string[] {
  const concerns = (organId: string | undefined) =>
    organId === undefined ||
    agency.codes.includes(organId) ||
    isSameBody(parts, organId, from.organId) ||
    tookOver(parts, agency.party.organId, organId);
  const all = responseFor.flatMap((each) => each.documentId?.trim() ?? []);
  const here = responseFor
    .filter((each) => concerns(each.organId?.trim()))
    .flatMap((each) => each.documentId?.trim() ?? []);
  const inBlock = transaction?.documentId?.trim();
  const other = inBlock === undefined || all.includes(inBlock) ? [] : [inBlock];
  return [...new Set([...here, ...other])].filter((each) => each !== own?.trim());
}
