import type { ProcessingState } from '../../protocol/lifecycle/processing.ts';
import type { DocumentFile, RecallMark, ReceivedDocument } from './node-records.ts';

/** Where a document stands at one receiver, recalls counted. */
export type Standing = ProcessingState | 'recalled';

/** What a standing is read from, on either side. */
export interface Marked {
  readonly state: ProcessingState;
  readonly recalls: readonly Pick<RecallMark, 'outcome'>[];
}

/** A recall ends a document at its receiver, whatever its statuses said or say (RCL-02). */
export function standingOf({ state, recalls }: Marked): Standing {
  return recalls.some(({ outcome }) => outcome === 'agreed' || outcome === 'withdrawn') ? 'recalled' : state;
}

/** True when the receiver has given the document up: recalled, or taken back. No status moves it any more. */
export function isClosed(marked: Marked): boolean {
  const standing = standingOf(marked);
  return standing === 'recalled' || standing === 'withdrawn';
}

/** True while a take-back request (13) has not been answered. */
export function isTakeBackOpen({ state }: { readonly state: ProcessingState }): boolean {
  return state.endsWith('/take-back');
}

/** True while anybody of the receiver has something to do with it. */
export function isOpen(document: ReceivedDocument): boolean {
  if (hasOpenUpdate(document)) return true;
  return !isClosed(document) && document.state !== 'completed' && document.state !== 'refused';
}

/** True while an update of the document has been neither accepted nor declined here (RCL-12). */
export function hasOpenUpdate({ updates }: Pick<DocumentFile, 'updates'>): boolean {
  return updates.some(({ outcome }) => outcome === 'asked');
}
