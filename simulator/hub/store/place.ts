/** Where a hub keeps what it has. */
export type StorePlace =
  | { readonly kind: 'memory' }
  | { readonly kind: 'folder'; readonly path: string }
  | { readonly kind: 'postgres'; readonly url: string };

/** Reads `memory`, `postgres://user:password@host:port/database`, or the path of a folder. */
export function parseStorePlace(text: string): StorePlace {
  if (text === 'memory') return { kind: 'memory' };
  return /^postgres(ql)?:\/\//i.test(text) ? { kind: 'postgres', url: text } : { kind: 'folder', path: text };
}

/** The place as it may be shown: a URL without its password and its settings. */
export function renderStorePlace(text: string): string {
  const place = parseStorePlace(text);
  if (place.kind !== 'postgres') return text;
  if (!URL.canParse(place.url)) return 'postgres://…';
  const { username, host, pathname } = new URL(place.url);
  return `postgres://${username === '' ? '' : `${username}@`}${host}${pathname}`;
}
