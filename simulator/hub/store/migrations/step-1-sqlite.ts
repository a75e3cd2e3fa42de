/** The ledger in SQLite. `last_numbers` remembers numbers whose rows were forgotten, so that none comes twice. */
export const firstStepSqlite = `
  CREATE TABLE systems (
    system_id TEXT PRIMARY KEY,
    secret TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE agencies (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    pid TEXT NOT NULL,
    code TEXT NOT NULL UNIQUE,
    code102 TEXT UNIQUE,
    name TEXT NOT NULL,
    mail TEXT NOT NULL,
    system_id TEXT NOT NULL,
    parent_code TEXT NOT NULL,
    state TEXT NOT NULL,
    version INTEGER NOT NULL,
    modified_at INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX agencies_by_system ON agencies (system_id);
  CREATE INDEX agencies_by_version ON agencies (version);

  CREATE TABLE packets (
    sequence INTEGER PRIMARY KEY,
    doc_id TEXT NOT NULL UNIQUE,
    message_type TEXT NOT NULL,
    system_id TEXT NOT NULL,
    sender TEXT NOT NULL,
    sender_mailbox TEXT NOT NULL,
    document_id TEXT NOT NULL,
    status_code TEXT,
    transaction_kind INTEGER,
    priority INTEGER NOT NULL,
    title TEXT NOT NULL,
    notation TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    size INTEGER NOT NULL,
    splice_offset INTEGER NOT NULL,
    splice_removes INTEGER NOT NULL,
    splice_text TEXT NOT NULL,
    accepted_at INTEGER NOT NULL
  ) STRICT;
  CREATE UNIQUE INDEX packets_once ON packets (sha256, system_id);
  CREATE INDEX packets_by_document ON packets (document_id);

  CREATE TABLE deliveries (
    number INTEGER PRIMARY KEY,
    delivery_id TEXT NOT NULL UNIQUE,
    sequence INTEGER NOT NULL REFERENCES packets (sequence),
    mailbox TEXT NOT NULL,
    receiver TEXT NOT NULL,
    state TEXT NOT NULL,
    updated_at INTEGER NOT NULL,
    fetched_at INTEGER
  ) STRICT;
  CREATE INDEX deliveries_waiting ON deliveries (mailbox) WHERE state = 'waiting';
  CREATE INDEX deliveries_of_packet ON deliveries (sequence);

  CREATE TABLE events (
    number INTEGER PRIMARY KEY,
    event TEXT NOT NULL
  ) STRICT;

  CREATE TABLE last_numbers (
    name TEXT PRIMARY KEY,
    number INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
`;
