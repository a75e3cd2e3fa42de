import type { Party } from '../../../protocol/edxml/packet.ts';
import type { BodyFacts } from '../../../protocol/security/document/document-facts.ts';
import type { HubStore } from '../store/store.ts';

/** Rows of one body's history that are looked at; each is a change of its entry. */
const mostChanges = 1_000;

/** What the directory knows of the body that a packet is from: all its codes, its name, and names of before (CRT-11). */
export async function bodyFacts(
  { organId, organName }: Party,
  store: Pick<HubStore, 'findAgency' | 'listAgencyHistory'>,
): Promise<BodyFacts> {
  const agency = await store.findAgency(organId);
  if (agency === undefined) return { codes: [organId], name: organName ?? organId };
  const { id, code, code102, name } = agency;
  const history = await store.listAgencyHistory({ id, limit: mostChanges });
  const formerNames = history.flatMap((row, index) => {
    const next = history[index + 1];
    return next === undefined || next.name === row.name ? [] : [{ name: row.name, until: next.modifiedAt }];
  });
  return {
    codes: [...new Set([code, organId, ...(code102 === undefined ? [] : [code102])])],
    name,
    formerNames,
  };
}
