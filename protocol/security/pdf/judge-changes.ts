import { type Attempt, type PdfFault, problemOf, reading } from '../../pdf/fault.ts';
import type { PdfFile } from '../../pdf/file.ts';
import { type PageTree, pageTree, pageTreeSince } from '../../pdf/pages.ts';
import { type Survey, surveyRevision } from '../../pdf/survey.ts';
import type { PdfProblemCode } from '../../problems/pdf-signature.ts';
import { type Problem, problem } from '../../problems/problem.ts';
import { examineUpdate } from './changes/examine-update.ts';
import type { Certification, Modification } from './pdf-verdict.ts';
import { type FieldLock, isLocked } from './signature-value.ts';

/** What is known of a file's own bytes and of what each revision did. */
export interface History {
  /** Faults of each revision's bytes: two objects of one number, overlaps; none for most. */
  readonly unsound: readonly (Problem | undefined)[];
  /** What each revision changed; that of the first is empty. */
  readonly changes: readonly (readonly Modification[])[];
  /** Bytes before the first signature that nothing lists. */
  readonly notices: readonly Problem[];
}

/** Walks over all revisions; what changed is examined from the first signed one on (index). */
export function readHistory(file: PdfFile, firstSigned: number): History {
  const listedLater = new Set(file.revisions.slice(1).flatMap(({ entries }) => [...entries.keys()]));
  const surveys = file.revisions.map(({ index }) =>
    reading(() => surveyRevision(file, index, (num) => listedLater.has(num))),
  );
  const whole = surveys.map((each): Survey => (each.ok ? each.value : { unlisted: [], references: [] }));
  const unsound = surveys.map((each, index) =>
    each.ok ? twiceIn(file, index, each.value) : problemOf(each.fault, `revision ${index + 1}`),
  );
  const changes = examineAll(file, firstSigned, surveys, whole);
  const early = whole.slice(0, firstSigned + 1).flatMap(({ unlisted }) => unlisted);
  const notices = early
    .slice(0, 1)
    .map(({ offset }) => problem('pdf.object-unlisted', { path: 'pdf', offset }, { seen: `${offset}` }));
  return { unsound, changes: withTail(file, changes), notices };
}

function examineAll(
  file: PdfFile,
  firstSigned: number,
  surveys: readonly Attempt<Survey>[],
  whole: readonly Survey[],
): readonly (readonly Modification[])[] {
  let tree: PageTree | undefined;
  return file.revisions.map(({ index }) => {
    const survey = surveys[index];
    if (index === 0 || index <= firstSigned) return [];
    if (survey?.ok === false) return [brokenUpdate(index, survey.fault)];
    const examined = reading(() => {
      const before = file.revisionAt(index - 1);
      tree = tree === undefined ? pageTree(before) : pageTreeSince(before, tree);
      const after = pageTreeSince(file.revisionAt(index), tree);
      return examineUpdate(file, index, whole, { before: tree.pages, after: after.pages });
    });
    return examined.ok ? examined.value : [brokenUpdate(index, examined.fault)];
  });
}

/** An object that stands twice in one revision: its cross-reference picks one, a reader that repairs the other. */
function twiceIn(file: PdfFile, index: number, survey: Survey): Problem | undefined {
  const view = file.revisionAt(index);
  const twice = survey.unlisted.find(
    ({ object }) => object !== undefined && (view.entry(object)?.type ?? 'free') !== 'free',
  );
  if (twice === undefined) return undefined;
  const place = { path: `revision ${index + 1}`, offset: twice.offset };
  return problem('pdf.object-twice', place, { seen: `${twice.object}` });
}

function brokenUpdate(index: number, fault: PdfFault): Modification {
  const at = fault.offset === undefined ? {} : { offset: fault.offset };
  return { revision: index + 1, change: 'refused', code: fault.code, path: `revision ${index + 1}`, ...at };
}

function withTail(
  file: PdfFile,
  changes: readonly (readonly Modification[])[],
): readonly (readonly Modification[])[] {
  const end = file.last.revision.end;
  if (end === file.source.length) return changes;
  const revision = file.revisions.length + 1;
  return [
    ...changes,
    [{ revision, change: 'refused', code: 'pdf.bytes-after-end', path: `${end}`, offset: end }],
  ];
}

/** What a signature allows, beside what the rules permit. */
export interface Allowance {
  readonly certification?: Certification;
  readonly locks: readonly FieldLock[];
}

/**
 * Why what came after a signature is refused, in the order of the file. Deviation: ISO 32000-2 table 257 would
 * let fields be filled in and comments be added where the signer says so; SIG-04 lets nothing be added but
 * validation data, time-stamps and further signatures.
 */
export function refusalsOf(after: readonly Modification[], allowance: Allowance): readonly Problem[] {
  return after.flatMap((each) => {
    const code = each.change === 'refused' ? each.code : codeByAllowance(each, allowance);
    if (code === undefined) return [];
    const place = each.offset === undefined ? { path: each.path } : { path: each.path, offset: each.offset };
    return [problem(code, place)];
  });
}

function codeByAllowance({ change, path }: Modification, allowance: Allowance): PdfProblemCode | undefined {
  if (change !== 'signature' && change !== 'signature-field') return undefined;
  if (allowance.certification === 1) return 'pdf.mdp-forbids';
  return allowance.locks.some((lock) => isLocked(lock, path)) ? 'pdf.field-locked' : undefined;
}
