import type { DocumentDraft } from '../../../protocol/edxml/draft.ts';
import { type Problem, problem } from '../../../protocol/problems/problem.ts';
import { isSameBody, servedAgency } from '../lookup.ts';
import type { NodeParts } from '../node.ts';

/** The office that takes documents to the Government and its head. */
const governmentOffice = 'G22';

/**
 * Paper beside a document that goes over the axis: to the Government and its head, and for types of documents that
 * the head of the body has listed, and for nothing else (GEN-03). To the Government it is asked for what ground
 * (GEN-04).
 */
export function paperProblems(parts: NodeParts, draft: DocumentDraft): readonly Problem[] {
  if (draft.transaction?.paper !== true) return [];
  const path = 'transaction/paper';
  if (draft.to.some(({ organId }) => isSameBody(parts, organId, governmentOffice))) {
    return [problem('agency.paper-to-government', path)];
  }
  const listed = servedAgency(parts, draft.from.organId)?.paperAlsoFor ?? [];
  const type = draft.documentType.typeName ?? '';
  return listed.includes(type) ? [] : [problem('agency.paper-beside', path, { seen: type })];
}
