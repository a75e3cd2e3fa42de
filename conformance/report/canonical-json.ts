/**
 * One text for one value (RFC 8785): keys sorted by their UTF-16 units, no space, numbers and strings as
 * ECMAScript writes them. Whoever hashes a report or a manifest hashes this. Throws for what JSON cannot hold:
 * a bug.
 */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((each: unknown) => canonicalJson(each)).join(',')}]`;
  if (typeof value === 'object' && value !== null) return `{${membersOf(value).join(',')}}`;
  const text = typeof value === 'number' && !Number.isFinite(value) ? undefined : JSON.stringify(value);
  if (text === undefined) throw new Error(`${String(value)} has no form in JSON`);
  return text;
}

/** A member that is undefined is one that is not there, as JSON.stringify has it. */
function membersOf(value: object): readonly string[] {
  return Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, member]) => `${JSON.stringify(key)}:${canonicalJson(member)}`);
}
