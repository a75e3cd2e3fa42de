import { names } from '../../../protocol/edxml/names.ts';
import type { DocumentPacket } from '../../../protocol/edxml/packet.ts';
import { type Problem, problem } from '../../../protocol/problems/problem.ts';
import { type Reading, read, unread } from '../../../protocol/result.ts';
import type { DirectoryAgency } from '../store/store.ts';
import { transfersAt } from './bodies.ts';
import { type DocumentKey, documentKeys } from './document-key.ts';
import { findIssuer } from './issuer.ts';
import { oncePerDocument } from './once-per-document.ts';
import type { Plan, Planned } from './plan-flow.ts';
import type { FlowEffect } from './transfer.ts';

type RecallEffect = Extract<FlowEffect, { readonly kind: 'recall' }>;

/** One document that a recall names. */
interface Named {
  readonly documentId: string;
  /** The receiver concerned; undefined means all that the recall goes to. */
  readonly organId: string | undefined;
  readonly place: string;
}

const { messageHeader, responseFor, documentId, traceHeaderList, transaction } = names;

/**
 * RCL-05: a recall is its issuer's alone, for every document that it names; it names others than itself (RCL-01). Each `ResponseFor` names one
 * document and the receiver concerned; the issuer itself in that place means every receiver of the recall [I].
 */
export async function planRecall({
  packet,
  documentId: own,
  sender,
  mailboxes,
  store,
}: Planned<DocumentPacket>): Promise<Reading<Plan>> {
  const recalled = namedBy(packet);
  const keys = await documentKeys([own, ...recalled.map((each) => each.documentId)], store);
  const bodies = await store.findAgencies(recalled.flatMap((each) => each.organId ?? []));
  const recall = keys.get(own)?.key ?? own;
  const plans = await Promise.all(
    recalled.map(async (each): Promise<Reading<readonly RecallEffect[]>> => {
      const about = keys.get(each.documentId);
      if (about === undefined) return read([]);
      if (about.key === recall) return unread(problem('agency.own-document-id', each.place, { seen: own }));
      const issuer = await findIssuer(sender, about, each.place, store);
      if (!issuer.ok) return issuer;
      const body = each.organId === undefined ? undefined : bodies.get(each.organId);
      const meant = receiversOf(each, body, sender, mailboxes);
      const { receivers, problems } = await holdersAmong(meant, about, each.place);
      const effect = {
        kind: 'recall',
        document: about.key,
        issuer: issuer.value,
        receivers,
        recall,
        by: own,
      } as const;
      return read([effect], meant.length === 0 ? [stranger(each)] : problems);
    }),
  );

  /** Where the document is: at those who are meant, or under the name of a closed body that they took over. */
  async function holdersAmong(meant: readonly string[], { key }: DocumentKey, place: string) {
    const held = await Promise.all(meant.map((each) => transfersAt(each, key, store)));
    const strangers = meant.filter((_, index) => held[index]?.length === 0);
    return {
      receivers: [...new Set([...held.flat().map(({ receiver }) => receiver), ...strangers])],
      problems: strangers.map((seen) => problem('hub.not-a-receiver', place, { seen, expected: key })),
    };
  }

  const problems = plans.flatMap((each) => each.problems);
  if (plans.some((each) => !each.ok)) return { ok: false, problems };
  const effects = oncePerDocument(plans.flatMap((each) => (each.ok ? each.value : [])));
  return read({ document: recall, effects }, problems);
}

function receiversOf(
  { organId: code }: Named,
  body: DirectoryAgency | undefined,
  sender: DirectoryAgency,
  mailboxes: readonly string[],
): readonly string[] {
  if (code === undefined || body?.id === sender.id) return mailboxes;
  return body === undefined ? [] : [body.code];
}

function stranger({ organId: seen = '', place }: Named): Problem {
  return problem('hub.receiver-unknown', place, { seen, severity: 'warning' });
}

/** Documents in `ResponseFor`, and the one in the transaction block where it is not among these. */
function namedBy({ responseFor: cited, transaction: block }: DocumentPacket): readonly Named[] {
  const named = cited.flatMap((each, index) => {
    const place = `${messageHeader}/${responseFor}[${index + 1}]/${documentId}`;
    const id = each.documentId?.trim();
    return id === undefined ? [] : [{ documentId: id, organId: each.organId?.trim(), place }];
  });
  const other = block?.documentId?.trim();
  if (other === undefined || named.some((each) => each.documentId === other)) return named;
  return [
    ...named,
    { documentId: other, organId: undefined, place: `${traceHeaderList}/${transaction}/${documentId}` },
  ];
}
