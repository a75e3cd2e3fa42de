import { createHash } from 'node:crypto';
import type { Reading } from '../../protocol/result.ts';
import type { NodeParts } from './node.ts';
import type { ArrivalChannel, AwaitedDocument, ReceivedDocument } from './node-records.ts';
import { takeInDocument } from './receive-document.ts';

/**
 * Takes in a packet that a person brings, from the hub's portal or out of a mail. When the same packet comes
 * over the axis later it is recognised, and acknowledged without a second entry (DUP-05). `to` is the code of
 * the agency that it was handed to; left out, it is for all of the packet's receivers that are served here.
 */
export async function importPacket(
  parts: NodeParts,
  bytes: Uint8Array,
  channel: Exclude<ArrivalChannel, 'axis'>,
  to = '',
): Promise<Reading<readonly (ReceivedDocument | AwaitedDocument)[]>> {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const file = `imported/${sha256}.edxml`;
  await parts.store.files.write(file, bytes);
  const row = { docId: `${channel}-${sha256}`, messageType: 'edoc', from: '', to };
  return takeInDocument(parts, { row, channel, bytes, file });
}
