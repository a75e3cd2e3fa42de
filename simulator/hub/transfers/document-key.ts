import { parseLocalDate, renderLocalDate } from '../../../protocol/calendar/local-time.ts';
import type { AgenciesByCode, DirectoryAgency, HubStore } from '../store/store.ts';

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
 * Which document an identifier names: both forms of a body's code lead to the same one (IDC-02), also when it was
 * sent under the old code and is spoken of under the new. `agencies` holds whoever has the issuer's code.
 */
export function keyOf(documentId: string, agencies: AgenciesByCode): DocumentKey {
  const trimmed = documentId.trim();
  const { code, date, rest } = split(trimmed);
  const issuer = agencies.get(code);
  const day = parseLocalDate(date);
  const key = [issuer?.code ?? code, day === undefined ? date : renderLocalDate(day), rest].join(',');
  return { documentId: trimmed, key: rest === '' ? trimmed : key, issuer };
}

/** The issuer's code as an identifier has it; empty when it has none. */
export function issuerCode(documentId: string): string {
  return split(documentId.trim()).code;
}

/** The keys of identifiers whose issuers still have to be looked up. */
export async function documentKeys(
  documentIds: readonly string[],
  store: HubStore,
): Promise<ReadonlyMap<string, DocumentKey>> {
  const agencies = await store.findAgencies(documentIds.map(issuerCode));
  return new Map(documentIds.map((documentId) => [documentId, keyOf(documentId, agencies)]));
}

/** The key of one identifier. */
export async function documentKey(documentId: string, store: HubStore): Promise<DocumentKey> {
  return keyOf(documentId, await store.findAgencies([issuerCode(documentId)]));
}

/** At the first two commas, as a notation may hold more of them (IDC-10). */
function split(text: string) {
  const [, code = '', date = '', rest = ''] = /^([^,]*),([^,]*),(.*)$/s.exec(text) ?? [];
  return { code, date, rest };
}
