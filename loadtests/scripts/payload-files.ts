import { SharedArray } from 'k6/data';
import { open as openShared, SeekMode } from 'k6/experimental/fs';
import type { PreparedAgency, PreparedDocument } from '../payloads/manifest.ts';
import { manifest, payloadPath, readOwn } from './settings.ts';

/** All letters; one copy for all virtual users. */
export const documents: readonly PreparedDocument[] = new SharedArray<PreparedDocument>('documents', () =>
  readOwn(payloadPath('documents.json'), (value): value is PreparedDocument[] => Array.isArray(value)),
);

/** All agencies with their status packets; one copy for all virtual users. */
export const agencies: readonly PreparedAgency[] = new SharedArray<PreparedAgency>('agencies', () =>
  readOwn(payloadPath('agencies.json'), (value): value is PreparedAgency[] => Array.isArray(value)),
);

const envelopes = await openShared(payloadPath('envelopes.bin'));
const attachments = await openShared(payloadPath('attachments.bin'));

/** The packet with the line end that the vendor SDK puts behind it: head, pooled attachment, tail. */
export async function packetOf({ at, head, tail, attachment }: PreparedDocument): Promise<ArrayBuffer> {
  const envelope = await stretch(envelopes, at, head + tail);
  const text = attachment < 0 ? new Uint8Array(0) : await pooledText(attachment);
  const packet = new Uint8Array(head + text.length + tail + 2);
  packet.set(envelope.subarray(0, head));
  packet.set(text, head);
  packet.set(envelope.subarray(head), head + text.length);
  packet.set([0x0d, 0x0a], packet.length - 2);
  return packet.buffer;
}

function pooledText(attachment: number): Promise<Uint8Array> {
  const pooled = manifest.attachments[attachment];
  if (pooled === undefined) throw new Error(`there is no attachment ${attachment}`);
  return stretch(attachments, pooled.at, pooled.bytes);
}

/** k6 reads into the beginning of a buffer and nowhere else, so every stretch has one of its own. */
async function stretch(file: typeof envelopes, at: number, length: number): Promise<Uint8Array> {
  const bytes = new Uint8Array(length);
  await file.seek(at, SeekMode.Start);
  const read = await file.read(bytes);
  if (read !== length) throw new Error(`the payload folder is cut short: ${read} of ${length} bytes`);
  return bytes;
}
