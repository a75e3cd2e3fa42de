/** What an identifier goes on with: one that it is only the beginning of is another document's. */
const goesOn = /^(?:[\p{L}\p{M}\p{N}/_-]|[.,][\p{L}\p{N}])/u;
const hasBegun = /[\p{L}\p{M}\p{N}./_-]$/u;

/**
 * Whether a text names a document by its identifier: a consent (03) to the recall of several documents names in its
 * description those that stay [I]. Sender and hub must decide by this one rule, or they end in different states
 * (RCL-02, RCL-18).
 */
export function namesDocument(text: string | undefined, documentId: string): boolean {
  if (text === undefined || documentId === '') return false;
  for (let at = text.indexOf(documentId); at >= 0; at = text.indexOf(documentId, at + 1)) {
    if (!hasBegun.test(text.slice(0, at)) && !goesOn.test(text.slice(at + documentId.length))) return true;
  }
  return false;
}
