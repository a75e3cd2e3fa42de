const processingOf = `CASE (
    SELECT status.status_code FROM packets AS status
    WHERE status.document_id = packets.document_id AND status.message_type = 'status'
      AND status.sender_mailbox = deliveries.mailbox
    ORDER BY status.sequence DESC LIMIT 1)
  WHEN '01' THEN 'arrived' WHEN '02' THEN 'refused' WHEN '03' THEN 'registered' WHEN '04' THEN 'assigned'
  WHEN '05' THEN 'in-progress' WHEN '06' THEN 'completed' WHEN '15' THEN 'withdrawn' ELSE 'none' END`;

/**
 * Transfers: how each document stands at each receiver. What was sent before gets the state that its newest
 * status says, and no limit of time.
 */
function transfersIn(text: string, integer: string, tail: string, numbered: string): string {
  return `
  ALTER TABLE packets ADD COLUMN document ${text} NOT NULL DEFAULT '';
  UPDATE packets SET document = document_id;
  DROP INDEX packets_by_document;
  CREATE INDEX packets_about ON packets (document);
  ALTER TABLE deliveries ADD COLUMN handed_over ${text};
  ALTER TABLE deliveries ADD COLUMN handed_over_at ${integer};

  CREATE TABLE transfers (
    document ${text} NOT NULL,
    receiver ${text} NOT NULL,
    issuer ${text} NOT NULL,
    document_id ${text} NOT NULL,
    accepted_at ${integer} NOT NULL,
    accept_by ${integer},
    processing ${text} NOT NULL,
    changed_at ${integer} NOT NULL,
    overdue_warned_at ${integer},
    marks ${text},
    PRIMARY KEY (document, receiver, issuer)
  ) ${tail};
  CREATE INDEX transfers_to_warn ON transfers (accept_by)
    WHERE accept_by IS NOT NULL AND overdue_warned_at IS NULL;

  CREATE TABLE transfer_recalls (
    recall ${text} NOT NULL,
    document ${text} NOT NULL,
    PRIMARY KEY (recall, document)
  ) ${tail};

  CREATE TABLE notices (
    number ${numbered} PRIMARY KEY,
    id ${text} NOT NULL UNIQUE,
    recipient ${text} NOT NULL,
    notice ${text} NOT NULL
  )${tail === '' ? '' : ' STRICT'};
  CREATE INDEX notices_by_recipient ON notices (recipient);

  INSERT INTO transfers (document, receiver, issuer, document_id, accepted_at, processing, changed_at)
  SELECT packets.document, deliveries.mailbox, packets.sender_mailbox, packets.document_id,
    packets.accepted_at, ${processingOf}, packets.accepted_at
  FROM packets JOIN deliveries USING (sequence)
  WHERE packets.message_type = 'edoc'
  ORDER BY packets.sequence
  ON CONFLICT DO NOTHING`;
}

export const transfersSqlite = transfersIn('TEXT', 'INTEGER', 'STRICT, WITHOUT ROWID', 'INTEGER');

export const transfersPostgres = transfersIn(
  'text COLLATE "C"',
  'bigint',
  '',
  'bigint GENERATED ALWAYS AS IDENTITY',
);
