import { prefixedTransfer } from './rows.ts';

/** Statements on what a system sent, that both databases understand. */

/** Everything in a window of time. */
export const sentInWindow = selectSent('');

/** One packet. Two texts and not `:docId IS NULL OR …`, which no index can be used for. */
export const sentOfPacket = selectSent('AND packets.doc_id = :docId');

/** The statement with another condition, or on another source that is called `packets`. */
export function selectSent(condition: string, source = 'packets'): string {
  return `
  SELECT ${prefixedTransfer}, deliveries.*, packets.*
  FROM ${source} JOIN deliveries USING (sequence)
  LEFT JOIN transfers ON transfers.document = packets.document AND transfers.receiver = deliveries.mailbox
    AND transfers.issuer = packets.sender_mailbox AND packets.message_type = 'edoc'
  WHERE packets.system_id = :systemId AND packets.message_type = :messageType
    AND packets.accepted_at BETWEEN :from AND :to ${condition}
  ORDER BY packets.sequence, deliveries.number`;
}
