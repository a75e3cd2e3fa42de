/** One column: its head, and whether its figures stand to the right. */
export interface Column {
  readonly head: string;
  readonly right: boolean;
}

/** A table in Markdown; what could end a cell is escaped. */
export function markdownTable(columns: readonly Column[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) =>
    `| ${cells.map((each) => each.replaceAll('|', '\\|').replaceAll('\n', ' ')).join(' | ')} |`;
  return [
    line(columns.map(({ head }) => head)),
    `|${columns.map(({ right }) => (right ? '--:' : '---')).join('|')}|`,
    ...rows.map(line),
  ].join('\n');
}
