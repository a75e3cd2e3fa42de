import type { OutElement } from '../xml/write.ts';
import type { StatusDraft, WritingStyle } from './draft.ts';
import { statusOrder } from './encode-order.ts';
import { encodeParty, encodeResponseFor, encodeStaff } from './encode-parts.ts';
import { arrange, prefixed } from './encode-tree.ts';

/** The header of a status packet, which is all that there is of it. */
export function encodeStatusHeader(draft: StatusDraft, style: WritingStyle): readonly OutElement[] {
  const parts = {
    from: encodeParty('from', draft.from),
    responseFor: encodeResponseFor(draft.responseFor, style),
    staffInfo: draft.staff === undefined ? [] : encodeStaff(draft.staff),
    statusCode: prefixed('statusCode', draft.statusCode),
    description: prefixed('description', draft.description),
    timestamp: prefixed('timestamp', draft.timestamp),
  };
  return prefixed('header', prefixed('messageHeader', arrange(statusOrder[style], parts)));
}
