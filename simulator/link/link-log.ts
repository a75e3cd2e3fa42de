import type { ClientLink } from '../../protocol/tls/link.ts';

/** One connection that was made to the hub, numbered from 1. */
export interface NumberedLink extends ClientLink {
  readonly number: number;
}

/** The last connections, the oldest falling out. */
export interface LinkLog {
  add(link: ClientLink): void;
  list(after: number): readonly NumberedLink[];
}

export function createLinkLog(capacity = 500): LinkLog {
  const links: NumberedLink[] = [];
  let last = 0;
  return {
    add(link) {
      last += 1;
      links.push({ number: last, ...link });
      if (links.length > capacity) links.shift();
    },
    list: (after) => links.filter(({ number }) => number > after),
  };
}
