import type { HubStore } from '../store/store.ts';
import type { Transfer } from './transfer.ts';

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

/**
 * The transfers of a document at a mailbox; where it has none, at the body that it took over and that has. None
 * at all when nobody for whom it speaks ever got the document.
 */
export async function transfersAt(
  code: string,
  document: string,
  store: HubStore,
): Promise<readonly Transfer[]> {
  const own = await store.findTransfers(document, code);
  if (own.length > 0) return own;
  const [, ...predecessors] = await mailboxesOf(code, store);
  for (const each of predecessors) {
    const theirs = await store.findTransfers(document, each);
    if (theirs.length > 0) return theirs;
  }
  return [];
}
