/** Two names are alike from this share of equal letters on (MET-14) [I]. */
export const alikeFrom = 0.9;

/**
 * True when a name in a packet is the directory's name of the body: letter by letter nine in ten, case and
 * spaces aside, or with something before or after it, as a person or unit of the body is addressed.
 */
export function isNamedLike(written: string, registered: string): boolean {
  if (written === registered) return true;
  const [one, other] = [plain(written), plain(registered)];
  if (one === other || one.includes(other)) return true;
  const longest = Math.max(one.length, other.length);
  const allowed = Math.floor(longest * (1 - alikeFrom) + 1e-9);
  return editsBetween(one, other, allowed) <= allowed;
}

function plain(name: string): string {
  return name.normalize('NFC').toLowerCase().replaceAll(/\s+/g, ' ').trim();
}

/** Letters to insert, drop or change; anything above `most` once that is certain. */
function editsBetween(one: string, other: string, most: number): number {
  if (Math.abs(one.length - other.length) > most) return most + 1;
  let before = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let row = 1; row <= one.length; row += 1) {
    const now = [row];
    for (let column = 1; column <= other.length; column += 1) {
      const same = one[row - 1] === other[column - 1] ? 0 : 1;
      const changed = at(before, column - 1) + same;
      now.push(Math.min(changed, at(before, column) + 1, at(now, column - 1) + 1));
    }
    if (Math.min(...now) > most) return most + 1;
    before = now;
  }
  return at(before, other.length);
}

function at(row: readonly number[], column: number): number {
  return row[column] ?? Number.POSITIVE_INFINITY;
}
