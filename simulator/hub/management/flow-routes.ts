import { sweepOverdue } from '../notices/sweep.ts';
import type { Delivery, TransferRow } from '../store/store.ts';
import { type AcceptanceLimits, acceptanceProvision } from '../transfers/acceptance.ts';
import { documentKey } from '../transfers/document-key.ts';
import { checkLimits, limitsFrom, limitsSchema, type WrittenLimits } from '../transfers/written-limits.ts';
import { refusalOf } from './fault-routes.ts';
import { within } from './judge-body.ts';
import type { Managed } from './management.ts';
import { anything, list, object, type Page, pageQuery, type Route, text } from './route.ts';

interface TransferFilter {
  readonly documentId?: string;
  readonly issuer?: string;
  readonly receiver?: string;
  readonly limit?: number;
}

interface NoticeFilter extends Page {
  readonly agency?: string;
}

const limitsShown = object({
  rows: list(anything),
  otherwise: anything,
  confidence: text,
  conflict: text,
});

/** How documents stand between sender and receiver, and what people were told. */
export function flowRoutes({ hub }: Managed): readonly Route[] {
  const { store, ports, rules } = hub;
  const show = ({ rows, otherwise }: AcceptanceLimits) => {
    return { rows, otherwise, ...acceptanceProvision, conflict: rules.conflict };
  };
  const mailboxOf = async (code: string) => (await store.findAgency(code))?.code ?? code;
  return [
    {
      method: 'GET',
      url: '/transfers',
      summary: 'The latest documents at their receivers, oldest of them first: transport, processing, marks',
      query: { documentId: text, issuer: text, receiver: text, limit: pageQuery.limit },
      answers: { 200: object({ transfers: list(anything) }) },
      serve: async (request) => {
        const { documentId, issuer, receiver, limit = 1_000 } = request.query as TransferFilter;
        const rows = await store.listTransfers({
          ...(documentId === undefined ? {} : { document: (await documentKey(documentId, store)).key }),
          ...(issuer === undefined ? {} : { issuer: await mailboxOf(issuer) }),
          ...(receiver === undefined ? {} : { receiver: await mailboxOf(receiver) }),
          limit,
        });
        return { transfers: rows.map(shown) };
      },
    },
    {
      method: 'GET',
      url: '/notices',
      summary: 'What the hub told the people of an agency, or of all, by mail and SMS',
      query: { agency: text, ...pageQuery },
      answers: { 200: object({ notices: list(anything) }) },
      serve: async (request) => {
        const { agency, after = 0, limit = 1_000 } = request.query as NoticeFilter;
        const to = agency === undefined ? {} : { to: await mailboxOf(agency) };
        const found = await store.listNotices({ ...to, after, limit });
        return { notices: found.map(({ number, notice }) => ({ number, ...notice })) };
      },
    },
    {
      method: 'POST',
      url: '/sweep',
      summary: 'Warn of documents that are overdue by now, without waiting for the clock',
      answers: { 200: object({ notices: list(anything) }) },
      serve: async () => ({ notices: await sweepOverdue(hub, ports.clock.now()) }),
    },
    {
      method: 'GET',
      url: '/acceptance-limits',
      summary: 'How long receivers may take to accept a document, by its type',
      answers: { 200: limitsShown },
      serve: async () => show(rules.acceptance),
    },
    {
      method: 'PUT',
      url: '/acceptance-limits',
      summary: 'Set these limits, whole, for documents that come from now on; {} brings the usual one back',
      body: limitsSchema,
      answers: { 200: limitsShown, 422: object({ error: text, problems: list(anything) }) },
      serve: async (request, reply) => {
        const written = request.body as WrittenLimits;
        const problems = checkLimits(written, 'rows');
        if (problems.length > 0) return reply.code(422).send(refusalOf(problems.map(within('body'))));
        rules.acceptance = limitsFrom(written, rules.acceptance.calendar);
        return show(rules.acceptance);
      },
    },
  ];
}

/** The marks are spread out, so that a reader need not know how they are kept. */
function shown({ transfer, deliveries }: TransferRow) {
  const { marks, ...rest } = transfer;
  return {
    ...rest,
    recalledBy: marks.recalls.at(-1)?.by,
    ...marks,
    deliveries: deliveries.map(shownDelivery),
  };
}

/** A delivery with its place in the lifecycle of deliveries. */
export function shownDelivery({ deliveryId, packet, state, updatedAt, fetchedAt, handedOver }: Delivery) {
  const { docId, transactionKind, documentId } = packet;
  const transport = state === 'waiting' && fetchedAt !== undefined ? 'fetched' : state;
  return { deliveryId, docId, documentId, transactionKind, transport, updatedAt, fetchedAt, handedOver };
}
