import { problem } from '../../../protocol/problems/problem.ts';
import { type Reading, read, unread } from '../../../protocol/result.ts';
import type { DirectoryAgency, HubStore } from '../store/store.ts';
import { mailboxesOf } from './bodies.ts';
import type { DocumentKey } from './document-key.ts';

/**
 * RCL-05: whether an agency issued a document, itself or as a body that it took over. The hub's own record
 * decides; of a document that it has never seen, the code in the identifier does. Gives the issuer's mailbox.
 */
export async function findIssuer(
  sender: DirectoryAgency,
  { key, documentId, issuer }: DocumentKey,
  place: string,
  store: HubStore,
): Promise<Reading<string>> {
  const recorded = await store.findIssuers(key);
  const issuers = recorded.length > 0 ? recorded : issuer === undefined ? [] : [issuer.code];
  if (issuers.includes(sender.code)) return read(sender.code);
  const own = await mailboxesOf(sender.code, store);
  const entitled = issuers.find((each) => own.includes(each));
  if (entitled !== undefined) return read(entitled);
  return unread(problem('hub.not-the-issuer', place, { seen: sender.code, expected: documentId }));
}
