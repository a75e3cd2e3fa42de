import type { DirectoryAgency, HubStore } from '../store/store.ts';

/** True when `agency` is `below` itself, or one of the bodies above it. */
export async function isWithin(
  below: DirectoryAgency,
  agency: DirectoryAgency,
  store: HubStore,
): Promise<boolean> {
  const seen = new Set<string>();
  let next: DirectoryAgency | undefined = below;
  while (next !== undefined && !seen.has(next.code)) {
    if (next.id === agency.id) return true;
    seen.add(next.code);
    next = next.parentCode === '' ? undefined : await store.findAgency(next.parentCode);
  }
  return false;
}
