import type { DirectoryAgency, HubStore } from '../store/store.ts';
import { RenderedList, type RenderedRows } from './rendered-list.ts';

/** The directory as the wire's lists, kept up to date by deltas (REG-07). */
export interface DirectoryLists {
  /** The rows of a list as they are now. `render` decides for a name once, and is not asked for it again. */
  rows(name: string, render: (agency: DirectoryAgency) => object | undefined): Promise<RenderedRows>;
}

/** Rows that are taken in at one time; the event loop turns between two lots. */
const lot = 5_000;

/** Creates lists that know nothing yet; the first one asked for reads the whole directory. */
export function createDirectoryLists(store: HubStore): DirectoryLists {
  const all: DirectoryAgency[] = [];
  const positions = new Map<string, number>();
  const lists = new Map<string, RenderedList>();
  let version = 0;
  let refreshing: Promise<void> | undefined;

  const take = (agency: DirectoryAgency) => {
    const position = positions.get(agency.id) ?? all.length;
    positions.set(agency.id, position);
    all[position] = agency;
    version = agency.version;
    for (const list of lists.values()) list.touch(position);
  };
  const refresh = async () => {
    for (;;) {
      const changed = await store.listAgenciesSince(version, lot);
      for (const each of changed) take(each);
      if (changed.length < lot) return;
    }
  };
  /** One at a time, and always one that began after it was asked for: a change that was answered is in it. */
  const refreshed = (): Promise<void> => {
    const next = (refreshing ?? Promise.resolve()).catch(() => {}).then(refresh);
    refreshing = next;
    return next;
  };

  return {
    async rows(name, render) {
      await refreshed();
      const list = lists.get(name) ?? new RenderedList(render);
      lists.set(name, list);
      return list.rows(all);
    },
  };
}
