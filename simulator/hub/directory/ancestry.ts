import type { DirectoryAgency, HubStore } from '../store/store.ts';

/** A body, and the bodies above it, from the bottom up. */
export async function lineOf(below: DirectoryAgency, store: HubStore): Promise<readonly DirectoryAgency[]> {
  const line: DirectoryAgency[] = [];
  let next: DirectoryAgency | undefined = below;
  while (next !== undefined && !isAmong(next, line)) {
    line.push(next);
    next = next.parentCode === '' ? undefined : await store.findAgency(next.parentCode);
  }
  return line;
}

/** True when a body stands in such a line. */
export function isAmong({ id }: Pick<DirectoryAgency, 'id'>, line: readonly DirectoryAgency[]): boolean {
  return line.some((each) => each.id === id);
}

/**
 * True when a body with these codes would stand below itself under such a line: it is in it, or one of its codes is
 * what somebody in the line is below already. A centre's system is a parent before it has a row of its own.
 */
export function isAbove({ code, code102 }: Pick<DirectoryAgency, 'code' | 'code102'>, line: Line): boolean {
  const named = line.flatMap((each) => [each.code, each.parentCode]);
  return named.includes(code) || (code102 !== undefined && named.includes(code102));
}

type Line = readonly Pick<DirectoryAgency, 'code' | 'parentCode'>[];

/** True for the row by which a system takes part itself, not for a unit below it. */
export function isOwnBody({ code, code102, parentCode }: DirectoryAgency, systemId: string): boolean {
  return parentCode === '' || code === systemId || code102 === systemId;
}
