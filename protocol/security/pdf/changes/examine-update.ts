import type { PdfFile, PdfView } from '../../../pdf/file.ts';
import type { PdfPage } from '../../../pdf/pages.ts';
import type { SeenReference, Survey } from '../../../pdf/survey.ts';
import { sameEntry, type XrefEntry } from '../../../pdf/xref-section.ts';
import type { Modification } from '../pdf-verdict.ts';
import { codeForUnclaimed } from './classify.ts';
import { compareCatalog } from './compare-catalog.ts';
import { comparePageLists, comparePages } from './compare-pages.ts';
import { compareTrailer } from './compare-trailer.ts';
import { refuse, type Step, sameObject } from './step.ts';

/**
 * What the revision with this index changed. `surveys` are those of all revisions, oldest first; `pages` those
 * before it and after.
 */
export function examineUpdate(
  file: PdfFile,
  index: number,
  surveys: readonly Survey[],
  pages: { readonly before: readonly PdfPage[]; readonly after: readonly PdfPage[] },
): readonly Modification[] {
  const [before, after] = [file.revisionAt(index - 1), file.revisionAt(index)];
  const listed = listChanges(file, before, after);
  const referencesBefore = surveys.slice(0, index).flatMap((survey) => survey.references);
  const step: Step = {
    file,
    before,
    after,
    pages: pages.before,
    changed: listed.changed,
    added: listed.added,
    references: Map.groupBy(
      referencesBefore.filter((each) => isInForce(before, each)),
      ({ target }) => target,
    ),
    claimed: new Set(),
    found: [],
    newWidgets: new Map(),
  };
  for (const { offset } of surveys[index]?.unlisted ?? [])
    refuse(step, 'pdf.bytes-unlisted', `${offset}`, offset);
  for (const [num, offset] of listed.reachingBack) refuse(step, 'pdf.xref-reaches-back', `${num}`, offset);
  for (const num of listed.removed) refuse(step, 'pdf.object-removed', `${num}`);
  compareTrailer(step);
  compareCatalog(step);
  comparePages(step);
  comparePageLists(step, pages.after);
  refuseRest(step);
  return step.found;
}

interface ListedChanges {
  readonly changed: Set<number>;
  readonly added: Set<number>;
  readonly removed: Set<number>;
  /** Objects whose new place lies in what was there before, with that offset. */
  readonly reachingBack: Map<number, number>;
}

function listChanges(file: PdfFile, before: PdfView, after: PdfView): ListedChanges {
  const listed: ListedChanges = {
    changed: new Set(),
    added: new Set(),
    removed: new Set(),
    reachingBack: new Map(),
  };
  for (const [num, entry] of after.revision.entries) {
    const old = before.entry(num);
    const offset = offsetOf(after, entry);
    if (sameEntry(old, entry) && (offset ?? 0) < after.revision.start) continue;
    if (entry.type === 'free') {
      if (old !== undefined) listed.removed.add(num);
    } else if (offset !== undefined && offset < after.revision.start) {
      listed.reachingBack.set(num, offset);
      listed.changed.add(num);
    } else if (old === undefined || old.type === 'free') listed.added.add(num);
    else if (!sameObject(file, before.object(num), after.object(num))) listed.changed.add(num);
  }
  return listed;
}

/** Where the bytes of an entry lie: for what is in an object stream, that stream. The survey saw that it is there. */
function offsetOf(view: PdfView, entry: XrefEntry): number | undefined {
  const place = entry.type === 'in' ? view.entry(entry.stream) : entry;
  return place?.type === 'at' ? place.offset : undefined;
}

/** A holder that was replaced refers to nothing any more. */
function isInForce(view: PdfView, { holder, entry }: SeenReference): boolean {
  if (holder === 0) return false;
  return sameEntry(view.entry(holder), entry);
}

/**
 * What nobody claimed. A new object that nothing reaches does nothing; but one that the signed document was
 * already waiting for, under a number that named nothing, changes what is shown.
 */
function refuseRest(step: Step): void {
  for (const num of step.changed) {
    if (!step.claimed.has(num)) refuse(step, codeForUnclaimed(step, num), `${num}`, offsetIn(step, num));
  }
  for (const num of step.added) {
    if (step.references.has(num)) refuse(step, 'pdf.object-awaited', `${num}`, offsetIn(step, num));
  }
}

function offsetIn(step: Step, num: number): number | undefined {
  const entry = step.after.entry(num);
  return entry?.type === 'at' ? entry.offset : undefined;
}
