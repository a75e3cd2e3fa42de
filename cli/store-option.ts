import { resolve } from 'node:path';
import { parseStorePlace, renderStorePlace } from '../simulator/hub/store/place.ts';
import { StoreRefused } from '../simulator/hub/store/refused.ts';
import { CommandFailure } from './context.ts';

/** The value of `--store` with a folder made absolute. */
export function resolveStore(cwd: string, store: string): string {
  return parseStorePlace(store).kind === 'folder' ? resolve(cwd, store) : store;
}

/**
 * The hub's store, and where the nodes' registers lie when that is a database: in a folder of their own, since
 * a sender whose register is lost knows nothing of what the hub remembers.
 */
export function storesOf(
  cwd: string,
  store: string,
): { readonly store: string; readonly registers?: string } {
  const place = parseStorePlace(store);
  if (place.kind !== 'postgres') return { store: resolveStore(cwd, store) };
  const name = renderStorePlace(store).replaceAll(/[^\w.-]+/g, '-');
  return { store, registers: resolve(cwd, '.lienthong', name) };
}

/** One line for a store that cannot be used; any other error as it is. */
export function explainStore(error: unknown): unknown {
  return error instanceof StoreRefused ? new CommandFailure(error.text) : error;
}
