import { type Group, groupOf, groupsOf, type Item, itemOf } from './group.ts';
import { names, type PacketName } from './names.ts';
import type { Notes } from './notes.ts';
import { bareWords } from './words.ts';

/** What people type to get past a mandatory field, without accents and case [I]. */
const fillers: ReadonlySet<string> = new Set([
  'n/a',
  'na',
  'none',
  'khong',
  'khong co',
  'truc tiep',
  'test',
  'abc',
  'x',
  'xxx',
]);

/** A longer text is no filler of this list, nor is one of which more is left as bare words than of the longest. */
const longestFiller = 40;
const mostLeft = Math.max(...[...fillers].map((each) => each.length));

/** How texts begin that may be one: by a first letter of the list, a mark, a bracket, or what needs a closer look. */
const beginning = new RegExp(
  `^[${[...fillers].map(([letter]) => letter).join('')}\\s.\\-_*?(\\x80-\\uffff]`,
  'i',
);

/** MET-08: texts that are there only to be there. Subject and content warn, other fields are noted. */
export function checkTexts(header: Group, notes: Notes): void {
  for (const name of [names.subject, names.content]) {
    checkText(itemOf(header, name), 'packet.subject-filler', notes);
  }
  for (const party of groupsOf(header, names.from)) checkFields(party, partyTexts, notes);
  for (const party of groupsOf(header, names.to)) checkFields(party, partyTexts, notes);
  checkFields(groupOf(header, names.promulgationInfo), [names.place], notes);
  checkFields(groupOf(header, names.documentType), [names.typeName], notes);
  checkFields(groupOf(header, names.signerInfo), signerTexts, notes);
}

const partyTexts = [names.organName, names.organAdd, names.email, names.telephone];
const signerTexts = [names.competence, names.position, names.fullName];

function checkFields(group: Group | undefined, fields: readonly PacketName[], notes: Notes): void {
  for (const name of fields) checkText(itemOf(group, name), 'packet.field-filler', notes);
}

function checkText(
  item: Item | undefined,
  code: 'packet.subject-filler' | 'packet.field-filler',
  notes: Notes,
): void {
  if (item?.text === undefined) return;
  if (isFiller(item.text)) notes.report(code, item.place, { seen: item.text });
  else if (isUnaccented(item.text)) notes.report('packet.text-unaccented', item.place, { seen: item.text });
}

function isFiller(text: string): boolean {
  if (text.length > longestFiller || !beginning.test(text)) return false;
  if (/^[\s.\-_*?]+$/.test(text)) return true;
  return (text.includes('(') || !leavesMore(text, mostLeft)) && fillers.has(bareWords(text));
}

/** Counts what is not lost with accents and spaces; taking those away takes far longer. */
function leavesMore(text: string, most: number): boolean {
  let left = 0;
  for (let at = 0; at < text.length && left <= most; at += 1) if (isLasting(text.charCodeAt(at))) left += 1;
  return left > most;
}

/** ASCII that shows, and the letters of Latin-1 and of Vietnamese, each of which leaves one behind. */
function isLasting(unit: number): boolean {
  return (unit > 0x20 && unit < 0x7f) || (unit >= 0xc0 && unit < 0x300) || (unit >= 0x1e00 && unit < 0x1f00);
}

/** Three words or more of plain letters and not one accented: Vietnamese is not written so. */
function isUnaccented(text: string): boolean {
  if (/[^\x00-\x7f]/.test(text) || text.includes('@')) return false;
  return (text.match(/[A-Za-z]{2,}/g) ?? []).length >= 3;
}
