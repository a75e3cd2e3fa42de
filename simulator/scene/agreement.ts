import type { AgencyNode } from '../agency/node.ts';
import type { HubStore } from '../hub/store/store.ts';
import { gatherAccounts } from './accounts.ts';
import { compareAccounts, type Difference } from './compare-accounts.ts';

/** Whom to ask: a hub, and the nodes of its systems as far as there are any. */
export interface Parties {
  readonly hub: { readonly store: HubStore };
  readonly nodes: readonly Pick<AgencyNode, 'systemId' | 'store'>[];
}

/**
 * Where sender, hub and receivers differ about a document; empty when all of them say the same of every
 * document at every receiver: state, statuses, recalls, updates, replacements, and that it came once. Meant for
 * when everything has been polled: what is still on its way is a difference. A system without a node among
 * these is not asked.
 */
export async function checkAgreement(parties: Parties): Promise<readonly Difference[]> {
  const accounts = await gatherAccounts(parties);
  return accounts.flatMap(compareAccounts);
}
