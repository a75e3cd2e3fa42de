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
