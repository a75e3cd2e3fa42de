import { sameBytes } from '../../../asn1/values.ts';
import { equal } from '../../../pdf/equal.ts';
import type { PdfFile, PdfView } from '../../../pdf/file.ts';
import type { PdfPage } from '../../../pdf/pages.ts';
import type { SeenReference } from '../../../pdf/survey.ts';
import { as, nameOf, type PdfDict, type PdfValue } from '../../../pdf/value.ts';
import type { PdfProblemCode } from '../../../problems/pdf-signature.ts';
import type { Modification, PermittedChange } from '../pdf-verdict.ts';

/**
 * One update under examination. What it changed must be claimed by a rule that knows it; what nobody claims
 * is refused. So a way of altering a document that nobody thought of is refused too.
 */
export interface Step {
  readonly file: PdfFile;
  readonly before: PdfView;
  readonly after: PdfView;
  /** The pages before the update; their dictionaries may be older. */
  readonly pages: readonly PdfPage[];
  /** Objects that stood before and read otherwise now. */
  readonly changed: ReadonlySet<number>;
  /** Objects with numbers that named nothing before. */
  readonly added: ReadonlySet<number>;
  /** References in the document before the update to what the update changed or added. */
  readonly references: ReadonlyMap<number, readonly SeenReference[]>;
  readonly claimed: Set<number>;
  readonly found: Modification[];
  /** Number of the object of each widget that may be put on a page, with its field's name. */
  readonly newWidgets: Map<number, string>;
}

/** More of one kind tell nothing more, and a hostile update could ask for millions. */
const mostNotes = 200;

/** Notes something that a rule permits. */
export function permit(step: Step, change: PermittedChange, path: string): void {
  const revision = step.after.revision.index + 1;
  if (step.found.length >= mostNotes) return;
  if (step.found.some((each) => each.change === change && each.path === path)) return;
  step.found.push({ revision, change, path });
}

/** Notes something that no rule permits. */
export function refuse(step: Step, code: PdfProblemCode, path: string, offset?: number): void {
  const revision = step.after.revision.index + 1;
  if (step.found.length >= mostNotes && step.found.some((each) => each.code !== undefined)) return;
  if (step.found.some((each) => each.code === code && each.path === path)) return;
  step.found.push({ revision, change: 'refused', code, path, ...(offset === undefined ? {} : { offset }) });
}

/** The number of the object that a value refers to. */
export function numOf(value: PdfValue | undefined): number | undefined {
  return as('ref', value)?.num;
}

/** The number of the catalogue. */
export function rootOf(step: Step): number | undefined {
  return numOf(step.after.trailer.entries.get('Root'));
}

/** True for the value of a document time-stamp. */
export function isTimeStamp({ after }: Step, value: PdfValue): boolean {
  return nameOf(after.resolve(after.dict(value)?.entries.get('SubFilter'))) === 'ETSI.RFC3161';
}

/**
 * Claims an object for a rule. `roles` are the last keys under which the document may have referred to it:
 * an object that also plays another part could be changed there under cover of this one. With a `holder` only that
 * object may refer to it: a name that anybody can give a font or a layer is no role. A page needs no roles, since
 * it may be meant under any key, and only its list of annotations may change. Rules look at dictionaries and lists: what a
 * stream holds is claimed by none, but for XMP.
 */
export function claim(step: Step, num: number | undefined, roles?: readonly string[], holder?: number): void {
  if (num === undefined || !step.changed.has(num)) return;
  const isStream = [step.before.object(num), step.after.object(num)].some((value) => as('stream', value));
  if (isStream && roles?.includes('Metadata') !== true) return;
  if (roles === undefined) {
    step.claimed.add(num);
    return;
  }
  const isElsewhere = (step.references.get(num) ?? []).some(({ path, holder: by }) => {
    const role = path.slice(path.lastIndexOf('/') + 1);
    return !roles.includes(role) || (holder !== undefined && by !== holder);
  });
  if (!isElsewhere) step.claimed.add(num);
}

/** True when two objects read the same; streams by their dictionaries and encoded bytes. */
export function sameObject(file: PdfFile, one: PdfValue, other: PdfValue): boolean {
  const [stream, another] = [as('stream', one), as('stream', other)];
  if (stream === undefined || another === undefined) return equal(one, other);
  const [a, b] = [stream.span, another.span];
  return (
    equal(withoutLength(stream.dict), withoutLength(another.dict)) &&
    a.end - a.start === b.end - b.start &&
    sameBytes(file.source.slice(a.start, a.end), file.source.slice(b.start, b.end))
  );
}

function withoutLength({ entries }: PdfDict): PdfDict {
  return { kind: 'dict', entries: new Map([...entries].filter(([key]) => key !== 'Length')) };
}
