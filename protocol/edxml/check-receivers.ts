import { type Group, groupsOf, itemOf } from './group.ts';
import { names } from './names.ts';
import type { Notes } from './notes.ts';

/** IDC-06: every receiver once. Two codes of one body are for the directory to see. */
export function checkReceivers(header: Group, notes: Notes): void {
  const seen = new Set<string>();
  for (const receiver of groupsOf(header, names.to)) {
    const code = itemOf(receiver, names.organId);
    if (code?.text === undefined) continue;
    if (seen.has(code.text)) notes.report('packet.receiver-repeated', code.place, { seen: code.text });
    seen.add(code.text);
  }
}
