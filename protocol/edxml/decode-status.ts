import { asStatusCode } from './check-status.ts';
import { decodeParty, decodeResponseFor, decodeStaff, present } from './decode-parts.ts';
import { type Group, groupOf, textOf, trimmedOf } from './group.ts';
import { names } from './names.ts';
import type { StatusPacket, UnknownElement } from './packet.ts';

/** The status packet; undefined without what a status lives by: who, to whom, about what, and which. */
export function decodeStatus(header: Group, unknown: readonly UnknownElement[]): StatusPacket | undefined {
  const from = decodeParty(groupOf(header, names.from));
  const responseFor = decodeResponseFor(groupOf(header, names.responseFor));
  const { organId, documentId } = responseFor;
  // A code without its zero was reported; which one it means is not in doubt.
  const statusCode = asStatusCode(textOf(header, names.statusCode)?.trim().padStart(2, '0') ?? '');
  if (from === undefined || statusCode === undefined) return undefined;
  if (organId === undefined || documentId === undefined) return undefined;
  const staff = groupOf(header, names.staffInfo);
  return {
    kind: 'status',
    from,
    responseFor: { ...responseFor, organId, documentId },
    statusCode,
    ...present({
      staff: staff === undefined ? undefined : decodeStaff(staff),
      description: textOf(header, names.description),
      timestamp: trimmedOf(header, names.timestamp),
    }),
    unknown,
  };
}
