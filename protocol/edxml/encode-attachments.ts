import type { OutElement } from '../xml/write.ts';
import { prefixed, prefixedName, unprefixed } from './encode-tree.ts';
import { packetNamespace, packetPrefix } from './names.ts';
import type { PackedFile } from './pack-attachment.ts';

/** The body: a manifest with one reference for each file, empty when there is none. */
export function encodeBody(files: readonly PackedFile[]): readonly OutElement[] {
  const manifest: OutElement = {
    name: prefixedName('manifest'),
    attributes: [['version', '1.0']],
    content: files.flatMap(encodeReference),
  };
  return prefixed('body', [manifest]);
}

/** The files themselves. Nothing here has a prefix but the content, which binds its own, as in the field. */
export function encodeAttachments(files: readonly PackedFile[]): readonly OutElement[] {
  return unprefixed('attachmentList', files.flatMap(encodeAttachment));
}

function encodeReference(file: PackedFile): readonly OutElement[] {
  return prefixed('reference', [
    ...prefixed('contentId', file.contentId),
    ...prefixed('contentType', file.manifestType),
    ...prefixed('description', file.description),
    ...prefixed('attachmentName', file.name),
  ]);
}

function encodeAttachment(file: PackedFile): readonly OutElement[] {
  return unprefixed('attachment', [
    ...unprefixed('contentId', file.contentId),
    ...unprefixed('attachmentName', file.name),
    ...unprefixed('description', file.description),
    ...unprefixed('contentType', file.contentType),
    encodeContent(file.bytes),
  ]);
}

function encodeContent(bytes: Uint8Array): OutElement {
  const base64 = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64');
  return {
    name: prefixedName('attachmentContent'),
    attributes: [[`xmlns:${packetPrefix}`, packetNamespace]],
    content: Buffer.from(base64, 'latin1'),
  };
}
