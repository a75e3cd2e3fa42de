import type { Place } from '../problems/problem.ts';
import { type Group, groupOf, groupsOf, type Item, itemOf } from './group.ts';
import { names } from './names.ts';
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

/** A longer text is no filler of this list, nor is one with more plain letters than the longest of them. */
const longestFiller = 40;
const mostLetters = Math.max(...[...fillers].map((each) => each.length));

/** MET-08: texts that are there only to be there. Subject and content warn, other fields are noted. */
export function checkTexts(header: Group, notes: Notes): void {
  for (const item of present(itemOf(header, names.subject), itemOf(header, names.content))) {
    if (isFiller(item.text)) notes.report('packet.subject-filler', item.place, { seen: item.text });
    else if (isUnaccented(item.text)) reportUnaccented(item, notes);
  }
  for (const item of mandatoryTexts(header)) {
    if (isFiller(item.text)) notes.report('packet.field-filler', item.place, { seen: item.text });
    else if (isUnaccented(item.text)) reportUnaccented(item, notes);
  }
}

function reportUnaccented(item: Said, notes: Notes): void {
  notes.report('packet.text-unaccented', item.place, { seen: item.text });
}

function mandatoryTexts(header: Group): readonly Said[] {
  const signer = groupOf(header, names.signerInfo);
  const parties = [...groupsOf(header, names.from), ...groupsOf(header, names.to)];
  return present(
    ...parties.flatMap((party) => [
      itemOf(party, names.organName),
      itemOf(party, names.organAdd),
      itemOf(party, names.email),
      itemOf(party, names.telephone),
    ]),
    itemOf(groupOf(header, names.promulgationInfo), names.place),
    itemOf(groupOf(header, names.documentType), names.typeName),
    itemOf(signer, names.competence),
    itemOf(signer, names.position),
    itemOf(signer, names.fullName),
  );
}

/** A leaf that says something. */
interface Said {
  readonly text: string;
  readonly place: Place;
}

function present(...items: readonly (Item | undefined)[]): readonly Said[] {
  return items.flatMap((item) => (item?.text === undefined ? [] : { text: item.text, place: item.place }));
}

function isFiller(text: string): boolean {
  if (text.length > longestFiller) return false;
  if (!text.includes('(') && plainLetters(text) > mostLetters) return false;
  return fillers.has(bareWords(text)) || /^[\s.\-_*?]+$/.test(text);
}

/** How many letters of ASCII stand in it: none of them is lost when accents are, which takes far longer to find out. */
function plainLetters(text: string): number {
  return text.replace(/[^A-Za-z]/g, '').length;
}

/** Three words or more of plain letters and not one accented: Vietnamese is not written so. */
function isUnaccented(text: string): boolean {
  if (/[^\p{ASCII}]/u.test(text) || text.includes('@')) return false;
  return (text.match(/[A-Za-z]{2,}/g) ?? []).length >= 3;
}
