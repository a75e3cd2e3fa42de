import { decodePacket } from '../../protocol/edxml/decode.ts';
import { type ExtractedFile, extractAttachment } from '../../protocol/edxml/extract-attachment.ts';
import type { PackedAttachment, Packet } from '../../protocol/edxml/packet.ts';
import type { Problem } from '../../protocol/problems/problem.ts';
import type { DecryptionKey } from '../../protocol/security/encryption/decryption-key.ts';
import { isEncryptedName, openAttachment } from '../../protocol/security/encryption/encrypted-attachment.ts';
import { inspectFile } from '../../protocol/security/encryption/inspect-file.ts';
import type { OpeningVerdict } from '../../protocol/security/encryption/opening.ts';
import { attachmentsOf } from '../inspect/summary.ts';

/** What is known of an encrypted attachment; `sealed` without a key to try. */
export interface EncryptionAnswer {
  readonly verdict: OpeningVerdict | 'sealed';
  /** Certificates that it was encrypted for; undefined where that cannot be read. */
  readonly receivers: number | undefined;
  readonly algorithms: { readonly content: string; readonly keys: readonly string[] } | undefined;
  readonly reasons: readonly Problem[];
}

/** An attachment, under the name that its sender gave it. */
export interface PacketFile {
  readonly name: string;
  /** In clear; undefined when nobody could take it out, or open it. */
  readonly bytes: Uint8Array | undefined;
  /** Of one that travelled encrypted. */
  readonly encryption?: EncryptionAnswer;
  /** Why it could not be taken out of the packet. */
  readonly problems: readonly Problem[];
}

/** A packet with its attachments, as far as they can be had. */
export interface OpenPacket {
  readonly packet: Packet | undefined;
  /** Of the packet itself. */
  readonly problems: readonly Problem[];
  /** In the order of the packet. */
  readonly files: readonly PacketFile[];
}

/** Takes every attachment out, and opens those that are encrypted with the key, where there is one. */
export async function openPacketFiles(
  bytes: Uint8Array,
  key: DecryptionKey | undefined,
): Promise<OpenPacket> {
  const { packet, problems } = decodePacket(bytes, { dialect: 'observed' });
  const attached = packet === undefined ? [] : attachmentsOf(packet);
  const files = await Promise.all(attached.map((each) => fileOf(bytes, each, key)));
  return { packet, problems, files };
}

async function fileOf(
  packet: Uint8Array,
  attachment: PackedAttachment,
  key: DecryptionKey | undefined,
): Promise<PacketFile> {
  const file = extractAttachment(packet, attachment);
  if (!file.ok) {
    const name = attachment.name ?? attachment.contentId ?? '';
    return { name, bytes: undefined, problems: file.problems };
  }
  return isEncryptedName(file.value.name)
    ? openFile(file.value, key)
    : { ...file.value, problems: file.problems };
}

async function openFile(file: ExtractedFile, key: DecryptionKey | undefined): Promise<PacketFile> {
  const seen = inspectFile(file.bytes);
  const [receivers, algorithms] =
    seen.verdict === 'sealed' ? [seen.receivers.length, seen.algorithms] : [undefined, undefined];
  if (key === undefined) {
    const reasons = seen.verdict === 'sealed' ? [] : placed(seen.reasons, file.name);
    const encryption = { verdict: seen.verdict, receivers, algorithms, reasons };
    return { name: file.name, bytes: undefined, encryption, problems: [] };
  }
  const { name, ...opened } = await openAttachment(file, key);
  const reasons = placed(opened.reasons, file.name);
  const encryption = { verdict: opened.verdict, receivers, algorithms, reasons };
  return opened.verdict === 'opened'
    ? { name, bytes: opened.content, encryption, problems: [] }
    : { name: file.name, bytes: undefined, encryption, problems: [] };
}

function placed(reasons: readonly Problem[], path: string): readonly Problem[] {
  return reasons.map((each) => ({ ...each, place: { ...each.place, path } }));
}
