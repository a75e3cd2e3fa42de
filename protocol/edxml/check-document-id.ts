import { checkDocumentId, type DocumentIdFacts, parseDocumentId } from '../identity/document-id.ts';
import type { Item } from './group.ts';
import type { Notes } from './notes.ts';
import { textLimits } from './text-limits.ts';

/**
 * Compares a document identifier with what stands beside it (IDC-10). An identifier that cannot be read was
 * reported where it stands; there is nothing to compare then.
 */
export function checkDocumentIdAgrees(item: Item | undefined, facts: DocumentIdFacts, notes: Notes): void {
  if (item?.text === undefined || item.text.length > textLimits.documentId.most) return;
  const id = parseDocumentId(item.text, item.place);
  if (id.ok) notes.problems.push(...checkDocumentId(id.value, facts, item.place, notes.isSameBody));
}
