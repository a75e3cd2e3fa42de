/** Bytes of a short packet, beside its row: whoever reads rows does not read these. */
export const contentsSqlite = `
  CREATE TABLE contents (
    sequence INTEGER PRIMARY KEY REFERENCES packets (sequence),
    bytes BLOB NOT NULL
  ) STRICT`;
