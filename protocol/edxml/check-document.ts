import { dayNumber } from '../calendar/civil-date.ts';
import { localDay, parseLocalDate } from '../calendar/local-time.ts';
import { checkDocumentIdAgrees } from './check-document-id.ts';
import { checkDocumentType } from './check-document-type.ts';
import { checkReceivers } from './check-receivers.ts';
import { checkResponses } from './check-response.ts';
import { checkTexts } from './check-texts.ts';
import { type Group, groupOf, itemOf, numberOf, trimmedOf } from './group.ts';
import { names } from './names.ts';
import type { Notes } from './notes.ts';
import type { TransactionKind } from './packet.ts';

const highestPriority = 4;
const highestSteering = 2;

/** Judges what the parts of a document's `MessageHeader` say together. */
export function checkDocumentHeader(header: Group, kind: TransactionKind | undefined, notes: Notes): void {
  checkReceivers(header, notes);
  checkOwnDocumentId(header, notes);
  checkNumber(header, notes);
  checkDays(header, notes);
  checkDocumentType(header, notes);
  checkPriority(header, notes);
  checkSteering(header, notes);
  checkTexts(header, notes);
  checkResponses(header, kind, notes);
}

/** IDC-10: the identifier repeats sender, date and code. */
function checkOwnDocumentId(header: Group, notes: Notes): void {
  const code = groupOf(header, names.code);
  checkDocumentIdAgrees(
    itemOf(header, names.documentId),
    {
      organId: itemOf(groupOf(header, names.from), names.organId)?.text,
      date: trimmedOf(groupOf(header, names.promulgationInfo), names.promulgationDate),
      number: itemOf(code, names.codeNumber)?.text,
      notation: itemOf(code, names.codeNotation)?.text,
    },
    notes,
  );
}

function checkNumber(header: Group, notes: Notes): void {
  const number = itemOf(groupOf(header, names.code), names.codeNumber);
  if (number?.text === undefined || /^\d+$/.test(number.text)) return;
  notes.report('packet.number-not-digits', number.place, { seen: number.text });
}

/** MET-03: not issued after today. MET-09: not due before it was issued. */
function checkDays(header: Group, notes: Notes): void {
  const issue = itemOf(groupOf(header, names.promulgationInfo), names.promulgationDate);
  const issued = dayOf(issue?.text);
  if (issue === undefined || issued === undefined) return;
  if (notes.asOf !== undefined && issued > localDay(notes.asOf)) {
    notes.report('packet.date-in-future', issue.place, { seen: issue.text ?? '' });
  }
  const due = itemOf(header, names.dueDate);
  const dueDay = dayOf(due?.text);
  if (due !== undefined && dueDay !== undefined && dueDay < issued) {
    notes.report('packet.due-before-issue', due.place, { seen: due.text ?? '', expected: `≥ ${issue.text}` });
  }
}

function dayOf(text: string | undefined): number | undefined {
  const date = text === undefined ? undefined : parseLocalDate(text.trim());
  return date === undefined ? undefined : dayNumber(date);
}

/** MET-06: four levels of urgency; the timed fifth is in use and in no text. */
function checkPriority(header: Group, notes: Notes): void {
  const otherInfo = groupOf(header, names.otherInfo);
  const priority = numberOf(otherInfo, names.priority);
  const place = itemOf(otherInfo, names.priority)?.place;
  if (priority === undefined || place === undefined || priority < highestPriority) return;
  const code = priority === highestPriority ? 'packet.priority-timed' : 'packet.priority-unknown';
  notes.report(code, place, { seen: String(priority), expected: '0, 1, 2, 3' });
}

function checkSteering(header: Group, notes: Notes): void {
  const steering = numberOf(header, names.steeringType);
  const place = itemOf(header, names.steeringType)?.place;
  if (steering === undefined || place === undefined || steering <= highestSteering) return;
  notes.report('packet.steering-unknown', place, { seen: String(steering), expected: '0, 1, 2' });
}
