/** A word as one would type it in a shell: quoted where that would read it otherwise. */
export function wordOf(text: string): string {
  return /^[\w./:@%+=,-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}
