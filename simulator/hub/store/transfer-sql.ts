import { prefixedTransfer } from './rows.ts';

/** The latest transfers with their deliveries and packets, oldest of them first, in words that both databases understand. */
export const listedTransfers = `
  SELECT ${prefixedTransfer}, deliveries.*, packets.*
  FROM (
    SELECT * FROM transfers
    WHERE document = coalesce(:document, document) AND receiver = coalesce(:receiver, receiver)
      AND issuer = coalesce(:issuer, issuer)
    ORDER BY accepted_at DESC, document DESC, receiver DESC LIMIT :limit) AS transfers
  JOIN packets ON packets.document = transfers.document AND packets.sender_mailbox = transfers.issuer
    AND packets.message_type = 'edoc'
  JOIN deliveries ON deliveries.sequence = packets.sequence AND deliveries.mailbox = transfers.receiver
  ORDER BY transfers.accepted_at, transfers.document, transfers.receiver, packets.sequence`;
