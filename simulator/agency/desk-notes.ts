import type { Instant } from '../../protocol/ports/ports.ts';
import type { Bilingual } from '../../protocol/problems/entry.ts';
import { servedAgency } from './lookup.ts';
import type { NodeParts } from './node.ts';
import type { DeskNote, StatusStep, UnreadablePacket } from './node-records.ts';
import type { Entry } from './register-entry.ts';

/** What the hub tells an agency beside the axis, by mail or short message: incidents, what is overdue. */
export interface HubNoticeText {
  readonly id: string;
  readonly at: Instant;
  /** Mailbox of the agency. */
  readonly to: string;
  readonly text: Bilingual;
  readonly documents: readonly { readonly documentId: string }[];
}

/** STA-16: puts a notice before the people of its agency, once. False when it is for nobody here. */
export async function acceptNotice(
  { store, agencies }: Pick<NodeParts, 'store' | 'agencies'>,
  { id, at, to, text, documents }: HubNoticeText,
): Promise<boolean> {
  if (servedAgency({ agencies }, to) === undefined) return false;
  if (store.notes().some((each) => each.id === id)) return true;
  const documentIds = documents.map(({ documentId }) => documentId);
  await store.putAll([{ register: 'note', record: { id, at, to, kind: 'hub-notice', text, documentIds } }]);
  return true;
}

/** ERR-11: a document that the clerk sends back is told to the person in charge as well, in the same step. */
export function noteOfRefusal(
  { documentId, to }: { readonly documentId: string; readonly to: string },
  { at, statusCode, description = '' }: StatusStep,
): readonly Entry[] {
  if (statusCode !== '02') return [];
  const text = {
    vi: `Văn thư trả lại văn bản ${documentId}: ${description}`,
    en: `The clerk sent the document ${documentId} back: ${description}`,
  };
  return [
    entryOf({ id: `02 ${to} ${documentId} ${at}`, at, to, kind: 'anomaly', text, documentIds: [documentId] }),
  ];
}

/** ERR-11: a packet that nobody can open lies before the person in charge. */
export function noteOfUnreadable({ deliveryId, at, from, problems }: UnreadablePacket, to: string): Entry {
  const why = problems.map(({ code }) => code).join(', ');
  const text = {
    vi: `Gói tin ${deliveryId} của ${from} không đọc được: ${why}`,
    en: `The packet ${deliveryId} from ${from} cannot be used: ${why}`,
  };
  return entryOf({ id: `unreadable ${deliveryId}`, at, to, kind: 'anomaly', text, documentIds: [] });
}

function entryOf(record: DeskNote): Entry {
  return { register: 'note', record };
}
