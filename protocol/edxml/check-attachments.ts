import type { AttachmentLimits } from './attachment-limits.ts';
import { checkContent } from './check-content.ts';
import type { ContentStore, FoundContent } from './content-store.ts';
import { present } from './decode-parts.ts';
import { allowedFormats, isZipped } from './file-formats.ts';
import { checkFileName, extensionOf } from './file-name.ts';
import { type Group, groupOf, groupsOf, itemOf, itemsOf, textOf } from './group.ts';
import { names } from './names.ts';
import { type Notes, placeInside } from './notes.ts';
import type { PackedAttachment, TransactionKind } from './packet.ts';
import { isEmpty } from './read-group.ts';
import { bareWords } from './words.ts';

/** Judges and decodes the attachments of a packet. */
export function readAttachments(
  list: Group | undefined,
  contents: ContentStore,
  limits: AttachmentLimits,
  notes: Notes,
): readonly PackedAttachment[] {
  const attachments: PackedAttachment[] = [];
  for (const group of groupsOf(list, names.attachment)) {
    checkName(group, notes);
    const attachment = readAttachment(group, contents, limits, notes);
    if (attachment !== undefined) attachments.push(attachment);
  }
  return attachments;
}

/** ATT-04 and ATT-07: what the file is called. */
function checkName(group: Group, notes: Notes): void {
  const item = itemOf(group, names.attachmentName);
  if (item?.text === undefined) return;
  checkFileName(item.text, item.place, notes);
  const extension = extensionOf(item.text);
  if (allowedFormats.has(extension)) return;
  const detail = { seen: extension, expected: [...allowedFormats.keys()].join(', ') };
  notes.report('attachment.format-refused', item.place, detail);
}

function readAttachment(
  group: Group,
  contents: ContentStore,
  limits: AttachmentLimits,
  notes: Notes,
): PackedAttachment | undefined {
  const item = itemOf(group, names.attachmentContent);
  if (item === undefined) return undefined;
  if (isEmpty(item.element)) {
    notes.report('packet.element-missing', item.place, { seen: '' });
    return undefined;
  }
  const content = contents.of(item.element);
  const claims = { name: textOf(group, names.attachmentName), contentType: textOf(group, names.contentType) };
  const contentType = itemOf(group, names.contentType)?.place ?? group.place;
  checkContent(content.findings, claims, { content: item.place, contentType }, limits, notes);
  return packed(group, content);
}

function packed(group: Group, { findings, encoded }: FoundContent): PackedAttachment {
  const { size, sha256, sniffed, pages } = findings;
  const contentType = textOf(group, names.contentType);
  const name = textOf(group, names.attachmentName);
  return {
    ...present({
      contentId: textOf(group, names.contentId),
      name,
      description: textOf(group, names.description),
      contentType,
    }),
    facts: { encoded, size, sniffed, zipped: isZipped(contentType, name), ...present({ pages, sha256 }) },
  };
}

/** ATT-01 and ATT-05: the main document is there, first, as a PDF; every annex that is named came along. */
export function checkCompleteness(
  header: Group,
  list: Group | undefined,
  kind: TransactionKind | undefined,
  notes: Notes,
): void {
  const files = groupsOf(list, names.attachment);
  const [main] = files;
  if (main === undefined) {
    if (kind === undefined || kind === 0) {
      notes.report('attachment.none', placeInside(header.place, names.attachmentList));
    }
    return;
  }
  const name = itemOf(main, names.attachmentName);
  if (name?.text !== undefined && extensionOf(name.text) !== 'pdf') {
    notes.report('attachment.main-not-pdf', name.place, { seen: name.text });
  }
  checkAnnexes(header, files, notes);
}

function checkAnnexes(header: Group, files: readonly Group[], notes: Notes): void {
  const annexes = itemsOf(groupOf(groupOf(header, names.otherInfo), names.appendixes), names.appendix);
  if (annexes.length === 0) return;
  const called = files.flatMap((file) =>
    [textOf(file, names.attachmentName), textOf(file, names.description)].flatMap((text) =>
      text === undefined ? [] : [text, text.replace(/\.[^.]*$/, '')],
    ),
  );
  // As a rule an annex is named just as its file is; only else does it matter which words were typed.
  const strange = annexes.filter(({ text }) => text !== undefined && !called.includes(text));
  if (strange.length === 0) return;
  const words = called.map(bareWords);
  for (const { text, place } of strange) {
    if (text === undefined || words.includes(bareWords(text))) continue;
    notes.report('attachment.appendix-missing', place, { seen: text });
  }
}

/** MET-10: the pages that are announced are those of the main document, where it is a PDF that tells. */
export function checkPages(header: Group, main: PackedAttachment | undefined, notes: Notes): void {
  const item = itemOf(groupOf(header, names.otherInfo), names.pageAmount);
  const said = item?.text?.trim() ?? '';
  const pages = main?.facts.pages;
  if (item === undefined || pages === undefined || !/^\d{1,9}$/.test(said) || Number(said) === pages) return;
  notes.report('attachment.page-amount-differs', item.place, { seen: said, expected: String(pages) });
}
