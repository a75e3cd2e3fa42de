import { sweepOverdue } from '../notices/sweep.ts';
import type { Delivery, TransferRow } from '../store/store.ts';
import { acceptanceProvision } from '../transfers/acceptance.ts';
import { documentKey } from '../transfers/document-key.ts';
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

/** How documents stand between sender and receiver, and what people were told. */
export function flowRoutes({ hub }: Managed): readonly Route[] {
  const { store, ports, rules } = hub;
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
      answers: {
        200: object({ rows: list(anything), otherwise: anything, confidence: text, conflict: text }),
      },
      serve: async () => {
        const { rows, otherwise } = rules.acceptance;
        return { rows, otherwise, ...acceptanceProvision, conflict: rules.conflict };
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
