import { parseLocalDate, renderLocalDate } from '../../../protocol/calendar/local-time.ts';
import type { DirectoryAgency, HubStore } from '../store/store.ts';

/** One document, however its identifier was written. */
export interface DocumentKey {
  /** As written, without space around it. */
  readonly documentId: string;
  /** The identifier with the issuer's mailbox for its code, and with a date of full length. */
  readonly key: string;
  /** The issuer by the identifier's own first part; undefined when the directory does not know the code. */
  readonly issuer: DirectoryAgency | undefined;
}

/**
 * Finds out which documents identifiers name: both forms of a body's code lead to the same document (IDC-02),
 * also when the one was sent under the old code and is spoken of under the new.
 */
export async function documentKeys(
  documentIds: readonly string[],
  store: HubStore,
): Promise<ReadonlyMap<string, DocumentKey>> {
  const known = await store.findAgencies(documentIds.map((each) => split(each.trim()).code));
  return new Map(
    documentIds.map((documentId) => {
      const trimmed = documentId.trim();
      const { code, date, rest } = split(trimmed);
      const issuer = known.get(code);
      const day = parseLocalDate(date);
      const key = [issuer?.code ?? code, day === undefined ? date : renderLocalDate(day), rest].join(',');
      return [documentId, { documentId: trimmed, key: rest === '' ? trimmed : key, issuer }];
    }),
  );
}

/** The key of one identifier. */
export async function documentKey(documentId: string, store: HubStore): Promise<DocumentKey> {
  const found = (await documentKeys([documentId], store)).get(documentId);
  return found ?? { documentId, key: documentId, issuer: undefined };
}

/** At the first two commas, as a notation may hold more of them (IDC-10). */
function split(text: string) {
  const [, code = '', date = '', rest = ''] = /^([^,]*),([^,]*),(.*)$/s.exec(text) ?? [];
  return { code, date, rest };
}
