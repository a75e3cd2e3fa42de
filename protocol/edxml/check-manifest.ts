import type { Place } from '../problems/problem.ts';
import { type Group, groupOf, groupsOf, type Item, itemOf, textOf } from './group.ts';
import { contentIdPrefix, names } from './names.ts';
import { type Notes, placeInside } from './notes.ts';

/** ATT-02: manifest and attachments agree one to one. Ids are compared without their prefix. */
export function checkManifest(
  body: Group | undefined,
  list: Group | undefined,
  root: Place,
  notes: Notes,
): void {
  const attachments = groupsOf(list, names.attachment);
  const manifest = groupOf(body, names.manifest);
  const references = groupsOf(manifest, names.reference);
  reportRepeated(references, notes);
  reportRepeated(attachments, notes);
  if (manifest === undefined && attachments.length > 0) {
    notes.report('attachment.manifest-missing', placeInside(root, names.manifest));
    return;
  }
  const packed = byContentId(attachments);
  const listed = byContentId(references);
  for (const reference of references) {
    const id = itemOf(reference, names.contentId);
    const match = id?.text === undefined ? undefined : packed.get(bareId(id.text));
    if (match !== undefined) compare(reference, match, notes);
    else if (id?.text !== undefined) {
      notes.report('attachment.reference-dangling', id.place, { seen: id.text });
    }
  }
  for (const attachment of attachments) {
    const id = itemOf(attachment, names.contentId);
    if (id?.text === undefined || listed.has(bareId(id.text))) continue;
    notes.report('attachment.unreferenced', id.place, { seen: id.text });
  }
}

/** A content id without `cid:`. */
export function bareId(id: string): string {
  const text = id.trim();
  return text.startsWith(contentIdPrefix) ? text.slice(contentIdPrefix.length) : text;
}

function byContentId(groups: readonly Group[]): ReadonlyMap<string, Group> {
  const found = new Map<string, Group>();
  for (const group of groups) {
    const id = textOf(group, names.contentId);
    if (id !== undefined && !found.has(bareId(id))) found.set(bareId(id), group);
  }
  return found;
}

function reportRepeated(groups: readonly Group[], notes: Notes): void {
  const seen = new Set<string>();
  for (const group of groups) {
    const id = itemOf(group, names.contentId);
    if (id?.text === undefined) continue;
    if (seen.has(bareId(id.text)))
      notes.report('attachment.content-id-repeated', id.place, { seen: id.text });
    seen.add(bareId(id.text));
  }
}

function compare(reference: Group, attachment: Group, notes: Notes): void {
  const [listedId, packedId] = [itemOf(reference, names.contentId), itemOf(attachment, names.contentId)];
  const [isListed, isPacked] = [hasPrefix(listedId), hasPrefix(packedId)];
  if (packedId?.text !== undefined && isListed !== isPacked) {
    const expected = `${contentIdPrefix}${bareId(packedId.text)}`;
    const bare = isListed ? packedId : listedId;
    notes.report('attachment.content-id-prefix', bare?.place ?? packedId.place, {
      seen: bare?.text ?? '',
      expected,
    });
  }
  compareText(reference, attachment, names.contentType, notes);
  compareText(reference, attachment, names.attachmentName, notes);
}

function compareText(
  reference: Group,
  attachment: Group,
  name: typeof names.contentType | typeof names.attachmentName,
  notes: Notes,
): void {
  const listed = textOf(reference, name);
  const packed = itemOf(attachment, name);
  if (listed === undefined || packed?.text === undefined || listed === packed.text) return;
  const isType = name === names.contentType;
  const code = isType ? 'attachment.content-type-differs' : 'attachment.name-differs';
  notes.report(code, packed.place, { seen: packed.text, expected: listed });
}

function hasPrefix(item: Item | undefined): boolean {
  return item?.text?.trim().startsWith(contentIdPrefix) ?? false;
}
