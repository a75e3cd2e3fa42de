import { checkStamp, instantOf, skew } from './check-stamp.ts';
import { isWordForNothing } from './check-value.ts';
import { type Group, groupsOf, itemOf } from './group.ts';
import { names } from './names.ts';
import { type Notes, placeInside } from './notes.ts';

/**
 * ENV-07: the first hop is the sender's and says who it is; times do not run backwards. `issued` is the
 * document's date of issue as written.
 */
export function checkTrace(list: Group | undefined, issued: string | undefined, notes: Notes): void {
  const hops = groupsOf(list, names.traceHeader);
  let latest = Number.NEGATIVE_INFINITY;
  for (const [index, hop] of hops.entries()) {
    checkHopOrgan(hop, index, notes);
    checkStamp(hop, issued, notes);
    latest = Math.max(latest, checkHopTime(hop, latest, notes));
  }
}

/** Later hops are the hub's, which in 2025 writes none, or a word for none [A]; no fault of the sender. */
function checkHopOrgan(hop: Group, index: number, notes: Notes): void {
  const organ = itemOf(hop, names.organId);
  const place = organ?.place ?? placeInside(hop.place, names.organId);
  if (organ?.text !== undefined && !isWordForNothing(organ.text)) return;
  const seen = organ?.text === undefined ? {} : { seen: organ.text };
  const code = index === 0 ? 'packet.trace-sender-unnamed' : 'packet.trace-organ-missing';
  notes.report(code, place, seen);
}

function checkHopTime(hop: Group, latest: number, notes: Notes): number {
  const stamp = itemOf(hop, names.timestamp);
  const instant = instantOf(hop);
  if (stamp?.text === undefined || instant === undefined) return latest;
  if (instant < latest - skew) notes.report('packet.trace-backwards', stamp.place, { seen: stamp.text });
  return instant;
}
