import { localDate } from '../calendar/local-time.ts';
import { classifyWrongDate } from '../calendar/wrong-date.ts';
import { checkCodeInHistory, checkCodeInUse } from '../identity/check-code.ts';
import { parseDocumentId } from '../identity/document-id.ts';
import { isExchangeCentre, parseOrganId } from '../identity/organ-id.ts';
import { parseSystemId } from '../identity/system-id.ts';
import type { Place } from '../problems/problem.ts';
import type { ValueRule } from './field-rule.ts';
import type { Notes } from './notes.ts';
import { type TextLimit, textLimits } from './text-limits.ts';

const dateForms = { date: 'yyyy/MM/dd', timestamp: 'yyyy/MM/dd HH:mm:ss' } as const;
const highestNumber = 65_535;

/** Judges the text of one leaf by itself. `text` is never blank. */
export function checkValue(text: string, rule: ValueRule, place: Place, notes: Notes): void {
  checkCharacters(text, place, notes);
  if (isWordForNothing(text) && rule.kind !== 'organ-id' && rule.kind !== 'trace-organ-id') {
    notes.report('packet.literal-null', place, { seen: text });
    return;
  }
  switch (rule.kind) {
    case 'text':
      checkLength(text, rule.limit, place, notes);
      break;
    case 'organ-id':
      checkOrganId(text, rule.history, place, notes);
      break;
    case 'trace-organ-id':
      checkTraceOrganId(text, place, notes);
      break;
    case 'notation':
      checkNotation(text, rule.limit, place, notes);
      break;
    case 'date':
      checkTime(text, 'date', place, notes);
      break;
    case 'stamp':
      checkTime(text, 'timestamp', place, notes);
      break;
    case 'email':
      checkEmail(text, rule.limit, place, notes);
      break;
    case 'number':
      checkForm(text, isNumber, `0–${highestNumber}`, 'packet.number-malformed', place, notes);
      break;
    case 'flag':
      checkForm(text, isFlag, '0, 1', 'packet.flag-malformed', place, notes);
      break;
    case 'boolean':
      checkForm(text, isBoolean, 'true, false', 'packet.boolean-malformed', place, notes);
      break;
    case 'document-id':
      checkDocumentIdForm(text, place, notes);
      break;
    case 'code':
    case 'content':
    case 'tree':
      break;
  }
}

/** Decomposed letters, and text of the old 8-bit Vietnamese code tables that was taken for Latin-1. */
function checkCharacters(text: string, place: Place, notes: Notes): void {
  if (!doubtful.test(text)) return;
  if (/\p{M}/u.test(text) && text !== text.normalize('NFC')) {
    notes.report('packet.text-decomposed', place, { seen: text });
  }
  if (/[«¨©®¬µ¶·¸¹»¼½¾]/.test(text) && isOfOldTable(text.replace(quoted, ' $1 '))) {
    notes.report('packet.text-legacy', place, { seen: text });
  }
}

/**
 * Any character that either may be about. What is left out are ASCII, the letters of Latin-1 and those
 * of Vietnamese: whole texts of them, as most are, need no closer look.
 */
const doubtful = /[^\x00-\x7f\u00c0-\u02ff\u1e00-\u1eff]/;

/** Words between guillemets; the old code tables have letters of these two marks. */
const quoted = /(?<!\p{L})«([^«»]*)»(?!\p{L})/gu;

function isOfOldTable(text: string): boolean {
  return /\p{L}[«¨©®¬µ¶·¸¹»¼½¾]|[«¨©®¬µ¶¸¹¼½¾]\p{L}/u.test(text);
}

/** What software writes that turns a missing value into text. */
export function isWordForNothing(text: string): boolean {
  return text === 'null' || text === 'undefined' || text === 'NaN';
}

/** MET-02: characters, not bytes and not UTF-16 units. */
function checkLength(text: string, limit: TextLimit | undefined, place: Place, notes: Notes): void {
  if (limit === undefined || text.length <= (limit.lower ?? limit.most)) return;
  const length = Array.from(text).length;
  const detail = { seen: String(length), expected: `≤ ${limit.most}` };
  if (length > (limit.held ?? limit.most)) notes.report('packet.value-too-long', place, detail);
  else if (length > limit.most) notes.report('packet.value-over-limit', place, detail);
  else if (limit.lower !== undefined && length > limit.lower) {
    notes.report('packet.value-long', place, { ...detail, expected: `≤ ${limit.lower}` });
  }
}

/** A code that takes part now must be open; one that is only cited may be history (IDC-03, IDC-15). */
function checkOrganId(text: string, history: boolean, place: Place, notes: Notes): void {
  const code = parseOrganId(text, place);
  notes.problems.push(...code.problems);
  if (!code.ok) return;
  if (!history && notes.asOf !== undefined) {
    notes.problems.push(...checkCodeInUse(code.value, localDate(notes.asOf), place));
  } else if (code.value.generation === '2014') {
    const severity = history || isExchangeCentre(code.value) ? 'warning' : 'error';
    notes.report('identity.code-2014', place, { seen: text, severity });
  }
}

function checkDocumentIdForm(text: string, place: Place, notes: Notes): void {
  checkLength(text, textLimits.documentId, place, notes);
  if (text.length > textLimits.documentId.most) return;
  const id = parseDocumentId(text, place);
  notes.problems.push(...id.problems);
  if (id.ok) notes.problems.push(...checkCodeInHistory(id.value.organId, id.value.date, place));
}

/** A hop may be an exchange centre or a system name; a word for nothing is judged by whose hop it is. */
function checkTraceOrganId(text: string, place: Place, notes: Notes): void {
  if (isWordForNothing(text) || parseSystemId(text, place).ok) return;
  notes.report('packet.trace-organ-malformed', place, { seen: text });
}

function checkNotation(text: string, limit: TextLimit, place: Place, notes: Notes): void {
  checkLength(text, limit, place, notes);
  if (!text.includes('/')) {
    notes.report('packet.response-code-malformed', place, { seen: text, expected: '7816/VPCP-TTĐT' });
  }
}

function checkTime(text: string, wanted: 'date' | 'timestamp', place: Place, notes: Notes): void {
  const wrong = classifyWrongDate(checkPadding(text, place, notes), wanted);
  if (wrong === undefined) return;
  const detail = { seen: text, expected: dateForms[wanted] };
  if (wrong === 'impossible-day' || wrong === 'impossible-time') {
    notes.report('packet.date-impossible', place, detail);
  } else {
    notes.report(wanted === 'date' ? 'packet.date-malformed' : 'packet.stamp-malformed', place, detail);
  }
}

function checkEmail(text: string, limit: TextLimit, place: Place, notes: Notes): void {
  checkLength(text, limit, place, notes);
  if (text.length > limit.most) return;
  if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text.trim())) {
    notes.report('packet.email-malformed', place, { seen: text });
  }
}

function checkForm(
  text: string,
  isRight: (value: string) => boolean,
  expected: string,
  code: 'packet.number-malformed' | 'packet.flag-malformed' | 'packet.boolean-malformed',
  place: Place,
  notes: Notes,
): void {
  if (!isRight(checkPadding(text, place, notes))) notes.report(code, place, { seen: text, expected });
}

function checkPadding(text: string, place: Place, notes: Notes): string {
  const value = text.trim();
  if (value !== text) notes.report('packet.value-padded', place, { seen: text, expected: value });
  return value;
}

function isNumber(value: string): boolean {
  return /^\d{1,5}$/.test(value) && Number(value) <= highestNumber;
}

function isFlag(value: string): boolean {
  return value === '0' || value === '1';
}

function isBoolean(value: string): boolean {
  return /^(?:true|false|0|1)$/.test(value);
}
