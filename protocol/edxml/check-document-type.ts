import { documentTypes, retiredTypes } from './document-types.ts';
import { type Group, groupOf, itemOf, numberOf } from './group.ts';
import { names } from './names.ts';
import type { Notes } from './notes.ts';
import { sameWords } from './words.ts';

type Kind = 1 | 2;

/** MET-05: `Type` is 1 or 2, `TypeDetail` a number of that list, and `TypeName` its name. */
export function checkDocumentType(header: Group, notes: Notes): void {
  const group = groupOf(header, names.documentType);
  const type = itemOf(group, names.type);
  const kind = numberOf(group, names.type);
  if (group === undefined || type === undefined || kind === undefined) return;
  const name = itemOf(group, names.typeName)?.text;
  if (kind !== 1 && kind !== 2) {
    const expected = suggestion(name) ?? '1, 2';
    notes.report('packet.type-unknown', type.place, { seen: String(kind), expected });
    return;
  }
  checkDetail(group, kind, name, notes);
}

function checkDetail(group: Group, kind: Kind, name: string | undefined, notes: Notes): void {
  const detail = numberOf(group, names.typeDetail);
  const listed = detail === undefined ? undefined : documentTypes[kind][detail - 1];
  const place = itemOf(group, names.typeDetail)?.place ?? group.place;
  if (detail !== undefined && listed === undefined) {
    const expected = suggestion(name) ?? `1–${documentTypes[kind].length}`;
    notes.report('packet.type-detail-unlisted', place, { seen: String(detail), expected });
  }
  if (detail !== undefined && kind === 2 && retiredTypes.has(detail)) {
    notes.report('packet.type-retired', place, { seen: listed ?? String(detail) });
  }
  checkName(group, kind, listed, notes);
}

/** With no usable number, the name must at least be one of the list. */
function checkName(group: Group, kind: Kind, listed: string | undefined, notes: Notes): void {
  const name = itemOf(group, names.typeName);
  if (name?.text === undefined) return;
  const text = name.text;
  const fits = listed === undefined ? isListed(text, kind) : sameWords(text, listed);
  if (fits) return;
  const expected = listed ?? suggestion(text) ?? `Type ${kind}`;
  notes.report('packet.type-name-differs', name.place, { seen: text, expected });
}

function isListed(name: string, kind: Kind): boolean {
  return documentTypes[kind].some((listed) => sameWords(name, listed));
}

/** Where a name stands in the lists; the administrative list first, since most documents are of it. */
function suggestion(name: string | undefined): string | undefined {
  if (name === undefined) return undefined;
  for (const kind of [2, 1] as const) {
    const index = documentTypes[kind].findIndex((listed) => sameWords(name, listed));
    if (index >= 0) return `Type ${kind}, TypeDetail ${index + 1}`;
  }
  return undefined;
}
