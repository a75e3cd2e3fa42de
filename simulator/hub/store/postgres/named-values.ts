/** What a statement takes; Node's byte arrays become `bytea`, lists become `text[]`. */
export type SqlValue = string | number | bigint | null | Uint8Array | readonly string[];
export type Values = Readonly<Record<string, SqlValue>>;

/** A statement as PostgreSQL wants it, with the name under which a connection keeps it prepared. */
export interface Compiled {
  readonly name: string;
  readonly sql: string;
  /** Names of the values, in the order of `$1`, `$2`, … */
  readonly names: readonly string[];
}

const compiled = new Map<string, Compiled>();

/** Turns `:name` into `$1` and so on, as SQLite would read it; `::type` stays. Texts are constants: all are kept. */
export function compile(text: string): Compiled {
  const known = compiled.get(text);
  if (known !== undefined) return known;
  const names: string[] = [];
  const sql = text.replace(/(?<!:):([A-Za-z]\w*)/g, (_, name: string) => {
    const at = names.indexOf(name);
    return `$${at < 0 ? names.push(name) : at + 1}`;
  });
  const fresh = { name: `statement-${compiled.size + 1}`, sql, names };
  compiled.set(text, fresh);
  return fresh;
}
