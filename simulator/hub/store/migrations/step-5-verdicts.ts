/** Verdicts on signatures, beside one another, and what they rest on: each list and answer once. */
function verdictsIn(text: string, integer: string, bytes: string, numbered: string, tail: string): string {
  return `
  CREATE TABLE verdicts (
    number ${numbered} PRIMARY KEY,
    doc_id ${text} NOT NULL,
    waits ${integer} NOT NULL,
    verdict ${text} NOT NULL
  )${tail};
  CREATE INDEX verdicts_by_packet ON verdicts (doc_id, number);
  CREATE INDEX verdicts_waiting ON verdicts (doc_id) WHERE waits = 1;

  CREATE TABLE proofs (
    sha256 ${text} PRIMARY KEY,
    kind ${text} NOT NULL,
    bytes ${bytes} NOT NULL
  )${tail}`;
}

export const verdictsSqlite = verdictsIn('TEXT', 'INTEGER', 'BLOB', 'INTEGER', ' STRICT');
export const verdictsPostgres = verdictsIn(
  'text COLLATE "C"',
  'integer',
  'bytea',
  'bigint GENERATED ALWAYS AS IDENTITY',
  '',
);
