import { type CivilDate, dayNumber } from '../calendar/civil-date.ts';
import { parseLocalDate, renderLocalDate } from '../calendar/local-time.ts';
import { type Place, type Problem, problem } from '../problems/problem.ts';
import { type Reading, read, unread } from '../result.ts';
import { type CodeDialect, type OrganCode, type OrganId, parseOrganId } from './organ-id.ts';

/**
 * The identifier of a document: `<OrganId>,<yyyy/MM/dd>,<number>/<notation>`,
 * `000.00.00.G22,2015/09/30,7816/VPCP-TTĐT` [A] (IDC-10).
 */
export interface DocumentId {
  readonly organId: OrganId;
  readonly date: CivilDate;
  /** `CodeNumber`: digits as a rule, not always. It holds no slash. */
  readonly number: string;
  /** `CodeNotation`: may hold slashes and commas. */
  readonly notation: string;
}

/** What the rest of a packet says about the same document; an absent part is not compared. */
export interface DocumentIdFacts {
  readonly organId?: string | undefined;
  /** `yyyy/MM/dd` as written. */
  readonly date?: string | undefined;
  readonly number?: string | undefined;
  readonly notation?: string | undefined;
}

/** The form that remedies show. */
export const documentIdForm = '<OrganId>,<yyyy/MM/dd>,<CodeNumber>/<CodeNotation>';

const uuidForm = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;
const dashedForm = /^(?:[0-9.]+\.)?[A-Z]\d{2}[0-9A-Z.]*-\d{4}-[^,]+$/;

/**
 * Parses a document identifier, splitting at the first two commas and at the first slash after them, since a
 * notation may hold both. Problems: `identity.document-id-*`, and those of its identity code.
 */
export function parseDocumentId(
  text: string,
  place: Place | string = 'DocumentId',
  dialect: CodeDialect = 'strict',
): Reading<DocumentId> {
  const parts = split(text);
  if (parts === undefined) return unread(shapeProblem(text, place));
  const { number, notation } = parts;
  const organId = parseOrganId(parts.organId, place, dialect);
  const date = parseLocalDate(parts.date);
  const isNumbered = isPart(number) && isPart(notation);
  if (organId.ok && date !== undefined && isNumbered) {
    return read({ organId: organId.value, date, number, notation }, organId.problems);
  }
  const wrongDate = { seen: parts.date, expected: 'yyyy/MM/dd' };
  return unread(
    ...organId.problems,
    ...(date === undefined ? [problem('identity.document-id-date', place, wrongDate)] : []),
    ...(isNumbered ? [] : [problem('identity.document-id-malformed', place, seenAs(text))]),
  );
}

/** Prints a document identifier in its one form. */
export function renderDocumentId({ organId, date, number, notation }: DocumentId): string {
  return `${organId.text},${renderLocalDate(date)},${number}/${notation}`;
}

/**
 * Compares an identifier with what the packet says elsewhere (IDC-10). Problems: the three
 * `identity.document-id-*-differs` warnings; a code of another generation counts as different, unless
 * `isSameBody` (a directory's mapping) says that both name one body.
 */
export function checkDocumentId(
  id: DocumentId,
  facts: DocumentIdFacts,
  place: Place | string = 'DocumentId',
  isSameBody: (left: OrganCode, right: string) => boolean = (left, right) => left === right,
): readonly Problem[] {
  const problems: Problem[] = [];
  const { organId } = facts;
  if (organId !== undefined && organId !== id.organId.text && !isSameBody(id.organId.text, organId)) {
    const detail = { seen: id.organId.text, expected: organId };
    problems.push(problem('identity.document-id-agency-differs', place, detail));
  }
  const date = facts.date === undefined ? undefined : parseLocalDate(facts.date);
  if (date !== undefined && dayNumber(date) !== dayNumber(id.date)) {
    const detail = { seen: renderLocalDate(id.date), expected: renderLocalDate(date) };
    problems.push(problem('identity.document-id-date-differs', place, detail));
  }
  return [...problems, ...codeDifference(id, facts, place)];
}

function codeDifference(id: DocumentId, facts: DocumentIdFacts, place: Place | string): readonly Problem[] {
  const { number = id.number, notation = id.notation } = facts;
  if (number === id.number && notation === id.notation) return [];
  const detail = { seen: `${id.number}/${id.notation}`, expected: `${number}/${notation}` };
  return [problem('identity.document-id-code-differs', place, detail)];
}

interface Parts {
  readonly organId: string;
  readonly date: string;
  readonly number: string;
  readonly notation: string;
}

function split(text: string): Parts | undefined {
  const first = text.indexOf(',');
  const second = first < 0 ? -1 : text.indexOf(',', first + 1);
  if (second < 0) return undefined;
  const slash = text.indexOf('/', second);
  return {
    organId: text.slice(0, first),
    date: text.slice(first + 1, second),
    number: slash < 0 ? '' : text.slice(second + 1, slash),
    notation: slash < 0 ? '' : text.slice(slash + 1),
  };
}

/** Number and notation are there, on one line, without space around them. */
function isPart(text: string): boolean {
  return /^\S(?:.*\S)?$/u.test(text);
}

function shapeProblem(text: string, place: Place | string): Problem {
  if (text.trim() === '') return problem('identity.document-id-empty', place, { expected: documentIdForm });
  if (uuidForm.test(text)) return problem('identity.document-id-uuid', place, seenAs(text));
  if (dashedForm.test(text)) return problem('identity.document-id-dashed', place, seenAs(text));
  return problem('identity.document-id-malformed', place, seenAs(text));
}

function seenAs(text: string): { readonly seen: string; readonly expected: string } {
  return { seen: text, expected: documentIdForm };
}
