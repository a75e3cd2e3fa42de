/**
 * The directory as a registry: what is known of a code beside its place in the exchange, and every state that
 * a row has had. Of changes that were made before, only the last one of each row is known.
 */
function directoryIn(text: string, integer: string, tail: string): string {
  return `
  ALTER TABLE agencies ADD COLUMN details ${text};
  ALTER TABLE agencies ADD COLUMN closes_on ${text};
  ALTER TABLE agencies ADD COLUMN successor ${text};
  CREATE INDEX agencies_by_parent ON agencies (parent_code);
  CREATE INDEX agencies_by_successor ON agencies (successor) WHERE successor IS NOT NULL;
  CREATE INDEX agencies_closing ON agencies (closes_on) WHERE closes_on IS NOT NULL AND state <> 'closed';

  CREATE TABLE agency_history (
    version ${integer} PRIMARY KEY,
    id ${text} NOT NULL,
    pid ${text} NOT NULL,
    code ${text} NOT NULL,
    code102 ${text},
    name ${text} NOT NULL,
    mail ${text} NOT NULL,
    system_id ${text} NOT NULL,
    parent_code ${text} NOT NULL,
    state ${text} NOT NULL,
    modified_at ${integer} NOT NULL,
    details ${text}
  )${tail};
  CREATE INDEX agency_history_by_row ON agency_history (id, version);
  INSERT INTO agency_history
  SELECT version, ${historyColumns} FROM agencies`;
}

const historyColumns =
  'id, pid, code, code102, name, mail, system_id, parent_code, state, modified_at, details';

export const directorySqlite = directoryIn('TEXT', 'INTEGER', ' STRICT');
export const directoryPostgres = directoryIn('text COLLATE "C"', 'bigint', '');
