import type { XmlElement } from '../xml/tree.ts';
import { childNamed, locateAll } from '../xml/walk.ts';
import type { OutElement } from '../xml/write.ts';
import { prefixed, prefixedName, unprefixed } from './encode-tree.ts';
import { names, packetNamespace, packetPrefix } from './names.ts';
import type { ManifestEntry } from './packet.ts';

/** The body of a delivered packet, with the manifest as it was sent. */
export function copyManifest(entries: readonly ManifestEntry[]): readonly OutElement[] {
  const content = entries.flatMap((entry) =>
    prefixed('reference', [
      ...prefixed('contentId', entry.contentId),
      ...prefixed('contentType', entry.contentType),
      ...prefixed('description', entry.description),
      ...prefixed('attachmentName', entry.attachmentName),
    ]),
  );
  return prefixed('body', [{ name: prefixedName('manifest'), attributes: [['version', '1.0']], content }]);
}

/** The attachments; each content is the run of bytes that it is in the source, or its text when it is short. */
export function copyAttachments(root: XmlElement): readonly OutElement[] {
  const found = locateAll(root, `${names.attachmentList}/${names.attachment}`);
  return unprefixed('attachmentList', found.flatMap(copyAttachment));
}

/** What the vendor library writes of an attachment, in its order [A]. */
const leaves = [
  'contentId',
  'attachmentName',
  'description',
  'contentType',
  'attachmentFormat',
  'attachmentFieldName',
  'attachmentMimeType',
] as const;

function copyAttachment(attachment: XmlElement): readonly OutElement[] {
  return unprefixed('attachment', [
    ...leaves.flatMap((key) => unprefixed(key, childNamed(attachment, names[key])?.text)),
    ...copyContent(childNamed(attachment, names.attachmentContent)),
  ]);
}

function copyContent(content: XmlElement | undefined): readonly OutElement[] {
  if (content === undefined) return [];
  const { carved, text } = content;
  if (carved.length === 0 && text.trim() === '') return [];
  return [
    {
      name: prefixedName('attachmentContent'),
      attributes: [[`xmlns:${packetPrefix}`, packetNamespace]],
      content: carved.length === 0 ? text : { spans: carved },
    },
  ];
}
