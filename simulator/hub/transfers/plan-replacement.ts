import { names } from '../../../protocol/edxml/names.ts';
import type { DocumentPacket, ReplacementInfo } from '../../../protocol/edxml/packet.ts';
import { problem } from '../../../protocol/problems/problem.ts';
import { type Reading, read, unread } from '../../../protocol/result.ts';
import { documentKeys } from './document-key.ts';
import { findIssuer } from './issuer.ts';
import { oncePerDocument } from './once-per-document.ts';
import type { Plan, Planned } from './plan-flow.ts';
import type { FlowEffect } from './transfer.ts';

type ReplaceEffect = Extract<FlowEffect, { readonly kind: 'replace' }>;

/** RCL-16: marks the replaced documents, which must be the sender's own, and others than the new one; nothing is withdrawn. */
export async function planReplacement(planned: Planned<DocumentPacket>): Promise<Reading<Plan>> {
  const { packet, documentId: own, sender, store } = planned;
  const replacements = packet.transaction?.replacements ?? [];
  const ids = replacements.flatMap((each) => each.documentId ?? []);
  const keys = await documentKeys([own, ...ids], store);
  const document = keys.get(own)?.key ?? own;
  const bodies = await store.findAgencies(replacements.flatMap((each) => each.organIds));
  const mailboxesOf = ({ organIds }: ReplacementInfo) => [
    ...new Set(organIds.flatMap((each) => bodies.get(each)?.code ?? [])),
  ];

  const plans = await Promise.all(
    replacements.map(async (each, index): Promise<Reading<readonly ReplaceEffect[]>> => {
      const about = each.documentId === undefined ? undefined : keys.get(each.documentId);
      if (about === undefined) return read([]);
      if (about.key === document) {
        return unread(problem('agency.own-document-id', placeOf(index), { seen: own }));
      }
      const issuer = await findIssuer(sender, about, placeOf(index), store);
      if (!issuer.ok) return issuer;
      const receivers = each.organIds.length === 0 ? undefined : mailboxesOf(each);
      return read([{ kind: 'replace', document: about.key, issuer: issuer.value, receivers, by: own }]);
    }),
  );
  const problems = plans.flatMap((each) => each.problems);
  if (plans.some((each) => !each.ok)) return { ok: false, problems };
  const effects = oncePerDocument(plans.flatMap((each) => (each.ok ? each.value : [])));
  return read({ document, effects }, problems);
}

function placeOf(index: number): string {
  const { traceHeaderList, transaction, replacementInfoList, replacementInfo, documentId } = names;
  return `${traceHeaderList}/${transaction}/${replacementInfoList}/${replacementInfo}[${index + 1}]/${documentId}`;
}
