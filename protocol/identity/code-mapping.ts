/**
 * One row of the directory that ties the generations together: `code` is the present one, `code102` the 13
 * characters of QCVN 102:2016, as `getAgenciesListQD20` serves them [A]. Rows without an old code are fine.
 */
export interface CodeMappingRow {
  readonly code: string;
  readonly code102?: string | undefined;
}

/** The mapping between the generations of codes, by table only. */
export interface CodeMapping {
  /** The present code for either code of a body; undefined when the table does not have it. */
  present(code: string): string | undefined;
  /** The code of QCVN 102:2016 for either code of a body. */
  former(code: string): string | undefined;
  /** True when both name one body: the same text, or joined by a row of the table. */
  sameBody(left: string, right: string): boolean;
  /** Codes that the table gives to more than one body, in order; they are mapped to nothing. */
  readonly ambiguous: readonly string[];
}

/**
 * Makes the mapping from a directory's rows (IDC-13). A body is its present code. Nothing is turned round or
 * shortened by rule: `001.00.20.H13` and groups such as `05` do not tell what became of them, and two products
 * that computed it got it wrong. An old code that stands for two bodies is reported and maps to nothing,
 * instead of to whichever came first; so does the old code of a body that has two.
 */
export function createCodeMapping(rows: readonly CodeMappingRow[]): CodeMapping {
  const presentByCode = new Map<string, Set<string>>();
  const formerByPresent = new Map<string, Set<string>>();
  for (const { code, code102 = '' } of rows) {
    if (code === '') continue;
    note(presentByCode, code, code);
    if (code102 === '') continue;
    note(presentByCode, code102, code);
    note(formerByPresent, code, code102);
  }
  const present = (code: string) => only(presentByCode.get(code));
  return {
    present,
    former: (code) => only(formerByPresent.get(present(code) ?? '')),
    sameBody: (left, right) => left === right || isSame(present(left), present(right)),
    ambiguous: [...presentByCode].filter(([, bodies]) => bodies.size > 1).map(([code]) => code),
  };
}

function note(table: Map<string, Set<string>>, key: string, value: string): void {
  table.set(key, (table.get(key) ?? new Set()).add(value));
}

/** The one member of a set; undefined for none or several. */
function only(values: ReadonlySet<string> | undefined): string | undefined {
  const [first, second] = values ?? [];
  return second === undefined ? first : undefined;
}

function isSame(left: string | undefined, right: string | undefined): boolean {
  return left !== undefined && left === right;
}
