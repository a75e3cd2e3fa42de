/**
 * The ledger in PostgreSQL. Texts compare byte by byte (`COLLATE "C"`), as in SQLite. Two things hold the
 * rules that several processes share:
 * - `packets.sha256` points at bytes that are there: neither can a packet come in whose bytes were swept, nor
 *   can bytes be swept that a packet names.
 * - an event takes its number while it holds a shared lock, until it is committed; `settled_events()` waits for
 *   all of these, so that no event with a lower number turns up after it was passed.
 */
export const firstStepPostgres = `
  CREATE TABLE systems (
    system_id text COLLATE "C" PRIMARY KEY,
    secret text NOT NULL
  );

  CREATE TABLE agencies (
    number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    id text COLLATE "C" NOT NULL UNIQUE,
    pid text NOT NULL,
    code text COLLATE "C" NOT NULL UNIQUE,
    code102 text COLLATE "C" UNIQUE,
    name text NOT NULL,
    mail text NOT NULL,
    system_id text COLLATE "C" NOT NULL,
    parent_code text NOT NULL,
    state text NOT NULL,
    version bigint NOT NULL,
    modified_at bigint NOT NULL
  );
  CREATE INDEX agencies_by_system ON agencies (system_id);
  CREATE INDEX agencies_by_version ON agencies (version);

  CREATE TABLE uploads (
    upload uuid PRIMARY KEY,
    begun_at timestamptz NOT NULL DEFAULT now()
  );
  CREATE INDEX uploads_by_age ON uploads (begun_at);

  CREATE TABLE upload_chunks (
    upload uuid NOT NULL REFERENCES uploads ON DELETE CASCADE,
    number integer NOT NULL,
    bytes bytea NOT NULL,
    PRIMARY KEY (upload, number)
  );
  ALTER TABLE upload_chunks ALTER COLUMN bytes SET STORAGE EXTERNAL;

  CREATE TABLE contents (
    sha256 text COLLATE "C" PRIMARY KEY,
    upload uuid NOT NULL UNIQUE REFERENCES uploads,
    size bigint NOT NULL,
    chunk_bytes integer NOT NULL,
    kept_at timestamptz NOT NULL DEFAULT now()
  );

  CREATE TABLE packets (
    sequence bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    doc_id text COLLATE "C" NOT NULL UNIQUE,
    message_type text NOT NULL,
    system_id text COLLATE "C" NOT NULL,
    sender text NOT NULL,
    sender_mailbox text COLLATE "C" NOT NULL,
    document_id text COLLATE "C" NOT NULL,
    status_code text,
    transaction_kind integer,
    priority integer NOT NULL,
    title text NOT NULL,
    notation text NOT NULL,
    sha256 text COLLATE "C" NOT NULL REFERENCES contents,
    size bigint NOT NULL,
    splice_offset bigint NOT NULL,
    splice_removes bigint NOT NULL,
    splice_text text NOT NULL,
    accepted_at bigint NOT NULL
  );
  CREATE UNIQUE INDEX packets_once ON packets (sha256, system_id);
  CREATE INDEX packets_by_document ON packets (document_id);

  CREATE TABLE deliveries (
    number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    delivery_id text COLLATE "C" NOT NULL UNIQUE,
    sequence bigint NOT NULL REFERENCES packets,
    mailbox text COLLATE "C" NOT NULL,
    receiver text NOT NULL,
    state text NOT NULL,
    updated_at bigint NOT NULL,
    fetched_at bigint
  );
  CREATE INDEX deliveries_waiting ON deliveries (mailbox) WHERE state = 'waiting';
  CREATE INDEX deliveries_of_packet ON deliveries (sequence);

  CREATE SEQUENCE event_numbers;
  CREATE FUNCTION next_event_number() RETURNS bigint LANGUAGE plpgsql VOLATILE AS $$
  BEGIN
    PERFORM pg_advisory_xact_lock_shared(1819897703);
    RETURN nextval('event_numbers');
  END $$;
  CREATE FUNCTION settled_events() RETURNS bigint LANGUAGE plpgsql VOLATILE AS $$
  BEGIN
    PERFORM pg_advisory_xact_lock(1819897703);
    RETURN coalesce(pg_sequence_last_value('event_numbers'), 0);
  END $$;
  CREATE TABLE events (
    number bigint PRIMARY KEY DEFAULT next_event_number(),
    event text NOT NULL
  );
`;
