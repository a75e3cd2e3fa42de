import { names } from '../../../protocol/edxml/names.ts';
import type { DocumentPacket } from '../../../protocol/edxml/packet.ts';
import { type Problem, problem } from '../../../protocol/problems/problem.ts';
import { type Reading, read, unread } from '../../../protocol/result.ts';
import type { DirectoryAgency, HubStore } from '../store/store.ts';
import { documentKey } from './document-key.ts';
import { findIssuer } from './issuer.ts';
import type { Plan, Planned } from './plan-flow.ts';
import type { FlowEffect } from './transfer.ts';

const place = `${names.traceHeaderList}/${names.transaction}/${names.documentId}`;
const listPlace = `${names.traceHeaderList}/${names.transaction}/${names.updateInfo}/${names.receiverList}`;

/**
 * RCL-12: an update has three roles for receivers. Those taken off the list give the document up, those added
 * get it as new, and everybody else that it goes to gets another version. It is the issuer's alone. Nobody has two
 * roles: hub and receiver would each choose one.
 */
export async function planUpdate(planned: Planned<DocumentPacket>): Promise<Reading<Plan>> {
  const { packet, documentId, docId, sender, mailboxes, store } = planned;
  const about = await documentKey(packet.transaction?.documentId ?? documentId, store);
  const issuer = await findIssuer(sender, about, place, store);
  if (!issuer.ok) return issuer;
  const { removed, added, problems } = await rolesOf(packet, mailboxes, store);
  const [torn] = removed.filter((each) => added.includes(each));
  if (torn !== undefined) return unread(problem('hub.receiver-in-two-roles', listPlace, { seen: torn }));
  const kept = mailboxes.filter((each) => !removed.includes(each) && !added.includes(each));
  const effect = (receivers: readonly string[], removal: boolean): FlowEffect => {
    return { kind: 'update', document: about.key, issuer: issuer.value, receivers, docId, removal };
  };
  return read({ document: about.key, effects: [effect(removed, true), effect(kept, false)] }, problems);
}

/** Who is taken off and who is added, by mailbox, each once (IDC-06). Both should be among those that get the update. */
async function rolesOf(packet: DocumentPacket, mailboxes: readonly string[], store: HubStore) {
  const changes = packet.transaction?.update?.receivers ?? [];
  const known = await store.findAgencies(changes.map(({ organId }) => organId));
  const inRole = (role: 0 | 1) => {
    const meant = changes.filter(({ receiverType }) => receiverType === role);
    return [...new Set(meant.flatMap(({ organId }) => mailboxOf(known.get(organId))))];
  };
  const problems = changes.flatMap(({ organId }) => unheard(organId, known.get(organId), mailboxes));
  return { removed: inRole(0), added: inRole(1), problems };
}

function mailboxOf(agency: DirectoryAgency | undefined): readonly string[] {
  return agency === undefined ? [] : [agency.code];
}

function unheard(
  organId: string,
  agency: DirectoryAgency | undefined,
  mailboxes: readonly string[],
): readonly Problem[] {
  if (agency !== undefined && mailboxes.includes(agency.code)) return [];
  return [problem('hub.receiver-not-addressed', listPlace, { seen: organId })];
}
