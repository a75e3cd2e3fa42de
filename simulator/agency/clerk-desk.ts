import { dueAct } from './clerk.ts';
import type { NodeParts } from './node.ts';
import { sayStatus } from './say-status.ts';

/** Lets each agency's clerk do what is due, one act a document and round. */
export async function runClerks(parts: NodeParts): Promise<void> {
  for (const document of parts.store.open()) {
    const agency = parts.agencies.find((each) => each.codes.includes(document.to));
    if (agency === undefined) continue;
    const now = parts.ports.clock.now();
    const act = dueAct(agency.clerk, document, now);
    if (act === undefined) continue;
    const { statusCode, staff, description } = act;
    const step = { at: now, statusCode, staff, ...(description === undefined ? {} : { description }) };
    await sayStatus(parts, agency, document, step, 'receiver-clerk');
  }
}
