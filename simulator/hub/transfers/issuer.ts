import { type Problem, problem } from '../../../protocol/problems/problem.ts';
import type { DirectoryAgency, HubStore } from '../store/store.ts';
import type { DocumentKey } from './document-key.ts';

/**
 * RCL-05: whether an agency issued a document. The hub's own record decides; of a document that it has never
 * seen, the code in the identifier does. Gives the problem to refuse with, or none.
 */
export async function refuseNonIssuer(
  sender: DirectoryAgency,
  { key, documentId, issuer }: DocumentKey,
  place: string,
  store: HubStore,
): Promise<readonly Problem[]> {
  const recorded = await store.findIssuers(key);
  const entitled = recorded.length > 0 ? recorded.includes(sender.code) : issuer?.code === sender.code;
  if (entitled) return [];
  return [problem('hub.not-the-issuer', place, { seen: sender.code, expected: documentId })];
}
