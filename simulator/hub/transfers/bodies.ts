import type { HubStore } from '../store/store.ts';

/**
 * The mailboxes for which one mailbox speaks: its own, and those of the closed bodies that it took over
 * (IDC-14), however long ago. Its own comes first.
 */
export async function mailboxesOf(code: string, store: HubStore): Promise<readonly string[]> {
  const found = [code];
  for (const each of found) {
    const before = await store.listRelated({ kind: 'predecessors', of: each });
    const closed = before.filter(({ state }) => state === 'closed').map((agency) => agency.code);
    found.push(...closed.filter((predecessor) => !found.includes(predecessor)));
  }
  return found;
}
